"""How TIFF pages hold numbers (whole, signed, floats, few bits, Lab), and how these become pixels and back.

TIFF 6.0, sections 8 (bits), 19 (sample format) and 23 (CIE L*a*b*); Adobe's technical notes on ICC Lab and half floats.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tifffile import PHOTOMETRIC, SAMPLEFORMAT, TiffPage

from inpaint_studio.core.photo import Model
from inpaint_studio.core.values import NumberKind, Values, shrunk, stretched
from inpaint_studio.files.content import Content

LAB: dict[int, Model] = {PHOTOMETRIC.CIELAB: Model.LAB, PHOTOMETRIC.ICCLAB: Model.ICC_LAB}
_WHOLE = (SAMPLEFORMAT.UINT, SAMPLEFORMAT.VOID)
_FLOAT_BITS = (16, 24, 32)


@dataclass(frozen=True, slots=True)
class Form:
    """How a page holds pixels.

    Attributes:
        bits: per number in the file.
        stored: dtype, in native byte order, of the decoded numbers; those of few bits are right-aligned.
        values: which numbers the pixels may be.
        model: what the channels mean if it is Lab, else None.
        is_inverted: whether 0 is white.
        is_signed_lab: whether a* and b* are signed in the file; in pixels they are unsigned.
    """

    bits: int
    stored: np.dtype[Any]
    values: Values
    model: Model | None = None
    is_inverted: bool = False
    is_signed_lab: bool = False

    @property
    def is_packed(self) -> bool:
        """Whether numbers are packed without padding, so that most do not begin at a byte."""
        return self.bits not in (8, 16, 24, 32)

    @property
    def is_kept(self) -> bool:
        """Whether the page can hold every pixel of these values."""
        return self.bits == self.values.bits

    @property
    def sample_format(self) -> SAMPLEFORMAT:
        """The value of the tag SampleFormat for the pixels' values."""
        kinds = {NumberKind.SIGNED: SAMPLEFORMAT.INT, NumberKind.FLOAT: SAMPLEFORMAT.IEEEFP}
        return kinds.get(self.values.kind, SAMPLEFORMAT.UINT)

    @property
    def whole(self) -> "Form":
        """The form in which the page is written anew, so that it can hold every pixel."""
        return replace(self, bits=self.values.bits)

    @property
    def word(self) -> np.dtype[Any]:
        """The unsigned dtype as wide as ``stored``."""
        return np.dtype(f"u{self.stored.itemsize}")

    def to_pixels(self, numbers: NDArray[Any], first: int = 0) -> NDArray[Any]:
        """Return numbers as pixels; ``numbers`` may be changed and returned if it has the pixels' dtype.

        Args:
            numbers: (H, W) or (H, W, channels) of ``stored`` or its ``word``.
            first: number, in the page, of the first of these channels.
        """
        numbers = numbers.view(self.stored)
        if self.values.kind is NumberKind.SIGNED:
            return np.asarray(numbers.astype(np.float32) / np.float32(2 ** (self.bits - 1)))
        if self.values.kind is NumberKind.FLOAT:
            return numbers.astype(np.float32, copy=False)
        dtype = self.values.dtype
        pixels = stretched(numbers.astype(dtype, copy=False), self.bits) if self.model is None else numbers.view(dtype)
        if self.is_signed_lab:
            _turn_signs(pixels, first)
        return ~pixels if self.is_inverted and not first else pixels

    def to_numbers(self, pixels: NDArray[Any], first: int = 0) -> NDArray[Any]:
        """Return pixels as the numbers, of dtype ``word``, that the page or its ``whole`` form holds.

        Args:
            pixels: (H, W) or (H, W, channels); not changed.
            first: number, in the page, of the first of these channels.
        """
        if self.values.kind is NumberKind.SIGNED:
            return np.rint(pixels * np.float32(2 ** (self.bits - 1))).astype(self.stored).view(self.word)
        if self.values.kind is NumberKind.FLOAT:
            return pixels.astype(np.float16 if self.values.bits == 16 else np.float32, copy=False).view(self.word)
        numbers = shrunk(~pixels if self.is_inverted and not first else pixels, self.values.bits)
        if self.is_signed_lab:
            numbers = numbers.copy()
            _turn_signs(numbers, first)
        return numbers


def form_of(page: TiffPage) -> Form | None:
    """Return how a page holds its pixels, or None for a form that this program does not read."""
    bits, kind, dtype = page.bitspersample, page.sampleformat, page.dtype
    if not isinstance(bits, int) or dtype is None:
        return None
    dtype = dtype.newbyteorder("=")
    if page.photometric in LAB:
        is_signed = page.photometric == PHOTOMETRIC.CIELAB
        is_known = bits in (8, 16) and kind in (*_WHOLE, SAMPLEFORMAT.INT)
        return Form(bits, dtype, Values(bits), LAB[page.photometric], is_signed_lab=is_signed) if is_known else None
    is_inverted = page.photometric == PHOTOMETRIC.MINISWHITE
    if kind in _WHOLE and bits <= 16:
        is_one_number = page.photometric == PHOTOMETRIC.PALETTE or 1 < bits < 8
        return Form(bits, dtype, Values(8 if is_one_number and bits < 8 else bits), is_inverted=is_inverted)
    if is_inverted:
        return None
    if kind == SAMPLEFORMAT.INT and bits in (8, 16):
        return Form(bits, dtype, Values(bits, NumberKind.SIGNED))
    if kind == SAMPLEFORMAT.IEEEFP and bits in _FLOAT_BITS:
        return Form(bits, dtype, Values(16 if bits == 16 else 32, NumberKind.FLOAT))
    return None


def form_for(content: Content) -> Form:
    """Return how a new TIFF holds a photo; numbers of few bits get 8 or 16, except black and white with 1."""
    values = content.values or Values.of(content.pixels.dtype)
    if values.kind is NumberKind.WHOLE and values.bits > 1:
        values = Values.of(values.dtype)
    kind = {NumberKind.WHOLE: "u", NumberKind.SIGNED: "i", NumberKind.FLOAT: "f"}[values.kind]
    stored = np.dtype(np.bool_ if values.bits == 1 else f"{kind}{values.bits // 8}")
    model = content.model if content.model in LAB.values() else None
    return Form(values.bits, stored, values, model, is_signed_lab=model is Model.LAB)


def _turn_signs(numbers: NDArray[Any], first: int) -> None:
    """Convert a* and b* between signed and unsigned, in place; ``first`` is the number of the first channel."""
    sign = numbers.dtype.type(1 << (numbers.dtype.itemsize * 8 - 1))
    for place in (1 - first, 2 - first):
        if numbers.ndim == 3 and 0 <= place < numbers.shape[2]:
            numbers[..., place] ^= sign
