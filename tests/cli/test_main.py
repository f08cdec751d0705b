import os
import re
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

import inpaint_studio
from inpaint_studio.cli.commands import COMMANDS
from inpaint_studio.cli.main import main
from inpaint_studio.engines.registry import ENGINES, KERNELS
from tests import forks
from tests.cli.program import PIXELS, TOLD, assert_failed_with_a_sentence, names, on_linux, python, restore, scratches


def test_a_failure_ends_the_program_with_1_and_no_traceback():
    done = python("restore", "gone.png", "--mask", "mask.png", "-o", "out.png")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("inpaint-studio: “gone.png” cannot be opened")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["restore"],
        ["restore", "photo.png"],
        ["restore", "photo.png", "--mask", "mask.png"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--radius", "wide"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--radius", "2.5"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--grow", "-1"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--mask-threshold", "0"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--mask-threshold", "101"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--mask-threshold", "nan"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--finish", "glossy"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", "magic"],
        ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--unknown"],
        ["--unknown"],
        ["benchmark", "magic"],
        ["benchmark", "fmm", "--megapixels", "0"],
        ["benchmark", "fmm", "--megapixels", "-1"],
        ["benchmark", "fmm", "--megapixels", "nan"],
        ["benchmark", "fmm", "--repeats", "0"],
    ],
)
def test_wrong_usage_ends_with_2_and_writes_nothing(arguments, capsys):
    before = names()
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("usage: inpaint-studio")
    assert names() == before


def test_help_names_every_command_and_every_option_of_every_engine(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["restore", "--help"])
    assert caught.value.code == 0
    text = capsys.readouterr().out
    assert "--radius RADIUS" in text
    assert "--finish {none,median,bilateral,both}" in text
    for command in COMMANDS:
        with pytest.raises(SystemExit) as caught:
            main([command, "--help"])
        assert caught.value.code == 0
        assert f"inpaint-studio {command}" in capsys.readouterr().out


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"Inpaint Studio {inpaint_studio.__version__}\n"


def test_the_program_runs_as_a_module_and_prints_nothing_when_it_works_quietly():
    done = python("restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", "fmm", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    masked = scratches() > 0
    np.testing.assert_array_equal(cv2.imread("out.png")[~masked], PIXELS[..., ::-1][~masked])


def test_no_colours_reach_a_file_even_when_they_are_forced(monkeypatch, capfd):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert restore() == 0
    assert capfd.readouterr() == ("", TOLD)


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
@pytest.mark.parametrize("arguments", [["benchmark", "fmm", "--megapixels", "0.01", "--repeats", "1"], ["--help"]])
def test_a_reader_that_has_gone_is_no_reason_for_a_traceback(arguments):
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = python(*arguments, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "BrokenPipeError" not in done.stderr


@on_linux
def test_a_full_drive_under_the_output_is_told_in_a_sentence():
    with Path("/dev/full").open("w") as full:
        done = python("--version", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1
    assert done.stderr.startswith("inpaint-studio: The output cannot be written: the drive is full")
    assert "Exception" not in done.stderr


def test_an_interruption_leaves_no_output_and_raises_nothing(monkeypatch, capsys):
    def load(options):
        signal.raise_signal(signal.SIGINT)
        return loaded(options)

    before, loaded = signal.getsignal(signal.SIGINT), ENGINES["auto"].load
    monkeypatch.setitem(ENGINES, "auto", replace(ENGINES["auto"], load=load))
    assert restore("--quiet") == 130
    assert signal.getsignal(signal.SIGINT) is before
    assert_failed_with_a_sentence(capsys.readouterr(), "Interrupted; nothing was written")
    assert names() == {"photo.png", "mask.png"}


def test_an_interruption_ends_a_compilation_at_once(monkeypatch):
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    group = replace(KERNELS["fmm"], compile=lambda: signal.raise_signal(signal.SIGINT))
    monkeypatch.setitem(KERNELS, "fmm", group)
    main(["warm-up", "--engine", "fmm"])
    assert codes == [130]


@on_linux
def test_ctrl_c_stops_a_running_restoration_at_once_and_writes_nothing(on_terminal):
    pixels = np.tile(PIXELS, (5, 4, 1))
    mask = np.full(pixels.shape[:2], 255, np.uint8)
    mask[:3] = 0
    cv2.imwrite("large.png", pixels)
    cv2.imwrite("large-mask.png", mask)
    before = names()
    arguments = ["restore", "large.png", "--mask", "large-mask.png", "--no-invert-mask", "-o", "out.png"]
    terminal = on_terminal(*arguments, "--engine", "fmm", "--radius", "50")
    while not re.search(r"\b[1-9]\d?%", terminal.text) and terminal.read():
        pass
    terminal.interrupt()
    while terminal.read():
        pass
    assert terminal.wait() == 130
    assert "Interrupted; nothing was written." in terminal.text
    assert "Traceback" not in terminal.text
    assert names() == before


@on_linux
def test_a_terminal_sees_progress_unless_it_is_to_be_quiet(on_terminal):
    arguments = ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--engine", "fmm"]
    loud = on_terminal(*arguments)
    while loud.read():
        pass
    assert loud.wait() == 0
    assert "Restoring photo.png" in loud.text
    assert "100%" in loud.text
    quiet = on_terminal(*arguments, "--quiet")
    while quiet.read():
        pass
    assert quiet.wait() == 0
    assert quiet.text == ""


def test_the_command_line_is_english_whatever_the_system_speaks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    done = forks.run("inpaint_studio", "restore", "missing.png", "--mask", "missing.png", "-o", "out.png")
    assert done.returncode == 1
    assert done.stderr.startswith("inpaint-studio: “missing.png” cannot be opened: there is no such file or folder.")
