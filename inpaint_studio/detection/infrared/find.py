"""Marks where a film scan is darker in infrared than its colours and its surroundings explain.

The threshold is told in deviations of the plane's own noise, never in levels: dust lets through two thirds of the light
on one scanner, and nine tenths on another.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.base import CELL, Grid
from inpaint_studio.detection.infrared.leak import SIDE, Leak, leak_of
from inpaint_studio.detection.infrared.logs import Logs, Steps
from inpaint_studio.detection.infrared.registration import MARGIN, shift_of
from inpaint_studio.detection.marks import SOURCES, Marks
from inpaint_studio.detection.pieces import pieces_of, summed, totals
from inpaint_studio.detection.scan import Scan
from inpaint_studio.detection.surroundings import Surroundings
from inpaint_studio.engines.kernels.exact import exponential
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Text

Codes = NDArray[np.uint8]
"""(H, W), by how many deviations a pixel is too dark, in parts of ``PARTS``; 255 = that or more."""

PARTS = 8

_EDGE, _LEAST, _USUAL = 3.0, 3.5, 5.0
"""Deviations from which a pixel belongs to a piece, which its darkest pixel needs, and which it needs by default."""

_STEEP = 2.0  # by how much a mark's odds grow with each deviation, as a logarithm
_SMALLEST = 2  # pixels
_GAIN, _CORRELATION = 0.4, 0.5  # from which the photo itself is seen; colour film has less than .38, silver .35 to .93
_DEVIATION = 1.4826  # of a normal distribution, over its median absolute deviation
_FLOOR = 24  # steps, the least deviation: a level of 8 bits, in the middle of its range
_TILES = 8  # along each side of the photo, in which shift and leak are measured
_STRIP = 1 << 20  # pixels looked at at once
_PASSES = 3
_STRONG = 8  # the strongest edges, of how many pixels
_SOFT = np.array([0.25, 0.5, 0.25])

_IS_SEEN: Text = (
    "In this infrared plane the photo itself is seen, as with black-and-white film and Kodachrome, whose silver or "
    "dyes absorb infrared light. So it cannot tell damage from the photo. Find the damage without it."
)

_OTHER_SIZE: Text = "The infrared plane is {plane} pixels, but the photo is {photo}. They must have the same size."


def find_in_infrared(
    photo: Photo,
    plane: NDArray[Any],
    *,
    protected: NDArray[Any] | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Marks:
    """Return the dust and scratches that are seen in infrared.

    Args:
        photo: of any depth and model.
        plane: (H, W) uint8, uint16 or float32, bright where film lets infrared through.
        protected: (H, W), nonzero where nothing may be marked; None for nowhere.
        progress: called with the share done.
        cancel: asked at short intervals.

    Raises:
        InputError: the plane has another size than the photo, or shows the photo itself.
        Cancelled: ``cancel`` was called.
    """
    codes = dust_codes(photo, plane, progress=progress, cancel=cancel)
    if protected is not None:
        codes[np.asarray(protected) != 0] = 0
    return _marks_of(photo, codes, cancel)


def dust_codes(
    photo: Photo, plane: NDArray[Any], *, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
) -> Codes:
    """Return how much darker in infrared than explained each pixel is; arguments as for ``find_in_infrared``.

    Raises:
        InputError: the plane has another size than the photo, or shows the photo itself.
        Cancelled: ``cancel`` was called.
    """
    if plane.shape != photo.shape:
        raise InputError(_OTHER_SIZE, plane=_size(plane.shape), photo=_size(photo.shape))
    tiles = samples(photo.shape)
    logs = Logs(photo, plane)
    logs = logs.shifted(shift_of(logs, tiles, cancel))
    leak = leak_of(logs, tiles, cancel)
    if leak.gain > _GAIN and leak.correlation > _CORRELATION:
        raise InputError(_IS_SEEN)
    steps = [scaled_progress(progress, done / _PASSES, (done + 1) / _PASSES) for done in range(_PASSES)]
    medians = Grid.empty(photo.shape)
    for strip in _strips(photo.shape, steps[0], cancel):
        medians.put(strip.top, _rest(logs, leak, strip))
    base = medians.smoothed()
    spread = Grid.empty(photo.shape)
    for strip in _strips(photo.shape, steps[1], cancel):
        spread.put(strip.top, np.abs(_rest(logs, leak, strip) - base.at(strip)))
    spread = spread.smoothed()
    least = max(_FLOOR, _DEVIATION * float(np.median(spread.values)))
    doubt = _doubt(logs, leak, tiles, base, least)
    base = base.lowered()
    scan, codes = Scan(photo), np.zeros(photo.shape, np.uint8)
    for strip in _strips(photo.shape, steps[2], cancel):
        deviation = np.maximum(_DEVIATION * spread.at(strip), least) + doubt * _edges(logs, leak, strip)
        darker = (base.at(strip) - _rest(logs, leak, strip)) / deviation
        codes[strip.slices] = np.clip(np.rint(PARTS * darker), 0, 255)
        if (invisible := scan.invisible(strip)) is not None:
            codes[strip.slices][invisible] = 0
    return _only_in(codes, logs.covered)


def _rest(logs: Logs, leak: Leak, region: Region) -> Steps:
    """Return (h, w) infrared less what the colours explain, a little smoothed: noise is finer than dust."""
    seen = region.padded(1).clipped(logs.shape)
    rest = _smoothed(logs.infrared(seen) - leak.expected(logs.colours(seen)))
    return np.rint(rest[region.moved(-seen.top, -seen.left).slices]).astype(np.int32)


def _edges(logs: Logs, leak: Leak, region: Region) -> NDArray[np.float64]:
    """Return (h, w) by how many steps what the colours explain differs from pixel to pixel."""
    seen = region.padded(2).clipped(logs.shape)
    expected = _smoothed(leak.expected(logs.colours(seen)))
    window = np.ones((3, 3), np.uint8)
    edges = cv2.dilate(expected, window) - cv2.erode(expected, window)
    return np.asarray(edges[region.moved(-seen.top, -seen.left).slices], np.float64)


def _doubt(logs: Logs, leak: Leak, tiles: Sequence[Region], base: Grid, least: float) -> float:
    """Return by how much the deviation grows with edges, where infrared is a little less sharp or sharper, or aside."""
    if not tiles:
        return 0.0
    edges = np.concatenate([_edges(logs, leak, tile).ravel() for tile in tiles])
    rest = np.concatenate([np.abs(_rest(logs, leak, tile) - base.at(tile)).ravel() for tile in tiles])
    is_edge = edges >= np.partition(edges, -len(edges) // _STRONG)[-len(edges) // _STRONG]
    more = _DEVIATION * float(np.median(rest[is_edge])) - least
    return max(0.0, more) / max(1.0, float(np.median(edges[is_edge])))


def _smoothed(plane: Steps) -> NDArray[np.float64]:
    soft = cv2.sepFilter2D(plane.astype(np.float64), -1, _SOFT, _SOFT, borderType=cv2.BORDER_REFLECT_101)
    return np.asarray(soft, np.float64)


def samples(shape: tuple[int, int]) -> list[Region]:
    """Return the tiles, spread over the photo, in which shift and leak are measured."""
    tops, lefts = (_places(side) for side in shape)
    return [Region(top, left, top + SIDE, left + SIDE) for top in tops for left in lefts]


def _places(side: int) -> list[int]:
    room = side - 2 * MARGIN - SIDE
    count = min(_TILES, room // SIDE + 1) if room >= 0 else 0
    return [MARGIN + room * number // max(1, count - 1) for number in range(count)]


def _strips(shape: tuple[int, int], progress: ProgressCallback, cancel: CancelToken) -> Iterator[Region]:
    """Yield whole rows of a photo, cut between the cells of a grid, and tell the share done after each."""
    height, width = shape
    step = max(1, _STRIP // (width * CELL)) * CELL
    for top in range(0, height, step):
        cancel.raise_if_cancelled()
        yield Region(top, 0, min(top + step, height), width)
        progress(min(top + step, height) / height)


def _size(shape: tuple[int, ...]) -> str:
    return f"{shape[1]} × {shape[0]}"


def _only_in(codes: Codes, region: Region) -> Codes:
    codes[: region.top] = codes[region.bottom :] = 0
    codes[:, : region.left] = codes[:, region.right :] = 0
    return codes


def _marks_of(photo: Photo, codes: Codes, cancel: CancelToken) -> Marks:
    edge = round(_EDGE * PARTS)
    pieces = pieces_of(codes, edge, cancel)
    total = totals(pieces, photo.shape, lambda region: (codes[region.slices],), cancel)
    best = total.largest
    areas = np.bincount(pieces.owners, pieces.ends - pieces.begins, pieces.count)
    kept = (best >= _LEAST * PARTS) & (areas >= _SMALLEST)
    pieces, best, areas = pieces.only(kept), best[kept], areas[kept]
    around = Surroundings(Scan(photo), codes, edge)
    contrasts = summed(pieces, photo.shape, lambda region: around.planes(region).contrast, cancel=cancel) / areas
    return Marks(
        photo.shape,
        pieces.rows,
        pieces.begins,
        pieces.ends,
        pieces.owners,
        (1 / (1 + exponential(_STEEP * (_USUAL - best / PARTS)))).astype(np.float32),
        contrasts.astype(np.float32),
        np.full(pieces.count, SOURCES.index("infrared"), np.uint8),
    )
