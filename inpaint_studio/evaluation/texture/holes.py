"""The shapes of the holes: strokes of 3 to 40 px and blobs of 30 to 90 px, somewhere in a photo."""

from dataclasses import dataclass

import numpy as np

from inpaint_studio.evaluation.arrays import MaskArray
from inpaint_studio.evaluation.strokes import draw_strokes

_LENGTH, _PIECE, _BEND = 120, 10, 0.15  # of a stroke and of its straight pieces, px; of the turn between them, radians
_WAVES, _UNEVEN = 4, 0.09  # how many harmonics bend a blob's outline, and the share of its radius by which each may


@dataclass(frozen=True)
class Shape:
    """The shape of a hole.

    Attributes:
        kind: ``"stroke"`` or ``"blob"``.
        width: of a stroke, or across a blob, in pixels.
    """

    kind: str
    width: int

    @property
    def name(self) -> str:
        """The heading in tables, for example "stroke 20"."""
        return f"{self.kind} {self.width}"

    def draw(self, shape: tuple[int, int], centre: tuple[float, float], rng: np.random.Generator) -> MaskArray:
        """Return the (H, W) uint8 mask, 255 = restore, of a hole about a point (row, column), turned at random."""
        if self.kind == "stroke":
            return _stroke(shape, centre, self.width, rng)
        return _blob(shape, centre, self.width, rng)


SHAPES = (*(Shape("stroke", width) for width in (3, 8, 12, 20, 40)), *(Shape("blob", width) for width in (30, 60, 90)))
"""The shapes that cases take turns with."""

ON_FACES = tuple(shape for shape in SHAPES if shape.name in ("stroke 8", "stroke 12", "stroke 20", "blob 30"))
"""Those that leave enough of a face to restore it from."""


def _stroke(shape: tuple[int, int], centre: tuple[float, float], width: int, rng: np.random.Generator) -> MaskArray:
    count = _LENGTH // _PIECE
    angles = rng.uniform(0, 2 * np.pi) + rng.normal(0, _BEND, count).cumsum()
    steps = _PIECE * np.stack([np.sin(angles), np.cos(angles)], axis=1)
    points = np.vstack([np.zeros(2), steps.cumsum(axis=0)])
    points += centre - (points.min(axis=0) + points.max(axis=0)) / 2
    return draw_strokes(shape, np.stack([points[:-1], points[1:]], axis=1), width)


def _blob(shape: tuple[int, int], centre: tuple[float, float], width: int, rng: np.random.Generator) -> MaskArray:
    """Mask what lies within a circle whose radius waves with the angle."""
    rows = np.arange(shape[0])[:, np.newaxis] - centre[0]
    columns = np.arange(shape[1]) - centre[1]
    angles = np.arctan2(rows, columns)
    radius = np.ones(shape)
    for wave in range(2, 2 + _WAVES):
        radius += rng.uniform(-_UNEVEN, _UNEVEN) * np.cos(wave * angles + rng.uniform(0, 2 * np.pi))
    return np.where(np.hypot(rows, columns) <= radius * width / 2, 255, 0).astype(np.uint8)
