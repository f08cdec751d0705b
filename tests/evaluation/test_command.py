import json
import re

import pytest

from inpaint_studio.cli.main import main


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """An empty folder to be in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def evaluate(photos, *arguments):
    return main(["evaluate", "--photos", str(photos), "--report", "out.html", *arguments])


def test_the_command_writes_a_report_and_prints_the_means(photos, planes, folder, capsys):
    arguments = ["--damage", str(planes), "--engines", "fmm:radius=3,opencv-ns", "--widths", "3", "--limit", "1"]
    assert evaluate(photos, *arguments, "--json", "out.json") == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    for words in ("fmm:radius=3", "opencv-ns", "Scratches by width (1 restored)", "Damage of real shape"):
        assert words in captured.out
    assert len(re.findall(r"\d+\.\d\d 0\.\d{3}", captured.out)) == 4
    assert {path.name for path in folder.iterdir()} == {"out.html", "out.json"}


def test_by_width_draws_the_same_scratches_thicker(photos, folder, capsys):
    arguments = ["--widths", "1,8", "--engines", "opencv-ns,opencv-telea", "--limit", "1", "--plot", "out.svg"]
    assert evaluate(photos, "--by-width", *arguments) == 0
    assert "the same strokes in every width" in (folder / "out.html").read_text(encoding="utf-8")
    output = capsys.readouterr().out
    assert "1 px  8 px" in output
    assert "PSNR over opencv-telea, dB" in output
    assert len(re.findall(r"opencv-ns +[+−]?\d", output)) == 3
    assert (folder / "out.svg").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--engines", "magic"], "no engine “magic”"),
        (["--engines", "fmm:radius=0"], "Radius must lie between"),
        (["--damage", "gone"], "The folder “gone” cannot be read"),
        (["--damage", "."], "no planes of damage"),
        (["--widths", "0"], "width of scratches"),
        (["--coverage", "90"], "coverage"),
        (["--limit", "0"], "limit"),
        (["--json", "none/out.json"], "could not be saved"),
        (["--plot", "out.png"], "Only --by-width"),
        (["--by-width", "--plot", "out.gif"], ".png or an .svg"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence_and_writes_nothing(photos, folder, arguments, words, capsys):
    assert evaluate(photos, *arguments) == 1
    assert_a_sentence(capsys.readouterr(), words)
    assert not list(folder.iterdir())


@pytest.mark.parametrize(("name", "words"), [(".", "There are no photos in"), ("gone", "cannot be read: there is no")])
def test_a_folder_without_photos_or_a_missing_one_is_told_in_a_sentence(name, words, capsys):
    assert evaluate(name) == 1
    assert_a_sentence(capsys.readouterr(), words)


def assert_a_sentence(captured, words):
    assert captured.out == ""
    assert captured.err.startswith("inpaint-studio: ")
    assert captured.err.endswith(".\n")
    assert captured.err.count("\n") == 1
    assert words in captured.err


@pytest.mark.parametrize("arguments", [["--widths", "wide"], ["--by-width", "--damage", "."], ["--limit", "few"]])
def test_wrong_usage_ends_with_2(photos, arguments, capsys):
    with pytest.raises(SystemExit) as caught:
        evaluate(photos, *arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: inpaint-studio evaluate")


def test_a_table_that_goes_to_a_file_is_not_cut_at_the_width_of_a_terminal(folder, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["benchmark", "fmm", "--scale", "--megapixels", "0.02", "--repeats", "1", "--quiet"]) == 0
    output = capsys.readouterr().out
    assert "…" not in output
    assert "40 scratches as long as the photo is high, default" in output
    assert "CPU ns" in output


def test_growth_writes_figures_and_a_plot(folder, capsys):
    arguments = ["--growth", "--megapixels", "0.02", "--repeats", "1", "--json", "out.json", "--plot", "out.png"]
    assert main(["benchmark", "fmm", *arguments]) == 0
    captured = capsys.readouterr()
    assert "0.02 MP" in captured.out
    assert "out.png" in captured.out
    assert (folder / "out.png").read_bytes().startswith(b"\x89PNG")
    assert len(json.loads((folder / "out.json").read_text(encoding="utf-8"))["rows"]) == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["fmm", "--plot", "out.png"], "Only --growth"),
        (["fmm", "--growth", "--plot", "none/out.png"], "could not be saved"),
        (["pconv", "--memory"], "--memory is a benchmark of fmm"),
    ],
)
def test_a_benchmark_that_cannot_be_done_or_written_does_not_begin(folder, arguments, words, capsys):
    assert main(["benchmark", *arguments]) == 1
    assert_a_sentence(capsys.readouterr(), words)
    assert not list(folder.iterdir())
