"""Comparison: which part of the view shows the photo before, and which shows it as it is now."""

from dataclasses import dataclass
from enum import Enum

from inpaint_studio.core.region import Region


class CompareMode(Enum):
    """How the photo before and the photo now are shown."""

    OFF = "off"
    SPLIT = "split"
    SPLIT_ACROSS = "split across"
    SIDE_BY_SIDE = "side by side"

    @property
    def is_split(self) -> bool:
        """Whether a divider lies over the photo, which can be dragged."""
        return self in (CompareMode.SPLIT, CompareMode.SPLIT_ACROSS)


@dataclass(frozen=True, slots=True)
class Pane:
    """A part of the view.

    Attributes:
        area: rectangle of the pane, in device pixels of the view.
        origin: x in the view, in device pixels, of the point with x = 0 in the pane's own coordinates.
        is_before: whether the pane shows the photo before.
    """

    area: Region
    origin: int
    is_before: bool


def panes(mode: CompareMode, width: int, height: int, divider: float, *, is_before: bool) -> list[Pane]:
    """Return the panes of a view, from left to right or from top to bottom.

    Args:
        mode: how before and after are shown.
        width: of the view, in device pixels.
        height: of the view, in device pixels.
        divider: place of the divider, 0..1 of the width, or of the height with ``SPLIT_ACROSS``.
        is_before: whether all panes show the photo before for the moment.
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
    """Return the width of a pane's coordinates: half the view's ``width`` with ``SIDE_BY_SIDE``, else all of it."""
    return width / 2 if mode is CompareMode.SIDE_BY_SIDE else width
