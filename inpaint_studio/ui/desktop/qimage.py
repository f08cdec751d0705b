"""Between Qt's pictures and photos, for the clipboard and drops that bring no file."""

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

# What programs put on the clipboard beside Qt's own picture: the file's bytes keep 16 bits and the profile.
_ENCODED = ("image/tiff", "image/png", "image/webp", "image/jpeg", "image/bmp")


def photo_from_image(image: QImage) -> Photo:
    """Return a picture as a photo: gray stays gray, more than 8 bits become 16."""
    image_format = QImage.Format
    if image.format() in (image_format.Format_Grayscale16,):
        return Photo(_pixels(image, np.uint16, 1)[..., 0])
    if image.isGrayscale() and not image.hasAlphaChannel():
        return Photo(_pixels(image.convertToFormat(image_format.Format_Grayscale8), np.uint8, 1)[..., 0])
    if image.depth() > 32:
        pixels = _pixels(image.convertToFormat(image_format.Format_RGBA64), np.uint16, 4)
    else:
        pixels = _pixels(image.convertToFormat(image_format.Format_RGBA8888), np.uint8, 4)
    alpha = np.ascontiguousarray(pixels[..., 3]) if image.hasAlphaChannel() else None
    return Photo(np.ascontiguousarray(pixels[..., :3]), alpha=alpha)


def image_from_photo(photo: Photo) -> QImage:
    """Return a photo as a picture that owns its pixels, in 8 or 16 bits; CMYK and Lab as sRGB."""
    photo = as_rgb(photo)
    image_format = QImage.Format
    is_deep = photo.pixels.dtype == np.uint16
    rows, columns = photo.shape
    if photo.is_gray:
        pixels, kind = photo.pixels, image_format.Format_Grayscale16 if is_deep else image_format.Format_Grayscale8
    else:
        full = np.iinfo(photo.pixels.dtype).max
        pixels = np.empty((rows, columns, 4), photo.pixels.dtype)
        pixels[..., :3] = photo.pixels
        pixels[..., 3] = full if photo.alpha is None else photo.alpha
        kind = image_format.Format_RGBA64 if is_deep else image_format.Format_RGBA8888
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, columns, rows, pixels.strides[0], kind).copy()


def photo_from_mime(data: QMimeData, max_pixels: int) -> Photo | None:
    """Return the picture that was pasted or dropped, or None when there is none.

    Raises:
        FileError: there is one, but it is broken or too large.
    """
    failure: InpaintStudioError | None = None
    for kind in _ENCODED:
        if data.hasFormat(kind):
            try:
                return decode_photo(bytes(data.data(kind).data()), max_pixels=max_pixels, name=tr("The picture"))
            except InpaintStudioError as error:
                failure = error
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return photo_from_image(image)
    if failure is not None:
        raise failure
    return None


def _pixels(image: QImage, dtype: type, channels: int) -> PixelArray:
    """Return a copy of the pixels, (h, w, channels)."""
    row_length = image.bytesPerLine() // np.dtype(dtype).itemsize
    rows: PixelArray = np.frombuffer(image.constBits(), dtype).reshape(image.height(), row_length)
    return rows[:, : image.width() * channels].reshape(image.height(), image.width(), channels).copy()


def part_of(photo: Photo, region: Region) -> Photo:
    """Return the part of a photo that lies in ``region``, in the same colours; it comes from no file."""
    alpha = photo.alpha[region.slices] if photo.alpha is not None else None
    return replace(photo, pixels=photo.pixels[region.slices], alpha=alpha, metadata=Metadata(), source=Source())
