"""Floats: the pixels of a photo as engines want them."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import CancelToken

_STRIP = 1 << 20  # pixels converted before the cancel token is asked again


def to_float(pixels: NDArray[Any], cancel: CancelToken) -> NDArray[np.float32]:
    """Return a new (h, w, C) float32 array, 0..1 for whole numbers; float32 values stay as they are."""
    image = np.empty(pixels.shape, np.float32)
    limit = np.float32(1 if pixels.dtype == np.float32 else np.iinfo(pixels.dtype).max)
    for rows in _strips(pixels.shape):
        cancel.raise_if_cancelled()
        np.divide(pixels[rows], limit, out=image[rows], dtype=np.float32)
    return image if image.ndim == 3 else image[..., np.newaxis]


def _strips(shape: tuple[int, ...]) -> Iterator[slice]:
    """Yield slices of rows, each of about ``_STRIP`` pixels, so that a cancellation is noticed soon."""
    step = max(1, _STRIP // max(shape[1], 1))  # A part of a photo may have no columns.
    for top in range(0, shape[0], step):
        yield slice(top, top + step)
