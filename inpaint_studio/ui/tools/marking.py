"""Marking: what all tools mark, and how."""

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Text, Title
from inpaint_studio.ui.settings.settings import Settings

_OPPOSITES = {Mode.ADD: Mode.SUBTRACT, Mode.SUBTRACT: Mode.ADD, Mode.INTERSECT: Mode.SUBTRACT}

_TITLES: dict[tuple[Plane, Mode], Text] = {
    (Plane.MASK, Mode.SUBTRACT): "Erase: {stroke}",
    (Plane.MASK, Mode.INTERSECT): "Keep inside: {stroke}",
    (Plane.PROTECTION, Mode.ADD): "Protect: {stroke}",
    (Plane.PROTECTION, Mode.SUBTRACT): "Unprotect: {stroke}",
    (Plane.PROTECTION, Mode.INTERSECT): "Protect inside only: {stroke}",
}


class Marking(QObject):
    """What tools mark (the mask or the protection), how it meets what is marked, and what the wand takes for alike.

    What a user chooses once and keeps is remembered: the wand's tolerance, and whether strokes are restored at once.

    Signals:
        changed: something was chosen.
        shown: (Mode) what the next gesture would do, modifiers included.
    """

    changed = Signal()
    shown = Signal(Mode)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with adding to the mask, and with what ``settings`` remembers."""
        super().__init__(parent)
        self._settings = settings
        self._target = Plane.MASK
        self._mode = Mode.ADD
        self._shown = Mode.ADD

    @property
    def target(self) -> Plane:
        """What is marked: ``Plane.MASK`` or ``Plane.PROTECTION``."""
        return self._target

    def set_target(self, target: Plane) -> None:
        """Choose what is marked."""
        self._target = target
        self.changed.emit()

    @property
    def mode(self) -> Mode:
        """What is done without any modifier."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose what is done without any modifier."""
        self._mode = mode
        self.changed.emit()

    def mode_for(self, *, is_opposite: bool, is_inside: bool) -> Mode:
        """Return what a gesture does: with the modifier for the opposite, or for keeping what lies inside."""
        if is_inside:
            return Mode.INTERSECT
        return _OPPOSITES[self._mode] if is_opposite else self._mode

    @property
    def effective(self) -> Mode:
        """What the next gesture would do, modifiers included."""
        return self._shown

    def show_mode(self, mode: Mode) -> None:
        """Tell what the next gesture would do."""
        if mode is not self._shown:
            self._shown = mode
            self.shown.emit(mode)

    @property
    def tolerance(self) -> int:
        """How far, of 255 levels, a channel may differ for the wand."""
        return int(self._settings.get("wand_tolerance"))

    @property
    def is_connected(self) -> bool:
        """Whether the wand takes only what is connected."""
        return bool(self._settings.get("wand_connected"))

    @property
    def restores_strokes(self) -> bool:
        """Whether each stroke is restored as it ends."""
        return bool(self._settings.get("restore_strokes"))

    def choose(self, key: str, value: object) -> None:
        """Change and remember one of the settings of the tools."""
        self._settings.set(key, value)
        self.changed.emit()

    def title(self, stroke: Title, mode: Mode) -> Title:
        """Return the name of a step of the history: ``stroke`` is what was painted with, as a lasso."""
        is_plain = self._target is Plane.MASK and mode is Mode.ADD
        return stroke if is_plain else Title(_TITLES[self._target, mode], stroke=stroke)
