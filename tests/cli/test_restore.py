from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile

from inpaint_studio.cli.main import main
from inpaint_studio.engines.registry import ENGINES
from tests.cli.program import PIXELS, TOLD, assert_failed_with_a_sentence, names, restore, scratches


@pytest.mark.parametrize(
    ("photo", "out", "pixels"),
    [
        ("photo.png", "out.png", PIXELS),
        ("photo.tif", "out.tif", PIXELS),
        ("photo.tif", "out.tiff", PIXELS.astype(np.uint16) * 257),
        ("photo.png", "out.tif", PIXELS[..., 0].astype(np.uint16) * 251),
        ("photo.bmp", "out.PNG", PIXELS[..., 1].copy()),
        ("photo.jpg", "out.png", PIXELS),
    ],
)
def test_restore_changes_masked_pixels_and_no_others(photo, out, pixels, capsys):
    cv2.imwrite(photo, pixels)
    before, masked = cv2.imread(photo, cv2.IMREAD_UNCHANGED), scratches() > 0
    assert main(["restore", photo, "--mask", "mask.png", "-o", out]) == 0
    after = cv2.imread(out, cv2.IMREAD_UNCHANGED)
    assert after.dtype == before.dtype
    np.testing.assert_array_equal(after[~masked], before[~masked])
    assert (after[masked] != before[masked]).mean() > 0.5
    assert capsys.readouterr() == ("", TOLD)


def test_a_jpeg_can_be_restored_to_a_jpeg(capsys):
    cv2.imwrite("photo.jpg", PIXELS)
    assert main(["restore", "photo.jpg", "--mask", "mask.png", "-o", "out.jpg"]) == 0
    before, after = cv2.imread("photo.jpg").astype(float), cv2.imread("out.jpg").astype(float)
    assert capsys.readouterr() == ("", TOLD)
    away = cv2.dilate(scratches(), np.ones((35, 35), np.uint8)) == 0
    np.testing.assert_array_equal(after[away], before[away])


def test_a_damaged_pixel_is_not_looked_at():
    assert restore() == 0
    first = Path("out.png").read_bytes()
    damaged = PIXELS.copy()
    damaged[scratches() > 0] = 255 - damaged[scratches() > 0]
    cv2.imwrite("photo.png", damaged[..., ::-1])
    assert restore() == 0
    np.testing.assert_array_equal(cv2.imread("out.png"), cv2.imdecode(np.frombuffer(first, np.uint8), cv2.IMREAD_COLOR))


def test_the_photo_itself_may_be_written_over():
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", "photo.png"]) == 0
    masked = scratches() > 0
    np.testing.assert_array_equal(cv2.imread("photo.png")[~masked], PIXELS[..., ::-1][~masked])
    assert names() == {"photo.png", "mask.png"}


def test_a_mask_painted_black_on_white_is_read_with_invert_mask():
    assert restore() == 0
    cv2.imwrite("negative.png", 255 - scratches())
    assert main(["restore", "photo.png", "--mask", "negative.png", "--invert-mask", "-o", "other.png"]) == 0
    np.testing.assert_array_equal(cv2.imread("out.png"), cv2.imread("other.png"))


def test_the_mask_can_be_grown_and_its_threshold_set(capsys):
    cv2.imwrite("soft.png", cv2.GaussianBlur(scratches(), (0, 0), 3))
    for arguments in (
        ["--mask-threshold", "0.5"],
        ["--mask-threshold", "45"],
        ["--mask-threshold", "45", "--grow", "2"],
    ):
        assert main(["restore", "photo.png", "--mask", "soft.png", "-o", "out.png", "--save-mask", *arguments]) == 0
        told = capsys.readouterr().err
        count = np.count_nonzero(cv2.imread("out-restored-mask.png", cv2.IMREAD_GRAYSCALE))
        assert f"{count:,} pixels" in told or f"Grown by 2 px, these are {count:,}," in told


def test_the_mask_can_be_fitted_to_the_damage():
    photo, narrow = np.full((80, 100), 90, np.uint8), np.zeros((80, 100), np.uint8)
    cv2.circle(photo, (50, 40), 9, 180, -1)
    cv2.circle(narrow, (50, 40), 7, 255, -1)
    cv2.imwrite("photo.png", photo)
    cv2.imwrite("narrow.png", narrow)
    assert main(["restore", "photo.png", "--mask", "narrow.png", "--fit", "--engine", "fmm", "-o", "out.png"]) == 0
    assert np.abs(cv2.imread("out.png", cv2.IMREAD_GRAYSCALE).astype(int) - 90).max() <= 1


