import subprocess
import sys

import pytest

from inpaint_studio.ui.desktop.display import missing_display
from tests.ui.x11 import HAS_XVFB, x_server

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def display():
    if not HAS_XVFB:
        pytest.skip("Xvfb is not installed")
    with x_server() as name:
        yield name


def test_without_any_display_the_sentence_says_so():
    assert missing_display() == "There is no display here."


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc", "offscreen:fontdb=x"])
def test_a_platform_that_needs_no_display_is_enough(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert missing_display() is None


@pytest.mark.parametrize("platform", ["xcb", "wayland", "wayland;xcb", "wayland-egl"])
def test_a_platform_that_needs_a_display_is_not(monkeypatch, platform):
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert missing_display() == "There is no display here."


@pytest.mark.parametrize("name", [":987", ":987.0", "unix:987", "nonsense", "127.0.0.1:987"])
def test_an_x_display_that_does_not_answer_is_named(monkeypatch, name):
    monkeypatch.setenv("DISPLAY", name)
    assert missing_display() == f"The display {name} does not answer."


def test_a_wayland_display_that_does_not_answer_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-987")
    assert missing_display() == "The display wayland-987 does not answer."


def test_one_display_that_answers_is_enough(monkeypatch, tmp_path, display):
    monkeypatch.setenv("DISPLAY", display)
    assert missing_display() is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-987")
    assert missing_display() is None


def test_only_the_platform_asked_for_is_tried(monkeypatch, display):
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland")
    assert missing_display() == "There is no display here."


def test_qt_opens_a_window_where_a_display_is_found_beside_a_dead_one(monkeypatch, tmp_path, display):
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-987")
    lines = "from PySide6.QtWidgets import QApplication; print(QApplication([]).platformName())"
    found = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout.strip()) == (0, "xcb"), found.stderr
