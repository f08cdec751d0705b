"""Shapes of damage: each function draws one piece of damage on a mask, 255 = damaged, without soft edges.

Coordinates are (row, column); ``_fixed`` turns them into (x, y) for OpenCV.
"""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

MaskArray = NDArray[np.uint8]
"""(H, W), 0 or 255; 255 = damaged."""

Points = NDArray[np.float64]
"""(n, 2), each as (row, column)."""

Draw = Callable[[MaskArray, np.random.Generator, float], None]
"""Draws one more piece on a mask; the number is a width in pixels."""

_SHIFT = 4  # fractional bits of the coordinates that OpenCV is given
_GRAINS, _CORNERS = 8, 8  # drawn at once; of each grain
_OUTLINE = 0.9  # pixels by which OpenCV draws a polygon wider than it is


def scratch(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A long stroke, slightly bent."""
    side = min(mask.shape)
    length = side * rng.uniform(0.25, 1.5)
    bend = 0.12 * rng.uniform(0, 1.6)
    _ribbon(mask, _walk(mask, rng, length, max(4.0, side / 40), bend), width)


def hair(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A thin curl, or a bit of lint when it is short."""
    length = min(mask.shape) * rng.choice([rng.uniform(0.05, 0.2), rng.uniform(0.3, 1.2)])
    points = _walk(mask, rng, length, 3.0, 0.03, curl=rng.normal(0, 0.06), sway=0.012)
    _chain(mask, points, max(1, round(width)))


def crack(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A jagged line with branches that become thinner."""
    side = min(mask.shape)
    start, angle = rng.uniform((0, 0), mask.shape), rng.uniform(0, 2 * np.pi)
    branches = [(start, angle, side * rng.uniform(0.4, 1.2), width)]
    for _ in range(12):
        if not branches:
            return
        start, angle, length, thick = branches.pop()
        count = max(3, int(length / 5))
        angles = angle + rng.normal(0, 0.45, count) + rng.normal(0, 0.12, count).cumsum()
        points = _along(start, angles, rng.uniform(2.5, 7.5, count))
        _chain(mask, points, max(1, round(thick)))
        for _ in range(rng.poisson(length / side * 2)):
            at = int(rng.integers(1, count))
            turn = angles[at] + rng.choice([-1, 1]) * rng.uniform(0.4, 1.3)
            branches.append((points[at], turn, length * rng.uniform(0.2, 0.6), thick * 0.7))


def dust(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """Some grains of dust: small ragged spots of many sizes around a width."""
    angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    around = np.stack([np.sin(angles), np.cos(angles)], axis=1)
    radii = np.clip(width * rng.lognormal(0, 0.6, _GRAINS), 1, 32) / 2 - _OUTLINE / 2
    ragged = np.maximum(radii[:, np.newaxis] * rng.normal(1, 0.2, (_GRAINS, _CORNERS)), 0)
    stretch = rng.uniform(0.6, 1.0, (_GRAINS, 1, 2))
    centres = rng.uniform((0, 0), mask.shape, (_GRAINS, 2))
    spots = centres[:, np.newaxis] + ragged[..., np.newaxis] * around * stretch
    for spot in _fixed(spots.reshape(-1, 2)).reshape(_GRAINS, _CORNERS, 2):
        cv2.fillPoly(mask, [spot], 255, cv2.LINE_8, _SHIFT)


def tear(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A jagged wedge from the border inwards, widest at the border."""
    side = min(mask.shape)
    row, column = rng.uniform((0, 0), mask.shape)
    edge = int(rng.integers(4))
    start = np.array([(0, column), (mask.shape[0], column), (row, 0), (row, mask.shape[1])][edge])
    inwards = (np.pi / 2, -np.pi / 2, 0.0, np.pi)[edge]
    count = max(5, int(side * rng.uniform(0.3, 1.0) / 6))
    angles = inwards + rng.uniform(-0.6, 0.6) + rng.normal(0, 0.35, count) + rng.normal(0, 0.1, count).cumsum()
    points = _along(start, angles, np.full(count, 6.0))
    taper = np.linspace(1, 0.1, count + 1) ** rng.uniform(0.5, 1.5)
    _ribbon(mask, points, width * taper * rng.uniform(0.75, 1.25, count + 1))


def brush(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A free brush stroke of some straight pieces with sharp turns, as in the papers on irregular holes."""
    count = int(rng.integers(3, 9))
    turns = np.where(np.arange(count) % 2, 1, -1) * rng.uniform(0.3, 2.2, count)
    steps = rng.uniform(0.06, 0.3, count) * min(mask.shape)
    points = _along(rng.uniform((0, 0), mask.shape), rng.uniform(0, 2 * np.pi) + turns.cumsum(), steps)
    _chain(mask, points, max(1, round(width)))


def blotch(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
    """A stain with a ragged rim."""
    _spot(mask, rng.uniform((0, 0), mask.shape), width, 0.35, int(rng.integers(16, 48)), rng)


def spot_at(place: tuple[int, int], shape: tuple[int, int]) -> Draw:
    """Return what draws a ragged spot at a place of a plane of ``shape``, to which any mask is scaled."""

    def draw(mask: MaskArray, rng: np.random.Generator, width: float) -> None:
        centre = np.asarray(place, np.float64) * mask.shape / shape
        _spot(mask, centre, width / 2, rng.uniform(0.15, 0.6), int(rng.integers(7, 20)), rng)

    return draw


def _walk(
    mask: MaskArray,
    rng: np.random.Generator,
    length: float,
    step: float,
    bend: float,
    curl: float = 0.0,
    sway: float = 0.0,
) -> Points:
    """Return the points of a path that begins at random in the mask and turns a little at each equal step.

    Args:
        mask: its shape is that of the plane.
        rng: random numbers.
        length: of the path, in pixels.
        step: pixels between points.
        bend: standard deviation of a turn, radians.
        curl: radians that are added to every turn.
        sway: standard deviation of the change of ``curl`` from point to point, radians.
    """
    count = max(2, int(length / step))
    turns = rng.normal(0, bend, count) + curl + rng.normal(0, sway, count).cumsum()
    angles = rng.uniform(0, 2 * np.pi) + turns.cumsum()
    points = _along(rng.uniform((0, 0), mask.shape), angles, np.full(count, step))
    # The random place is the beginning of the path or its middle.
    return np.asarray(points - (points[count // 2] - points[0]) * rng.integers(2))


def _along(start: Points, angles: Points, steps: Points) -> Points:
    moves = np.stack([np.sin(angles), np.cos(angles)], axis=1) * steps[:, np.newaxis]
    return np.asarray(start + np.vstack([np.zeros((1, 2)), moves.cumsum(axis=0)]))


def _spot(mask: MaskArray, centre: Points, radius: float, rough: float, corners: int, rng: np.random.Generator) -> None:
    """Fill a ragged polygon around ``centre``, narrower in one random direction."""
    angles = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    smooth = np.convolve(np.tile(rng.normal(0, 1, corners), 3), [0.25, 0.5, 0.25], "same")[corners : 2 * corners]
    radii = np.maximum(radius * (1 + rough * smooth), 0.05)
    stretch, turn = rng.uniform(0.5, 1.0), rng.uniform(0, np.pi)
    points = np.stack([np.sin(angles), np.cos(angles) * stretch], axis=1) * radii[:, np.newaxis]
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    cv2.fillPoly(mask, [_fixed(centre + points @ rotation)], 255, cv2.LINE_8, _SHIFT)


def _ribbon(mask: MaskArray, points: Points, width: float | Points) -> None:
    """Draw a band of a given width in pixels: one number, or one for each point.

    ``cv2.polylines`` draws odd widths two pixels and even ones one pixel too wide. The mean width of this band over 200
    directions is within 0.1 px of the one asked for.
    """
    ahead = np.gradient(points, axis=0)
    aside = np.stack([-ahead[:, 1], ahead[:, 0]], axis=1) / np.linalg.norm(ahead, axis=1, keepdims=True)
    half = np.broadcast_to(np.maximum(np.asarray(width) - _OUTLINE, 0.0) / 2, len(points))[:, np.newaxis]
    left, right = points + aside * half, points - aside * half
    # Piece by piece: where a band crosses itself, one polygon of the whole would have a hole.
    quads = np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)
    for quad in _fixed(quads.reshape(-1, 2)).reshape(-1, 4, 2):
        cv2.fillConvexPoly(mask, quad, 255, cv2.LINE_8, _SHIFT)


def _chain(mask: MaskArray, points: Points, width: int) -> None:
    """Draw straight lines from point to point, with round joints."""
    thickness = width if width < 2 else max(1, width - 1)
    cv2.polylines(mask, [_fixed(points)], False, 255, thickness, cv2.LINE_8, _SHIFT)


def _fixed(points: Points) -> NDArray[np.int32]:
    """Return points as OpenCV takes them: (x, y), as integers with ``_SHIFT`` fractional bits."""
    limited = np.clip(points[:, ::-1], -30_000, 30_000)
    return np.round(limited * (1 << _SHIFT)).astype(np.int32)
