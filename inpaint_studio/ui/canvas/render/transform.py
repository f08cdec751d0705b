"""ViewTransform: where the photo lies on the screen. Here (row, column) is turned into Qt's (x, y), and back.

Lengths on the screen are in device pixels, so that 100 % shows one photo pixel on one screen pixel whatever the scaling
of the desktop.
"""

from dataclasses import dataclass, replace
from math import ceil, floor

from inpaint_studio.core.region import Region

MIN_SCALE = 1 / 256
MAX_SCALE = 64.0
STEPS = (
    1 / 64, 1 / 48, 1 / 32, 1 / 24, 1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2, 2 / 3,
    1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0, 32.0, 48.0, 64.0,
)  # fmt: skip
"""The scales that keys and buttons step through."""


@dataclass(frozen=True, slots=True)
class ViewTransform:
    """Maps between photo pixels (row, column) and device pixels (x, y) of a view.

    Attributes:
        scale: device pixels per photo pixel.
        top: row of the photo at the view's upper edge; may be negative.
        left: column of the photo at the view's left edge; may be negative.
    """

    scale: float = 1.0
    top: float = 0.0
    left: float = 0.0

    def to_photo(self, x: float, y: float) -> tuple[float, float]:
        """Return (row, column) in the photo of a point of the view."""
        return self.top + y / self.scale, self.left + x / self.scale

    def to_view(self, row: float, column: float) -> tuple[float, float]:
        """Return (x, y) in the view of a point of the photo."""
        return (column - self.left) * self.scale, (row - self.top) * self.scale

    def zoomed(self, scale: float, x: float, y: float) -> "ViewTransform":
        """Return the transform with another scale in which the photo's point at (x, y) stays there."""
        scale = min(max(scale, MIN_SCALE), MAX_SCALE)
        row, column = self.to_photo(x, y)
        return ViewTransform(scale, row - y / scale, column - x / scale)

    def scrolled(self, x: float, y: float) -> "ViewTransform":
        """Return the transform after the photo has been dragged by (x, y) device pixels."""
        return replace(self, top=self.top - y / self.scale, left=self.left - x / self.scale)

    def held(self, shape: tuple[int, int], width: float, height: float) -> "ViewTransform":
        """Return the transform moved so that the photo stays in sight.

        A photo smaller than the view is centred; a larger one may be dragged until its edge is in the middle.

        Args:
            shape: (rows, columns) of the photo.
            width: of the view in device pixels.
            height: of the view in device pixels.
        """
        rows, columns = shape
        return replace(
            self,
            top=_held(self.top, rows, height / self.scale),
            left=_held(self.left, columns, width / self.scale),
        )

    def view_rect(self, region: Region) -> tuple[int, int, int, int]:
        """Return (left, top, right, bottom) of the device pixels whose centres a region of the photo covers."""
        left, top = self.to_view(region.top, region.left)
        right, bottom = self.to_view(region.bottom, region.right)
        return first_centre(left), first_centre(top), first_centre(right), first_centre(bottom)

    def place(self, shape: tuple[int, ...]) -> Region:
        """Return the device pixels of the view that show a photo of ``shape`` (H, W, ...), at least one each way."""
        left, top, right, bottom = self.view_rect(Region.of(shape))
        return Region(top, left, max(bottom, top + 1), max(right, left + 1))

    def visible(self, area: Region) -> Region:
        """Return the photo pixels that an area of the view (device pixels) shows a part of; may exceed the photo."""
        top, left = self.to_photo(area.left, area.top)
        bottom, right = self.to_photo(area.right, area.bottom)
        return Region(floor(top), floor(left), ceil(bottom), ceil(right))

    def halved(self, level: int) -> "ViewTransform":
        """Return the transform for a level of the pyramid: for the photo at ``1 / 2**level`` of its size."""
        factor = 1 << level
        return ViewTransform(self.scale * factor, self.top / factor, self.left / factor)


def fitted(shape: tuple[int, int], width: float, height: float, margin: float, most: float = 1.0) -> ViewTransform:
    """Return the transform that shows the whole photo.

    Args:
        shape: (rows, columns) of the photo.
        width: of the view in device pixels.
        height: of the view in device pixels.
        margin: around the photo in device pixels.
        most: the largest scale; 1 enlarges nothing.
    """
    rows, columns = shape
    room = max(width - 2 * margin, 16), max(height - 2 * margin, 16)
    scale = min(max(min(room[0] / columns, room[1] / rows), MIN_SCALE), most)
    return ViewTransform(scale).held(shape, width, height)


def next_step(scale: float, direction: int) -> float:
    """Return the next of ``STEPS`` above (direction 1) or below (-1) ``scale``; the last one beyond the ends."""
    if direction > 0:
        return next((step for step in STEPS if step > scale * 1.001), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < scale * 0.999), STEPS[0])


def first_centre(edge: float) -> int:
    """Return the first device pixel whose centre does not lie before ``edge``, in device pixels."""
    return ceil(edge - 0.5 - 1e-9)


def _held(start: float, size: float, room: float) -> float:
    if size <= room:
        return (size - room) / 2
    return min(max(start, -room / 2), size - room / 2)
