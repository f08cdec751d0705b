"""Compresses samples as a JPEG, by libjpeg-turbo."""

import imagecodecs
import simplejpeg

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
    if content.colours == 4:  # imagecodecs coarsens black too, or the colours whatever is asked for.
        return bytes(simplejpeg.encode_jpeg(~samples, quality, "CMYK", subsampling))
    return bytes(imagecodecs.jpeg8_encode(samples, level=quality, subsampling=subsampling, optimize=True))
