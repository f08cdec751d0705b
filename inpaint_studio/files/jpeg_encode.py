"""Compresses samples as a JPEG, by libjpeg-turbo."""

from typing import Any

import imagecodecs

from inpaint_studio.files.content import Content, joined_channels


def coded_samples(content: Content, quality: int, subsampling: str) -> bytes:
    """Return gray, RGB or CMYK pixels of 8 bits as a JPEG without metadata.

    CMYK becomes YCCK with Adobe's marker, as others expect it: then samples tell how much light inks let through.

    Args:
        content: what to compress, without transparency.
        quality: 1..100.
        subsampling: of the colours: ``"444"``, ``"422"``, ``"420"``, ``"440"`` or ``"411"``.
    """
    samples = joined_channels(content)
    kinds: dict[str, Any] = {}
    if content.colours == 4:
        samples, kinds = ~samples, {"colorspace": "CMYK", "outcolorspace": "YCCK"}
    coded = imagecodecs.jpeg8_encode(samples, level=quality, subsampling=subsampling, optimize=True, **kinds)
    return bytes(coded)
