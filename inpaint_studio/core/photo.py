"""Photo: the pixels of a photograph and what came with them."""

from dataclasses import dataclass, field, replace
from enum import Enum
from mmap import mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.values import NumberKind, Values
from inpaint_studio.errors import InputError

PixelArray = NDArray[Any]
"""(H, W) gray, (H, W, 3) RGB or Lab, or (H, W, 4) CMYK; uint8, uint16 or float32."""


class Model(Enum):
    """What the channels of a photo mean.

    In Lab, L* = 0..100 is stored as 0 to the largest number; a* and b* are stored in steps of 1 (8 bits) or 1/256
    (16 bits) with 0 in the middle. ``ICC_LAB`` of 16 bits stores L* = 100 as 65280, as ICC profiles of version 2 do.
    """

    GRAY = "gray"
    RGB = "rgb"
    CMYK = "cmyk"
    LAB = "lab"
    ICC_LAB = "icclab"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a photo's file says beside its pixels, kept as the bytes it came in.

    Attributes:
        exif: the EXIF block in TIFF form, without the ``Exif`` marker.
        xmp: the XMP packet.
        iptc: the IPTC-IIM block.
        dpi: dots per inch, horizontal and vertical.
        orientation: EXIF orientation 1..8 of the file's pixels; ``Photo.pixels`` are already upright.
        comment: what somebody wrote about the photo, where the format has a place for it beside the EXIF data.
    """

    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None
    orientation: int = 1
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a photo came from.

    Attributes:
        path: the file, or None for a photo that was pasted or made.
        format: its name in ``files/formats.py``, or "".
        unread: what the file holds that the photo does not carry, in plain words ("2 further pages").
        rewrite: why saving into the file writes the whole photo anew, as sentences; empty where only what was restored
            is written, or where its format always writes everything.
        page: number of the page in the file, from 0.
        notes: what the user is to know of the file, as sentences ("Part of this file is damaged ...").
        is_logged: whether the file's XMP data tells what was restored.
        original: the file's bytes as they were opened, where saving again and again must begin with them, or None.
        stamp: (size in bytes, time of change in nanoseconds) of the file when it was read or written, or None.
        is_exact: whether the pixels were read from the file, or written to it, without loss.
    """

    path: Path | None = None
    format: str = ""
    unread: tuple[str, ...] = ()
    rewrite: str = ""
    page: int = 0
    notes: tuple[str, ...] = field(default=(), compare=False)
    original: bytes | mmap | None = field(default=None, compare=False, repr=False)
    is_logged: bool = field(default=False, compare=False)
    stamp: tuple[int, int] | None = field(default=None, compare=False)
    is_exact: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A photograph: upright, read-only pixels and what came with them.

    Attributes:
        pixels: (H, W) gray, (H, W, 3) RGB or Lab, or (H, W, 4) CMYK, where 0 is no ink; uint8, uint16 or float32;
            read-only. Floats are 0 for black and 1 for white, and may lie beyond.
        alpha: (H, W) of the same dtype, or None; read-only.
        icc_profile: the embedded colour profile, or None.
        metadata: EXIF and the like.
        source: where it came from.
        model: what the channels mean; None becomes gray, RGB or CMYK, by their number.
        values: which numbers the pixels may be, those that its file can hold; None becomes all of their dtype.

    Raises:
        InputError: shape, dtype, model, values or alpha do not fit each other.
    """

    pixels: PixelArray
    alpha: PixelArray | None = None
    icc_profile: bytes | None = None
    metadata: Metadata = field(default_factory=Metadata)
    source: Source = field(default_factory=Source)
    model: Model = None  # type: ignore[assignment]  # set below
    values: Values = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        models = _MODELS.get(self.pixels.shape[2:]) if self.pixels.ndim > 1 else None
        if models is None or self.pixels.size == 0:
            raise InputError(f"A photo needs gray, RGB or CMYK pixels, not an array of shape {self.pixels.shape}.")
        if self.pixels.dtype not in (np.uint8, np.uint16, np.float32):
            raise InputError(f"A photo is of uint8, uint16 or float32, not {self.pixels.dtype}.")
        if self.model is None:
            object.__setattr__(self, "model", models[0])
        if self.values is None:
            object.__setattr__(self, "values", Values.of(self.pixels.dtype))
        if self.model not in models or self.values.dtype != self.pixels.dtype:
            raise InputError("The pixels of a photo must be of the kind that it says.")
        if self.alpha is not None and (self.alpha.shape != self.shape or self.alpha.dtype != self.pixels.dtype):
            raise InputError("The transparency of a photo must have the photo's size and depth.")
        object.__setattr__(self, "pixels", _read_only(self.pixels))
        if self.alpha is not None:
            object.__setattr__(self, "alpha", _read_only(self.alpha))

    @property
    def shape(self) -> tuple[int, int]:
        """(rows, columns)."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def region(self) -> Region:
        """The whole photo."""
        return Region.of(self.pixels.shape)

    @property
    def is_gray(self) -> bool:
        """Whether there is one channel only."""
        return self.pixels.ndim == 2

    @property
    def is_cmyk(self) -> bool:
        """Whether the four channels are amounts of ink."""
        return self.model is Model.CMYK

    @property
    def is_lab(self) -> bool:
        """Whether the channels are lightness and two of colour."""
        return self.model in (Model.LAB, Model.ICC_LAB)

    @property
    def is_float(self) -> bool:
        """Whether the pixels are float32, so that there may be values below 0 and above 1."""
        return self.values.kind is not NumberKind.WHOLE

    @property
    def depth(self) -> int:
        """Bits per channel in its file."""
        return self.values.bits

    def with_pixels(
        self, pixels: PixelArray, alpha: PixelArray | None = None, icc_profile: bytes | None = None
    ) -> "Photo":
        """Return a photo of other gray, RGB or CMYK pixels with the same metadata and source."""
        return Photo(pixels, alpha, icc_profile, self.metadata, self.source)

    def part(self, region: Region) -> "Photo":
        """Return a region inside the photo as a photo of its own; nothing is copied."""
        alpha = None if self.alpha is None else self.alpha[region.slices]
        return replace(self, pixels=self.pixels[region.slices], alpha=alpha)

    def with_source(self, source: Source) -> "Photo":
        """Return the same photo with another source."""
        return replace(self, source=source)


_MODELS = {(): (Model.GRAY,), (3,): (Model.RGB, Model.LAB, Model.ICC_LAB), (4,): (Model.CMYK,)}
"""By the part of the shape after rows and columns."""


def _read_only(array: PixelArray) -> PixelArray:
    view = array.view()
    view.flags.writeable = False
    return view
