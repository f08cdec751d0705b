import json

import cv2
import numpy as np
import pytest

from inpaint_studio.cli.main import main
from tests.cli.program import PIXELS, assert_failed_with_a_sentence, names


@pytest.fixture(autouse=True)
def photos(folder):
    (folder / "mask.png").unlink()
    cv2.imwrite("other.tif", PIXELS[..., ::-1])


def test_a_mask_of_the_photos_size_is_written(capsys):
    assert main(["detect", "photo.png", "-o", "found.png", "--sensitivity", "90"]) == 0
    mask = cv2.imread("found.png", cv2.IMREAD_UNCHANGED)
    assert mask.shape == PIXELS.shape[:2]
    assert names() == {"photo.png", "other.tif", "found.png"}
    out, told = capsys.readouterr()
    assert out == ""
    assert told.startswith("inpaint-studio: “photo.png”: ")


def test_several_photos_get_a_mask_each_in_a_folder(capsys):
    assert main(["detect", "photo.png", "other.tif", "-o", "masks", "--overlay", "seen", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["photo"] for line in lines] == ["photo.png", "other.tif"]
    for name in ("photo", "other"):
        assert cv2.imread(f"masks/{name}-mask.png").shape == PIXELS.shape
        assert cv2.imread(f"seen/{name}-overlay.png").shape == PIXELS.shape


def test_a_photo_that_cannot_be_read_does_not_stop_the_others(capsys):
    assert main(["detect", "missing.png", "photo.png", "-o", "masks", "--quiet"]) == 1
    assert names() >= {"masks"}
    assert "missing.png" in capsys.readouterr().err
    assert cv2.imread("masks/photo-mask.png") is not None


@pytest.mark.parametrize(
    "words", [["--sensitivity", "101"], ["--polarity", "grey"], ["--min", "-1"], ["--margin", "x"]]
)
def test_a_wrong_number_is_wrong_usage(words, capsys):
    with pytest.raises(SystemExit) as ending:
        main(["detect", "photo.png", "-o", "found.png", *words])
    assert ending.value.code == 2
    assert names() == {"photo.png", "other.tif"}


def test_restore_can_find_the_damage_itself(capsys):
    words = ["restore", "photo.png", "--detect", "--engine", "fmm", "-o", "out.png"]
    assert main(["detect", "photo.png", "-o", "found.png", "--sensitivity", "95"]) == 0
    assert main([*words, "--sensitivity", "95"]) == 0
    mask = cv2.imread("found.png", cv2.IMREAD_UNCHANGED)
    before, after = cv2.imread("photo.png"), cv2.imread("out.png")
    assert np.array_equal(before[mask == 0], after[mask == 0])
    assert main([*words, "--sensitivity", "0"]) == 0
    assert np.array_equal(before, cv2.imread("out.png"))
    assert "No damage was found." in capsys.readouterr().err


def test_what_belongs_to_detect_needs_it(capsys):
    cv2.imwrite("mask.png", np.full(PIXELS.shape[:2], 255, np.uint8))
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--margin", "3"]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "--detect")


def test_a_mask_and_detect_exclude_each_other():
    with pytest.raises(SystemExit):
        main(["restore", "photo.png", "--mask", "mask.png", "--detect", "-o", "out.png"])


@pytest.fixture
def plane():
    """An infrared plane for the photo with one speck of dust."""
    pixels = np.random.default_rng(0).integers(200, 203, PIXELS.shape[:2]).astype(np.uint8)
    pixels[20:24, 30:35] = 120
    return pixels


def assert_seen(name):
    mask = cv2.imread(name, cv2.IMREAD_UNCHANGED)
    assert mask[20:24, 30:35].all()
    mask[18:26, 28:37] = 0
    assert not mask.any()


def test_damage_is_seen_in_infrared_where_there_is_a_plane(plane, capsys):
    cv2.imwrite("infra.png", plane)
    assert main(["detect", "photo.png", "-o", "found.png", "--ir", "infra.png", "--json"]) == 0
    assert_seen("found.png")
    out, told = capsys.readouterr()
    assert json.loads(out)["marks"][0]["source"] == "infrared"
    assert "1 marks were seen in infrared" in told
    assert "infra.png" in told
    cv2.imwrite("photo_IR.png", plane)
    assert main(["detect", "photo.png", "-o", "beside.png"]) == 0
    assert_seen("beside.png")
    assert main(["detect", "photo.png", "-o", "without.png", "--no-ir"]) == 0
    assert main(["detect", "other.tif", "-o", "same.png"]) == 0
    assert np.array_equal(cv2.imread("without.png"), cv2.imread("same.png"))


def test_restore_looks_in_infrared_too(plane, capsys):
    cv2.imwrite("infra.png", plane)
    assert main(["restore", "photo.png", "--detect", "--ir", "infra.png", "--engine", "fmm", "-o", "out.png"]) == 0
    assert "seen in infrared" in capsys.readouterr().err
    changed = (cv2.imread("photo.png") != cv2.imread("out.png")).any(axis=2)
    changed[18:26, 28:37] = False
    assert not changed.any()


def test_a_plane_that_shows_the_photo_is_an_error_only_where_it_was_asked_for(capsys):
    gray = np.ascontiguousarray(PIXELS[..., 1])
    cv2.imwrite("other_ir.png", gray)
    assert main(["detect", "other.tif", "-o", "found.png", "--ir", "other_ir.png"]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "black-and-white")
    assert main(["detect", "other.tif", "-o", "found.png"]) == 0
    assert "black-and-white" in capsys.readouterr().err
    assert main(["detect", "other.tif", "-o", "without.png", "--no-ir"]) == 0
    assert np.array_equal(cv2.imread("found.png"), cv2.imread("without.png"))


def test_one_infrared_plane_is_for_one_photo(plane, capsys):
    cv2.imwrite("infra.png", plane)
    assert main(["detect", "photo.png", "other.tif", "-o", "masks", "--ir", "infra.png"]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "one photo")


def test_more_is_found_like_what_was_painted_over(capsys):
    pixels, examples = cv2.GaussianBlur(PIXELS, (0, 0), 2), np.zeros(PIXELS.shape[:2], np.uint8)
    for index, row in enumerate(range(10, 110, 12)):
        cv2.circle(pixels, (20 + 15 * index, row), 2, (255, 255, 255), -1)
        if index < 4:
            cv2.circle(examples, (20 + 15 * index, row), 4, 255, -1)
    cv2.imwrite("specks.png", pixels)
    cv2.imwrite("examples.png", examples)
    assert main(["detect", "specks.png", "--like", "examples.png", "-o", "found.png", "--sensitivity", "95"]) == 0
    mask = cv2.imread("found.png", cv2.IMREAD_UNCHANGED)
    found = [mask[row, 20 + 15 * index] for index, row in enumerate(range(10, 110, 12))]
    assert np.mean(np.array(found) != 0) > 0.7


def test_examples_and_infrared_exclude_each_other(capsys):
    words = ["detect", "photo.png", "--like", "photo.png", "--ir", "photo.png", "-o", "found.png"]
    assert main(words) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "--like")
