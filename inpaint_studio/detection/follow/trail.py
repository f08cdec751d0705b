"""Trail: the line that is followed, piece by piece, and the mask of what lies under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, hypot

import numpy as np

from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Capsule, Point
from inpaint_studio.detection.fit import grow
from inpaint_studio.detection.follow.ridges import Ridges
from inpaint_studio.detection.follow.width import Course, course_of
from inpaint_studio.detection.follow.wire import Ridge, Wire, pixels_between
from inpaint_studio.detection.scan import Scan

_MOVE = 0.015  # seconds in which a move is answered
_HALO = 3  # pixels by which the mask of a line grows at most, and a line's own width once more
_WIDEST = 24  # of these
_NARROW = 8.0  # pixels; up to this wide lines are followed also with a smaller circle


@dataclass(frozen=True)
class Piece:
    """The line from one click to the next.

    Attributes:
        path: (row, column) of the middles of pixels that touch each other, or the two ends of a straight line.
        ridge: what it follows.
    """

    path: tuple[Point, ...]
    ridge: Ridge


class Trail:
    """Follows lines on a photo. The pieces so far lie end to end.

    Attributes:
        pieces: the finished ones.
    """

    def __init__(self, photo: Photo) -> None:
        """Look at a photo of any depth and model; nothing is computed yet."""
        self.pieces: list[Piece] = []
        self._scan = Scan(photo)
        self._ridges = Ridges(self._scan)
        self._wires: list[Wire] = []
        self._open: tuple[Point, ...] = ()
        self._aim: tuple[Point, float] = ((0.0, 0.0), 0.0)

    @property
    def is_begun(self) -> bool:
        """Whether there is a place from which it goes on."""
        return bool(self._wires)

    @property
    def path(self) -> tuple[Point, ...]:
        """(row, column) along the finished pieces, then along the open one."""
        return tuple(point for path in (*(piece.path for piece in self.pieces), self._open) for point in path)

    def begin(self, point: Point, reach: float) -> None:
        """Begin anew at the line next to a point (row, column) within ``reach`` pixels, or else at the point.

        Lines are followed that are not wider than the circle that the reach makes.
        """
        self.drop()
        self._ridges = Ridges(self._scan, max(2 * (reach + 1), _NARROW))
        self._wires = [Wire(self._ridges, point, reach)]
        self._aim = point, reach
        self._wires[-1].path_to(point, reach)  # So that kernels are loaded before the first move.

    def move(self, point: Point, reach: float) -> None:
        """Have the open piece lead to the line next to a point, or else to the point; a straight line until found."""
        if self._wires:
            self._aim = point, reach
            self._open = self._wires[-1].path_to(point, reach, _MOVE)

    def fix(self) -> None:
        """Finish the open piece, however long it takes to find; the next one begins at its end."""
        if len(self._open) > 1:
            self._open = self._wires[-1].path_to(*self._aim)
        if len(self._open) > 1:
            ridge = self._wires[-1].ridge
            self.pieces.append(Piece(self._open, ridge))
            self._wires.append(Wire(self._ridges, self._open[-1], 1.0, ridge))
        self._open = ()

    def take_back(self) -> None:
        """Give the last finished piece up; without one, the place where it began."""
        self._open = ()
        if self._wires:
            self._wires.pop()
        if self.pieces:
            self.pieces.pop()

    def drop(self) -> None:
        """Give everything up."""
        self.pieces, self._wires, self._open = [], [], ()

    def trace(self, points: Sequence[Point], reach: float) -> None:
        """Follow the line under a rough stroke, finished.

        Args:
            points: (row, column) of the stroke.
            reach: pixels by which it may be beside the line.
        """
        self.begin(points[0], reach)
        last = points[0]
        for point in points[1:-1]:
            if hypot(point[0] - last[0], point[1] - last[1]) >= max(2 * reach, 8.0):
                last = point
                self.move(point, reach)
                self.fix()
        self.move(points[-1], reach)
        self.fix()

    def stamp(self, cancel: CancelToken = NEVER) -> Stamp | None:
        """Return the pixels of the line as wide as it is, with its soft rim; None where there is no piece.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        courses = [course_of(self._ridges, piece.ridge, _filled(piece.path)) for piece in self.pieces]
        if not courses:
            return None
        shape = self._ridges.shape
        halos = [min(_HALO + round(float(np.median(course.widths))), _WIDEST) for course in courses]
        whole = NOWHERE
        for course, halo in zip(courses, halos, strict=True):
            for capsule in _capsules(course, 0):
                whole = whole.union(capsule.region.padded(halo + 1))
        whole = whole.clipped(shape)
        line, allowed = (Mask.empty((whole.height, whole.width)) for _ in range(2))
        for course, halo in zip(courses, halos, strict=True):
            for mask, wider in ((line, 0), (allowed, 2 * halo)):
                for capsule in _capsules(course, wider):
                    mask.paint(_moved(capsule, whole))
        signs = {piece.ridge.sign for piece in self.pieces}
        sign = signs.pop() if len(signs) == 1 else 0
        grow(self._ridges.scan.part(whole), line, limit=max(halos), allowed=allowed.pixels, sign=sign, cancel=cancel)
        box = line.bounds
        return Stamp(box.moved(whole.top, whole.left), line.pixels[box.slices] != 0)


def _filled(path: tuple[Point, ...]) -> tuple[Point, ...]:
    """Return a path whose points are no further than a step apart."""
    if len(path) != 2:
        return path
    start, end = ((floor(row), floor(column)) for row, column in path)
    return tuple((row + 0.5, column + 0.5) for row, column in pixels_between(start, end))


def _capsules(course: Course, wider: float) -> list[Capsule]:
    """Return what a brush leaves that is as wide as a line is, and ``wider`` pixels more."""
    points, widths = course.points.tolist(), np.rint(course.widths + wider).astype(int).tolist()
    places = range(0, len(points), 2) if len(points) > 2 else range(len(points))
    ends = [*places[1:], len(points) - 1]
    return [
        Capsule((points[one][0], points[one][1]), (points[other][0], points[other][1]), widths[one], widths[other])
        for one, other in zip(places, ends, strict=True)
    ]


def _moved(capsule: Capsule, region: Region) -> Capsule:
    """Return a capsule in the coordinates of a region."""
    start, end = ((row - region.top, column - region.left) for row, column in (capsule.start, capsule.end))
    return Capsule(start, end, capsule.size, capsule.end_size)
