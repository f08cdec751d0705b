"""Placement: which point of the source each point of the photo takes from."""

from dataclasses import dataclass
from math import cos, radians, sin

from inpaint_studio.core.shapes import Point

_GRAIN = 1 << 20  # the matrix is kept in parts of this, so that no library's sine makes a difference
_QUARTERS = {0: (1.0, 0.0), 90: (0.0, 1.0), 180: (-1.0, 0.0), 270: (0.0, -1.0)}

Matrix = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Turn:
    """How the source is shown: flipped, then scaled, then turned.

    Attributes:
        is_mirrored: whether left and right are swapped.
        is_upside_down: whether above and below are swapped.
        degrees: turned clockwise by, 0..359.
        percent: scaled to.
    """

    is_mirrored: bool = False
    is_upside_down: bool = False
    degrees: int = 0
    percent: int = 100

    @property
    def matrix(self) -> Matrix:
        """The way in the source, (rows, columns), of a step in the photo."""
        angle = self.degrees % 360
        cosine, sine = _QUARTERS.get(angle) or (cos(radians(angle)), sin(radians(angle)))
        down, right = (-1 if flipped else 1 for flipped in (self.is_upside_down, self.is_mirrored))
        rows = (cosine * down, -sine * down), (sine * right, cosine * right)
        (a, b), (c, d) = (tuple(round(each * 100 / self.percent * _GRAIN) / _GRAIN for each in row) for row in rows)
        return (a, b), (c, d)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the source lies under the photo.

    Attributes:
        source: (row, column) in the source.
        target: (row, column) in the photo that takes from there.
        turn: how the source is shown.
    """

    source: Point
    target: Point
    turn: Turn = Turn()

    @classmethod
    def between(cls, source: Point, target: Point, turn: Turn) -> "Placement":
        """Return the placement of two points, each moved to the centre of its pixel, so that pixels meet pixels."""
        return cls(_centred(source), _centred(target), turn)

    @property
    def is_exact(self) -> bool:
        """Whether each pixel of the photo takes from exactly one of the source."""
        entries = {abs(entry) for row in self.turn.matrix for entry in row}
        is_centred = all((a - b) % 1 == 0 for a, b in zip(self.source, self.target, strict=True))
        return entries <= {0.0, 1.0} and is_centred

    def of(self, point: Point) -> Point:
        """Return the point of the source that a point of the photo takes from."""
        (a, b), (c, d) = self.turn.matrix
        down, right = point[0] - self.target[0], point[1] - self.target[1]
        return self.source[0] + a * down + b * right, self.source[1] + c * down + d * right


def _centred(point: Point) -> Point:
    return point[0] // 1 + 0.5, point[1] // 1 + 0.5
