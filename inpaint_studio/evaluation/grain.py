"""How like the grain of a photo the grain of its fillings is: noise spectra inside holes and outside.

Holes are punched where a photo shows nothing but a plane and grain. Known grain is added to photos: then it is known
outside, and inside it is what a filling differs by from that of the photo without it. Photos are taken as they are,
too, which tells of real scans: there grain is what a plane leaves of a block.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.restore import filled
from inpaint_studio.engines.grain.blocks import SIDE, counts, cut
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.damage import generator
from inpaint_studio.evaluation.harness import load_pixels

BANDS = {"low": (0.03, 0.12), "mid": (0.12, 0.26), "high": (0.26, 0.5)}
"""Ranges of frequency, in cycles a pixel."""

FREQUENCIES = np.arange(1, SIDE // 2 + 1) / SIDE
"""Of the points of a spectrum."""

_RADIUS = 12  # of the holes: each has one whole block inside
_HOLES, _FEWEST = 16, 2
_APART = 5  # blocks between holes: what they learn from is their own
_AROUND = 3  # blocks around a hole that count as outside
_FLAT = 0.8  # of them, at the least
_CLEAN = 0.002
_OWN = 1.25  # what goes further beyond the grain that was added is the photo
_NONE = 0.002  # of the largest power by frequency: less is none
_GIVEN = 0.5  # of the strength outside: less is no grain

Spectrum = NDArray[np.float64]
Grid = NDArray[np.bool_]


@dataclass(frozen=True)
class AddedGrain:
    """Grain that is added to a photo.

    Attributes:
        name: its heading.
        strength: standard deviation, of the range of values.
        reach: of the Gaussian that white noise is blurred with, in pixels.
        is_shared: whether it is the same in all channels.
    """

    name: str
    strength: float = 0.0
    reach: float = 0.0
    is_shared: bool = True


AS_IT_IS = AddedGrain("as it is")
KINDS = (
    AddedGrain("fine, 8 levels", 0.03, 0.5),
    AddedGrain("fine, 3 levels", 0.012, 0.7),
    AddedGrain("fine, coloured, 8 levels", 0.03, 0.7, is_shared=False),
    AddedGrain("medium, 8 levels", 0.03, 1.2),
    AddedGrain("coarse, 8 levels", 0.03, 2.0),
    AddedGrain("coarse, coloured, 13 levels", 0.05, 2.0, is_shared=False),
)
"""What is added; in levels of 255."""


@dataclass(frozen=True, eq=False)
class Finding:
    """The grain of one photo.

    Attributes:
        photo: the file's name.
        kind: what was added.
        holes: how many were punched.
        outside: power by frequency (``FREQUENCIES``), in squared levels of 255: of known blocks around the holes.
        truth: likewise, of what was where the holes are.
        off: likewise, of the fillings without grain.
        match: likewise, with matching grain.
        tiles: a hole: as it was, damaged, filled without grain and with it.
    """

    photo: str
    kind: str
    holes: int
    outside: Spectrum
    truth: Spectrum
    off: Spectrum
    match: Spectrum
    tiles: tuple[PhotoArray, ...]


@dataclass(frozen=True)
class Likeness:
    """Grain inside over grain outside, 1 being alike.

    Attributes:
        strength: standard deviation.
        bands: the power in each of ``BANDS``; None where there is next to none outside.
    """

    strength: float
    bands: dict[str, float | None]


def likeness(inside: Spectrum, outside: Spectrum) -> Likeness:
    """Compare two spectra."""
    bands: dict[str, float | None] = {}
    for name, (low, high) in BANDS.items():
        part = np.where((low <= FREQUENCIES) & (high > FREQUENCIES), FREQUENCIES, 0)
        there, most = float((outside * part).sum() / part.sum()), float(outside.max())
        bands[name] = float((inside * part).sum() / (outside * part).sum()) if there > _NONE * most else None
    return Likeness(deviation(inside) / deviation(outside), bands)


def deviation(power: Spectrum) -> float:
    """Return the standard deviation that belongs to a spectrum, in levels of 255."""
    # Rings of higher frequencies hold more of them.
    return float(np.sqrt((power * FREQUENCIES).sum() / FREQUENCIES.sum()))


def measure(
    photos: Sequence[Path], seed: int = 0, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> list[Finding]:
    """Return what is found on each photo with each kind of grain and as it is, where flat places show any.

    Raises:
        InputError: no photo shows any.
        FileError: a photo cannot be read.
        Cancelled: ``cancel`` was called.
    """
    found: list[Finding] = []
    for done, path in enumerate(photos):
        pixels = load_pixels(path)
        for kind in (*KINDS, AS_IT_IS):
            found += _on(path.name, pixels, kind, seed, cancel)
        progress((done + 1) / len(photos))
    if not found:
        raise InputError("No photo has flat places in which grain could be measured.")
    return found


def _on(name: str, pixels: PhotoArray, kind: AddedGrain, seed: int, cancel: CancelToken) -> Iterator[Finding]:
    grainy = add(pixels, kind, generator(seed, name, kind.name))
    flat = flat_blocks(grainy)
    places = _places(flat)
    if len(places) < _FEWEST:
        return
    mask = np.zeros(grainy.shape[:2], np.uint8)
    inside, outside = np.zeros_like(flat), np.zeros_like(flat)
    for row, column in places:
        cv2.circle(mask, (column * SIDE + SIDE // 2, row * SIDE + SIDE // 2), _RADIUS, 255, -1)
        inside[row, column] = True
        outside[max(row - _AROUND, 0) : row + _AROUND + 1, max(column - _AROUND, 0) : column + _AROUND + 1] = True
    outside &= flat & (counts(mask != 0) == 0)
    if kind.strength:
        clean = pixels.astype(np.float32)
        residual, base = grainy - clean, _filled(pixels, mask, "off", cancel).astype(np.float32)
    else:
        residual, base = without_planes(grainy), None
    around = spectrum(residual, outside)
    if kind.strength and deviation(spectrum(without_planes(grainy), outside)) > _OWN * kind.strength * 255:
        return  # The photo's own texture is stronger.
    filled = [_filled(grainy, mask, grain, cancel) for grain in ("off", "match")]
    left = [without_planes(each) if base is None else each - base for each in filled]
    truth, off, match = (spectrum(each, inside) for each in (residual, *left))
    row, column = places[0]
    damaged = grainy.copy()
    damaged[mask != 0] = 255 if damaged.ndim == 2 else (230, 30, 30)
    middle = np.s_[max((row - 2) * SIDE, 0) : (row + 3) * SIDE, max((column - 2) * SIDE, 0) : (column + 3) * SIDE]
    tiles = tuple(each[middle] for each in (grainy, damaged, *filled))
    yield Finding(name, kind.name, len(places), around, truth, off, match, tiles)


def add(pixels: PhotoArray, kind: AddedGrain, rng: np.random.Generator) -> PhotoArray:
    """Return the photo with grain of a kind."""
    if not kind.strength:
        return pixels
    channels = 1 if kind.is_shared or pixels.ndim == 2 else pixels.shape[2]
    noise: NDArray[np.float32] = rng.standard_normal((*pixels.shape[:2], channels), np.float32)
    if kind.reach:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), kind.reach), np.float32).reshape(noise.shape)
    noise *= np.float32(255 * kind.strength / float(noise.std()))
    noisy = pixels + (noise if pixels.ndim == 3 else noise[..., 0])
    return np.asarray(np.clip(np.rint(noisy), 0, 255), np.uint8)


def flat_blocks(pixels: PhotoArray) -> Grid:
    """Return (H // 16, W // 16): where there is a plane with grain, some levels away from black and white."""
    image = _as_float(pixels)
    grid = np.zeros((pixels.shape[0] // SIDE, pixels.shape[1] // SIDE), np.bool_)
    every = np.ones(pixels.shape[:2], np.bool_)
    blocks = cut(image, every, ~grid, SIDE * SIDE)
    levels = blocks.levels.mean(axis=1)
    grainy = (blocks.deviations > _CLEAN).all(axis=1) & (blocks.deviations < 0.1).all(axis=1)
    is_flat = blocks.are_flat(_CLEAN) & grainy & (levels > 0.06) & (levels < 0.94)
    # Texture is coarser and stronger than its calmest neighbours; grain is as strong everywhere.
    strength = blocks.deviations.mean(axis=1)
    if is_flat.any():
        is_flat &= strength < 1.5 * float(np.quantile(strength[is_flat], 0.25))
    grid[blocks.rows[is_flat], blocks.columns[is_flat]] = True
    return grid


def _places(flat: Grid) -> list[tuple[int, int]]:
    """Return rows and columns of blocks in the flattest places, far enough from each other."""
    side = 2 * _AROUND + 1
    share = cv2.boxFilter(flat.astype(np.float32), -1, (side, side), borderType=cv2.BORDER_CONSTANT)
    share[~flat] = 0
    places: list[tuple[int, int]] = []
    for index in np.argsort(-share.ravel(), kind="stable"):
        row, column = divmod(int(index), flat.shape[1])
        if share[row, column] < _FLAT or len(places) == _HOLES:
            break
        if all(max(abs(row - other), abs(column - far)) >= _APART for other, far in places):
            places.append((row, column))
    return places


def _filled(pixels: PhotoArray, mask: MaskArray, grain: str, cancel: CancelToken) -> PhotoArray:
    return filled(pixels, mask, create_engine("fmm", grain=grain), cancel=cancel)


def without_planes(pixels: PhotoArray) -> NDArray[np.float32]:
    """Return (H // 16 * 16, W // 16 * 16, C), what is left of blocks when planes are taken away, in levels of 255."""
    rows, columns = pixels.shape[0] // SIDE, pixels.shape[1] // SIDE
    every = np.ones(pixels.shape[:2], np.bool_)
    blocks = cut(_as_float(pixels) + 1, every, np.ones((rows, columns), np.bool_), 1)  # + 1: what is all 0 is left out
    residuals = 255 * blocks.residuals.reshape(rows, columns, -1, SIDE, SIDE)
    return residuals.transpose(0, 3, 1, 4, 2).reshape(rows * SIDE, columns * SIDE, -1)


def spectrum(residual: NDArray[np.float32], cells: Grid) -> Spectrum:
    """Return the power of a residual in the chosen blocks, by ``FREQUENCIES``, a mean over the channels."""
    height, width = (side * SIDE for side in cells.shape)
    whole = residual[:height, :width].reshape(cells.shape[0], SIDE, cells.shape[1], SIDE, -1).swapaxes(1, 2)
    blocks = np.moveaxis(whole[cells], 3, 1).reshape(-1, SIDE, SIDE)
    window = np.outer(np.hanning(SIDE), np.hanning(SIDE))
    power = (np.abs(np.fft.fft2(blocks * window)) ** 2).mean(axis=0) / (window**2).sum()
    rings = np.rint(SIDE * np.hypot(np.fft.fftfreq(SIDE)[:, np.newaxis], np.fft.fftfreq(SIDE))).astype(int)
    return np.array([power[rings == ring].mean() for ring in range(1, SIDE // 2 + 1)])


def _as_float(pixels: PhotoArray) -> NDArray[np.float32]:
    image = pixels.astype(np.float32) / np.float32(255)
    return image if image.ndim == 3 else image[..., np.newaxis]


def by_kind(found: Sequence[Finding]) -> dict[str, list[Finding]]:
    """Return what was found by kind of grain, photos as they are last."""
    names = dict.fromkeys(each.kind for each in sorted(found, key=lambda each: each.kind == AS_IT_IS.name))
    return {name: [each for each in found if each.kind == name] for name in names}


def with_grain(found: Sequence[Finding]) -> list[Finding]:
    """Return those whose fillings got grain."""
    return [each for each in found if likeness(each.match, each.outside).strength > _GIVEN]


def summary(found: Sequence[Finding]) -> dict[str, dict[str, Any]]:
    """Return, for each kind of grain, how like it is: medians over photos, as what ``json`` can write."""
    result: dict[str, dict[str, Any]] = {}
    for kind, own in by_kind(found).items():
        given = with_grain(own)
        result[kind] = {"photos": len(own), "given": len(given), "holes": sum(each.holes for each in own)}
        for name in ("truth", "off", "match"):
            # Where no grain was given, which is counted, there is none to be compared.
            parts = [likeness(getattr(each, name), each.outside) for each in (given if name == "match" else own)]
            result[kind][name] = {"strength": _median([part.strength for part in parts])} | {
                band: _median([value for part in parts if (value := part.bands[band]) is not None]) for band in BANDS
            }
    return result


def as_json(found: Sequence[Finding]) -> dict[str, Any]:
    """Return the summary, and what was found on each photo, as what ``json`` can write."""
    return {
        "frequencies": FREQUENCIES.tolist(),
        "kinds": summary(found),
        "photos": [
            {
                "photo": each.photo,
                "kind": each.kind,
                "holes": each.holes,
                **{name: getattr(each, name).tolist() for name in ("outside", "truth", "off", "match")},
            }
            for each in found
        ],
    }


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None
