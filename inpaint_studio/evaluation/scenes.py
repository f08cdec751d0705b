"""Generates photos and damage for benchmarks: of any size, the same every time."""

import cv2
import numpy as np

from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray

_SCRATCHES = 40
_SPECKS = 500
_LENGTH = 1200  # pixels of a scratch whose length does not depend on the photo
_SCRATCH_AREA, _SPECK_AREA = 4800, 80  # pixels that one covers, about


def make_photo(megapixels: float, seed: int = 0) -> PhotoArray:
    """Return a 3:2 colour photo of smooth texture at three scales with a little noise, (H, W, 3) uint8."""
    rng = np.random.default_rng(seed)
    height = max(2, round((megapixels * 1e6 / 1.5) ** 0.5))
    width = round(height * 1.5)
    image = np.full((height, width, 3), 60, np.float32)
    for scale, strength in ((8, 30), (64, 50), (512, 60)):
        coarse = rng.random((height // scale + 2, width // scale + 2, 3), np.float32)
        image += strength * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    image += 3 * rng.standard_normal((height, width, 1), np.float32)
    return np.clip(image, 0, 255).astype(np.uint8)


def make_scratches(shape: tuple[int, ...], seed: int = 1) -> MaskArray:
    """Return a mask of 40 bent scratches, 2 to 6 px wide, each as long as the photo is high."""
    mask = np.zeros(shape[:2], np.uint8)
    _scratch(mask, np.random.default_rng(seed), _SCRATCHES, shape[0])
    return mask


def make_net(shape: tuple[int, ...], share: float, seed: int = 1) -> MaskArray:
    """Return a mask of bent scratches, each as long as the photo is high, until more than ``share`` of it is masked."""
    mask = np.zeros(shape[:2], np.uint8)
    rng = np.random.default_rng(seed)
    while np.count_nonzero(mask) <= share * mask.size:
        _scratch(mask, rng, 1, shape[0])
    return mask


def make_dust(shape: tuple[int, ...], seed: int = 2) -> MaskArray:
    """Return a mask of 500 round specks, 5 to 15 px wide."""
    mask = np.zeros(shape[:2], np.uint8)
    _sprinkle(mask, np.random.default_rng(seed), _SPECKS)
    return mask


def make_wear(shape: tuple[int, ...], share: float, seed: int = 3) -> MaskArray:
    """Return a mask of scratches of equal length and of specks, half each, equally dense on small and large photos.

    Args:
        shape: (H, W, ...) of the photo.
        share: share of its pixels that is masked, up to a half.
        seed: of the random numbers.
    """
    mask = np.zeros(shape[:2], np.uint8)
    rng = np.random.default_rng(seed)
    wanted = round(share * mask.size)
    while (missing := wanted - int(np.count_nonzero(mask))) > 0:
        # The next round makes up for what falls beyond the border or on other damage.
        _scratch(mask, rng, round(missing / 2 / _SCRATCH_AREA), _LENGTH)
        _sprinkle(mask, rng, max(1, round(missing / 2 / _SPECK_AREA)))
    return mask


def _scratch(mask: MaskArray, rng: np.random.Generator, count: int, length: float) -> None:
    """Draw bent scratches, 2 to 6 px wide."""
    height, width = mask.shape
    for _ in range(count):
        bends = rng.uniform(0, 2 * np.pi) + rng.normal(0, 0.15, 20).cumsum()
        steps = np.stack([np.cos(bends), np.sin(bends)], axis=1) * length / 20
        points = rng.uniform((0, 0), (width, height)) + steps.cumsum(axis=0)
        cv2.polylines(mask, [points.astype(np.int32)], False, 255, int(rng.integers(2, 7)))


def _sprinkle(mask: MaskArray, rng: np.random.Generator, count: int) -> None:
    """Draw round specks, 5 to 15 px wide."""
    for row, column, radius in rng.integers((0, 0, 2), (*mask.shape, 8), (count, 3)).tolist():
        cv2.circle(mask, (column, row), radius, 255, -1)
