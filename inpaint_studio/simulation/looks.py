"""Looks: how a print appears before anything has damaged it, and what a scanner makes of it.

Images are (H, W, 3) float32, 0..255.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

FloatRgb = NDArray[np.float32]

_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)
_SEPIA = ((1.07, 0.97, 0.78), (1.02, 0.95, 0.82), (1.1, 0.92, 0.65))  # red, green, blue: brown, faded, reddish


def printed(image: FloatRgb, rng: np.random.Generator) -> FloatRgb:
    """Return a photo as an old print shows it: its tone, contrast, sharpness and grain are drawn at random."""
    tone, is_faded, is_soft, is_grainy, is_curved = rng.random(5)
    if tone < 0.55:
        gray = image @ _LUMINANCE
        colours = (1.0, 1.0, 1.0) if tone < 0.3 else _SEPIA[rng.integers(len(_SEPIA))]
        image = gray[..., np.newaxis] * np.array(colours, np.float32)
    if is_curved < 0.7:
        power = np.exp(rng.uniform(np.log(0.6), np.log(1.6)))
        image = np.asarray(255 * (np.clip(image, 0, 255) / 255) ** power, np.float32)
    if is_faded < 0.4:
        low, high = rng.uniform(0, 70), rng.uniform(165, 250)
        image = low + image * np.float32((high - low) / 255)
    if is_soft < 0.5:
        image = blurred(image, rng.uniform(0.4, 1.3))
    if is_grainy < 0.6:
        image = _grainy(image, rng)
    if rng.random() < 0.15:
        image = _on_rough_paper(image, rng)
    return np.clip(image, 0, 255).astype(np.float32)


def scanner(rng: np.random.Generator) -> "Scanner":
    """Return a scanner with a sharpness, a noise and a compression of its own."""
    blur = rng.uniform(0.3, 0.8) if rng.random() < 0.6 else 0.0
    noise = rng.uniform(0.3, 2.5) if rng.random() < 0.6 else 0.0
    quality = int(rng.integers(55, 98)) if rng.random() < 0.5 else None
    sharpening = rng.uniform(0.3, 1.5) if rng.random() < 0.25 else 0.0
    return Scanner(blur, noise, quality, sharpening)


class Scanner:
    """What happens to a print, damage and all, when it is scanned and saved."""

    def __init__(self, blur: float, noise: float, quality: int | None, sharpening: float = 0.0) -> None:
        """Make a scanner.

        Args:
            blur: standard deviation of its blur, pixels.
            noise: standard deviation of its noise, levels of 8 bits.
            quality: of its JPEG files, or None where they are lossless.
            sharpening: how much its software adds of what an unsharp mask of 1 px takes for detail.
        """
        self.noise = noise
        self._blur, self._quality, self._sharpening = blur, quality, sharpening

    def seen(self, image: FloatRgb) -> FloatRgb:
        """Return what its lens sees, before noise and compression."""
        seen = blurred(image, self._blur) if self._blur else image
        return seen + np.float32(self._sharpening) * (seen - blurred(seen, 1.0)) if self._sharpening else seen

    def saved(self, image: FloatRgb, rng: np.random.Generator) -> NDArray[np.uint8]:
        """Return the file's pixels, (H, W, 3) uint8, of what its lens sees."""
        if self.noise:
            image = image + np.float32(self.noise) * rng.standard_normal(image.shape, np.float32)
        pixels = np.clip(np.rint(image), 0, 255).astype(np.uint8)
        if self._quality is None:
            return pixels
        _, data = cv2.imencode(".jpg", pixels[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, self._quality])
        return np.asarray(cv2.cvtColor(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR)), cv2.COLOR_BGR2RGB), np.uint8)


SHARP = Scanner(0.0, 0.0, None)
"""A scanner that shows each pixel as it is."""


def blurred(image: FloatRgb, sigma: float) -> FloatRgb:
    """Return an image blurred by a Gaussian."""
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101), np.float32)


def _on_rough_paper(image: FloatRgb, rng: np.random.Generator) -> FloatRgb:
    """Add the mottling of matt paper or of a postcard's print, coarser than grain, the same in all channels."""
    size = rng.uniform(1.2, 3.5)
    relief = blurred(rng.standard_normal((*image.shape[:2], 1), np.float32), size).reshape(*image.shape[:2], 1)
    relief /= relief.std() + np.float32(1e-6)
    return image + relief * np.float32(np.exp(rng.uniform(np.log(1.5), np.log(10))))


def _grainy(image: FloatRgb, rng: np.random.Generator) -> FloatRgb:
    """Add grain, strongest in the middle tones, the same in all channels or not."""
    grain = rng.standard_normal((*image.shape[:2], 1 if rng.random() < 0.7 else 3), np.float32)
    size = rng.uniform(0, 1.2)
    if size > 0.3:
        grain = blurred(grain, size).reshape(grain.shape)
        grain /= grain.std() + np.float32(1e-6)
    strength = np.float32(np.exp(rng.uniform(0, np.log(9))))
    return image + grain * strength * (0.5 + image / 128 * (1 - image / 255)).astype(np.float32)
