"""Crops: pieces of photos with damage on them and a first filling of it, from which the network learns.

A photo gives patches of up to two by two crops each. A patch is filled as a whole, so that holes at the borders
between its crops are filled from both sides, as they are when a photo is restored.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Engine
from inpaint_studio.simulation.shapes import MaskArray
from inpaint_studio.training.aging import age
from inpaint_studio.training.config import DataConfig
from inpaint_studio.training.damage import Shape
from inpaint_studio.training.photos import RgbArray

LEAST, MOST = 0.01, 0.8
"""Smallest and largest share of a crop that its hole takes; other crops are thrown away."""

_CANDIDATES = 3  # places of which the one with the most structure becomes a patch
_AREA = 4  # a photo gives about one patch for so many times the pixels of a patch
_MOST_PATCHES = 8
_MAP_SCALE = 4  # pixels of the photo, in each direction, for one of the map of structure
_STRONG = 24.0  # larger differences count as this one, so that an outline is not worth more than a texture

Draw = Callable[[Shape, np.random.Generator], MaskArray]


@dataclass(frozen=True, eq=False)
class Crop:
    """One crop.

    Attributes:
        image: (S, S, 3) uint8, the truth.
        hole: (S, S) bool, True = to restore.
        prior: (S, S, 3) uint16, 0..65535: the known pixels, 257 times those of ``image``, and the filled hole.
    """

    image: NDArray[np.uint8]
    hole: NDArray[np.bool_]
    prior: NDArray[np.uint16]


def make_crops(
    photo: RgbArray, config: DataConfig, draw: Draw, engine: Engine, rng: np.random.Generator
) -> Iterator[Crop]:
    """Yield damaged crops of a photo; a large photo gives more of them.

    Args:
        photo: (H, W, 3).
        config: size and other properties of crops.
        draw: returns a random mask of a given shape, 255 = damaged.
        engine: makes the priors.
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


def cut(image: RgbArray, hole: NDArray[np.bool_], prior: NDArray[np.float32], size: int) -> Iterator[Crop]:
    """Yield the crops of a patch whose hole takes a share between ``LEAST`` and ``MOST``."""
    for top, left in product(range(0, hole.shape[0], size), range(0, hole.shape[1], size)):
        at = slice(top, top + size), slice(left, left + size)
        if LEAST <= hole[at].mean() <= MOST:
            yield Crop(image[at], hole[at], np.rint(np.clip(prior[at], 0, 1) * 65535).astype(np.uint16))


def _large_enough(photo: RgbArray, size: int) -> RgbArray:
    """Return the photo, enlarged if a side is shorter than a crop."""
    shortest = min(photo.shape[:2])
    if shortest >= size:
        return photo
    width, height = (max(size, round(side * size / shortest)) for side in (photo.shape[1], photo.shape[0]))
    return np.asarray(cv2.resize(photo, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _structure(photo: RgbArray) -> NDArray[np.float64]:
    """Return the integral image of the differences between neighbours in the photo, reduced by ``_MAP_SCALE``."""
    size = tuple(max(2, side // _MAP_SCALE) for side in (photo.shape[1], photo.shape[0]))
    small = cv2.resize(photo[..., 1], size, interpolation=cv2.INTER_AREA).astype(np.float32)
    down, across = np.abs(np.diff(small, axis=0))[:, :-1], np.abs(np.diff(small, axis=1))[:-1]
    return np.asarray(cv2.integral(np.minimum(down + across, _STRONG)), np.float64)


def _patch(photo: RgbArray, structure: NDArray[np.float64], config: DataConfig, rng: np.random.Generator) -> RgbArray:
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
    """Return the sum over a rectangle, given in the photo's pixels, from an integral image."""
    last = structure.shape[0] - 1, structure.shape[1] - 1
    top, bottom = (min(edge // _MAP_SCALE, last[0]) for edge in (place[0], place[0] + rows))
    left, right = (min(edge // _MAP_SCALE, last[1]) for edge in (place[1], place[1] + columns))
    total = structure[bottom, right] - structure[top, right] - structure[bottom, left] + structure[top, left]
    return float(total)
