"""Decodes a JPEG and tells whether its coded data is damaged, which libjpeg fills with gray."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import imagecodecs
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from inpaint_studio.files.jpeg.segments import APP14, JUNK, SOS, has_all_scans, has_end, mended, segments

_TRANSFORM = 11
_MOST_KEPT = 4
_OUTPUTS = {"Gray": "GRAY", "CMYK": "CMYK", "YCCK": "CMYK"}


@dataclass(frozen=True, slots=True)
class DecodedJpeg:
    """What a JPEG decodes to.

    Attributes:
        pixels: (H, W) gray, (H, W, 3) RGB or (H, W, 4) CMYK with 0 for no ink, uint8 or uint16.
        is_damaged: whether libjpeg-turbo found faults in the coded data.
    """

    pixels: NDArray[Any]
    is_damaged: bool = False


def decode(data: bytes, bits: int = 8) -> DecodedJpeg:
    """Decode a JPEG of one, three or four channels. Oddities that harm no pixel do not count as damage.

    Args:
        data: the file.
        bits: per sample. 12 are stretched to 16; with more than 8, the only damage found is a missing end.

    Raises:
        Exception: whatever the codec raises where nothing can be decoded.
    """
    data, is_whole = _mended(data, bits)
    if bits > 8:
        samples = imagecodecs.jpeg8_decode(data)
        return DecodedJpeg(samples << 4 | samples >> 8 if bits == 12 else samples, is_damaged=not is_whole)
    sound = _sound(data, is_fast=False)
    if sound is not None:
        return DecodedJpeg(_plain(sound, data), is_damaged=not is_whole)
    return DecodedJpeg(_plain(imagecodecs.jpeg8_decode(data), data), _can_decode(data))


def _mended(data: bytes, bits: int = 8) -> tuple[bytes, bool]:
    """Return the file without junk and with an end marker, and whether it lacks no scans.

    With more than 8 bits, no decoder tells whether a scan is whole, so a file without its end counts as incomplete.
    """
    found = list(segments(data))
    if has_end(found):
        return mended(data, found) if any(segment.marker == JUNK for segment in found) else data, True
    return mended(data, found), bits == 8 and has_all_scans(found)


def _sound(data: bytes, *, is_fast: bool) -> NDArray[Any] | None:
    """Decode a JPEG without faults in its coded data; None where there are faults, or it is of an unknown kind."""
    try:
        kind = simplejpeg.decode_jpeg_header(data)[2]
        colours = _OUTPUTS.get(kind, "RGB")
        if is_fast and colours == "RGB":
            colours = "GRAY"
        return np.asarray(simplejpeg.decode_jpeg(data, colours))
    except ValueError as error:
        if "extraneous bytes before marker 0xd9" not in str(error):
            return None
    for shorter in _unpadded(data):
        try:
            return np.asarray(simplejpeg.decode_jpeg(shorter, colours))
        except ValueError:
            continue
    return None


def _unpadded(data: bytes) -> Iterator[bytes]:
    """Yield the file without the equal bytes with which some programs pad its coded data."""
    found = list(segments(data))
    scan = next(segment for segment in reversed(found) if segment.marker == SOS)
    coded = data[scan.start : scan.end]
    end = len(coded.rstrip(coded[-1:]))
    # Some of them may belong to the coded data.
    for kept in range(min(_MOST_KEPT, len(coded) - end)):
        yield data[: scan.start + end + kept] + data[scan.end :]


def is_ycc(data: bytes) -> bool:
    """Whether the components are YCbCr or YCCK, not RGB or CMYK."""
    try:
        return bool(simplejpeg.decode_jpeg_header(data)[2] in ("YCbCr", "YCCK"))
    except ValueError:  # simplejpeg does not know every subsampling.
        adobe = _adobe(data)
        return adobe is None or adobe[_TRANSFORM] != 0


def is_light(data: bytes) -> bool:
    """Whether the samples of a CMYK file are inverted, 0 for full ink, as Adobe's programs store them."""
    return _adobe(data) is not None


def _adobe(data: bytes) -> bytes | None:
    bodies = (each.body for each in segments(data) if each.marker == APP14)
    return next((body for body in bodies if body.startswith(b"Adobe") and len(body) > _TRANSFORM), None)


def _plain(samples: NDArray[Any], data: bytes) -> NDArray[Any]:
    if samples.ndim == 3 and samples.shape[2] == 4 and is_light(data):
        np.invert(samples, out=samples)
    return samples[..., 0] if samples.ndim == 3 and samples.shape[2] == 1 else samples


def is_damaged(data: bytes) -> bool:
    """Whether libjpeg-turbo finds faults in the coded data of a JPEG of a kind that it knows."""
    data, is_whole = _mended(data)
    return not is_whole or (_sound(data, is_fast=True) is None and _can_decode(data))


def _can_decode(data: bytes) -> bool:
    try:
        colours = "CMYK" if _OUTPUTS.get(simplejpeg.decode_jpeg_header(data)[2]) == "CMYK" else "GRAY"
        simplejpeg.decode_jpeg(data, colours, strict=False)
    except ValueError:
        return False
    return True
