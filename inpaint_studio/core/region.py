"""Region: a rectangle of pixels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A half-open rectangle of pixels: rows ``top <= row < bottom``, columns ``left <= column < right``.

    Every region without pixels counts as empty, wherever it lies.
    """

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, shape: tuple[int, ...]) -> "Region":
        """Return the region that covers an array of ``shape`` (rows, columns, ...)."""
        return cls(0, 0, shape[0], shape[1])

    @property
    def height(self) -> int:
        """Number of rows."""
        return max(0, self.bottom - self.top)

    @property
    def width(self) -> int:
        """Number of columns."""
        return max(0, self.right - self.left)

    @property
    def area(self) -> int:
        """Number of pixels."""
        return self.height * self.width

    @property
    def is_empty(self) -> bool:
        """Whether the region has no pixels."""
        return self.area == 0

    @property
    def slices(self) -> tuple[slice, slice]:
        """The index that cuts this region out of an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def union(self, other: "Region") -> "Region":
        """Return the smallest region that holds both; an empty one adds nothing."""
        if self.is_empty:
            return other
        if other.is_empty:
            return self
        return Region(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def intersection(self, other: "Region") -> "Region":
        """Return the region of the pixels that both share; it may be empty."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        # Bottom and right are never less than top and left, so that ``slices`` of an empty region select nothing.
        return Region(top, left, max(top, min(self.bottom, other.bottom)), max(left, min(self.right, other.right)))

    def padded(self, pixels: int) -> "Region":
        """Return the region grown by ``pixels`` on every side; an empty one stays empty."""
        if self.is_empty:
            return self
        return Region(self.top - pixels, self.left - pixels, self.bottom + pixels, self.right + pixels)

    def clipped(self, shape: tuple[int, ...]) -> "Region":
        """Return the part that lies inside an array of ``shape``."""
        return self.intersection(Region.of(shape))

    def moved(self, rows: int, columns: int) -> "Region":
        """Return the region shifted by ``rows`` and ``columns``."""
        return Region(self.top + rows, self.left + columns, self.bottom + rows, self.right + columns)

    def tiles(self, size: int) -> Iterator["Region"]:
        """Yield the parts of the region along a grid of ``size`` x ``size`` cells that starts at (0, 0)."""
        if self.is_empty:
            return
        for top in range(self.top // size * size, self.bottom, size):
            for left in range(self.left // size * size, self.right, size):
                yield self.intersection(Region(top, left, top + size, left + size))


NOWHERE = Region(0, 0, 0, 0)


def joined(regions: Iterable[Region]) -> list[Region]:
    """Return the same pixels in fewer regions: regions of equal rows that touch or overlap are united."""
    found: list[Region] = []
    for region in sorted(regions, key=lambda each: (each.top, each.bottom, each.left)):
        last = found[-1] if found else NOWHERE
        if (last.top, last.bottom) == (region.top, region.bottom) and region.left <= last.right:
            found[-1] = last.union(region)
        else:
            found.append(region)
    return found
