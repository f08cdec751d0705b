"""The numbers of a photo's pixel as the status bar shows them."""

import numpy as np

from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.translation import number

_LETTERS = {
    Model.GRAY: ("",),
    Model.RGB: ("R", "G", "B"),
    Model.CMYK: ("C", "M", "Y", "K"),
    Model.LAB: ("L", "a", "b"),
    Model.ICC_LAB: ("L", "a", "b"),
}
_FLOAT = ".3f"


def colour_text(photo: Photo, row: int, column: int) -> str:
    """Return the numbers of a pixel in the photo's own depth: ``"R 120  G 80  B 61"``, or one number of gray."""
    values = np.atleast_1d(photo.pixels[row, column])
    return _text(photo, [_written(value) for value in values])


def widest_text(photo: Photo) -> str:
    """Return a text as wide as the numbers of any usual pixel of the photo."""
    is_float = photo.pixels.dtype == np.float32
    widest = number(-0.0, _FLOAT) if is_float else str(np.iinfo(photo.pixels.dtype).max)
    return _text(photo, [widest] * len(_LETTERS[photo.model]))


def _written(value: np.generic) -> str:
    return number(float(value), _FLOAT) if value.dtype == np.float32 else str(int(value))


def _text(photo: Photo, values: list[str]) -> str:
    return "  ".join(f"{letter} {value}".strip() for letter, value in zip(_LETTERS[photo.model], values, strict=True))
