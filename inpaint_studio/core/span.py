"""Span: scales float pixels of any range to 0..1, as engines want them, and back."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import InputError

_AT_ONCE = 1 << 18  # values converted at once
_LIMIT = float(np.finfo(np.float32).max)


@dataclass(frozen=True, slots=True)
class Span:
    """The values that become 0 and 1 for an engine: black and white, or the least and largest known beyond them.

    Attributes:
        low: 0 or less.
        high: 1 or more.
    """

    low: float = 0.0
    high: float = 1.0

    def restored(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return values of the nominal range 0..1 scaled back to the photo's range."""
        if self == Span():
            return values
        wide = values.astype(np.float64) * (self.high - self.low) + self.low
        return np.clip(wide, -_LIMIT, _LIMIT).astype(np.float32)


def without_gaps(image: NDArray[np.float32], mask: NDArray[np.bool_]) -> tuple[Span, NDArray[np.bool_]]:
    """Scale the known pixels of ``image``, (h, w, C), to 0..1 in place; pixels with NaN or infinity are not known.

    Returns:
        The range they had, and ``mask`` (h, w) with the pixels that are not finite added.

    Raises:
        InputError: no pixel is known.
    """
    mask = mask | ~np.isfinite(image).all(axis=2)
    if mask.all():
        raise InputError("Around what is to be restored the photo holds nothing but NaN and infinity.")
    image[mask] = 0
    known = Span(min(0.0, float(image.min())), max(1.0, float(image.max())))
    if known != Span():
        step = max(1, _AT_ONCE // image[0].size)
        for top in range(0, len(image), step):
            rows = image[top : top + step]
            rows[...] = (rows.astype(np.float64) - known.low) / (known.high - known.low)
    return known, mask
