"""A window that stands from test to test: making one takes a tenth of a second, and most tests leave it as it was.

What a test has done is taken back as a user would: photos are closed, choices made anew. Then everything that the
window and its parts hold is compared with what it was before. Whatever differs, the window is closed for good, and the
next test gets a new one. So a test never sees what another one has left; one that leaves much only takes longer.
"""

import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QLocale, QMetaMethod, QObject, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from inpaint_studio import translation
from inpaint_studio.core.edit import Plane
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.settings.settings import SETTINGS, Settings
from inpaint_studio.ui.tools.tool import Tool
from inpaint_studio.ui.widgets.form import suggested_values
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow

SIZE = 1100, 720
PATIENCE = 20  # seconds
_NOISE = "This plugin does not support propagateSizeHints()"
_SHOWN = (
    *("visible", "enabled", "windowTitle", "toolTip", "text", "iconText", "checked", "value", "minimum"),
    *("maximum", "count", "active", "shortcut", "styleSheet", "placeholderText", "focus"),
)
"""Properties of Qt's objects that are compared."""
_INNER = (
    *("QTimer", "QPropertyAnimation", "QItemSelectionModel", "QWidget", "QHBoxLayout", "QVBoxLayout", "QLabel"),
    *("QTextDocument", "QWidgetTextControl", "QTextDocumentLayout", "QTextImageHandler", "QTextFrame"),
    *("QStatusBar", "QSizeGrip", "QMainWindowTabBar"),
)
"""Classes of what Qt makes for itself as it needs it."""
_OF_CLASS = {}
_ARROWS = "ScrollLeftButton", "ScrollRightButton"
"""Names of the buttons of tabs without room."""
_SEEN = "QProgressBar", "QScrollBar"
"""Classes of what is brought up to date as it is shown."""
_PASSING = (
    *("_snapshot_count", "_frame_buffer", "_before_waiting", "tiles", "transform", "width", "height", "is_fitted"),
    *("_last_time", "_pressure"),
)
"""Attributes that say nothing about what comes: numbers in names of files, and what the last photo needed."""
_OF_GESTURE = "_mode", "_is_line", "_end", "pointer", "first", "_first"
"""Attributes of tools that each gesture sets as it begins."""


class Standing:
    """Keeps one window."""

    def __init__(self):
        self._window = None
        self._kind = None
        self._lent = {}  # the settings when they were lent
        self._states = {}  # by kind of window, what one holds that has been tidied up

    def settings(self, folder):
        """Return the settings of the window that stands, if that is as it was, or new ones; for ``window``."""
        if self._window is None or self._kind != _kind() or _state(self._window) != self._states[self._kind]:
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
        self._states[_kind()] = _state(window)
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
    # Most tests with an engine of their own choose it; further pages of options would change the panel's height.
    for engine in ("patient", next(iter(ENGINES))):
        parts.engine_panel.choose(engine, {})
    parts.brush.set_usual(4000)
    parts.brush.set_size(20)
    parts.canvas.set_mask_shown(True)
    parts.canvas.set_mode(CompareMode.OFF)
    parts.toolbox.marking.set_target(Plane.MASK)
    parts.toolbox.choose("brush")
    parts.messages.notice("")
    parts.messages.hide()
    parts.messages._timer.stop()
    parts.editor.finder.show(False)
    parts.editor.finder.choose_source("itself")
    if not parts.docks._is_wanted:
        parts.docks.want(True)
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
    warm_ups = parts.editor.restorer._warm_ups
    if all(each.is_done for each in warm_ups.values()):
        for each in warm_ups.values():
            each.deleteLater()
        warm_ups.clear()
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _state(window):
    """Return what the window and its parts hold: how often each line is true of one of Qt's objects, and values."""
    return _of_qt(window), _of_python(window)


def _of_qt(window):
    objects = (window, *window.findChildren(QObject))
    return Counter(_line(each) for each in objects if not _is_passing(each))


def _is_passing(each):
    """Whether an object is one that Qt makes and uses as it needs it, or text that nobody sees."""
    name = each.metaObject().className()
    return name in _INNER or each.objectName() in _ARROWS or (name in _SEEN and not each.isVisible())


def _line(each):
    about = each.metaObject()
    values = [each.property(name) for name in _properties(about.className(), about)]
    shown = [value.toString() if isinstance(value, QKeySequence) else str(value) for value in values]
    if isinstance(each, QWidget) and each.isVisible():
        shown.append(str(each.geometry().getRect()))
    return "|".join((about.className(), each.objectName(), *shown))


def _properties(name, about):
    """Return which of the properties a class has that are compared."""
    if name not in _OF_CLASS:
        _OF_CLASS[name] = [each for each in _SHOWN if about.indexOfProperty(each) >= 0]
    return _OF_CLASS[name]


def _of_python(window):
    """Walk through all that the parts refer to, as far as it is of this program."""
    found, seen, left = {}, set(), deque([("parts", window.parts)])
    while left:
        path, value = left.popleft()
        if value is None or isinstance(value, bool | int | float | str | bytes | Enum | Path):
            found[path] = repr(value)
            continue
        found[path] = type(value).__name__
        if id(value) in seen:
            continue
        seen.add(id(value))
        if isinstance(value, Mapping):
            found[path] += f" of {len(value)}"
            left += [(f"{path}[{str(key)[:60]}]", each) for key, each in list(value.items())[:200] if _is_plain(key)]
        elif isinstance(value, list | tuple | set | frozenset | deque):
            found[path] += f" of {len(value)}"
            left += [(f"{path}[{number}]", each) for number, each in enumerate(list(value)[:200])]
        elif type(value).__module__.startswith("inpaint_studio."):
            if isinstance(value, QObject):
                found[f"{path} receivers"] = _receivers(value)
            left += [(f"{path}.{name}", each) for name, each in _attributes(value) if not _passes(value, name)]
    return found


def _passes(value, name):
    return name in _PASSING or (name in _OF_GESTURE and isinstance(value, Tool))


def _is_plain(key):
    return isinstance(key, str | int | Enum)


def _attributes(value):
    slots = [name for each in type(value).__mro__ for name in getattr(each, "__slots__", ())]
    yield from ((name, getattr(value, name)) for name in slots if hasattr(value, name) and name != "__weakref__")
    yield from vars(value).items() if hasattr(value, "__dict__") else ()


def _receivers(value):
    """Return how many listen to the object's signals."""
    about = value.metaObject()
    methods = map(about.method, range(QObject.staticMetaObject.methodCount(), about.methodCount()))
    signals = [each for each in methods if each.methodType() == QMetaMethod.MethodType.Signal]
    return sum(value.receivers(f"2{bytes(each.methodSignature()).decode()}") for each in signals)
