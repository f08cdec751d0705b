"""Values: which numbers a photo's pixels may be, and how an engine's floats become such numbers."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

import numpy as np
from numpy.typing import NDArray

_HALF = 16  # bits of a half-precision float


class NumberKind(Enum):
    """How numbers are coded in a file, as in TIFF's SampleFormat."""

    WHOLE = "whole"
    SIGNED = "signed"
    FLOAT = "float"


@dataclass(frozen=True, slots=True)
class Values:
    """The numbers that a photo's file can hold, each of which its pixels hold exactly.

    Attributes:
        bits: per number in the file.
        kind: how they are coded. Pixels hold ``WHOLE`` numbers as uint8 or uint16, stretched to its range where they
            have fewer bits; ``SIGNED`` ones as float32 -1..1, divided by 2 ** (bits - 1); ``FLOAT`` ones as float32.
    """

    bits: int
    kind: NumberKind = NumberKind.WHOLE

    @classmethod
    def of(cls, dtype: np.dtype[Any]) -> "Values":
        """Return the values that are all numbers of a dtype: uint8, uint16 or float32."""
        return cls(dtype.itemsize * 8, NumberKind.FLOAT if dtype.kind == "f" else NumberKind.WHOLE)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The dtype of pixels that hold them."""
        if self.kind is not NumberKind.WHOLE:
            return np.dtype(np.float32)
        return np.dtype(np.uint8 if self.bits <= 8 else np.uint16)

    def nearest(self, values: NDArray[np.float32]) -> NDArray[Any]:
        """Return for each float, nominally 0..1, the nearest of these numbers as a pixel of ``dtype``."""
        if self.kind is NumberKind.WHOLE:
            steps = 2**self.bits - 1
            whole = values * np.float32(steps)
            np.rint(whole, out=whole)
            np.maximum(whole, np.float32(0), out=whole)
            np.minimum(whole, np.float32(steps), out=whole)
            return stretched(whole.astype(self.dtype), self.bits)
        if self.kind is NumberKind.SIGNED:
            size = np.float32(2 ** (self.bits - 1))
            return np.asarray(np.clip(np.rint(values * size), -size, size - 1) / size)
        if self.bits == _HALF:
            limit = float(np.finfo(np.float16).max)
            return np.clip(values, -limit, limit).astype(np.float16).astype(np.float32)
        return values


def stretched(numbers: NDArray[Any], bits: int) -> NDArray[Any]:
    """Return uint8 or uint16 numbers of ``bits`` bits scaled to the whole range of their dtype, one to one."""
    full, steps = int(np.iinfo(numbers.dtype).max), 2**bits - 1
    if full == steps:
        return numbers
    table = np.rint(np.arange(steps + 1) * (full / steps)).astype(numbers.dtype)
    return np.asarray(table[numbers])


def shrunk(pixels: NDArray[Any], bits: int) -> NDArray[Any]:
    """Return the numbers of ``bits`` bits that ``stretched`` makes these pixels of."""
    full, steps = int(np.iinfo(pixels.dtype).max), 2**bits - 1
    if full == steps:
        return pixels
    table = np.rint(np.arange(full + 1) * (steps / full)).astype(pixels.dtype)
    return np.asarray(table[pixels])


def whole(dtype: np.dtype[Any]) -> float:
    """Return the value of full brightness, or full opacity, in pixels of a dtype."""
    return 1.0 if dtype.kind == "f" else float(np.iinfo(dtype).max)


def as_bits(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return a view of pixels as whole numbers; of floats as their bits, so that NaN compares and XORs exactly, too."""
    return pixels.view(np.uint32) if pixels.dtype.kind == "f" else pixels
