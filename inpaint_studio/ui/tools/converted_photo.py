"""A photo in the numbers of another one: its channels, and the colours of its profile."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace, QImage

from inpaint_studio.core.exposure import in_16_bits
from inpaint_studio.core.lab import Space, lab_as_rgb, rgb_as_lab
from inpaint_studio.core.photo import Model, Photo

_STRIP = 1 << 20  # pixels converted at once
_D65 = QPointF(0.3127, 0.3290)

_Format = QImage.Format
_Model = QColorSpace.ColorModel


def converted(photo: Photo, like: Photo) -> Photo:
    """Return ``photo`` with the channels and the colours of ``like``; its depth may be another one.

    Where both mean the same by their numbers, they stay as they are. Else they are converted by the profiles, or as
    sRGB and ideal inks where there are none, in 16 bits (inks in 8).
    """
    if photo.model is like.model and (photo.icc_profile == like.icc_profile or photo.is_lab):
        return photo
    if photo.icc_profile is like.icc_profile is None and {photo.model, like.model} == {Model.GRAY, Model.RGB}:
        if photo.is_gray:
            return Photo(np.repeat(photo.pixels[..., np.newaxis], 3, axis=2), photo.alpha, source=photo.source)
        first = photo.pixels[..., 0]
        if all(np.array_equal(first, photo.pixels[..., index]) for index in (1, 2)):
            return Photo(np.ascontiguousarray(first), photo.alpha, source=photo.source)
    rows = max(1, _STRIP // photo.shape[1])
    strips = [
        _from_image(_as_image(photo, photo.pixels[top : top + rows]), like) for top in range(0, photo.shape[0], rows)
    ]
    pixels = np.concatenate(strips)
    return Photo(pixels, _alpha_like(photo, pixels), like.icc_profile, source=photo.source, model=like.model)


def _alpha_like(photo: Photo, pixels: NDArray[Any]) -> NDArray[Any] | None:
    """Return the transparency in the depth of ``pixels``; what is wholly transparent stays so, and nothing else."""
    return (
        None if photo.alpha is None else np.where(photo.alpha == 0, 0, np.iinfo(pixels.dtype).max).astype(pixels.dtype)
    )


def _space(photo: Photo, model: QColorSpace.ColorModel) -> QColorSpace | None:
    """Return the colour space of a photo's profile, if it is one for photos of this kind."""
    if not photo.icc_profile:
        return None
    space = QColorSpace.fromIccProfile(photo.icc_profile)
    return space if space.isValid() and space.colorModel() == model else None


def _gray_space(photo: Photo) -> QColorSpace:
    return _space(photo, _Model.Gray) or QColorSpace(_D65, QColorSpace.TransferFunction.SRgb)


def _rgb_space(photo: Photo) -> QColorSpace:
    return _space(photo, _Model.Rgb) or QColorSpace(QColorSpace.NamedColorSpace.SRgb)


def _as_image(photo: Photo, pixels: NDArray[Any]) -> QImage:
    """Return rows of a photo as an image with a colour space."""
    if photo.is_cmyk:
        space = _space(photo, _Model.Cmyk)
        image = _image(_in_8_bits(pixels), _Format.Format_CMYK8888)
        if space is None:
            image = image.convertToFormat(_Format.Format_RGBX64)
        image.setColorSpace(space or QColorSpace(QColorSpace.NamedColorSpace.SRgb))
        return image
    deep = lab_as_rgb(pixels, photo.model, Space.PROPHOTO) if photo.is_lab else _in_16_bits(pixels)
    if photo.is_gray:
        image = _image(deep, _Format.Format_Grayscale16)
        image.setColorSpace(_gray_space(photo))
        return image
    opaque = np.full((*deep.shape[:2], 1), 65535, np.uint16)
    image = _image(np.concatenate([deep, opaque], axis=2), _Format.Format_RGBX64)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.ProPhotoRgb) if photo.is_lab else _rgb_space(photo))
    return image


def _from_image(image: QImage, like: Photo) -> NDArray[Any]:
    """Return the pixels of an image as a photo like this one would hold them, 16 bits a channel, of inks 8."""
    if like.is_gray:
        shown = image.convertedToColorSpace(_gray_space(like), _Format.Format_Grayscale16)
        return _pixels(shown, np.uint16, 1)[..., 0]
    if like.is_cmyk:
        space = _space(like, _Model.Cmyk)
        if space is not None:
            inks = image.convertedToColorSpace(space, _Format.Format_CMYK8888)
            if not inks.isNull():
                return _pixels(inks, np.uint8, 4)
        plain = image.convertedToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb), _Format.Format_RGBX64)
        return _pixels(plain.convertToFormat(_Format.Format_CMYK8888), np.uint8, 4)
    if like.is_lab:
        wide = QColorSpace(QColorSpace.NamedColorSpace.ProPhotoRgb)
        return rgb_as_lab(
            _pixels(image.convertedToColorSpace(wide, _Format.Format_RGBX64), np.uint16, 4)[..., :3], like.model
        )
    shown = image.convertedToColorSpace(_rgb_space(like), _Format.Format_RGBX64)
    return _pixels(shown, np.uint16, 4)[..., :3]


def _image(pixels: NDArray[Any], format: QImage.Format) -> QImage:
    """Return a copy of (h, w) or (h, w, 4) pixels as an image of a format with as many bits."""
    pixels = np.ascontiguousarray(pixels)
    return QImage(pixels.data, pixels.shape[1], pixels.shape[0], pixels.strides[0], format).copy()


def _pixels(image: QImage, dtype: type, channels: int) -> NDArray[Any]:
    """Return (h, w, channels), a copy of the pixels of an image."""
    size = np.dtype(dtype).itemsize * channels * image.width()
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return np.ascontiguousarray(lines[:, :size]).view(dtype).reshape(image.height(), image.width(), channels).copy()


def _in_16_bits(pixels: NDArray[Any]) -> NDArray[np.uint16]:
    if pixels.dtype == np.float32:
        return in_16_bits(pixels)
    return pixels if pixels.dtype == np.uint16 else np.multiply(pixels, 257, dtype=np.uint16)


def _in_8_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint8:
        return pixels
    return np.rint(_in_16_bits(pixels) / np.float32(257)).astype(np.uint8)
