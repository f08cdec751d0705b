import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile
from skimage import data

import inpaint_studio
from inpaint_studio.cli import COMMANDS, main
from inpaint_studio.engines.registry import ENGINES

ROOT = Path(inpaint_studio.__file__).parents[1]
PIXELS = data.astronaut()[60:180, 170:330].copy()

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder to be in, with a photo, a mask of the same size, and nothing else; and no display."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    cv2.imwrite("photo.png", PIXELS[..., ::-1])
    cv2.imwrite("mask.png", scratches())
    return tmp_path


def scratches(shape=PIXELS.shape):
    mask = np.zeros(shape[:2], np.uint8)
    cv2.line(mask, (10, 5), (shape[1] - 20, shape[0] - 9), 255, 3)
    cv2.circle(mask, (shape[1] // 2, shape[0] // 3), 4, 255, -1)
    return mask


SHARE = np.count_nonzero(scratches()) / scratches().size * 100
TOLD = f"inpaint-studio: “mask.png” marks {np.count_nonzero(scratches())} pixels, {SHARE:.2f} % of the photo.\n"


def names():
    return {path.name for path in Path().iterdir()}


def python(*arguments, **options):
    """Run the program in a process of its own, with nothing of this one's settings for output."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "TMPDIR": str(Path.cwd())}
    settings = {"capture_output": True, "text": True, "timeout": 120, "check": False, "env": environment} | options
    return subprocess.run([sys.executable, "-m", "inpaint_studio", *arguments], **settings)


def restore(*arguments):
    return main(["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", *arguments])


def assert_failed_with_a_sentence(captured, *words):
    assert captured.out == ""
    assert captured.err.startswith("inpaint-studio: ")
    assert captured.err.endswith(".\n")
    assert captured.err.count("\n") == 1
    for word in words:
        assert word in captured.err


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


def test_a_mask_that_looks_black_on_white_is_asked_about(capsys):
    cv2.imwrite("negative.png", 255 - scratches())
    assert main(["restore", "photo.png", "--mask", "negative.png", "-o", "out.png"]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "“negative.png” marks 9", "Add --invert-mask")
    assert not Path("out.png").exists()


def test_the_engines_options_are_followed():
    results = []
    for arguments in ([], ["--engine", "fmm", "--sweeps", "10"], ["--weighting", "telea"], ["--finish", "median"]):
        assert restore(*arguments) == 0
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
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--radius", "0"], ["Radius must", "1", "50"]),
        (["photo.png", "--mask", "mask.png", "-o", "out.png", "--radius", "51"], ["Radius must", "1", "50"]),
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
    entry = replace(ENGINES["fmm"], load=lambda options: started.append(options))
    monkeypatch.setitem(ENGINES, "fmm", entry)
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", out]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "format")
    assert not started


def test_a_result_that_exists_stays_whole_when_the_work_fails():
    cv2.imwrite("white.png", np.full(PIXELS.shape[:2], 255, np.uint8))
    Path("out.png").write_bytes(b"precious")
    assert main(["restore", "photo.png", "--mask", "white.png", "-o", "out.png"]) == 1
    assert Path("out.png").read_bytes() == b"precious"


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


@on_linux
def test_a_photo_that_has_the_name_of_a_command_can_be_opened_and_restored(capsys):
    Path("photo.png").rename("restore")
    assert main(["restore", "restore", "--mask", "mask.png", "-o", "out.png", "--quiet"]) == 0
    assert Path("out.png").exists()
    for words in (["./restore"], ["--", "restore"]):
        assert main(words) == 1
        assert_failed_with_a_sentence(capsys.readouterr(), "There is no display here", "editor")


@on_linux
def test_without_a_display_the_editor_says_so_and_what_can_be_done(capsys):
    assert main([]) == 1
    assert_failed_with_a_sentence(capsys.readouterr(), "no display", "inpaint-studio restore", "--sample")


@on_linux
def test_without_a_display_the_sample_is_restored_on_the_spot(folder):
    done = python("--sample")
    assert done.returncode == 0
    assert done.stderr == "There is no display here. So the sample photo is restored here and now.\n"
    path = Path(done.stdout.removeprefix("Before and after: ").removesuffix("\n"))
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


def test_the_program_runs_as_a_module_and_prints_nothing_when_it_works_quietly():
    done = python("restore", "photo.png", "--mask", "mask.png", "-o", "out.png", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    masked = scratches() > 0
    np.testing.assert_array_equal(cv2.imread("out.png")[~masked], PIXELS[..., ::-1][~masked])


def test_a_failure_ends_the_program_with_1_and_no_traceback():
    done = python("restore", "gone.png", "--mask", "mask.png", "-o", "out.png")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("inpaint-studio: “gone.png” cannot be opened")
    assert done.stderr.count("\n") == 1


def test_no_colours_reach_a_file_even_when_they_are_forced(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = python("restore", "photo.png", "--mask", "mask.png", "-o", "out.png")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", TOLD)


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
@pytest.mark.parametrize("arguments", [["--sample"], ["--help"], ["--version"]])
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

    before, loaded = signal.getsignal(signal.SIGINT), ENGINES["fmm"].load
    monkeypatch.setitem(ENGINES, "fmm", replace(ENGINES["fmm"], load=load))
    assert restore("--quiet") == 130
    assert signal.getsignal(signal.SIGINT) is before
    assert_failed_with_a_sentence(capsys.readouterr(), "Interrupted; nothing was written")
    assert names() == {"photo.png", "mask.png"}


def test_an_interruption_ends_a_compilation_at_once(monkeypatch):
    codes = []
    monkeypatch.setattr(os, "_exit", codes.append)
    entry = replace(ENGINES["fmm"], compile=lambda: signal.raise_signal(signal.SIGINT))
    monkeypatch.setitem(ENGINES, "fmm", entry)
    main(["warm-up"])
    assert codes == [130]


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments):
        self._screen, end = os.openpty()
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
        command = [sys.executable, "-m", "inpaint_studio", *arguments]
        self.process = subprocess.Popen(command, stdin=end, stdout=end, stderr=end, env=environment)
        os.close(end)
        self.text = ""

    def read(self):
        """Take what comes next; False when the program has ended."""
        try:
            piece = os.read(self._screen, 4096)
        except OSError:  # Linux: the other end is closed
            piece = b""
        self.text += piece.decode(errors="replace")
        return bool(piece)

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self._screen)


@pytest.fixture
def on_terminal():
    terminals = []

    def start(*arguments):
        terminals.append(Terminal(*arguments))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()


@on_linux
def test_ctrl_c_stops_a_running_restoration_at_once_and_writes_nothing(on_terminal):
    pixels = np.tile(PIXELS, (10, 8, 1))
    mask = np.full(pixels.shape[:2], 255, np.uint8)
    mask[:3] = 0
    cv2.imwrite("large.png", pixels)
    cv2.imwrite("large-mask.png", mask)
    before = names()
    arguments = ["restore", "large.png", "--mask", "large-mask.png", "--no-invert-mask", "-o", "out.png"]
    terminal = on_terminal(*arguments, "--radius", "50")
    while not re.search(r"\b[1-9]\d?%", terminal.text) and terminal.read():
        pass
    terminal.process.send_signal(signal.SIGINT)
    while terminal.read():
        pass
    assert terminal.process.wait(30) == 130
    assert "Interrupted; nothing was written." in terminal.text
    assert "Traceback" not in terminal.text
    assert names() == before


@on_linux
def test_a_terminal_sees_progress_unless_it_is_to_be_quiet(on_terminal):
    arguments = ["restore", "photo.png", "--mask", "mask.png", "-o", "out.png"]
    loud = on_terminal(*arguments)
    while loud.read():
        pass
    assert loud.process.wait(30) == 0
    assert "Restoring photo.png" in loud.text
    assert "100%" in loud.text
    quiet = on_terminal(*arguments, "--quiet")
    while quiet.read():
        pass
    assert quiet.process.wait(30) == 0
    assert quiet.text == ""


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
    assert main(["restore", "photo.png", "--mask", "mask.png", "-o", out, "--radius", "4", *arguments]) == 0
    data = Path(out).read_bytes()
    assert data.count(b"softwareAgent>Inpaint Studio") == count
    assert (b"engine=fmm; options: radius=4; masked: " in data) == bool(count)


def test_the_mask_can_be_written_beside_the_result():
    assert restore("--save-mask") == 0
    mask = cv2.imread("out-restored-mask.png", cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(mask, np.where(scratches() > 0, 255, 0))


def test_the_command_line_is_english_whatever_the_system_speaks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    done = python("restore", "missing.png", "--mask", "missing.png", "-o", "out.png")
    assert done.returncode == 1
    assert done.stderr.startswith("inpaint-studio: “missing.png” cannot be opened: there is no such file or folder.")


def test_the_mask_can_be_written_into_a_tiff():
    arguments = ["restore", "photo.png", "--mask", "mask.png", "-o", "out.tif", "--save-mask", "page"]
    assert main(arguments) == 0
    assert not Path("out-restored-mask.png").exists()
    np.testing.assert_array_equal(tifffile.imread("out.tif", key=1), np.where(scratches() > 0, 255, 0))
