from pathlib import Path

import cv2
import numpy as np

from inpaint_studio.cli.main import main
from tests.cli.program import ROOT, assert_failed_with_a_sentence, on_linux


@on_linux
def test_a_photo_that_has_the_name_of_a_command_can_be_opened_and_restored(capsys):
    Path("photo.png").rename("restore")
    assert main(["restore", "restore", "--mask", "mask.png", "-o", "out.png", "--engine", "fmm", "--quiet"]) == 0
    assert Path("out.png").exists()
    for words in (["./restore"], ["--", "restore"]):
        assert main(words) == 1
        assert_failed_with_a_sentence(capsys.readouterr(), "There is no display here", "editor")


@on_linux
def test_without_a_display_the_editor_says_so_and_what_can_be_done(capsys):
    assert main([]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "no display", "inpaint-studio restore", "--sample")


@on_linux
def test_without_a_display_the_sample_is_restored_on_the_spot(folder, monkeypatch, capsys):
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    assert main(["--sample"]) == 0
    told = capsys.readouterr()
    assert told.err == "There is no display here. So the sample photo is restored here and now.\n"
    path = Path(told.out.removeprefix("Before and after: ").removesuffix("\n"))
    assert path.is_relative_to(folder)
    picture, sample = cv2.imread(str(path)), cv2.imread(str(ROOT / "resources" / "sample" / "portrait.png"))
    width = sample.shape[1]
    np.testing.assert_array_equal(picture[:, :width], sample)
    assert picture.shape[1] > 2 * width
    assert (picture[:, -width:] != sample).any()


@on_linux
def test_a_sample_that_cannot_be_written_is_told_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr("tempfile.tempdir", str(Path("none").absolute()))
    assert main(["--sample"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("inpaint-studio: ")
