"""What a window and its parts hold, for comparing it with what it was."""

from collections import Counter, deque
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from itertools import islice
from pathlib import Path
from types import NoneType

from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtWidgets import QWidget

from inpaint_studio.ui.tools.tool import Tool

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
_READERS = {}
"""By class of Qt's objects what reads the properties of one; None for those of ``_INNER``."""
_PLAIN = bool, int, float, str, bytes
"""Types of values that are compared as they are."""
_MOST = 200
"""Of so many values in a row the first are looked at."""
_ARROWS = "ScrollLeftButton", "ScrollRightButton"
"""Names of the buttons of tabs without room."""
_SEEN = "QProgressBar", "QScrollBar"
"""Classes of what is brought up to date as it is shown."""
_PASSING = (
    *("_snapshot_count", "_frame_buffer", "_before_waiting", "tiles", "transform", "width", "height", "is_fitted"),
    *("_last_time", "_pressure", "_pictures", "_readers", "_has_moved", "__METAOBJECT__"),
)
"""Attributes that say nothing about what comes: numbers in names of files, what the last photo needed, pictures of
files that no other test has.
"""
_OF_GESTURE = "_mode", "_is_line", "_end", "pointer", "first", "_first"
"""Attributes of tools that each gesture sets as it begins."""


def window_state(window):
    """Return what the window and its parts hold: how often each line is true of one of Qt's objects, and values."""
    return _of_qt(window), _of_python(window)


def _of_qt(window):
    return Counter(filter(None, map(_line, (window, *window.findChildren(QObject)))))


def _line(each):
    """Return what is compared of an object; None if Qt makes it as it needs it, or nobody sees it."""
    about = each.metaObject()
    kind = about.className()
    if kind not in _READERS:
        _READERS[kind] = None if kind in _INNER else _reader(each, about)
    read = _READERS[kind]
    if read is None:
        return None
    name = each.objectName()
    if name in _ARROWS or (kind in _SEEN and not each.isVisible()):
        return None
    return kind, name, *read(each)


def _reader(example, about):
    """Return a function that reads what is compared of any object of the same class."""
    entries = [about.property(number) for number in map(about.indexOfProperty, _SHOWN) if number >= 0]
    reads = [entry.read for entry in entries if entry.name() != "shortcut"]
    has_keys = len(reads) < len(entries)
    has_place = isinstance(example, QWidget)

    def read(each):
        values = [read(each) for read in reads]
        if has_keys:
            values.append(each.shortcut().toString())
        if has_place and each.isVisible():
            # Where a window stands is the platform's business.
            values.append(each.size().toTuple() if each.isWindow() else each.geometry().getRect())
        return values

    return read


def _of_python(window):
    """Walk through all that the parts refer to, as far as it is of this program; return names and values in turn."""
    found, seen, left = [], set(), deque([window.parts])
    while left:
        value = left.popleft()
        kind = type(value)
        found.append(kind)
        way = _way(kind)
        if way is Way.PLAIN:
            found.append(value)
        elif way is not Way.NONE and id(value) not in seen:
            seen.add(id(value))
            if way is Way.MAPPING:
                names = [key for key in islice(value, _MOST) if isinstance(key, str | int | Enum)]
                found += (len(value), *names)
                left += map(value.__getitem__, names)
            elif way is Way.ROW:
                found.append(len(value))
                left += islice(value, _MOST)
            else:
                attributes = _attributes(value, kind)
                found.append(_receivers(value))
                found += attributes
                left += attributes.values()
    return found


class Way(Enum):
    """How values of a type are compared."""

    PLAIN = auto()
    MAPPING = auto()
    ROW = auto()
    OWN = auto()
    NONE = auto()


@cache
def _way(kind):
    if kind in _PLAIN or issubclass(kind, Enum | Path | NoneType):
        return Way.PLAIN
    if issubclass(kind, Mapping):
        return Way.MAPPING
    if issubclass(kind, list | tuple | set | frozenset | deque):
        return Way.ROW
    return Way.OWN if kind.__module__.startswith("inpaint_studio.") else Way.NONE


def _attributes(value, kind):
    found = {name: getattr(value, name) for name in _slots(kind) if hasattr(value, name)} | getattr(
        value, "__dict__", {}
    )
    for name in _passing(kind):
        found.pop(name, None)
    return found


@cache
def _slots(kind):
    return [name for each in kind.__mro__ for name in getattr(each, "__slots__", ()) if name != "__weakref__"]


@cache
def _passing(kind):
    return _PASSING + _OF_GESTURE * issubclass(kind, Tool)


def _receivers(value):
    """Return how many listen to the object's signals."""
    return sum(map(value.receivers, _signals(type(value)))) if isinstance(value, QObject) else 0


@cache
def _signals(kind):
    """Return the signals of a class, as Qt's macro SIGNAL writes them."""
    about = kind.staticMetaObject
    methods = map(about.method, range(QObject.staticMetaObject.methodCount(), about.methodCount()))
    signals = [each for each in methods if each.methodType() == QMetaMethod.MethodType.Signal]
    return [f"2{bytes(each.methodSignature()).decode()}" for each in signals]
