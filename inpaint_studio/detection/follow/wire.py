"""Wire: the path from a place to any other along the ridge that begins there (live wire, Mortensen and Barrett 1998).

A step costs little on pixels that stand out about as much as those where the path begins, and nothing less where they
stand out more: so a stronger line or edge nearby does not draw the path away. The front of the search spreads along the
ridge long before it spreads to the sides, and ridges are computed where it comes. So a move of the pointer costs what
lies around it, whatever the size of the photo.
"""

from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, inf
from time import thread_time

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.detection.follow.ridges import TILE, Facet, Heights, Ridges
from inpaint_studio.detection.follow.standing import along_lines, clearest, highest, standing
from inpaint_studio.engines.kernels.paths import NOT_KNOWN, Front

_LEAST = 0.03  # cost of a step on a ridge; off it, it is 1 more
_UNCLEAR = 1.0  # what is added to it where a ridge is no higher than noise: there a straight way is the best guess
_OTHER = 0.25  # what a ridge counts that is dark where the path began on a bright one, or the other way round
_MORE, _LEFT = 3.0, 0.4  # times its height, from which a ridge is another one; what it counts then at least
_CLEAR = 4.0  # times the noise, from which a ridge is no faint one
_SURE = 0.35  # of the height where the path began, from which there is a ridge
_OFF = 0.45  # cost of a step from which it is on no ridge
_GAP = 4  # pixels of a path without a ridge, that make a gap
_AHEAD = 192  # pixels around start and pointer that the path may go through
_LARGEST = 12_000_000  # pixels of a window
_COUNT = 5_000  # pixels that a front takes in before it looks at the clock
_FARTHEST = 32.0  # pixels within which a ridge is looked for, however far away the eye is


@dataclass(frozen=True)
class Ridge:
    """What a path follows.

    Attributes:
        height: levels by which it stands out where the path begins.
        is_bright: whether it is brighter than its sides.
        least: levels below which noise and texture of its surroundings stand out, too.
        noise: levels by which they stand out, by the median.
        facet: what differs.
    """

    height: float
    is_bright: bool
    least: float
    noise: float = 0.0
    facet: Facet = Facet.LIGHT

    @property
    def sign(self) -> int:
        """1 for a line that is brighter than its sides, -1 for a darker one, 0 for one of another colour."""
        if self.facet is not Facet.LIGHT:
            return 0
        return 1 if self.is_bright else -1

    @property
    def step(self) -> np.float32:
        """Cost of a step on it."""
        return np.float32(_LEAST + _UNCLEAR * min(self.noise / self.height, 1.0) ** 2)

    def relative(self, heights: Heights) -> NDArray[np.float32]:
        """Return heights over noise as shares of its own, 0 to 1."""
        same, other = (heights.bright, heights.dark) if self.is_bright else (heights.dark, heights.bright)
        noise = min(self.noise, self.height / 2)
        height = np.maximum(same, other * np.float32(_OTHER))
        share = height - np.float32(noise)
        share *= np.float32(1 / (self.height - noise))
        # What stands out much more is another line, or the edge of something.
        limit = np.float32(_MORE * self.height)
        most = np.maximum(limit / np.maximum(height, limit), np.float32(_LEFT))
        return np.asarray(np.clip(share, np.float32(0), most))


