"""Colour management: a photo's pixels in the colours of the screen."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorSpace, QImage

from inpaint_studio.core.exposure import in_16_bits, white_of
from inpaint_studio.core.lab import Space, lab_as_rgb
from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.translation import Text, tr

Picture = NDArray[np.uint8]
"""(h, w, 4): blue, green, red, alpha, premultiplied by alpha; Qt's RGB32 on little-endian machines."""

_BROKEN: Text = "colour profile cannot be read, shown as sRGB"
_FOR_OTHERS: dict[QColorSpace.ColorModel, Text] = {
    QColorSpace.ColorModel.Gray: "colour profile is for gray photos, shown as sRGB",
    QColorSpace.ColorModel.Rgb: "colour profile is for RGB photos, shown as sRGB",
    QColorSpace.ColorModel.Cmyk: "colour profile is for CMYK photos, shown as sRGB",
}
_CONNECTION = slice(20, 24)  # bytes of an ICC profile that name its connection space


class ScreenColors:
    """Converts a photo's colours to those of the screen. The photo itself is not changed.

    Attributes:
        problem: why the photo's colour profile cannot be used, a few words for the status bar, or "".
    """

    def __init__(
        self,
        profile: bytes | None,
        *,
        is_gray: bool,
        is_cmyk: bool = False,
        screen: QColorSpace | None = None,
        white: float = 1.0,
    ) -> None:
        """Prepare the conversion.

        Args:
            profile: the photo's ICC profile, or None for sRGB.
            is_gray: whether the photo is gray.
            is_cmyk: whether the photo holds CMYK inks.
            screen: the colour space of the screen, or None for sRGB.
            white: the value of white in float pixels.
        """
        usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self.problem = ""
        self._is_gray = is_gray
        self._is_cmyk = is_cmyk
        self._screen = screen if screen is not None else usual
        read = self._read(profile) if profile else None
        self._inks = read if is_cmyk else None
        space = usual if is_cmyk or read is None else read
        self._space = None if space == self._screen else space  # None: the values are shown as they are
        self._shades: NDArray[np.uint8] | None = None
        if self._inks is not None:
            self._shades = self._black_becomes_black(self._inks)
        self._tables: dict[int, NDArray[np.uint32]] = {}
        self._white = white
        self._lab: Model | None = None

    @classmethod
    def of(cls, photo: Photo, screen: QColorSpace | None = None) -> "ScreenColors":
        """Return the conversion for a photo, on a screen with the colour space ``screen`` or sRGB.

        A profile of a Lab photo is ignored, since Lab values mean colours by themselves.
        """
        profile = None if photo.is_lab else photo.icc_profile
        kind = {"is_gray": photo.is_gray, "is_cmyk": photo.is_cmyk}
        colors = cls(profile, screen=screen, white=white_of(photo.pixels), **kind)
        if photo.is_lab:
            colors._lab, colors._space = photo.model, QColorSpace(QColorSpace.NamedColorSpace.ProPhotoRgb)
        return colors

    def show(self, pixels: NDArray[Any], alpha: NDArray[Any] | None = None) -> Picture:
        """Return pixels in the colours of the screen.

        Args:
            pixels: (h, w) gray, (h, w, 3) RGB or Lab, or (h, w, 4) CMYK, uint8, uint16 or float32.
            alpha: (h, w) of the same dtype, or None for opaque pixels.

        Returns:
            (h, w, 4).
        """
        if pixels.dtype == np.float32:
            pixels, alpha = in_16_bits(pixels, self._white), None if alpha is None else in_16_bits(alpha)
        if self._lab is not None:
            pixels = lab_as_rgb(pixels, self._lab, Space.PROPHOTO)
        if self._is_gray:
            shown = self._gray(pixels)
        elif self._is_cmyk:
            shown = self._printed(pixels)
        elif self._space is None:
            shown = np.asarray(cv2.cvtColor(_in_8_bits(pixels), cv2.COLOR_RGB2BGRA), np.uint8)
        else:
            shown = self._managed(pixels, self._space)
        if alpha is not None:
            cover = _in_8_bits(alpha)
            shown = np.asarray(cv2.multiply(shown, cv2.merge([cover] * 4), scale=1 / 255), np.uint8)
        return shown

    def _read(self, profile: bytes) -> QColorSpace | None:
        space = QColorSpace.fromIccProfile(profile)
        model = QColorSpace.ColorModel
        if not space.isValid():
            self.problem = tr(_BROKEN)
            return None
        is_cmyk = space.colorModel() == model.Cmyk
        if is_cmyk != self._is_cmyk or (space.colorModel() == model.Gray and not self._is_gray):
            self.problem = tr(_FOR_OTHERS.get(space.colorModel(), _BROKEN))
            return None
        if is_cmyk and profile[_CONNECTION] != b"Lab ":  # Qt takes XYZ tables for Lab ones.
            self.problem = tr(_BROKEN)
            return None
        return space

    def _gray(self, pixels: NDArray[Any]) -> Picture:
        depth = pixels.dtype.itemsize * 8
        if depth not in self._tables:
            self._tables[depth] = self._gray_table(depth)
        colors: NDArray[np.uint32] = self._tables[depth].take(pixels)
        return colors.view(np.uint8).reshape(*pixels.shape, 4)

    def _gray_table(self, depth: int) -> NDArray[np.uint32]:
        """Return the colour on the screen of each gray value, (2**depth,), four bytes each."""
        values = np.linspace(0, 65535, 1 << depth).round().astype(np.uint16)
        if self._space is None:
            shown = cv2.cvtColor(_in_8_bits(values.reshape(1, -1)), cv2.COLOR_GRAY2BGRA)
        elif self._space.colorModel() == QColorSpace.ColorModel.Gray:
            image = QImage(values.tobytes(), values.size, 1, values.nbytes, QImage.Format.Format_Grayscale16)
            shown = self._converted(image, self._space)
        else:
            shown = self._managed(np.dstack([values.reshape(1, -1)] * 3), self._space)
        return np.ascontiguousarray(shown).view(np.uint32).reshape(-1)

    def _printed(self, pixels: NDArray[Any]) -> Picture:
        """Return how CMYK inks look on paper, (h, w, 4): by the profile, or as ideal inks without one."""
        full = np.ascontiguousarray(_in_8_bits(pixels))
        image = QImage(full.data, full.shape[1], full.shape[0], full.strides[0], QImage.Format.Format_CMYK8888)
        if self._inks is not None:
            shown = self._converted(image, self._inks)
            return shown if self._shades is None else np.asarray(cv2.LUT(shown, self._shades), np.uint8)
        shown = _copied(image.convertToFormat(QImage.Format.Format_RGB32))
        if self._space is None:
            return shown
        return self._managed(np.ascontiguousarray(shown[..., 2::-1]), self._space)

    def _black_becomes_black(self, inks: QColorSpace) -> NDArray[np.uint8]:
        """Return a table (256,) uint8 that maps the darkest print to black: black point compensation of each channel.

        Without it, black ink looks washed out, because Qt's conversion is relative colorimetric.
        """
        all_inks = QImage(b"\xff" * 4, 1, 1, 4, QImage.Format.Format_CMYK8888)
        darkest = self._converted(all_inks, inks)[0, 0, :3].max()
        light = _to_light(np.arange(256, dtype=np.float64) / 255)
        black = light[darkest] if darkest < 255 else 0.0  # A profile in which ink is white has no black to go by.
        shades = _from_light(np.clip((light - black) / (1 - black), 0, 1))
        return np.rint(shades * 255).astype(np.uint8)

    def _managed(self, pixels: NDArray[Any], space: QColorSpace) -> Picture:
        if pixels.dtype == np.uint8:
            pixels = np.multiply(pixels, 257, dtype=np.uint16)  # Qt is faster with 16 bits.
        full = np.ascontiguousarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2RGBA))
        image = QImage(full.data, full.shape[1], full.shape[0], full.strides[0], QImage.Format.Format_RGBX64)
        return self._converted(image, space)

    def _converted(self, image: QImage, space: QColorSpace) -> Picture:
        image.setColorSpace(space)
        shown = image.convertedToColorSpace(self._screen, QImage.Format.Format_RGB32)
        return _copied(shown)


def _copied(image: QImage) -> Picture:
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).copy()


def _to_light(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the linear light, 0..1, of sRGB values, 0..1 (IEC 61966-2-1)."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _from_light(light: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the sRGB values, 0..1, of linear light, 0..1."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def _in_8_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint16:
        return np.asarray(cv2.convertScaleAbs(pixels, alpha=1 / 257), np.uint8)
    return np.asarray(pixels, np.uint8)
