"""A window that stands from test to test: making one takes a tenth of a second, and most tests leave it as it was.

What a test has done is taken back as a user would: photos are closed, choices made anew. Then everything that the
window and its parts hold is compared with what it was before. Whatever differs, the window is closed for good, and the
next test gets a new one. So a test never sees what another one has left; one that leaves much only takes longer.
"""

import sys
import threading
import time
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from inpaint_studio import translation
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.stroke import Mode
from inpaint_studio.detection.kinds import Kind
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.healing.placement import Turn
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.panels.fade_panel import FadeSlider
from inpaint_studio.ui.settings.settings import SETTINGS, Settings
from inpaint_studio.ui.widgets.form import suggested_values
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests.ui.window_state import window_state

SIZE = 1100, 720
PATIENCE = 20  # seconds
_NOISE = "This plugin does not support propagateSizeHints()"


class Standing:
    """Keeps one window."""

    def __init__(self):
        self._window = None
        self._kind = None
        self._lent = {}  # the settings when they were lent
        self._states = {}  # by kind of window, what one holds that has been tidied up

    def settings(self, folder):
        """Return the settings of the window that stands, if that is as it was, or new ones; for ``window``."""
        if self._window is None or self._kind != _kind() or window_state(self._window) != self._states[self._kind]:
            self.end()
        if _kind() not in self._states:
            self._learn(folder / "standing.ini")
        settings = self._window.settings if self._window else new_settings(folder / "settings.ini")
        self._lent = _stored(settings)
        return settings

    def window(self, settings):
        """Return the window that stands if these are its settings and unchanged, or a new one that uses them."""
        if self._window is not None:
            is_its_own = self._window.settings is settings
            if is_its_own and self._kind == _kind() and _stored(settings) == self._lent:
                return self.end(is_over=False)
            self.end()
            if is_its_own:
                settings.changed.disconnect()  # No window that is gone listens any more.
        return make(settings)

    def take_back(self, window):
        """Keep a window for the next test, or close it if its kind is not known."""
        window.parts.files.strip.close_all()  # That cancels the job.
        wait(lambda: not window.parts.editor.jobs.is_running)
        if window.isVisible() and _kind() in self._states:
            tidy(window)
            self._window, self._kind = window, _kind()
        else:
            close(window)

    def end(self, is_over=True):
        """Keep the window no longer, and return it; close it if it is not used any more."""
        window, self._window = self._window, None
        if window is not None and is_over:
            close(window)
        return window

    def _learn(self, path):
        """Take what a new window of today's kind holds, after it was tidied up, for what each is to hold."""
        window = make(new_settings(path))
        tidy(window)
        self._states[_kind()] = window_state(window)
        self._window, self._kind = window, _kind()


@contextmanager
def without_noise():
    """Keep what the offscreen platform always says off the terminal: pytest-qt does so while a test is run only."""

    def tell(kind, context, text):
        if _NOISE not in text:
            sys.stderr.write(f"{text}\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _kind():
    """Return what windows differ by that were made in different circumstances."""
    return tuple(ENGINES), tuple(SOURCES), translation._language, QLocale(), QApplication.instance().styleSheet()


def new_settings(path):
    settings = Settings(path)
    settings.set("save_original", "replace")  # What asks has tests of its own.
    settings.set("enlarge_small", False)  # Most tests look at single pixels.
    return settings


def _stored(settings):
    return {name: settings._store.value(name) for name in settings._store.allKeys()}


def make(settings):
    """Return a new window that can be used."""
    window = MainWindow(settings)
    assemble(window)
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    wait(lambda: window.windowHandle().isExposed() and window.isActiveWindow())
    return window


def close(window):
    """Close a window and let nothing of it live on."""
    window.parts.files.strip.close_all()
    window.close()
    wait(lambda: not window.isVisible())
    # The offscreen clipboard outlives Python, which must not be needed to take down what a test has put there.
    QGuiApplication.clipboard().clear()
    gone = []
    window.destroyed.connect(lambda: gone.append(True))
    window.deleteLater()
    wait(lambda: gone)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


def wait(condition):
    """Let Qt work until something is so.

    Raises:
        TimeoutError: it is not so after many seconds.
    """
    end = time.monotonic() + PATIENCE
    while not condition():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if time.monotonic() > end:
            raise TimeoutError("The window is not what it should be.")


def tidy(window):
    """Close everything, and choose what is chosen in a new window."""
    parts = window.parts
    for dialog in window.findChildren(QDialog):
        dialog.close()
    settings = window.settings
    for setting in SETTINGS:
        settings.reset(setting.key)
    if not parts.keymap.is_unchanged:
        parts.keymap.reset_all()
    parts.tool_panel.distance.setValue(2)
    parts.engine_panel.set_all_options({name: suggested_values(entry.options) for name, entry in ENGINES.items()})
    # Pages of options are made as they are first shown; most tests that choose an engine choose one of these.
    for engine in ("patient", "good", "fmm", next(iter(ENGINES))):
        parts.engine_panel.choose(engine, {})
    parts.brush.set_usual(4000)
    parts.brush.set_size(20)
    parts.canvas.set_mask_shown(True)
    parts.canvas.set_mode(CompareMode.OFF)
    parts.canvas.viewport.divider = 0.5
    parts.canvas.keyboard.set_on(False)
    parts.toolbox.marking.show_mode(Mode.ADD)
    parts.toolbox.marking.set_mode(Mode.ADD)
    parts.toolbox.marking.set_target(Plane.MASK)
    parts.toolbox.choose("brush")
    parts.toolbox.source.turn = Turn()
    parts.toolbox.source.set_point((0.0, 0.0))  # There is none without a photo.
    for row in window.findChildren(FadeSlider):
        row.show_values(0, 0)
    parts.messages.notice("")
    parts.messages.hide()
    parts.messages._timer.stop()
    if not parts.docks._is_wanted:
        parts.docks.want(True)
    forget_search(parts)
    settings._store.clear()
    settings.set("save_original", "replace")  # What asks has tests of its own.
    settings.set("enlarge_small", False)  # Most tests look at single pixels.
    window.welcome.refresh()
    window.resize(*SIZE)
    window.activateWindow()
    window.welcome.findChild(QPushButton).setFocus()
    QGuiApplication.clipboard().clear()
    parts.recovery.wait()
    parts.recovery._pause.stop()
    QApplication.sendEvent(parts.canvas, QEvent(QEvent.Type.Leave))
    betterment = parts.editor.restorer.betterment
    betterment._engine, betterment._options = "", {}  # What follows a restoration sets both.
    parts.editor.restorer._asked = {}
    parts.history_panel.fade._name = ""
    warm_ups = parts.editor.restorer._warm_ups
    if all(each.is_done for each in warm_ups.values()):
        for each in warm_ups.values():
            each.deleteLater()
        warm_ups.clear()
        betterment._awaited.clear()  # Which of those it listens to.
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def forget_search(parts):
    """Have the search for damage forget what was found, learned and chosen; a closed photo takes all else along."""
    finder, kinds = parts.editor.finder, parts.editor.finder.kinds
    is_as_usual = parts.find_panel._is_made and kinds.all == [Kind(was_found=kinds.current.was_found)]
    kinds.all[:], kinds._current = [Kind()], 0
    kinds._removed.clear()
    if not is_as_usual:  # The panel is made when it is first shown, and then shows what is chosen.
        kinds.changed.emit()
        finder.show(True)
    finder.show(False)
    finder._packed = ([], b"")
    parts.editor.review._found = None
