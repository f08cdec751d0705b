"""No text of the panels is cut off in a window of the usual size or on a screen of 720 lines, in any language."""

from contextlib import suppress

import cv2
import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDockWidget, QLabel, QSizePolicy, QWidget
from pytestqt.exceptions import TimeoutError

from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.ui.settings.language import LANGUAGES
from tests.ui.damage import damaged_pixels, spot_source

SIZES = (1440, 900), (1296, 810), (1280, 720)


@pytest.fixture(params=LANGUAGES)
def language(request, speak):
    """The window is made in this language; request this fixture before the window."""
    speak(request.param)


@pytest.fixture
def pair(language, monkeypatch, drive, tmp_path):
    """Two photos with damage in the filmstrip."""
    monkeypatch.setitem(SOURCES, "itself", spot_source())
    paths = [tmp_path / f"{number}.png" for number in range(2)]
    for path in paths:
        cv2.imwrite(str(path), damaged_pixels())
    with drive.qtbot.waitSignal(drive.editor.opened):
        drive.window.parts.files.open_all(paths)
    drive.qtbot.waitUntil(lambda: not drive.editor.jobs.is_running)
    return drive


def text_of(widget):
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def is_clipped(widget):
    """Whether a widget is smaller than its text, or partly out of sight."""
    if isinstance(widget, QLabel):
        if widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored:
            return False  # It shortens its text itself.
        if widget.wordWrap() and widget.height() < widget.heightForWidth(widget.width()):
            return True
    wanted = widget.sizeHint()
    is_small = widget.width() < wanted.width() or widget.height() < wanted.height()
    is_wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    return (is_small and not is_wrapped) or widget.visibleRegion().boundingRect().size() != widget.size()


def clipped(drive):
    docks = [dock for dock in drive.window.findChildren(QDockWidget) if not dock.visibleRegion().isEmpty()]
    widgets = [each for dock in docks for each in dock.findChildren(QWidget) if each.isVisible() and text_of(each)]
    assert widgets
    return [text_of(each) for each in widgets if is_clipped(each)]


def check(drive):
    """Let Qt lay the window out: what is clipped then stays so."""
    with suppress(TimeoutError):
        drive.qtbot.waitUntil(lambda: not clipped(drive), timeout=2000)
    assert clipped(drive) == []


def test_no_text_is_cut_off(pair):
    parts = pair.window.parts
    for width, height in SIZES:
        pair.window.resize(width, height)
        for tool in parts.toolbox.tools:
            parts.toolbox.choose(tool)
            check(pair)
        pair.key("D")
        check(pair)
        with pair.job():
            pair.key("Ctrl+D")
        choice = parts.find_panel.choice
        choice.margin.setValue(12)  # Much of the photo is proposed, which is warned about.
        choice.smallest.setValue(2)
        check(pair)
        pair.key("V")
        check(pair)
        pair.key("B")
        choice.margin.setValue(1)
        with pair.qtbot.waitSignal(pair.editor.opened):
            pair.key("PgDown" if height != 810 else "PgUp")  # Another photo, on which the same can be found.
        pair.qtbot.waitUntil(lambda: not pair.editor.jobs.is_running)
        check(pair)
        choice.smallest.setValue(0)
        parts.editor.finder.choose_source("strokes")
        check(pair)
        parts.editor.finder.choose_source("itself")
        pair.key("Esc")
