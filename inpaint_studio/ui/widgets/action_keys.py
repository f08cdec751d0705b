"""Actions whose tooltips name their keys."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence

_TIP = "tip"
_KEYS = "{keys}"


def set_tip(action: QAction, before: str, after: str = "") -> None:
    """Give an action a tooltip; ``set_keys`` puts the first key between ``before`` and ``after``."""
    action.setProperty(_TIP, before + _KEYS + after)


def set_keys(action: QAction, keys: Sequence[QKeySequence]) -> None:
    """Give an action its keys, and name the first of them in its tooltip."""
    action.setShortcuts(keys)
    first = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(str(action.property(_TIP)).replace(_KEYS, f"  ({first})" if first else ""))
