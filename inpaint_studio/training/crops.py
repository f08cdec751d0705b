"""Crops: pieces of photos with damage on them and a first filling of it, made to learn from.

A photo gives patches of up to two by two crops each. The filling of a patch is made as one, so that holes at the
borders between its crops are filled from both sides, as they are when a photo is restored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Engine
from inpaint_studio.training.aging import Pixels, age
from inpaint_studio.training.config import DataConfig
from inpaint_studio.training.damage import Plane, Shape

LEAST, MOST = 0.01, 0.8
"""The shares of a crop between which its hole lies; others are thrown away."""

_CANDIDATES = 3  # places of which the one where most is to be seen becomes a patch
_AREA = 4  # how many times a patch's pixels a photo has for each of its patches, about
_MOST_PATCHES = 8
_MAP_SCALE = 4  # pixels of a photo for each of its map of structure
_STRONG = 24.0  # differences beyond this count no more: one outline is not worth more than a texture

Draw = Callable[[Shape, np.random.Generator], Plane]


@dataclass(frozen=True, eq=False)
class Crop:
    """One thing to learn from.

    Attributes:
        image: (S, S, 3) uint8, the truth.
        hole: (S, S) bool, True = to restore.
        prior: (S, S, 3) uint16, 257 times a level of ``image``: known pixels as there, the hole filled.
    """

    image: NDArray[np.uint8]
    hole: NDArray[np.bool_]
    prior: NDArray[np.uint16]


def make_crops(
    photo: Pixels, config: DataConfig, draw: Draw, engine: Engine, rng: np.random.Generator
) -> Iterator[Crop]:
    """Yield damaged crops of a photo: more of a large one.

    Args:
        photo: (H, W, 3).
        config: what crops are like.
        draw: returns a mask of some shape, 255 = damaged.
        engine: what makes the priors.
        rng: random numbers.
    """
    size = config.crop_size
    photo = _large_enough(photo, size)
    structure = _structure(photo)
    patches = photo.shape[0] * photo.shape[1] / (_AREA * (2 * size) ** 2)
    for _ in range(int(np.clip(round(patches), 1, _MOST_PATCHES))):
        image = age(_patch(photo, structure, config, rng), rng, config)
        hole = draw((image.shape[0], image.shape[1]), rng) > 0
        prior = engine.restore(np.divide(image, 255, dtype=np.float32), hole)
        yield from cut(image, hole, prior, size)


def cut(image: Pixels, hole: NDArray[np.bool_], prior: NDArray[np.float32], size: int) -> Iterator[Crop]:
    """Yield the crops of a patch that have a hole worth learning from."""
    for top, left in product(range(0, hole.shape[0], size), range(0, hole.shape[1], size)):
        at = slice(top, top + size), slice(left, left + size)
        if LEAST <= hole[at].mean() <= MOST:
            yield Crop(image[at], hole[at], np.rint(np.clip(prior[at], 0, 1) * 65535).astype(np.uint16))


def _large_enough(photo: Pixels, size: int) -> Pixels:
    """Return the photo, enlarged if a side is shorter than a crop."""
    shortest = min(photo.shape[:2])
    if shortest >= size:
        return photo
    width, height = (max(size, round(side * size / shortest)) for side in (photo.shape[1], photo.shape[0]))
    return np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _structure(photo: Pixels) -> NDArray[np.float64]:
    """Return the integral of how much neighbours differ, over a map of the photo that is smaller."""
    size = tuple(max(2, side // _MAP_SCALE) for side in (photo.shape[1], photo.shape[0]))
    small = cv2.resize(photo[..., 1], size, interpolation=cv2.INTER_AREA).astype(np.float32)
    down, across = np.abs(np.diff(small, axis=0))[:, :-1], np.abs(np.diff(small, axis=1))[:-1]
    return np.asarray(cv2.integral(np.minimum(down + across, _STRONG)), np.float64)


def _patch(photo: Pixels, structure: NDArray[np.float64], config: DataConfig, rng: np.random.Generator) -> Pixels:
    """Return a piece of the photo, perhaps reduced, of one or two crops a side."""
    size, shortest = config.crop_size, min(photo.shape[:2])
    factor = 1.0
    if rng.random() < config.reduced:
        factor = float(np.exp(rng.uniform(0, np.log(config.largest_reduction))))
        factor = min(factor, shortest / size)
    shape = [size * min(2, int(side / factor) // size) for side in photo.shape[:2]]
    rows, columns = (min(have, round(side * factor)) for side, have in zip(shape, photo.shape, strict=False))
    tries = 1 if rng.random() < config.plain else _CANDIDATES
    places = [
        (int(rng.integers(photo.shape[0] - rows + 1)), int(rng.integers(photo.shape[1] - columns + 1)))
        for _ in range(tries)
    ]
    top, left = max(places, key=lambda place: _sum(structure, place, rows, columns))
    part = photo[top : top + rows, left : left + columns]
    if (rows, columns) == tuple(shape):
        return part
    return np.asarray(cv2.resize(part, (shape[1], shape[0]), interpolation=cv2.INTER_AREA), np.uint8)


def _sum(structure: NDArray[np.float64], place: tuple[int, int], rows: int, columns: int) -> float:
    """Return the sum of a rectangle, given in the photo's pixels, of what an integral was taken of."""
    last = structure.shape[0] - 1, structure.shape[1] - 1
    top, bottom = (min(edge // _MAP_SCALE, last[0]) for edge in (place[0], place[0] + rows))
    left, right = (min(edge // _MAP_SCALE, last[1]) for edge in (place[1], place[1] + columns))
    total = structure[bottom, right] - structure[top, right] - structure[bottom, left] + structure[top, left]
    return float(total)
