"""Small pictures of a photo before and after, with its marks, made while it is in memory."""

import io
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.batch.rows import Pictures
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Scan
from inpaint_studio.files.content import Content
from inpaint_studio.files.jpeg.read_write import JpegOptions, write_jpeg
from inpaint_studio.files.png.read_write import PngOptions, write_png

SIDE = 320
"""The most pixels of a side."""

_QUALITY = 80
_FINER = 4  # times as many pixels are looked at a side than are shown


def pictures_of(before: NDArray[np.uint8], after: NDArray[np.uint8] | None, mask: Mask | None) -> Pictures:
    """Return the pictures of a photo.

    Args:
        before: as ``small`` returns it.
        after: the same; None where nothing was restored.
        mask: what was or is to be restored; None where nothing is.
    """
    marks = b""
    if mask is not None and not mask.is_empty:
        marks = png_of(_small_mask(mask.pixels))
    return Pictures(_as_jpeg(before), b"" if after is None else _as_jpeg(after), marks)


def small(photo: Photo, step: int = 0) -> NDArray[np.uint8]:
    """Return a photo in small, (h, w, 3) uint8: the mean of some pixels for each of its own.

    Args:
        photo: of any depth and model.
        step: how many pixels of a row one stands for: below 4, or a multiple of 4; 0 for as many as ``SIDE`` asks for.
    """
    step = step or _step(photo.shape)
    fine = max(1, step // _FINER)
    rows, columns = (max(1, length // step) * step for length in photo.shape)
    sampled = replace(photo, pixels=photo.pixels[:rows:fine, :columns:fine], alpha=None)
    pixels = Scan(sampled).rgb(Region.of(sampled.shape))
    return np.rint(_means(pixels, step // fine)).astype(np.uint8)


def _small_mask(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (h, w) uint8: what share of its pixels each one stands for is masked, at least a tenth where any is."""
    means = _means(mask, _step(mask.shape))
    return np.where(means > 0, np.clip(np.rint(means * 4), 26, 255), 0).astype(np.uint8)


def _step(shape: tuple[int, ...]) -> int:
    """Return how many pixels of a photo one of its small picture stands for; a multiple of what is looked at."""
    step = -(-max(shape[:2]) // SIDE)
    return step if step < _FINER else -(-step // _FINER) * _FINER


def _means(pixels: NDArray[np.uint8], step: int) -> NDArray[np.float32]:
    """Return the means of squares of ``step`` pixels; what is left over at the end of rows and columns is left out."""
    rows, columns = (max(1, length // step) for length in pixels.shape[:2])
    high, wide = min(step, pixels.shape[0]), min(step, pixels.shape[1])
    squares = pixels[: rows * high, : columns * wide].reshape(rows, high, columns, wide, *pixels.shape[2:])
    return np.asarray(squares.mean(axis=(1, 3), dtype=np.float32))


def _as_jpeg(pixels: NDArray[np.uint8]) -> bytes:
    stream = io.BytesIO()
    write_jpeg(stream, Content(pixels), JpegOptions(quality=_QUALITY))
    return stream.getvalue()


def png_of(pixels: NDArray[np.uint8], alpha: NDArray[np.uint8] | None = None) -> bytes:
    """Return gray or RGB pixels as PNG, with (h, w) alpha or without."""
    stream = io.BytesIO()
    options = PngOptions() if alpha is None else PngOptions(compression=1)  # Small ones, of which there are thousands.
    write_png(stream, Content(pixels, alpha), options)
    return stream.getvalue()


def mask_png(mask: Mask) -> bytes:
    """Return a mask as PNG of one channel, 255 = restore."""
    return png_of(mask.pixels)
