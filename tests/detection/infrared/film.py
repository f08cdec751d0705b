"""A film for tests: smooth colours with some detail, dust as dark squares, and the infrared plane of both."""

import cv2
import numpy as np

SHAPE = (200, 230)
SPECKS = [(40, 50), (60, 180), (100, 100), (150, 30), (160, 200), (120, 160)]
DUST = np.zeros(SHAPE, np.uint8)
for _row, _column in SPECKS:
    DUST[_row : _row + 4, _column : _column + 5] = 255


def film(*, leak=0.1, core=0.75, shift=(0, 0), noise=0.003, light=0.8, is_bright=False, has_dust=True, seed=0):
    """Return a photo, (H, W, 3) uint16, and its infrared plane, (H, W) uint16.

    Args:
        leak: with which power of red the photo remains in infrared.
        core: how much light dust lets through.
        shift: (down, across), pixels, of the plane.
        noise: standard deviation in infrared, of white.
        light: how much infrared light the film lets through.
        is_bright: whether dust is brighter than the photo in its colours.
        has_dust: whether there is any.
        seed: of the noise.
    """
    rng = np.random.default_rng(7)
    coarse, fine = (
        cv2.resize(rng.random((size, size, 3)).astype(np.float32), SHAPE[::-1], interpolation=cv2.INTER_CUBIC)
        for size in (6, 60)
    )
    colours = np.clip(0.2 + 0.5 * coarse + 0.2 * fine, 0.15, 0.9)
    dust = (DUST / 255 * has_dust).astype(np.float32)
    plane = light * colours[..., 0] ** leak * (1 - (1 - core) * dust)
    move = np.array([[1, 0, shift[1]], [0, 1, shift[0]]], np.float64)
    plane = cv2.warpAffine(plane.astype(np.float32), move, SHAPE[::-1], borderMode=cv2.BORDER_REFLECT_101)
    plane += noise * np.random.default_rng(seed).standard_normal(SHAPE)
    seen = (
        colours + (1 - colours) * 0.6 * dust[..., None] if is_bright else colours * (1 - (1 - core) * dust[..., None])
    )
    return stored(seen), stored(plane)


def stored(values):
    return np.clip(np.rint(values * 65535), 0, 65535).astype(np.uint16)
