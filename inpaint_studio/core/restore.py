"""Restores a photo where it is masked, by any engine: windows, conversion to floats, engine, and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.atlas import compose, compose_wanted, gather, lay
from inpaint_studio.core.colours import Colours
from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane, changed_patches
from inpaint_studio.core.engine import Engine, Surroundings
from inpaint_studio.core.holes import View, Window, split
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.parallel import SharedProgress, map_in_order, thread_count
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.span import Span, without_gaps
from inpaint_studio.core.unseen import telling, without_unseen
from inpaint_studio.core.values import Values
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Title

_LOOKED, _FILLED = 0.03, 0.95  # shares of the work done once the mask is searched and once the holes are filled
_STRIP = 1 << 20  # pixels converted before the cancel token is asked again
_INKS = 4
_PARTS = {_INKS: (3, 1)}  # channels given to an engine together: of CMYK, black by itself
_WORTH_A_THREAD = 60_000  # pixels to restore; with fewer, threads wait for each other longer than they work

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True, eq=False)
class Filling:
    """The restored pixels of one window.

    Attributes:
        region: where the window lies.
        own: (h, w) bool, which of its pixels were restored.
        values: (n,), (n, 3) or (n, 4) of the photo's dtype: the new values of those pixels, in row order.
    """

    region: Region
    own: NDArray[np.bool_]
    values: NDArray[Any]

    def paste_into(self, pixels: NDArray[Any]) -> None:
        """Write the restored pixels into those of the photo."""
        pixels[self.region.slices][self.own] = self.values

    def repeated(self, channels: int) -> "Filling":
        """Return the same filling for a photo of ``channels`` equal channels."""
        return replace(self, values=self.values[:, np.newaxis].repeat(channels, axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class _PhotoPixels:
    """The pixels of a photo as they are restored.

    Attributes:
        pixels: (H, W) or (H, W, C); of a gray photo in equal channels only the first.
        channels: how many equal channels the first one stands for; 0 where ``pixels`` has all of them.
        values: which numbers the pixels may be.
        is_lab: whether the channels are lightness and two of colour, which are restored one by one.
    """

    pixels: NDArray[Any]
    channels: int
    values: Values
    is_lab: bool


def restore(
    photo: Photo,
    mask: Mask,
    engine: Engine,
    *,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> PatchEdit:
    """Fill the masked pixels of a photo and return the change, which also clears the mask.

    Nothing is restored from fully transparent pixels, whose colours are not visible. A gray photo in three equal
    channels is restored as one channel and comes out with equal channels. The photo and the mask are not changed.

    Raises:
        InputError: the mask does not fit the photo or leaves nothing known.
        EngineError: the engine could not do it.
        Cancelled: ``cancel`` was called.
    """

    def change(filling: Filling) -> list[Patch]:
        before = photo.pixels[filling.region.slices]
        after = before.copy()
        after[filling.own] = filling.values
        return list(changed_patches(Plane.PHOTO, before, after, filling.region))

    first, last = scaled_progress(progress, 0, _FILLED), scaled_progress(progress, _FILLED, 1)
    check(photo.pixels, mask.pixels)
    alpha = telling(photo.alpha)
    is_gray = not photo.is_lab and Colours(mask.shape).is_gray(photo.pixels, mask.pixels, cancel, alpha)
    source = _source(photo.pixels, photo.values, photo.is_lab, is_gray)
    changes = chain(
        _restore_windows(source, mask.pixels, alpha, engine, change, first, cancel),
        _clear(mask.pixels, last, cancel),
    )
    return PatchEdit(Title("Restore"), tuple(patch for change in changes for patch in change))


def _clear(mask: NDArray[np.uint8], progress: ProgressCallback, cancel: CancelToken) -> Iterator[list[Patch]]:
    """Yield the patches that clear the mask, one list per row of tiles. They are made in several threads."""

    def work(row: Region, token: CancelToken) -> list[Patch]:
        token.raise_if_cancelled()
        patches = []
        for tile in row.tiles(TILE):
            left, top, width, height = cv2.boundingRect(mask[tile.slices])
            masked = Region(top, left, top + height, left + width).moved(tile.top, tile.left)
            if not masked.is_empty:
                patches.append(Patch.of(Plane.MASK, masked, mask[masked.slices]))  # XOR with itself clears it
        return patches

    rows, columns = mask.shape
    strips = (Region(top, 0, min(top + TILE, rows), columns) for top in range(0, rows, TILE))
    for done, patches in enumerate(map_in_order(work, strips, cancel), start=1):
        progress(min(done * TILE / rows, 1.0))
        yield patches


def fill(
    pixels: NDArray[Any],
    mask: NDArray[np.uint8],
    engine: Engine,
    *,
    values: Values | None = None,
    is_lab: bool = False,
    alpha: NDArray[Any] | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
    is_gray: bool | None = None,
) -> Iterator[Filling]:
    """Yield the restored pixels, window by window.

    A gray photo in three equal channels is restored as one channel and comes out with equal channels.

    Args:
        pixels: (H, W), (H, W, 3) or (H, W, 4), uint8, uint16 or float32. Pixels with NaN or infinity count as
            unknown.
        mask: (H, W) uint8, nonzero = restore.
        engine: what fills the holes.
        values: which numbers the pixels may be; None for all of their dtype.
        is_lab: whether the channels are lightness and two of colour, which are restored one by one.
        alpha: (H, W), the transparency; pixels where it is 0 are not known. None where all are opaque.
        progress: called with the share done.
        cancel: asked at short intervals.
        is_gray: whether the known pixels have equal channels; None finds out. For a part of a photo, pass what holds
            for the whole photo.

    Raises:
        InputError: shapes or dtypes that do not fit, or nothing known.
        EngineError: the engine could not do it.
        Cancelled: ``cancel`` was called.
    """
    check(pixels, mask)
    if is_gray is None:
        is_gray = not is_lab and Colours(mask.shape).is_gray(pixels, mask, cancel, alpha)
    source = _source(pixels, values or Values.of(pixels.dtype), is_lab, is_gray)
    yield from _restore_windows(source, mask, alpha, engine, lambda filling: filling, progress, cancel)


def filled(
    pixels: NDArray[Any],
    mask: NDArray[np.uint8],
    engine: Engine,
    *,
    alpha: NDArray[Any] | None = None,
    cancel: CancelToken = NEVER,
) -> NDArray[Any]:
    """Return a copy of ``pixels`` with the masked ones restored. Arguments and errors are those of ``fill``."""
    result = pixels.copy()
    for filling in fill(pixels, mask, engine, alpha=alpha, cancel=cancel):
        filling.paste_into(result)
    return result


def _source(pixels: NDArray[Any], values: Values, is_lab: bool, is_gray: bool) -> _PhotoPixels:
    """Return the pixels as they are restored: of a gray photo in equal channels only the first."""
    if is_gray and not is_lab:
        return _PhotoPixels(pixels[..., 0], pixels.shape[2], values, False)
    return _PhotoPixels(pixels, 0, values, is_lab)


def _restore_windows(
    source: _PhotoPixels,
    mask: NDArray[np.uint8],
    alpha: NDArray[Any] | None,
    engine: Engine,
    use: Callable[[Filling], Result],
    progress: ProgressCallback,
    cancel: CancelToken,
) -> Iterator[Result]:
    """Yield ``use(filling)`` for each window, in order. Windows are restored, and used, in several threads."""
    total = int(np.count_nonzero(mask))
    shared = SharedProgress(scaled_progress(progress, _LOOKED, 1), max(total, 1))
    threads = max(1, min(thread_count(), total // _WORTH_A_THREAD))

    def work(windows: list[Window], token: CancelToken) -> list[Result]:
        token.raise_if_cancelled()
        report = shared.part(sum(int(np.count_nonzero(window.own)) for window in windows))
        fillings = _fill_together(source, windows, engine, report, token)
        results = [use(filling.repeated(source.channels) if source.channels else filling) for filling in fillings]
        report(1.0)
        return results

    info, look = engine.info, scaled_progress(progress, 0, _LOOKED)
    windows = without_unseen(split(mask, View.of(info), progress=look, cancel=cancel), mask, alpha)
    batches = gather(windows, mask.shape) if info.is_local else ([window] for window in windows)
    for results in map_in_order(work, batches, cancel, threads):
        yield from results
    progress(1.0)


def _fill_together(
    source: _PhotoPixels, windows: list[Window], engine: Engine, progress: ProgressCallback, cancel: CancelToken
) -> Iterator[Filling]:
    """Yield the fillings of one window, or of several packed into one atlas."""
    pixels = source.pixels
    if len(windows) == 1:
        (window,) = windows
        places = [Region.of(window.mask.shape)]
        part, mask = pixels[window.region.slices], window.mask
        around = Surroundings(origin=(window.region.top, window.region.left), wanted=window.wanted)
    else:
        places = lay(windows)
        part, mask = compose(pixels, windows, places)
        around = Surroundings(wanted=compose_wanted(windows, places))
    image, span = _to_float(part, cancel), Span()
    if pixels.dtype == np.float32:
        span, mask = without_gaps(image, mask)
    parts = (1, 1, 1) if source.is_lab else _PARTS.get(image.shape[2], (image.shape[2],))
    result = _restored(image, mask, engine, around, parts, progress, cancel)
    chosen = [_chosen(result[place.slices], window.own) for window, place in zip(windows, places, strict=True)]
    # All windows at once: for a speck of dust, starting a conversion costs more than the conversion.
    converted = source.values.nearest(span.restored(np.concatenate(chosen)))
    converted = converted if pixels.ndim == 3 else converted[:, 0]
    start = 0
    for window, own in zip(windows, chosen, strict=True):
        yield Filling(window.region, window.own, converted[start : start + len(own)])
        start += len(own)


def _restored(
    image: NDArray[np.float32],
    mask: NDArray[np.bool_],
    engine: Engine,
    around: Surroundings,
    parts: tuple[int, ...],
    progress: ProgressCallback,
    cancel: CancelToken,
) -> NDArray[np.float32]:
    """Have an engine fill ``image``, ``parts`` channels at a time: engines take one or three. It is overwritten."""
    if len(parts) == 1:
        return engine.restore(image, mask, in_place=True, surroundings=around, progress=progress, cancel=cancel)
    filled, first = [], 0
    for count in parts:
        channels = np.ascontiguousarray(image[..., first : first + count])
        begin, share = first / image.shape[2], count / image.shape[2]

        def report(done: float, begin: float = begin, share: float = share) -> None:
            progress(begin + done * share)

        filled.append(
            engine.restore(channels, mask, in_place=True, surroundings=around, progress=report, cancel=cancel)
        )
        first += count
    return np.concatenate(filled, axis=2)


def check(pixels: NDArray[Any], mask: NDArray[np.uint8]) -> None:
    """Make sure that a photo can be restored.

    Raises:
        InputError: shapes or dtypes that do not fit, or nothing known.
    """
    if pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] not in (1, 3, _INKS)) or pixels.size == 0:
        raise InputError(f"A photo needs 1, 3 or 4 channels of pixels, not the shape {pixels.shape}.")
    if pixels.dtype not in (np.uint8, np.uint16, np.float32):
        raise InputError(f"A photo must be uint8, uint16 or float32, not {pixels.dtype}.")
    if mask.shape != pixels.shape[:2]:
        raise InputError(
            f"The mask has the shape {mask.shape}, but the photo has {pixels.shape}. They must have the same size."
        )
    if mask[0].all() and mask.all():  # the first row alone answers for most masks
        raise InputError("The mask covers the whole photo; nothing is left to restore it from.")


def _to_float(pixels: NDArray[Any], cancel: CancelToken) -> NDArray[np.float32]:
    """Return a new (h, w, C) float32 array, 0..1 for whole numbers; float32 values stay as they are."""
    image = np.empty(pixels.shape, np.float32)
    limit = np.float32(1 if pixels.dtype == np.float32 else np.iinfo(pixels.dtype).max)
    for rows in _strips(pixels.shape):
        cancel.raise_if_cancelled()
        np.divide(pixels[rows], limit, out=image[rows], dtype=np.float32)
    return image if image.ndim == 3 else image[..., np.newaxis]


def _strips(shape: tuple[int, ...]) -> Iterator[slice]:
    """Yield slices of rows, each of about ``_STRIP`` pixels, so that a cancellation is noticed soon."""
    step = max(1, _STRIP // shape[1])
    for top in range(0, shape[0], step):
        yield slice(top, top + step)


def _chosen(result: NDArray[np.float32], own: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return (n, C), the pixels of (h, w, C) ``result`` where ``own`` is set, in row order."""
    # Three times as fast as result[own].
    return np.ascontiguousarray(result).reshape(-1, result.shape[2])[np.flatnonzero(own)]
