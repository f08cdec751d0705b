"""Colours of a photo as the screen shows them."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColorSpace, QImage

from inpaint_studio.translation import Text, tr

Picture = NDArray[np.uint8]
"""(h, w, 4): blue, green, red, alpha, the colours multiplied by alpha; Qt's RGB32 on little-endian machines."""

_BROKEN: Text = "colour profile cannot be read, shown as sRGB"
_FOR_GRAY: Text = "colour profile is for gray photos, shown as sRGB"
_FOR_CMYK: Text = "colour profile is for CMYK photos, shown as sRGB"


class ScreenColors:
    """Turns a photo's colours into those of the screen. The photo's data stay what they are.

    Attributes:
        problem: why the photo's profile is not followed, a few words for the status bar, or "".
    """

    def __init__(self, profile: bytes | None, *, is_gray: bool, screen: QColorSpace | None = None) -> None:
        """Follow ``profile``, an ICC profile, on a screen with the colours ``screen``; both are sRGB where missing."""
        usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self.problem = ""
        self._is_gray = is_gray
        self._screen = screen if screen is not None else usual
        space = (self._read(profile) if profile else None) or usual
        self._space = None if space == self._screen else space  # None: the values are shown as they are
        self._tables: dict[int, NDArray[np.uint32]] = {}

    def show(self, pixels: NDArray[Any], alpha: NDArray[Any] | None = None) -> Picture:
        """Return pixels for the screen.

        Args:
            pixels: (h, w) gray or (h, w, 3) RGB, uint8 or uint16.
            alpha: (h, w) of the same dtype, or None.
        """
        if self._is_gray:
            shown = self._gray(pixels)
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
        if space.colorModel() == model.Cmyk or (space.colorModel() == model.Gray and not self._is_gray):
            self.problem = tr(_FOR_CMYK if space.colorModel() == model.Cmyk else _FOR_GRAY)
            return None
        return space

    def _gray(self, pixels: NDArray[Any]) -> Picture:
        depth = pixels.dtype.itemsize * 8
        if depth not in self._tables:
            self._tables[depth] = self._gray_table(depth)
        colors: NDArray[np.uint32] = self._tables[depth].take(pixels)
        return colors.view(np.uint8).reshape(*pixels.shape, 4)

    def _gray_table(self, depth: int) -> NDArray[np.uint32]:
        """Return the colour for each gray value: there are few enough to look each up."""
        values = np.linspace(0, 65535, 1 << depth).round().astype(np.uint16)
        if self._space is None:
            shown = cv2.cvtColor(_in_8_bits(values.reshape(1, -1)), cv2.COLOR_GRAY2BGRA)
        elif self._space.colorModel() == QColorSpace.ColorModel.Gray:
            image = QImage(values.tobytes(), values.size, 1, values.nbytes, QImage.Format.Format_Grayscale16)
            shown = self._converted(image, self._space)
        else:
            shown = self._managed(np.dstack([values.reshape(1, -1)] * 3), self._space)
        return np.ascontiguousarray(shown).view(np.uint32).reshape(-1)

    def _managed(self, pixels: NDArray[Any], space: QColorSpace) -> Picture:
        if pixels.dtype == np.uint8:
            pixels = np.multiply(pixels, 257, dtype=np.uint16)  # Qt is faster with 16 bits.
        full = np.ascontiguousarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2RGBA))
        image = QImage(full.data, full.shape[1], full.shape[0], full.strides[0], QImage.Format.Format_RGBX64)
        return self._converted(image, space)

    def _converted(self, image: QImage, space: QColorSpace) -> Picture:
        image.setColorSpace(space)
        shown = image.convertedToColorSpace(self._screen, QImage.Format.Format_RGB32)
        return np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.width(), 4).copy()


def _in_8_bits(pixels: NDArray[Any]) -> NDArray[np.uint8]:
    if pixels.dtype == np.uint16:
        return np.asarray(cv2.convertScaleAbs(pixels, alpha=1 / 257), np.uint8)
    return np.asarray(pixels, np.uint8)
