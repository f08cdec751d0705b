"""What a window and its parts hold, for comparing it with what it was."""

from collections import Counter, deque
from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from itertools import islice
from pathlib import Path
from types import NoneType

from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtGui import QKeySequence
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
_OF_CLASS = {}
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
    return Counter(map(_line, filter(_is_own, (window, *window.findChildren(QObject)))))


def _is_own(each):
    """Whether an object is neither one that Qt makes and uses as it needs it, nor text that nobody sees."""
    name = each.metaObject().className()
    return not (name in _INNER or each.objectName() in _ARROWS or (name in _SEEN and not each.isVisible()))


def _line(each):
    about = each.metaObject()
    name = about.className()
    line = [name, each.objectName()]
    for entry in _properties(name, about):
        value = entry.read(each)
        line.append(value.toString() if isinstance(value, QKeySequence) else value)
    if isinstance(each, QWidget) and each.isVisible():
        # Where a window stands is the platform's business.
        line.append(each.size().toTuple() if each.isWindow() else each.geometry().getRect())
    return tuple(line)


def _properties(name, about):
    """Return which of the properties a class has that are compared."""
    if name not in _OF_CLASS:
        _OF_CLASS[name] = [about.property(number) for number in map(about.indexOfProperty, _SHOWN) if number >= 0]
    return _OF_CLASS[name]


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
