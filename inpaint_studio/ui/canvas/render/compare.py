"""Comparing: which part of the view shows the photo before and which as it is now."""

from dataclasses import dataclass
from enum import Enum

from inpaint_studio.core.region import Region


class CompareMode(Enum):
    """How before and after are shown."""

    OFF = "off"
    SPLIT = "split"
    SPLIT_ACROSS = "split across"
    SIDE_BY_SIDE = "side by side"

    @property
    def is_split(self) -> bool:
        """Whether a divider lies over the photo."""
        return self in (CompareMode.SPLIT, CompareMode.SPLIT_ACROSS)


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the view.

    Attributes:
        area: its rectangle in device pixels of the view.
        origin: x of the view at which this pane's own coordinates begin.
        is_before: whether it shows the photo before.
    """

    area: Region
    origin: int
    is_before: bool


def panes(mode: CompareMode, width: int, height: int, divider: float, *, is_before: bool) -> list[Pane]:
    """Return the panes of a view.

    Args:
        mode: how before and after are shown.
        width: of the view, in device pixels.
        height: of the view, in device pixels.
        divider: where the split view divides, 0..1 of the width, or of the height when it is split across.
        is_before: whether the photo before is wanted everywhere for the moment.
    """
    whole = Region(0, 0, height, width)
    if mode is CompareMode.OFF or (is_before and mode.is_split):
        return [Pane(whole, 0, is_before)]
    if mode is CompareMode.SPLIT:
        middle = round(width * divider)
        return [Pane(Region(0, 0, height, middle), 0, True), Pane(Region(0, middle, height, width), 0, False)]
    if mode is CompareMode.SPLIT_ACROSS:
        middle = round(height * divider)
        return [Pane(Region(0, 0, middle, width), 0, True), Pane(Region(middle, 0, height, width), 0, False)]
    middle = (width + 1) // 2
    right = Region(0, middle, height, width)
    return [Pane(Region(0, 0, height, middle), 0, True), Pane(right, middle, is_before)]


def pane_width(mode: CompareMode, width: float) -> float:
    """Return the width in which the photo is laid out: half the view when it is shown side by side."""
    return width / 2 if mode is CompareMode.SIDE_BY_SIDE else width