def test_a_mask_that_looks_black_on_white_is_asked_about(capsys):
    cv2.imwrite("negative.png", 255 - scratches())
    assert main(["restore", "photo.png", "--mask", "negative.png", "-o", "out.png"]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "“negative.png” marks 9", "Add --invert-mask")
    assert not Path("out.png").exists()


def test_the_engines_options_are_followed():
    results = []
    for arguments in ([], ["--sweeps", "10"], ["--weighting", "telea"], ["--finish", "median"]):
        assert restore("--engine", "fmm", *arguments) == 0
        results.append(cv2.imread("out.png"))
    np.testing.assert_array_equal(results[0], results[1])
    for other in results[2:]:
        assert (other != results[0]).any()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["gone.png", "--mask", "mask.png", "-o", "out.png"], ["“gone.png” cannot be opened"]),
        (["photo.png", "--mask", "gone.png", "-o", "out.png"], ["“gone.png” cannot be opened"]),
        (["text.png", "--mask", "mask.png", "-o", "out.png"], ["“text.png” is no photo"]),
        (["photo.png", "--mask", "text.png", "-o", "out.png"], ["“text.png” is no photo"]),
        ([".", "--mask", "mask.png", "-o", "out.png"], ["is a folder"]),
        (["photo.png", "--mask", "small.png", "-o", "out.png"], ["mask is 30 × 20", "photo is 160 × 120"]),
        (["photo.png", "--mask", "white.png", "-o", "out.png"], ["covers the whole photo"]),
        (["photo.png", "--mask", "black.png", "--invert-mask", "-o", "out.png"], ["covers the whole photo"]),
        (["photo.png", "--mask", "black.png", "-o", "out.png"], ["marks nothing", "brightest value is 0 of 255"]),
        (["photo.png", "--mask", "white.png", "--invert-mask", "-o", "out.png"], ["marks nothing", "255 of 255"]),
        (["photo.png", "--mask", "mask.png", "-o", "out.gif"], ["“out.gif” does not say which format"]),
        (["photo.png", "--mask", "mask.png", "-o", "out"], ["“out” does not say which format"]),
        (["photo.png", "--mask", "mask.png", "-o", "none/out.png"], ["“out.png” could not be saved", "folder"]),
        (
            ["photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", "fmm", "--radius", "0"],
            ["Radius", "1", "50"],
        ),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", "fmm", "--radius", "51"], ["Radius", "50"]),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--radius", "5"], ["“auto” has no option “radius”"]),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--texture", "101"], ["Grain and texture must", "100"]),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_and_writes_nothing(arguments, words, capfd):
    Path("text.png").write_text("Dear Sir or Madam,\n", encoding="utf-8")
    cv2.imwrite("small.png", np.zeros((20, 30), np.uint8))
    cv2.imwrite("white.png", np.full(PIXELS.shape[:2], 255, np.uint8))
    cv2.imwrite("black.png", np.zeros(PIXELS.shape[:2], np.uint8))
    before = names()
    assert main(["restore", *arguments, "--quiet"]) == 1
    assert_failed_with_a_sentence(capfd.readouterr(), *words)
    assert names() == before


@pytest.mark.parametrize("out", ["out.gif", "out"])
def test_a_name_that_cannot_be_written_to_is_told_before_the_work_begins(out, monkeypatch, capsys):
    started = []
    entry = replace(ENGINES["auto"], load=lambda options: started.append(options))
    monkeypatch.setitem(ENGINES, "auto", entry)
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", out]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "format")
    assert not started


def test_a_result_that_exists_stays_whole_when_the_work_fails():
    cv2.imwrite("white.png", np.full(PIXELS.shape[:2], 255, np.uint8))
    Path("out.png").write_bytes(b"precious")
    assert main(["restore", "photo.png", "--mask", "white.png", "-o", "out.png"]) == 1
    assert Path("out.png").read_bytes() == b"precious"


