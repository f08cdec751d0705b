"""Layers: damage that lies on a print, each with a shape, a colour or a change of tone, and a strength.

A layer's cover is (H, W) float32, 0..1. Shapes are drawn twice as large as they are needed and reduced, so that their
edges are as soft as those of real dust under a scanner's lens.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.simulation import shapes
from inpaint_studio.simulation.looks import FloatRgb, blurred

Cover = NDArray[np.float32]

_FINER = 2  # times that shapes are drawn larger
_COLOURED = 0.1
BRIGHT, DARK = (205.0, 255.0), (0.0, 55.0)


@dataclass(frozen=True)
class Manner:
    """How the damage of one photo looks.

    Attributes:
        bright: chance that a layer is brighter than the photo.
        is_coloured: whether layers of one colour leave some of the photo's three channels nearly as they are.
        is_crisp: whether layers are opaque, of one colour each, and end from one pixel to the next, as on film that was
            scanned very sharp, or where damage was laid on a photo afterwards.
    """

    bright: float
    is_coloured: bool = False
    is_crisp: bool = False

    def painted(self, image: FloatRgb, cover: Cover, rng: np.random.Generator, *, faint: float = 0.45) -> FloatRgb:
        """Return the image with a layer on it.

        Args:
            image: (H, W, 3), 0..255.
            cover: (H, W), 0..1.
            rng: random numbers.
            faint: chance that the layer lets most of the photo through.
        """
        is_bright = rng.random() < self.bright
        if self.is_crisp:
            level = np.float32(rng.uniform(*(BRIGHT if is_bright else DARK)))
            return np.where(cover[..., np.newaxis] >= 0.5, level, image)
        strength = rng.uniform(0.12, 0.6) if rng.random() < faint else rng.uniform(0.65, 1.0)
        if (softness := rng.uniform(-0.6, 1.6)) > 0.25:
            cover = blurred(cover, softness)
        if rng.random() < 0.4:
            change = np.exp(rng.uniform(np.log(18), np.log(130))) * (1 if is_bright else -1)
            tint = change * rng.normal(1, 0.05, 3)
            return np.asarray(image + cover[..., np.newaxis] * np.asarray(tint, np.float32), np.float32)
        colour = rng.uniform(*(BRIGHT if is_bright else DARK)) + rng.normal(0, 5, 3)
        if self.is_coloured:
            # Damage to one layer of dye, or to one of three exposures, leaves the other colours as they are.
            kept = rng.permutation(3)[: int(rng.integers(1, 3))]
            cover = np.repeat(cover[..., np.newaxis], 3, axis=2)
            cover[..., kept] *= np.float32(rng.uniform(0, 0.3))
        layer = np.asarray(np.clip(colour, 0, 255), np.float32)
        if rng.random() < 0.4:
            layer = layer + np.float32(rng.uniform(2, 9)) * rng.standard_normal((*cover.shape[:2], 1), np.float32)
        cover = cover.reshape(*cover.shape[:2], -1) * np.float32(strength)
        return np.asarray(image + cover * (layer - image), np.float32)


def manner(rng: np.random.Generator) -> Manner:
    """Return how the damage of a photo looks: mostly bright or mostly dark, or both."""
    choice = rng.random()
    return Manner(0.95 if choice < 0.45 else 0.05 if choice < 0.75 else 0.5, bool(rng.random() < _COLOURED))


def drawn(
    shape: tuple[int, int],
    draws: Sequence[tuple[shapes.Draw, float]],
    rng: np.random.Generator,
) -> Cover:
    """Return the cover of some pieces of damage, each with its width in pixels."""
    mask = np.zeros((shape[0] * _FINER, shape[1] * _FINER), np.uint8)
    for draw, width in draws:
        draw(mask, rng, width * _FINER)
    return np.asarray(cv2.resize(mask, shape[::-1], interpolation=cv2.INTER_AREA), np.float32) / np.float32(255)


def between(rng: np.random.Generator, low: float, high: float) -> float:
    """Return a number between two, evenly in its logarithm."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def broken(shape: tuple[int, int], rng: np.random.Generator) -> Cover:
    """Return a plane, 0..1, that leaves gaps in what it is multiplied with."""
    cells = int(rng.integers(4, 24))
    noise = cv2.resize(rng.standard_normal((cells, cells), np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(noise * 2 + np.float32(rng.uniform(0, 2)), 0, 1), np.float32)


def noise(shape: tuple[int, int], scale: float, rng: np.random.Generator) -> Cover:
    """Return smooth noise of mean 0 and deviation 1, (H, W); ``scale`` is the deviation of its blur, pixels."""
    step = max(1, int(scale / 2))
    rows, columns = (-(-length // step) for length in shape)
    noise = blurred(rng.standard_normal((rows, columns), np.float32), scale / step)
    noise /= noise.std() + np.float32(1e-6)
    return np.asarray(cv2.resize(noise, shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def shape_of(image: FloatRgb) -> tuple[int, int]:
    """Return the rows and columns of an image."""
    return image.shape[0], image.shape[1]
