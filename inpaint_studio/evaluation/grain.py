"""Compares the grain of fillings with the grain of the photo around them, by noise spectra inside and outside of holes.

Holes are punched where a photo is flat: a linear gradient and grain. Grain is added to photos: then it is known outside
the holes, and inside it is the difference between the fillings of the photo with and without it. Photos are measured as
they are, too, as scans are restored: their grain is the residual of a block from the plane fitted to it.
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
"""The frequencies of a spectrum, in cycles a pixel: (8,)."""

_RADIUS = 12  # of the holes, pixels: each contains one whole block
_HOLES, _FEWEST = 16, 2
_APART = 5  # blocks between holes, so that no hole is filled from the surroundings of another
_AROUND = 3  # blocks around a hole that count as outside
_FLAT = 0.8  # the smallest share of these blocks that is flat
_CLEAN = 0.002
_OWN = 1.25  # times the added grain; a stronger residual outside is texture of the photo
_NONE = 0.002  # share of the largest power in the spectrum; a band with less has no grain
_GIVEN = 0.5  # share of the strength outside; a weaker filling was given no grain

Spectrum = NDArray[np.float64]
Grid = NDArray[np.bool_]


@dataclass(frozen=True)
class AddedGrain:
    """Grain that is added to a photo.

    Attributes:
        name: its heading.
        strength: standard deviation, 0..1 of the range of values.
        reach: sigma of the Gaussian that white noise is blurred with, in pixels.
        is_shared: whether the grain is the same in all channels.
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
"""The kinds of grain that are added; their names give the strength in levels of 255."""


@dataclass(frozen=True, eq=False)
class Finding:
    """The grain of one photo.

    Attributes:
        photo: the file's name.
        kind: what was added.
        holes: how many were punched.
        outside: power by frequency (``FREQUENCIES``), in squared levels of 255, of known blocks around the holes.
        truth: the spectrum of the undamaged photo where the holes are.
        off: the spectrum of the fillings without grain.
        match: the spectrum of the fillings with matching grain.
        tiles: crops of one hole: undamaged, damaged, filled without grain, filled with it.
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
    """Ratios of the grain inside to the grain outside; 1 means that they are alike.

    Attributes:
        strength: ratio of the standard deviations.
        bands: ratio of the powers in each of ``BANDS``; None where there is hardly any outside.
    """

    strength: float
    bands: dict[str, float | None]


def likeness(inside: Spectrum, outside: Spectrum) -> Likeness:
    """Return how like the spectrum inside is to the one outside."""
    bands: dict[str, float | None] = {}
    for name, (low, high) in BANDS.items():
        part = np.where((low <= FREQUENCIES) & (high > FREQUENCIES), FREQUENCIES, 0)
        there, most = float((outside * part).sum() / part.sum()), float(outside.max())
        bands[name] = float((inside * part).sum() / (outside * part).sum()) if there > _NONE * most else None
    return Likeness(deviation(inside) / deviation(outside), bands)


def deviation(power: Spectrum) -> float:
    """Return the standard deviation of grain with this spectrum, in levels of 255."""
    # The number of two-dimensional frequencies in a ring grows with its radius.
    return float(np.sqrt((power * FREQUENCIES).sum() / FREQUENCIES.sum()))


def measure(
    photos: Sequence[Path], seed: int = 0, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> list[Finding]:
    """Measure each photo with each kind of grain added and as it is; photos without flat places are left out.

    Raises:
        InputError: no photo has flat places with grain.
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
        return  # The photo's own texture is too strong.
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
    """Return the photo with grain of this kind added."""
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
    """Return (H // 16, W // 16) bool: blocks that are a plane and grain, and neither nearly black nor nearly white."""
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
    """Return (row, column) of the blocks in the flattest places, at least ``_APART`` blocks from each other."""
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
    """Return (H // 16 * 16, W // 16 * 16, C): residuals of blocks from planes fitted to them, in levels of 255."""
    rows, columns = pixels.shape[0] // SIDE, pixels.shape[1] // SIDE
    every = np.ones(pixels.shape[:2], np.bool_)
    # + 1, since ``cut`` leaves out blocks that are all 0.
    blocks = cut(_as_float(pixels) + 1, every, np.ones((rows, columns), np.bool_), 1)
    residuals = 255 * blocks.residuals.reshape(rows, columns, -1, SIDE, SIDE)
    return residuals.transpose(0, 3, 1, 4, 2).reshape(rows * SIDE, columns * SIDE, -1)


def spectrum(residual: NDArray[np.float32], cells: Grid) -> Spectrum:
    """Return the power of a residual in the chosen blocks by ``FREQUENCIES``, the mean over blocks and channels."""
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
    """Return the findings by kind of grain; photos as they are come last."""
    names = dict.fromkeys(each.kind for each in sorted(found, key=lambda each: each.kind == AS_IT_IS.name))
    return {name: [each for each in found if each.kind == name] for name in names}


def with_grain(found: Sequence[Finding]) -> list[Finding]:
    """Return the findings whose fillings were given grain."""
    return [each for each in found if likeness(each.match, each.outside).strength > _GIVEN]


def summary(found: Sequence[Finding]) -> dict[str, dict[str, Any]]:
    """Return the likeness for each kind of grain, medians over photos, in types that ``json`` can write."""
    result: dict[str, dict[str, Any]] = {}
    for kind, own in by_kind(found).items():
        given = with_grain(own)
        result[kind] = {"photos": len(own), "given": len(given), "holes": sum(each.holes for each in own)}
        for name in ("truth", "off", "match"):
            # Fillings that were given no grain are counted, but not compared.
            parts = [likeness(getattr(each, name), each.outside) for each in (given if name == "match" else own)]
            result[kind][name] = {"strength": _median([part.strength for part in parts])} | {
                band: _median([value for part in parts if (value := part.bands[band]) is not None]) for band in BANDS
            }
    return result


def as_json(found: Sequence[Finding]) -> dict[str, Any]:
    """Return the summary and all findings in types that ``json`` can write."""
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
