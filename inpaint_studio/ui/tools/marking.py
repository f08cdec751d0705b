"""Marking: what tools mark, and how; shared by all of them."""

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import EXAMPLES, Plane
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
    (Plane.DONORS, Mode.ADD): "Take from here: {stroke}",
    (Plane.DONORS, Mode.SUBTRACT): "Take from here, less: {stroke}",
    (Plane.DONORS, Mode.INTERSECT): "Take from inside only: {stroke}",
    (Plane.EXCLUSION, Mode.ADD): "Not from here: {stroke}",
    (Plane.EXCLUSION, Mode.SUBTRACT): "Not from here, less: {stroke}",
    (Plane.EXCLUSION, Mode.INTERSECT): "Not from inside only: {stroke}",
}
_OF_EXAMPLES: dict[Mode, Text] = {
    Mode.ADD: "Example: {stroke}",
    Mode.SUBTRACT: "Example, less: {stroke}",
    Mode.INTERSECT: "Example inside only: {stroke}",
}


class Marking(QObject):
    """What tools mark (which of the masks), how it meets what is marked already, and what the wand selects.

    The settings remember the wand's tolerance and connectedness, and whether strokes are restored at once.

    Signals:
        changed: something was chosen.
        shown: (Mode) the mode of the next gesture changed, modifier keys included.
    """

    changed = Signal()
    shown = Signal(Mode)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start by adding to the mask; ``settings`` keeps what is remembered."""
        super().__init__(parent)
        self._settings = settings
        self._target = Plane.MASK
        self._examples: Plane | None = None
        self._mode = Mode.ADD
        self._shown = Mode.ADD

    @property
    def target(self) -> Plane:
        """What is marked: any plane but the photo."""
        return self._target

    def set_target(self, target: Plane) -> None:
        """Choose what is marked."""
        self._target = target
        self.changed.emit()

    @property
    def examples(self) -> Plane | None:
        """Where examples of damage are marked; None while they are not offered."""
        return self._examples

    def offer_examples(self, plane: Plane | None) -> None:
        """Have examples of damage marked, until another target is chosen or they are not offered any more (None)."""
        before, self._examples = self._examples, plane
        if plane is not before:
            is_followed = before is None or self._target is before
            self.set_target(self.usual if is_followed else self._target)

    @property
    def usual(self) -> Plane:
        """What is marked unless another target is chosen."""
        return self._examples or Plane.MASK

    @property
    def mode(self) -> Mode:
        """How a gesture without modifier keys meets what is marked already."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose the mode of gestures without modifier keys."""
        self._mode = mode
        self.changed.emit()

    def mode_for(self, *, is_opposite: bool, is_inside: bool) -> Mode:
        """Return the mode of a gesture.

        Args:
            is_opposite: whether the modifier for the opposite is held.
            is_inside: whether the modifiers for keeping only what lies inside are held.
        """
        if is_inside:
            return Mode.INTERSECT
        return _OPPOSITES[self._mode] if is_opposite else self._mode

    @property
    def effective(self) -> Mode:
        """The mode of the next gesture, modifier keys included."""
        return self._shown

    def show_mode(self, mode: Mode) -> None:
        """Note the mode of the next gesture, modifier keys included."""
        if mode is not self._shown:
            self._shown = mode
            self.shown.emit(mode)

    @property
    def tolerance(self) -> int:
        """The largest difference of a channel, 0..255, between pixels that the wand marks together."""
        return int(self._settings.get("wand_tolerance"))

    @property
    def is_connected(self) -> bool:
        """Whether the wand marks only pixels connected to the one that is clicked."""
        return bool(self._settings.get("wand_connected"))

    @property
    def restores_strokes(self) -> bool:
        """Whether each stroke is restored when it ends."""
        return bool(self._settings.get("restore_strokes"))

    @property
    def fits_strokes(self) -> bool:
        """Whether each stroke on the mask is brought to where the damage below it ends."""
        return bool(self._settings.get("fit_strokes"))

    def choose(self, key: str, value: object) -> None:
        """Set and remember one of the settings of the tools."""
        self._settings.set(key, value)
        self.changed.emit()

    def title(self, stroke: Title, mode: Mode) -> Title:
        """Return the name of a step of the history; ``stroke`` names what was painted, such as a lasso."""
        if self._target is Plane.MASK and mode is Mode.ADD:
            return stroke
        text = _OF_EXAMPLES[mode] if self._target in EXAMPLES else _TITLES[self._target, mode]
        return Title(text, stroke=stroke)
