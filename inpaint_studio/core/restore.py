"""Restores a photo where it is masked, by any engine: windows, conversion to floats, engine, and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.atlas import gather
from inpaint_studio.core.colours import Colours
from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane, changed_patches
from inpaint_studio.core.engine import Engine, Surroundings
from inpaint_studio.core.floats import to_float
from inpaint_studio.core.holes import View, Window, split
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.parallel import SharedProgress, map_in_order, thread_count
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.sight import Sight, Sights
from inpaint_studio.core.sources import ANYWHERE, Sources
from inpaint_studio.core.span import Span, without_gaps
from inpaint_studio.core.unseen import telling, without_unseen
from inpaint_studio.core.values import Values
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Title

_LOOKED, _FILLED = 0.03, 0.95  # shares of the work done once the mask is searched and once the holes are filled
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
    sources: Sources = ANYWHERE,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> PatchEdit:
    """Fill the masked pixels of a photo and return the change, which also clears the mask.

    Nothing is restored from fully transparent pixels, whose colours are not visible; detail is taken from ``sources``
    only. A gray photo in three equal channels is restored as one channel and comes out with equal channels. The photo
    and the mask are not changed.

    Raises:
        InputError: the mask does not fit the photo or leaves nothing known, or the sources leave nothing to take from.
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
    sights = Sights(source.pixels, mask.pixels, alpha, sources)
    changes = chain(
        _restore_windows(source, mask.pixels, alpha, engine, sights, change, first, cancel),
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
    sources: Sources = ANYWHERE,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
    is_gray: bool | None = None,
    origin: tuple[int, int] = (0, 0),
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
        sources: where detail may be taken from.
        progress: called with the share done.
        cancel: asked at short intervals.
        is_gray: whether the known pixels have equal channels; None finds out. For a part of a photo, pass what holds
            for the whole photo.
        origin: row and column of the photo at which a part of it begins.

    Raises:
        InputError: shapes or dtypes that do not fit, nothing known, or nothing to take from.
        EngineError: the engine could not do it.
        Cancelled: ``cancel`` was called.
    """
    check(pixels, mask)
    if is_gray is None:
        is_gray = not is_lab and Colours(mask.shape).is_gray(pixels, mask, cancel, alpha)
    source = _source(pixels, values or Values.of(pixels.dtype), is_lab, is_gray)
    sights = Sights(source.pixels, mask, alpha, sources, origin)
    yield from _restore_windows(source, mask, alpha, engine, sights, lambda filling: filling, progress, cancel)


def filled(
    pixels: NDArray[Any],
    mask: NDArray[np.uint8],
    engine: Engine,
    *,
    alpha: NDArray[Any] | None = None,
    sources: Sources = ANYWHERE,
    cancel: CancelToken = NEVER,
) -> NDArray[Any]:
    """Return a copy of ``pixels`` with the masked ones restored. Arguments and errors are those of ``fill``."""
    result = pixels.copy()
    for filling in fill(pixels, mask, engine, alpha=alpha, sources=sources, cancel=cancel):
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
    sights: Sights,
    use: Callable[[Filling], Result],
    progress: ProgressCallback,
    cancel: CancelToken,
) -> Iterator[Result]:
    """Yield ``use(filling)`` for each window, in order. Windows are restored, and used, in several threads."""
    info = engine.info
    sights = sights if info.borrows else Sights(source.pixels, mask, alpha, ANYWHERE)
    total = int(np.count_nonzero(mask))
    shared = SharedProgress(scaled_progress(progress, _LOOKED, 1), max(total, 1))
    threads = max(1, min(thread_count(), total // _WORTH_A_THREAD))

    def work(windows: list[Window], token: CancelToken) -> list[Result]:
        token.raise_if_cancelled()
        report = shared.part(sum(int(np.count_nonzero(window.own)) for window in windows))
        fillings = _fill_together(source, sights.of(windows), windows, engine, report, token)
        results = [use(filling.repeated(source.channels) if source.channels else filling) for filling in fillings]
        report(1.0)
        return results

    look = scaled_progress(progress, 0, _LOOKED)
    windows = without_unseen(split(mask, View.of(info), progress=look, cancel=cancel), mask, alpha)
    are_shared = info.is_local and not sights.show_donors
    batches = gather(windows, mask.shape) if are_shared else ([window] for window in windows)
    for results in map_in_order(work, batches, cancel, threads):
        yield from results
    progress(1.0)


def _fill_together(
    source: _PhotoPixels,
    sight: Sight,
    windows: list[Window],
    engine: Engine,
    progress: ProgressCallback,
    cancel: CancelToken,
) -> Iterator[Filling]:
    """Yield the fillings of the windows that an engine sees together."""
    pixels, mask, around = source.pixels, sight.mask, sight.surroundings
    image, span = to_float(sight.pixels, cancel), Span()
    if pixels.dtype == np.float32:
        span, mask = without_gaps(image, mask)
        if around.sources is not None:
            around = replace(around, sources=around.sources & ~mask)
    parts = (1, 1, 1) if source.is_lab else _PARTS.get(image.shape[2], (image.shape[2],))
    result = _restored(image, mask, engine, around, parts, progress, cancel)
    chosen = [_chosen(result[place.slices], window.own) for window, place in zip(windows, sight.places, strict=True)]
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


def _chosen(result: NDArray[np.float32], own: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Return (n, C), the pixels of (h, w, C) ``result`` where ``own`` is set, in row order."""
    # Three times as fast as result[own].
    return np.ascontiguousarray(result).reshape(-1, result.shape[2])[np.flatnonzero(own)]
