"""Converts between Qt's pictures and photos, for the clipboard and for drops without a file."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from inpaint_studio.core.photo import Metadata, Photo, PixelArray, Source
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import decode_photo
from inpaint_studio.translation import tr

# Encoded pictures that programs put on the clipboard, best first; unlike Qt's own picture they keep 16 bits and the
# profile.
_ENCODED_TYPES = ("image/tiff", "image/png", "image/webp", "image/jpeg", "image/bmp")


def photo_from_image(image: QImage) -> Photo:
    """Return a picture as a photo: gray stays gray, a depth over 8 bits becomes 16."""
    formats = QImage.Format
    if image.format() == formats.Format_Grayscale16:
        return Photo(_pixels(image, np.uint16, 1)[..., 0])
    if image.isGrayscale() and not image.hasAlphaChannel():
        return Photo(_pixels(image.convertToFormat(formats.Format_Grayscale8), np.uint8, 1)[..., 0])
    if image.depth() > 32:
        pixels = _pixels(image.convertToFormat(formats.Format_RGBA64), np.uint16, 4)
    else:
        pixels = _pixels(image.convertToFormat(formats.Format_RGBA8888), np.uint8, 4)
    alpha = np.ascontiguousarray(pixels[..., 3]) if image.hasAlphaChannel() else None
    return Photo(np.ascontiguousarray(pixels[..., :3]), alpha=alpha)


def image_from_photo(photo: Photo) -> QImage:
    """Return a photo as a picture with its own copy of the pixels, in 8 or 16 bits; CMYK and Lab become sRGB."""
    photo = as_rgb(photo)
    formats = QImage.Format
    is_deep = photo.pixels.dtype == np.uint16
    rows, columns = photo.shape
    if photo.is_gray:
        pixels, image_format = photo.pixels, formats.Format_Grayscale16 if is_deep else formats.Format_Grayscale8
    else:
        full = np.iinfo(photo.pixels.dtype).max
        pixels = np.empty((rows, columns, 4), photo.pixels.dtype)
        pixels[..., :3] = photo.pixels
        pixels[..., 3] = full if photo.alpha is None else photo.alpha
        image_format = formats.Format_RGBA64 if is_deep else formats.Format_RGBA8888
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, columns, rows, pixels.strides[0], image_format).copy()


def photo_from_mime(data: QMimeData, max_pixels: int) -> Photo | None:
    """Return the picture in pasted or dropped data, or None if there is none.

    Raises:
        FileError: the picture is broken or has more than ``max_pixels`` pixels.
    """
    failure: InpaintStudioError | None = None
    for mime_type in _ENCODED_TYPES:
        if data.hasFormat(mime_type):
            try:
                return decode_photo(bytes(data.data(mime_type).data()), max_pixels=max_pixels, name=tr("The picture"))
            except InpaintStudioError as error:
                failure = error
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return photo_from_image(image)
    if failure is not None:
        raise failure
    return None


def _pixels(image: QImage, dtype: type, channels: int) -> PixelArray:
    """Return a copy of the pixels, (rows, columns, channels)."""
    row_length = image.bytesPerLine() // np.dtype(dtype).itemsize
    rows: PixelArray = np.frombuffer(image.constBits(), dtype).reshape(image.height(), row_length)
    return rows[:, : image.width() * channels].reshape(image.height(), image.width(), channels).copy()


def part_of(photo: Photo, region: Region) -> Photo:
    """Return the part of a photo in ``region``, with the same colour profile and without metadata and source."""
    alpha = photo.alpha[region.slices] if photo.alpha is not None else None
    return replace(photo, pixels=photo.pixels[region.slices], alpha=alpha, metadata=Metadata(), source=Source())
