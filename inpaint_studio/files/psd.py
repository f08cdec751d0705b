"""Photoshop documents (PSD, PSB): the flattened picture that Photoshop keeps beside the layers.

Adobe, Photoshop File Formats Specification, 2019.
"""

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Metadata, Model
from inpaint_studio.core.values import Values
from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError, Content, check_size
from inpaint_studio.files.metadata.exif import dpi_of, parse_exif
from inpaint_studio.files.metadata.photoshop import RESOLUTION, resources
from inpaint_studio.translation import Text, tr

MAGIC = b"8BPS"
_HEAD = 26
_PLAIN, _PACKED = 0, 1
_ICC, _EXIF, _XMP, _IPTC, _VERSION = 1039, 1058, 1060, 1028, 1057
_BITMAP, _GRAY, _RGB, _CMYK, _DUOTONE, _LAB = 0, 1, 3, 4, 8, 9
_COLOURS = {_BITMAP: 1, _GRAY: 1, _RGB: 3, _CMYK: 4, _DUOTONE: 1, _LAB: 3}
_MODES: dict[int, Text] = {2: "indexed colours", 7: "multichannel"}
_KINDS = {1: ">u1", 8: ">u1", 16: ">u2", 32: ">f4"}
"""Dtypes by the bits per channel; a bitmap has eight pixels to a byte."""
_MOST_CHANNELS = 56


@dataclass(frozen=True, slots=True)
class _Header:
    """The file header: version 2 (PSB) or 1, channels, size in pixels, bits per channel, colour mode."""

    is_large: bool
    channels: int
    height: int
    width: int
    depth: int
    mode: int


def is_psd(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a Photoshop document."""
    return head.startswith(MAGIC)


def read_psd(stream: BinaryIO, max_pixels: int) -> Content:
    """Read the flattened picture of a PSD or PSB, a bitmap, gray, RGB, CMYK or Lab, with its transparency.

    Raises:
        CannotReadError: it is incomplete, too large, of a kind that is not read, or holds no flattened picture.
    """
    header = _header(stream.read(_HEAD), max_pixels)
    _skip(stream, _length(stream, 4))  # a palette, or a duotone's curves
    found = resources(_block(stream, _length(stream, 4)))
    layers = _length(stream, 8 if header.is_large else 4)
    has_alpha, count = _layers(stream, layers, header)
    version = found.get(_VERSION, b"")
    if len(version) > 4 and not version[4]:
        raise CannotReadError(
            "holds no flattened picture. Save it in Photoshop with “Maximize Compatibility”, or as TIFF."
        )
    colours = _COLOURS[header.mode]
    planes = _planes(stream, header, colours + has_alpha)
    pixels = planes[0] if colours == 1 else np.ascontiguousarray(np.moveaxis(planes[:colours], 0, 2))
    if header.mode in (_CMYK, _BITMAP):
        np.invert(pixels, out=pixels)
    exif = found.get(_EXIF)
    metadata = Metadata(
        exif=exif,
        xmp=found.get(_XMP),
        iptc=found.get(_IPTC),
        dpi=_density(found.get(RESOLUTION, b"")) or dpi_of(parse_exif(exif)),
    )
    unread = [tr("Photoshop's layers")] if count else []
    if header.channels > colours + has_alpha:
        others = header.channels - colours - has_alpha
        unread.append(tr("a further channel (infrared?)|{n} further channels", n=others))
    return Content(
        pixels,
        planes[colours] if has_alpha else None,
        found.get(_ICC),
        metadata,
        tuple(unread),
        model=Model.LAB if header.mode == _LAB else None,
        values=Values(1) if header.mode == _BITMAP else None,
    )


def _header(head: bytes, max_pixels: int) -> _Header:
    if len(head) < _HEAD:
        raise CannotReadError(INCOMPLETE)
    version, channels, height, width, depth, mode = struct.unpack_from(">H6xHIIHH", head, 4)
    if version not in (1, 2) or not 1 <= channels <= _MOST_CHANNELS:
        raise CannotReadError(DAMAGED)
    check_size(width, height, max_pixels, _COLOURS.get(mode, 1) * -(-depth // 8))
    if mode not in _COLOURS:
        kind = tr(_MODES[mode]) if mode in _MODES else str(mode)
        raise CannotReadError(
            "is a Photoshop document in the mode “{mode}”, which cannot be opened. Save it as TIFF in RGB or gray.",
            mode=kind,
        )
    if depth not in _KINDS or (depth == 1) != (mode == _BITMAP) or (depth == 32 and mode not in (_GRAY, _RGB)):
        raise CannotReadError(
            "is a Photoshop document of {depth} bits a channel, which cannot be opened. Save it as TIFF.", depth=depth
        )
    if channels < _COLOURS[mode]:
        raise CannotReadError(DAMAGED)
    return _Header(version == 2, channels, height, width, depth, mode)


def _layers(stream: BinaryIO, length: int, header: _Header) -> tuple[bool, int]:
    """Skip the layers; return whether the channel after the colours is transparency, and the number of layers."""
    size = 8 if header.is_large else 4
    end = stream.tell() + length
    count = 0
    if length >= size + 2 and _length(stream, size) >= 2:
        count = struct.unpack(">h", _block(stream, 2))[0]
    stream.seek(end)
    # A negative number of layers means that the first channel after the colours is transparency.
    return count < 0 and header.channels > _COLOURS[header.mode], abs(count)


def _planes(stream: BinaryIO, header: _Header, count: int) -> NDArray[Any]:
    """Return the first ``count`` channels, (count, H, W)."""
    kind = np.dtype(_KINDS[header.depth])
    row = -(-header.width * header.depth // 8)
    (packing,) = struct.unpack(">H", _block(stream, 2))
    planes = np.empty((count, header.height, row // kind.itemsize), kind)
    if packing == _PLAIN:
        flat = np.frombuffer(_block(stream, count * header.height * row), kind)
        planes[:] = flat.reshape(planes.shape)
    elif packing == _PACKED:
        lengths = np.frombuffer(
            _block(stream, header.channels * header.height * (4 if header.is_large else 2)),
            ">u4" if header.is_large else ">u2",
        ).reshape(header.channels, header.height)
        for plane, lengths_of in zip(planes, lengths[:count], strict=True):
            for line, length in zip(plane, lengths_of, strict=True):
                line[:] = np.frombuffer(_unpacked(_block(stream, int(length)), row), kind)
    else:
        raise CannotReadError(DAMAGED)
    if header.mode == _BITMAP:  # 1 is black
        return np.unpackbits(planes, axis=2, count=header.width) * np.uint8(255)
    return planes.astype(planes.dtype.newbyteorder("="), copy=False)


def _unpacked(data: bytes, row: int) -> bytes:
    line = bytes(imagecodecs.packbits_decode(data, out=row))
    if len(line) != row:
        raise CannotReadError(DAMAGED)
    return line


def _density(body: bytes) -> tuple[float, float] | None:
    """Return dots per inch of a resolution resource, which holds them as 16.16 fixed point whatever unit is shown."""
    if len(body) < 12:
        return None
    across, down = struct.unpack_from(">I", body)[0] / 65536, struct.unpack_from(">I", body, 8)[0] / 65536
    return (round(across, 2), round(down, 2)) if min(across, down) >= 1 else None


def _length(stream: BinaryIO, size: int) -> int:
    return int.from_bytes(_block(stream, size), "big")


def _skip(stream: BinaryIO, length: int) -> None:
    stream.seek(length, 1)


def _block(stream: BinaryIO, length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise CannotReadError(INCOMPLETE)
    return data
