import os
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.cli.main import main
from tests.cli.program import PIXELS, on_linux, scratches


@pytest.fixture(autouse=True)
def archive():
    """Folders with two photos and a mask of each."""
    for name in ("a.png", "sub/b.tif"):
        for folder, pixels in (("in", PIXELS[..., ::-1]), ("masks", scratches())):
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(path), pixels)


def batch(*arguments):
    return main(["batch", "in", "-o", "out", "--masks", "masks", "--workers", "1", "--engine", "fmm", *arguments])


def outputs():
    return sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file())


def test_folders_are_restored_and_each_photo_is_told(capsys):
    assert batch() == 0
    assert outputs() == ["a.png", NAME, "sub/b.tif"]
    told = capsys.readouterr()
    assert told.out == "2 restored.\n"
    share = f"{100 * np.count_nonzero(scratches()) / scratches().size:.2f} % marked"
    assert told.err.splitlines() == [
        "inpaint-studio: 2 photos to be looked at, 0 done before, 0 left.",
        f"inpaint-studio: “sub/b.tif” restored, {share}",
        f"inpaint-studio: “a.png” restored, {share}",
    ]


def test_a_dry_run_tells_what_it_would_do_and_does_nothing(capsys):
    assert batch("--dry-run", "--pattern", "*.PNG") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0].endswith("/out/a.png")
    assert told[1] == "1 photos of 0.00 GB to be looked at, 0 done before, 0 left."
    assert not Path("out").exists()


def test_failures_are_told_and_end_with_1_and_are_tried_again(capsys):
    Path("in/a.png").write_bytes(b"")
    assert batch("--quiet") == 1
    assert capsys.readouterr().err == (
        "inpaint-studio: “a.png” failed: “a.png” is empty. Copy it again from where it came.\n"
    )
    cv2.imwrite("in/a.png", PIXELS)
    assert batch("--quiet", "--resume") == 0
    assert outputs() == ["a.png", NAME, "sub/b.tif"]


def test_photos_are_replaced_once_they_are_backed_up():
    before = Path("in/sub/b.tif").read_bytes()
    arguments = ["--in-place-with-backup", "backup", "--masks", "masks", "--workers", "1", "--engine", "fmm", "--quiet"]
    assert main(["batch", "in", *arguments]) == 0
    assert Path("backup/sub/b.tif").read_bytes() == before
    assert Path("in/sub/b.tif").read_bytes() != before


def test_masks_and_what_is_found_count_both():
    pixels = cv2.GaussianBlur(data.camera()[40:168, 60:220], (0, 0), 1.5)
    cv2.line(pixels, (10, 10), (140, 60), 255, 2)
    cv2.imwrite("in/a.png", pixels)
    painted = np.zeros_like(pixels)
    painted[100:104, 20:60] = 255
    cv2.imwrite("masks/a.png", painted)
    assert batch("--quiet", "--pattern", "a.*") == 0
    alone = next(rows()).share
    assert alone == np.count_nonzero(painted) / painted.size
    assert batch("--detect", "--sensitivity", "100", "--quiet", "--pattern", "a.*", "--resume") == 0
    assert next(rows()).share > alone


def rows():
    with Manifest(Path("out", NAME)) as manifest:
        yield from list(manifest.rows())


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["none", "-o", "out", "--masks", "masks"], "There is no folder “none”."),
        (["in", "-o", "out", "--masks", "none"], "There is no folder “none”."),
        (["in", "-o", "out"], "Say what is to be restored"),
        (["in", "-o", "in", "--masks", "masks"], "lies in the folder where the results go"),
        (["in", "-o", "out", "--masks", "masks", "--sensitivity", "9"], "belong to --detect"),
        (["in", "-o", "out", "--masks", "masks", "--radius", "9"], "“auto” has no option “radius”"),
        (["in", "-o", "out", "--masks", "masks", "--engine", "fmm", "--radius", "99"], "Radius"),
        (["in", "-o", "out", "--detect", "--like", "masks/a.png"], "belong to one photo"),
        (["in", "-o", "photo.png", "--masks", "masks"], "The folder “photo.png” cannot be made"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_before_anything_is_done(arguments, sentence, capsys):
    assert main(["batch", *arguments]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert sentence in told.err
    assert not Path("out").exists() or outputs() == []


def test_names_that_are_no_text_are_told_all_the_same(capsys):
    os.rename("in/a.png", os.fsdecode(b"in/\xff.png"))
    assert batch("--max-share", "100") == 0
    assert "“�.png” without a mark" in capsys.readouterr().err
    assert os.path.exists(os.fsdecode(b"out/\xff.png"))


@on_linux
def test_ctrl_c_finishes_the_photo_under_way_and_the_rest_comes_later(on_terminal):
    for number in range(12):
        cv2.imwrite(f"in/{number}.png", np.tile(PIXELS, (2, 2, 1)))
        cv2.imwrite(f"masks/{number}.png", np.tile(scratches(), (2, 2)))
    arguments = ["batch", "in", "-o", "out", "--masks", "masks", "--workers", "1", "--engine", "fmm"]
    terminal = on_terminal(*arguments)
    while "1 of 14" not in terminal.text and terminal.read():
        pass
    terminal.interrupt()
    while terminal.read():
        pass
    assert terminal.wait() == 130
    assert "Traceback" not in terminal.text
    found = {row.state.value for row in rows()}
    assert found == {"restored", "waiting"}
    assert not list(Path("out").glob(".*"))
    assert batch("--resume", "--quiet") == 0
    assert {row.state.value for row in rows()} == {"restored"}


def test_a_report_is_written_also_where_photos_failed():
    Path("in/empty.png").write_bytes(b"")
    assert batch("--report", "report.html") == 1
    text = Path("report.html").read_text("utf-8")
    assert "“empty.png” is empty." in text
    assert len(list(Path("report-pictures").glob("[!.]*"))) == 2 * 3


def test_a_report_that_cannot_be_written_is_told_before_the_work(capsys):
    assert batch("--report", "in") == 1
    assert "in" in capsys.readouterr().err
    assert not Path("out").exists()