def test_what_the_result_cannot_hold_is_named(folder, capsys):
    deep = np.full((40, 50), 40_000, np.uint16)
    cv2.imwrite("deep.png", deep)
    cv2.imwrite("spot.png", np.pad(np.full((4, 4), 255, np.uint8), ((10, 26), (10, 36))))
    assert main(["restore", "deep.png", "--mask", "spot.png", "-o", "flat.jpg"]) == 0
    assert "“flat.jpg”: This format cannot hold everything:" in capsys.readouterr().err
    assert main(["restore", "deep.png", "--mask", "spot.png", "-o", "flat.jpg", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_a_page_is_restored_and_the_others_stay(folder):
    pages = np.stack([np.full((40, 50, 3), 60 * number, np.uint8) for number in range(3)])
    pages[1, 12:13, 10:30] = 255
    tifffile.imwrite("scan.tif", pages, photometric="rgb")
    cv2.imwrite("line.png", np.where(pages[1] == 255, 255, 0).astype(np.uint8))
    assert main(["restore", "scan.tif", "--mask", "line.png", "-o", "out.tif", "--page", "2", "--quiet"]) == 0
    np.testing.assert_array_equal(tifffile.imread("out.tif", key=0), pages[0])
    np.testing.assert_array_equal(tifffile.imread("out.tif", key=1), np.full_like(pages[1], 60))
    np.testing.assert_array_equal(tifffile.imread("out.tif", key=2), pages[2])


def test_a_page_that_is_not_there_gives_a_sentence(folder, capsys):
    tifffile.imwrite("scan.tif", np.zeros((2, 40, 50, 3), np.uint8), photometric="rgb")
    cv2.imwrite("line.png", np.zeros((40, 50), np.uint8))
    assert main(["restore", "scan.tif", "--mask", "line.png", "-o", "out.tif", "--page", "3"]) == 1
    assert "“scan.tif” has no page 3: it has 2." in capsys.readouterr().err


def test_why_a_tiff_was_written_anew_is_told_after_saving(folder, capsys):
    tifffile.imwrite("scan.tif", np.full((40, 50, 3), 60, np.uint8), photometric="ycbcr", compression="jpeg")
    cv2.imwrite("line.png", np.pad(np.full((4, 4), 255, np.uint8), ((10, 26), (10, 36))))
    assert main(["restore", "scan.tif", "--mask", "line.png", "-o", "out.tif"]) == 0
    assert "“out.tif”: This TIFF is compressed as JPEG inside" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("out", "arguments", "count"),
    [("out.png", [], 1), ("photo.png", [], 0), ("photo.png", ["--log"], 1), ("out.png", ["--no-log"], 0)],
)
def test_copies_carry_a_log_unless_told_otherwise(out, arguments, count):
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", out, "--texture", "40", *arguments]) == 0
    data = Path(out).read_bytes()
    assert data.count(b"softwareAgent>Inpaint Studio") == count
    assert (b"engine=auto; options: texture=40; masked: " in data) == bool(count)


def test_the_mask_can_be_written_beside_the_result():
    assert restore("--save-mask") == 0
    mask = cv2.imread("out-restored-mask.png", cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(mask, np.where(scratches() > 0, 255, 0))


def test_the_mask_can_be_written_into_a_tiff():
    arguments = ["restore", "photo.png", "--mask", "mask.png", "-o", "out.tif", "--save-mask", "page"]
    assert main(arguments) == 0
    assert not Path("out-restored-mask.png").exists()
    np.testing.assert_array_equal(tifffile.imread("out.tif", key=1), np.where(scratches() > 0, 255, 0))


def test_detail_comes_from_where_it_is_allowed_and_the_log_says_that_it_was_chosen(capsys):
    here = np.zeros(PIXELS.shape[:2], np.uint8)
    here[:, : here.shape[1] // 2] = 255
    cv2.imwrite("here.png", here)
    results = []
    for number, arguments in enumerate(([], ["--take-from", "here.png"], ["--not-from", "here.png"])):
        out = f"out-{number}.png"
        assert main(["restore", "photo.png", "--mask", "mask.png", "-o", out, "--texture", "0", *arguments]) == 0
        assert (b"sources of detail: chosen" in Path(out).read_bytes()) == bool(arguments)
        results.append(cv2.imread(out))
    assert "“here.png” marks" in capsys.readouterr().err
    anywhere, inside, outside = ((results[0] != each).any(axis=2) for each in results)
    assert not anywhere.any()
    assert not inside[scratches() == 0].any()
    reach = 11
    assert inside[:, here.shape[1] // 2 + reach :].any()
    assert not inside[:, : here.shape[1] // 2 - reach].any()
    assert outside[:, : here.shape[1] // 2 - reach].any()
    assert not outside[:, here.shape[1] // 2 + reach :].any()


def test_a_mask_that_leaves_nothing_to_take_from_is_told(capsys):
    assert restore("--take-from", "mask.png", "--quiet") != 0
    assert_failed_with_a_sentence(capsys.readouterr(), "Nothing can be taken from where you marked")
    assert "out.png" not in names()
