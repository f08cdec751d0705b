"""Viewport: which part of the photo the view shows, and where; converts logical, device and photo coordinates."""

from math import ceil, floor

from PySide6.QtCore import QPointF

from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.ui.canvas.render.compare import CompareMode, Pane, pane_width, panes
from inpaint_studio.ui.canvas.render.transform import ViewTransform, fitted

_MARGIN = 16  # logical pixels around a fitted photo
_MOST_ENLARGED = 4.0  # logical pixels per photo pixel of a small photo that is fitted
_GRAB = 8  # logical pixels around the divider in which it can be grabbed


class Viewport:
    """Where a view looks, without anything that is drawn.

    Attributes:
        shape: (rows, columns) of the photo, or None.
        transform: where the photo lies in each pane.
        mode: how the photo before and the photo now are shown.
        divider: place of the divider, 0..1 of the view.
        is_before: whether all panes show the photo before for the moment.
        is_fitted: whether the whole photo is shown and follows the size of the view.
        enlarges: whether a small photo is enlarged to fit.
        width: of the view in device pixels.
        height: of the view in device pixels.
        ratio: device pixels per logical pixel.
    """

    def __init__(self) -> None:
        """Start with no photo and no size."""
        self.shape: tuple[int, int] | None = None
        self.transform = ViewTransform()
        self.mode = CompareMode.OFF
        self.divider = 0.5
        self.is_before = False
        self.is_fitted = True
        self.enlarges = True
        self.width = self.height = 1
        self.ratio = 1.0

    @property
    def pane_width(self) -> float:
        """Width of a pane in device pixels."""
        return pane_width(self.mode, self.width)

    @property
    def middle(self) -> tuple[float, float]:
        """(x, y) of a pane's middle, in its device pixels."""
        return self.pane_width / 2, self.height / 2

    @property
    def panes(self) -> list[Pane]:
        """The parts of the view."""
        return panes(self.mode, self.width, self.height, self.divider, is_before=self.is_before)

    @property
    def seen(self) -> Region:
        """The part of the photo that a pane shows, in whole pixels; empty without a photo."""
        if self.shape is None:
            return NOWHERE
        (top, left), (bottom, right) = (
            self.transform.to_photo(*corner) for corner in ((0, 0), (self.pane_width, self.height))
        )
        return Region(floor(top), floor(left), ceil(bottom), ceil(right)).clipped(self.shape)

    def look(self, transform: ViewTransform) -> None:
        """Show another part of the photo, moved as far as needed to keep the photo in sight."""
        if self.shape is not None:
            self.transform = transform.held(self.shape, self.pane_width, self.height)
            self.is_fitted = False

    def fit(self) -> None:
        """Show the whole photo."""
        if self.shape is not None:
            most = _MOST_ENLARGED * self.ratio if self.enlarges else 1.0
            self.transform = fitted(self.shape, self.pane_width, self.height, _MARGIN * self.ratio, most)
            self.is_fitted = True

    def centre(self, point: Point) -> None:
        """Bring (row, column) of the photo to the middle of each pane."""
        (x, y), scale = self.middle, self.transform.scale
        self.look(ViewTransform(scale, point[0] - y / scale, point[1] - x / scale))

    def resize(self, width: int, height: int, ratio: float) -> None:
        """Take the size of the view in device pixels, and its ratio. A fitted photo stays fitted."""
        self.width, self.height, self.ratio = max(width, 1), max(height, 1), ratio
        if self.is_fitted:
            self.fit()
        else:
            self.look(self.transform)

    def set_mode(self, mode: CompareMode) -> None:
        """Show before and now in another way. The point in the middle stays there."""
        middle = self.transform.to_photo(*self.middle)
        self.mode = mode
        if self.is_fitted:
            self.fit()
        else:
            self.centre(middle)

    # --- coordinates -------------------------------------------------------------------------------------------

    def pane_point(self, position: QPointF, start: QPointF | None = None) -> tuple[float, float]:
        """Return (x, y) in device pixels of a pane.

        Args:
            position: a point of the view in logical pixels.
            start: the point where a gesture began, in logical pixels. Its pane counts, or without it that of
                ``position``.
        """
        origin = self.pane_at(position if start is None else start).origin
        return position.x() * self.ratio - origin, position.y() * self.ratio

    def pane_at(self, position: QPointF) -> Pane:
        """Return the pane in which ``position`` (logical pixels) lies, or the last one before it."""
        x, y = position.x() * self.ratio, position.y() * self.ratio
        found = self.panes
        return next((pane for pane in reversed(found) if x >= pane.area.left and y >= pane.area.top), found[0])

    def photo_point(self, position: QPointF, start: QPointF | None = None) -> Point:
        """Return (row, column) in the photo under ``position``; arguments as of ``pane_point``."""
        return self.transform.to_photo(*self.pane_point(position, start))

    def widget_point(self, point: Point, pane: int = -1) -> QPointF:
        """Return the position in logical pixels of (row, column) in one of the panes, by default the last."""
        x, y = self.transform.to_view(*point)
        return QPointF((x + self.panes[pane].origin) / self.ratio, y / self.ratio)

    # --- the divider -------------------------------------------------------------------------------------------

    @property
    def divider_position(self) -> float | None:
        """Place of the divider in logical pixels: x, or y with ``SPLIT_ACROSS``; None when there is no divider."""
        if not self.mode.is_split or self.is_before:
            return None
        return self._length / self.ratio * self.divider

    def is_at_divider(self, position: QPointF) -> bool:
        """Whether the divider can be grabbed at ``position`` (logical pixels)."""
        divider = self.divider_position
        return divider is not None and abs(self._along(position) - divider) <= _GRAB

    def move_divider(self, position: QPointF) -> None:
        """Move the divider to ``position`` (logical pixels)."""
        self.divider = min(max(self._along(position) * self.ratio / self._length, 0.02), 0.98)

    @property
    def _length(self) -> int:
        return self.height if self.mode is CompareMode.SPLIT_ACROSS else self.width

    def _along(self, position: QPointF) -> float:
        return position.y() if self.mode is CompareMode.SPLIT_ACROSS else position.x()
