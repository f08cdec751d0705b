"""Content: what a codec reads from one file, or writes to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.memory import available_memory
from inpaint_studio.core.photo import Metadata, Model
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import Values
from inpaint_studio.errors import TranslatedError
from inpaint_studio.files.held import Held
from inpaint_studio.translation import Text


class CannotReadError(TranslatedError):
    """A file cannot be opened as a photo. The text completes a sentence that begins with the file's name."""


class TooManyPixelsError(CannotReadError):
    """A file declares more pixels than may be opened.

    Attributes:
        pixels: how many it declares.
        bytes_a_pixel: what each of them takes in memory, all channels together.
    """

    pixels = 0
    bytes_a_pixel = 0


class CannotPatchError(TranslatedError):
    """A file cannot be copied with the photo's pixels in it. The text is what follows "could not be saved: "."""


_COMPARED_AT_ONCE = 1 << 20  # samples
_COPIES = 1.5  # copies of a photo in memory while it is read
_MASKS = 2  # bytes per pixel of the masks; of five mostly three are empty, which take nothing
_SMALL = 1 << 28  # bytes; less memory is never missing

DAMAGED: Text = "is damaged and cannot be decoded. Try another copy of it."
PART_DAMAGED: Text = (
    "Part of this file is damaged: where its data cannot be read, the photo shows gray or shifted colours. Look for "
    "another copy of it, or mask these places."
)
CUT: Text = (
    "This file ends before the photo does: what is missing is gray or coarse. Look for another copy of it, or mask "
    "what is missing."
)
INCOMPLETE: Text = "is incomplete: it ends before the photo does. Copy or download it again."


@dataclass(slots=True)
class Content:
    """What one file holds.

    Attributes:
        pixels: (H, W) gray, (H, W, 3) RGB or Lab, or (H, W, 4) CMYK with 0 for no ink; uint8, uint16 or float32, rows
            and columns in the file's own order.
        alpha: (H, W) of the same dtype, not multiplied into the pixels, or None.
        icc_profile: the embedded colour profile, or None.
        model: what the channels mean; None for gray, RGB or CMYK by their number.
        values: which numbers the pixels may be; None for all of their dtype.
        metadata: EXIF and the like; its orientation says how the pixels are to be turned.
        unread: what else the file holds, in plain words.
        page: number of the page that was read, from 0.
        renew_previews: whether smaller copies of the photo inside its file are to show it as it is now.
        may_differ: tells of a region in the file's order whether its pixels may differ from those in the photo's own
            file; it holds only for a file that has not been changed since.
        rewrite: why the photo cannot be saved by writing only what was restored, as sentences, or empty.
        notes: what the user is to know of the file, as sentences.
        original: the file's bytes, where saving must begin with them, or None.
    """

    pixels: NDArray[Any]
    alpha: NDArray[Any] | None = None
    icc_profile: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    unread: tuple[str, ...] = ()
    rewrite: str = ""
    notes: tuple[str, ...] = ()
    original: Held | None = field(default=None, repr=False)
    page: int = 0
    renew_previews: bool = True
    model: Model | None = None
    values: Values | None = None
    may_differ: Callable[[Region], bool] = lambda region: True

    @property
    def colours(self) -> int:
        """How many channels the pixels have: 1, 3 or 4."""
        return 1 if self.pixels.ndim == 2 else int(self.pixels.shape[2])


@dataclass(frozen=True, slots=True)
class Page:
    """One of the photos in a file that holds several.

    Attributes:
        number: from 0, as ``load_photo`` wants it.
        title: size and kind in words: "4000 × 3000, 16-bit RGB".
        why_not: why it cannot be opened, as a sentence that begins with the page's name, or empty.
        is_copy: whether it is a preview of one of the others.
    """

    number: int
    title: str
    why_not: str = ""
    is_copy: bool = False


def split_channels(samples: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any] | None]:
    """Split (H, W) or (H, W, 1..4) samples, gray or RGB with or without alpha, into pixels and alpha or None."""
    if samples.ndim == 2:
        return samples, None
    channels = samples.shape[2]
    if channels == 1:
        return samples[..., 0], None
    if channels == 2:
        return samples[..., 0], samples[..., 1]
    return (samples, None) if channels == 3 else (samples[..., :3], samples[..., 3])


def joined_channels(content: Content) -> NDArray[Any]:
    """Return C-contiguous samples as codecs want them: (H, W) or (H, W, n), the transparency last."""
    if content.alpha is None:
        return np.ascontiguousarray(content.pixels)
    rows, columns = content.alpha.shape
    colours = content.colours
    samples = np.empty((rows, columns, colours + 1), content.pixels.dtype)
    samples[..., :colours] = content.pixels.reshape(rows, columns, colours)
    samples[..., colours] = content.alpha
    return samples


def is_same(one: NDArray[Any], other: NDArray[Any]) -> bool:
    """Whether two arrays, broadcast to each other, are equal; compared by rows, without large temporary arrays."""
    step = max(1, _COMPARED_AT_ONCE // max(1, one[:1].size))
    return all(
        bool((one[row : row + step] == (other if len(other) == 1 else other[row : row + step])).all())
        for row in range(0, len(one), step)
    )


def check_size(width: int, height: int, max_pixels: int, bytes_a_pixel: int = 3) -> None:
    """Refuse a size that is empty or over a limit. Called before anything is decoded.

    Args:
        width: in pixels.
        height: in pixels.
        max_pixels: the most pixels a photo may have.
        bytes_a_pixel: bytes per pixel in memory, all channels together.

    Raises:
        TooManyPixelsError: the size is over the limit.
        CannotReadError: it is empty, or needs more memory than is free.
    """
    if width < 1 or height < 1:
        raise CannotReadError(DAMAGED)
    if width * height > max_pixels:
        error = TooManyPixelsError(
            "has {width} × {height} pixels ({size:.0f} megapixels), more than the limit of {limit:g} megapixels. "
            "Raise it under “Largest photo” in the Preferences, or with --max-megapixels on the command line.",
            width=width,
            height=height,
            size=width * height / 1e6,
            limit=max_pixels / 1e6,
        )
        error.pixels, error.bytes_a_pixel = width * height, bytes_a_pixel
        raise error
    needed = width * height * (_COPIES * bytes_a_pixel + _MASKS)
    free = available_memory() if needed > _SMALL else None
    if free is not None and needed > free:
        raise CannotReadError(
            "has {width} × {height} pixels, which take {needed:.1f} GB of memory, and {free:.1f} GB are free. Close "
            "other programs and try again.",
            width=width,
            height=height,
            needed=needed / 1e9,
            free=free / 1e9,
        )
