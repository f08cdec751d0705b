"""Random damage for training: drawn damage of several kinds, and planes of real damage, in a configured mix.

Evaluation has code and seeds of its own for that, so that a network is not measured with damage it has learned from.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.simulation import shapes
from inpaint_studio.simulation.shapes import MaskArray
from inpaint_studio.training.config import DAMAGE_KINDS, DamageConfig
from inpaint_studio.training.photos import find_photos

MOST = 0.7
"""The largest share of a mask that is damaged."""

_PIECES = 300  # drawn at the most on one mask
_PLANES = 5
_SECOND = 0.15  # share of masks with a little dust or hair besides

Shape = tuple[int, int]
Range = tuple[float, float]


@dataclass(frozen=True)
class Damage:
    """Makes masks of random damage.

    Attributes:
        config: the mix.
        planes: files of real damage, white = damaged; without any, no damage of the kind "real" is made.
    """

    config: DamageConfig
    planes: tuple[Path, ...] = ()

    def mask(self, shape: Shape, rng: np.random.Generator) -> MaskArray:
        """Return an (H, W) uint8 mask, 255 = damaged, with at least one damaged and one known pixel."""
        kind = self._kind(rng)
        mask = self.of_kind(kind, shape, rng)
        if rng.random() < _SECOND:
            more = _dust if rng.random() < 0.5 else _hair
            mask |= more(shape, rng, self.config)
        return _usable(mask)

    def of_kind(self, kind: str, shape: Shape, rng: np.random.Generator) -> MaskArray:
        """Return a mask with one kind of damage."""
        return _real(shape, rng, self.planes) if kind == "real" else _KINDS[kind](shape, rng, self.config)

    def _kind(self, rng: np.random.Generator) -> str:
        weights = np.array([getattr(self.config, kind) for kind in DAMAGE_KINDS])
        if not self.planes:
            weights[DAMAGE_KINDS.index("real")] = 0
        return DAMAGE_KINDS[rng.choice(len(DAMAGE_KINDS), p=weights / weights.sum())]


def find_planes(folder: Path) -> tuple[Path, ...]:
    """Return the planes of real damage in a folder and the folders in it.

    Raises:
        InputError: there are none.
        FileError: the folder cannot be read.
    """
    try:
        return tuple(find_photos(folder))
    except InputError as error:
        raise InputError(f"There are no planes of damage in “{folder}”. White is to be damage in them.") from error


def scratches(
    shape: Shape, rng: np.random.Generator, widths: tuple[float, ...], coverage: Range, free: float = 0.0
) -> MaskArray:
    """Return a mask with scratches of one width, or with a chance of ``free`` with scratches of 1 to 64 px.

    Args:
        shape: (rows, columns).
        rng: random numbers.
        widths: in pixels; one of them is chosen for the whole mask.
        coverage: percent of the mask that is damaged, least and most.
        free: chance that each scratch has a width of its own instead.
    """
    if rng.random() < free:
        return _cover(shape, rng, shapes.scratch, _log_uniform(1, 64), coverage)
    width = float(rng.choice(widths))
    return _cover(shape, rng, shapes.scratch, lambda _: width, coverage)


def strokes(shape: Shape, rng: np.random.Generator, coverage: Range) -> MaskArray:
    """Return a mask with free brush strokes; ``coverage`` is the percentage they cover, least and most."""
    return _cover(shape, rng, shapes.brush, _log_uniform(6, 48), coverage)


def _usable(mask: MaskArray) -> MaskArray:
    """Return the mask with at least one damaged pixel, and with damage on a share of ``MOST`` at most."""
    mask = np.ascontiguousarray(mask)
    limit = MOST * mask.size
    while cv2.countNonZero(mask) > limit:
        mask[:, : mask.shape[1] // 4] = 0  # A quarter of the columns becomes known.
        mask = np.ascontiguousarray(np.rot90(mask)) if mask.shape[0] == mask.shape[1] else mask[:, ::-1].copy()
    if not mask.any():
        mask[mask.shape[0] // 2, mask.shape[1] // 2] = 255
    return mask


Width = Callable[[np.random.Generator], float]


def _cover(shape: Shape, rng: np.random.Generator, draw: shapes.Draw, width: Width, percent: Range) -> MaskArray:
    """Return a mask on which pieces are drawn until they cover a random share between two."""
    mask = np.zeros(shape, np.uint8)
    wanted = rng.uniform(*percent) / 100 * mask.size
    for _ in range(_PIECES):
        draw(mask, rng, width(rng))
        if cv2.countNonZero(mask) >= wanted:
            break
    return mask


def _log_uniform(low: float, high: float) -> Width:
    return lambda rng: float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _scratches(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    return scratches(shape, rng, config.widths, config.coverage, config.free_widths)


def _cracks(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    width = rng.uniform(1, 6)
    return _cover(shape, rng, shapes.crack, lambda _: width, config.coverage)


def _hair(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    return _cover(shape, rng, shapes.hair, _log_uniform(1, 4), (1, 8))


def _dust(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    width = rng.uniform(1, 8)
    return _cover(shape, rng, shapes.dust, lambda _: width, (1, 8))


def _tears(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    return _cover(shape, rng, shapes.tear, _log_uniform(8, 56), (4, 20))


def _strokes(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    return strokes(shape, rng, config.irregular_coverage)


def _blotches(shape: Shape, rng: np.random.Generator, config: DamageConfig) -> MaskArray:
    """Stains one by one, or all over as clouds."""
    if rng.random() < 0.5:
        return _cover(shape, rng, shapes.blotch, _log_uniform(6, 48), (4, config.irregular_coverage[1]))
    clouds = sum(_noise(shape, rng, cells) / cells**0.7 for cells in (3, 6, 12, 24, 48))
    share = rng.uniform(*config.irregular_coverage) / 100
    return np.where(clouds >= np.quantile(clouds, 1 - share), 255, 0).astype(np.uint8)


def _noise(shape: Shape, rng: np.random.Generator, cells: int) -> NDArray[np.float32]:
    """Return (H, W) smooth noise: ``cells`` random values a side, interpolated."""
    coarse = rng.standard_normal((cells + 1, cells + 1), np.float32)
    return np.asarray(cv2.resize(coarse, shape[::-1], interpolation=cv2.INTER_CUBIC), np.float32)


_KINDS: dict[str, Callable[[Shape, np.random.Generator, DamageConfig], MaskArray]] = {
    "scratches": _scratches,
    "cracks": _cracks,
    "hair": _hair,
    "dust": _dust,
    "blotches": _blotches,
    "tears": _tears,
    "strokes": _strokes,
}


def _real(shape: Shape, rng: np.random.Generator, planes: tuple[Path, ...]) -> MaskArray:
    """Return a mask of up to five planes, united, each scaled, turned, moved, flipped and thickened at random."""
    mask = np.zeros(shape, np.uint8)
    wanted = rng.uniform(0.01, 0.12) * mask.size
    for plane in _readable(planes, rng):
        damaged = np.where(_moved(plane, shape, rng) >= rng.uniform(40, 128), 255, 0).astype(np.uint8)
        size = int(rng.choice((1, 3, 5), p=(0.6, 0.3, 0.1)))
        cv2.bitwise_or(mask, cv2.dilate(damaged, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))), mask)
        if cv2.countNonZero(mask) >= wanted:
            break
    return mask


def _readable(planes: tuple[Path, ...], rng: np.random.Generator) -> Iterator[NDArray[np.uint8]]:
    for index in rng.integers(len(planes), size=_PLANES):
        try:
            pixels = load_photo(planes[index]).pixels
        except FileError:
            continue  # The next plane serves as well.
        plane = pixels if pixels.ndim == 2 else pixels.max(axis=2)
        yield plane if plane.dtype == np.uint8 else (plane >> 8).astype(np.uint8)


def _moved(plane: NDArray[np.uint8], shape: Shape, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Return the part of a plane that covers ``shape`` after the plane was turned, scaled and moved at random."""
    scale = float(np.exp(rng.uniform(np.log(0.7), np.log(3.0))))
    turn = cv2.getRotationMatrix2D((plane.shape[1] / 2, plane.shape[0] / 2), rng.uniform(0, 360), scale)
    room = np.maximum(np.array(plane.shape[::-1]) * scale - np.array(shape[::-1]), 0) / 2
    turn[:, 2] += np.array(shape[::-1]) / 2 - np.array(plane.shape[::-1]) / 2 + rng.uniform(-1, 1, 2) * room
    if rng.integers(2):
        plane = plane[:, ::-1]
    return np.asarray(cv2.warpAffine(np.ascontiguousarray(plane), turn, shape[::-1], flags=cv2.INTER_LINEAR), np.uint8)