class Wire:
    """Follows a ridge from one place. The front is kept between calls.

    Attributes:
        start: (row, column) of the middle of the pixel where it begins.
        ridge: what it follows.
    """

    def __init__(self, ridges: Ridges, point: Point, reach: float, before: Ridge | None = None) -> None:
        """Begin at the ridge that is next to a point (row, column) within ``reach`` pixels, or else at the point.

        Where a line goes on, a ridge of its kind, which is ``before``, counts before others.
        """
        self._ridges = ridges
        self._pixel, self.ridge = _ridge_at(ridges, point, reach, before)
        self.start = _middle(self._pixel)
        self._search: _Search | None = None

    def path_to(self, point: Point, reach: float, seconds: float = inf) -> tuple[Point, ...]:
        """Return the path to the ridge that is next to a point within ``reach`` pixels, or else to the point.

        Where it takes longer than it may, or the point is too far away, that is a straight line. Asked again, it goes
        on where it was.

        Args:
            point: (row, column) in photo coordinates; beside the photo, the nearest pixel counts.
            reach: pixels.
            seconds: of the processor's time, that it may take; by default as long as it takes.

        Returns:
            (row, column) of the middles of the pixels of the path, which touch each other; only the first and the last
            of a straight line.
        """
        target = self._snapped(point, reach)
        straight = (self.start, _middle(target))
        if self._search is None or not self._search.holds(target):
            window = self._window(target)
            if window.area > _LARGEST:
                return straight
            self._search = _Search(self._ridges, self.ridge, window, self._pixel)
        return self._search.path(target, thread_time() + seconds) or straight

    def _window(self, target: tuple[int, int]) -> Region:
        last = self._search.window if self._search is not None else NOWHERE
        (top, left), (bottom, right) = (
            [each(pair) for pair in zip(self._pixel, target, strict=True)] for each in (min, max)
        )
        ahead = max(_AHEAD, max(bottom - top, right - left) // 2)
        return Region(top, left, bottom + 1, right + 1).padded(ahead).clipped(self._ridges.shape).union(last)

    def _snapped(self, point: Point, reach: float) -> tuple[int, int]:
        region, near = _near(self._ridges.shape, point, reach)
        place, height, _ = highest(self._ridges, region, near, self.ridge.facet, is_bright=self.ridge.is_bright)
        return _moved(place, region) if height >= _SURE * self.ridge.height else _inside(self._ridges.shape, point)


class _Search:
    """The search from one pixel within a window of the photo."""

    def __init__(self, ridges: Ridges, ridge: Ridge, window: Region, start: tuple[int, int]) -> None:
        self._ridges, self._ridge, self.window = ridges, ridge, window
        self._front = Front(np.full((window.height, window.width), NOT_KNOWN), self._here(start))

    def holds(self, pixel: tuple[int, int]) -> bool:
        """Whether a pixel lies in the window, and not near a border beyond which the photo goes on."""
        near = Region(pixel[0], pixel[1], pixel[0] + 1, pixel[1] + 1).padded(_AHEAD // 3).clipped(self._ridges.shape)
        return self.window.union(near) == self.window

    def path(self, pixel: tuple[int, int], end: float) -> tuple[Point, ...]:
        """Return the path to a pixel, or () if it was not found until ``end``, by the time of the thread."""
        here = self._here(pixel)
        while not (pixels := self._front.path(here)):
            if thread_time() > end:
                return ()
            missing = self._front.spread(here, _COUNT)
            if missing is not None:
                self._learn(missing)
        top, left = self.window.top + 0.5, self.window.left + 0.5
        return tuple((row + top, column + left) for row, column in self._bridged(pixels))

    def _bridged(self, pixels: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        """Return a path that is straight where there is no ridge: all ways across a gap cost about the same."""
        costs = self._front.costs
        is_off = [float(costs[pixel]) > _OFF + float(self._ridge.step) - _LEAST for pixel in pixels]
        found: list[tuple[int, int]] = []
        for is_gap, run in groupby(range(len(pixels)), key=is_off.__getitem__):
            places = list(run)
            if is_gap and len(places) >= _GAP:
                ends = pixels[max(places[0] - 1, 0)], pixels[min(places[-1] + 1, len(pixels) - 1)]
                found += pixels_between(*ends)[bool(places[0]) :]
            else:
                found += pixels[places[0] : places[-1] + 1]
        return [pixel for pixel, _ in groupby(found)]

    def _here(self, pixel: tuple[int, int]) -> tuple[int, int]:
        return pixel[0] - self.window.top, pixel[1] - self.window.left

    def _learn(self, pixel: tuple[int, int]) -> None:
        """Compute the costs of the tile with a pixel of the window."""
        row, column = pixel[0] + self.window.top, pixel[1] + self.window.left
        tile, heights = self._ridges.tile(row // TILE, column // TILE, self._ridge.facet)
        both = tile.intersection(self.window)
        missing = 1 - self._share(heights)[both.moved(-tile.top, -tile.left).slices]
        self._front.costs[both.moved(-self.window.top, -self.window.left).slices] = missing * missing + self._ridge.step

    def _share(self, heights: Heights) -> NDArray[np.float32]:
        """Return heights as shares of that of the ridge; of a faint one along short lines, on which it goes on."""
        ridge = self._ridge
        if ridge.height >= _CLEAR * ridge.noise:
            return ridge.relative(heights)
        same = np.maximum(along_lines(heights, is_bright=ridge.is_bright), np.float32(0))
        none = np.zeros_like(same)
        return ridge.relative(Heights(same, none) if ridge.is_bright else Heights(none, same))


def _ridge_at(ridges: Ridges, point: Point, reach: float, before: Ridge | None = None) -> tuple[tuple[int, int], Ridge]:
    """Return the pixel where a path begins, and the ridge there."""
    region, near = _near(ridges.shape, point, reach)
    pixel = _inside(ridges.shape, point)
    tile = pixel[0] // TILE, pixel[1] // TILE
    found = clearest(standing(ridges, region, near, tile), None if before is None else (before.facet, before.is_bright))
    height = found.peak if found.height >= _CLEAR * found.noise else found.height
    ridge = Ridge(max(height, found.least), found.is_bright, found.least, found.noise, found.facet)
    return (_moved(found.place, region) if found.height >= found.least else pixel), ridge


def _near(shape: tuple[int, int], point: Point, reach: float) -> tuple[Region, NDArray[np.float32]]:
    """Return the region around a point, and what ridges count there: 1 at the point, little at the farthest, then 0."""
    row, column = _inside(shape, point)
    reach = min(max(reach, 1.0), _FARTHEST)
    around = ceil(reach)
    region = Region(row, column, row + 1, column + 1).padded(around).clipped(shape)
    rows = np.arange(region.top, region.bottom, dtype=np.float32)[:, np.newaxis] - np.float32(row)
    columns = np.arange(region.left, region.right, dtype=np.float32) - np.float32(column)
    away = (rows * rows + columns * columns) * np.float32(1 / reach**2)
    return region, np.where(away <= 1, 1 - away * np.float32(0.85), np.float32(0))


def _inside(shape: tuple[int, int], point: Point) -> tuple[int, int]:
    """Return the pixel at a point, or the nearest in the photo."""
    return min(max(floor(point[0]), 0), shape[0] - 1), min(max(floor(point[1]), 0), shape[1] - 1)


def _moved(place: tuple[int, int], region: Region) -> tuple[int, int]:
    return place[0] + region.top, place[1] + region.left


def _middle(pixel: tuple[int, int]) -> Point:
    return pixel[0] + 0.5, pixel[1] + 0.5


def pixels_between(start: tuple[int, int], end: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the pixels of the straight line from ``start`` to ``end``, both included, which touch each other."""
    down, across = end[0] - start[0], end[1] - start[1]
    steps = max(abs(down), abs(across), 1)
    # Rounded half up, in whole numbers.
    return [
        (start[0] + (2 * down * step + steps) // (2 * steps), start[1] + (2 * across * step + steps) // (2 * steps))
        for step in range(steps + 1)
    ]
