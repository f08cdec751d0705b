"""Ages photos for training: gray or brown tones, film grain, traces of JPEG compression."""

import cv2
import numpy as np

from inpaint_studio.training.config import DataConfig
from inpaint_studio.training.photos import RgbArray

_TONES = ((1.07, 0.97, 0.78), (1.02, 0.95, 0.82), (1.1, 0.92, 0.65))  # red, green, blue: brown, faded, reddish
_LUMINANCE = np.array([0.299, 0.587, 0.114], np.float32)


def age(image: RgbArray, rng: np.random.Generator, config: DataConfig) -> RgbArray:
    """Return the image with the signs of age that it gets at random, as often as the shares in ``config`` say."""
    tone, has_grain, has_traces = rng.random(3)
    if tone < config.gray:
        image = _toned(image, (1.0, 1.0, 1.0))
    elif tone < config.gray + config.sepia:
        image = _toned(image, _TONES[rng.integers(len(_TONES))])
    if has_grain < config.grain:
        image = _grainy(image, rng)
    if has_traces < config.jpeg:
        image = _compressed(image, int(rng.integers(45, 93)))
    return image


def _toned(image: RgbArray, tone: tuple[float, float, float]) -> RgbArray:
    gray = np.rint(image @ _LUMINANCE)
    return np.asarray(np.clip(gray[..., np.newaxis] * np.array(tone, np.float32), 0, 255), np.uint8)


def _grainy(image: RgbArray, rng: np.random.Generator) -> RgbArray:
    """Add noise, fine or coarse, the same in all channels or not; it is strongest in the middle tones."""
    channels = 1 if rng.random() < 0.6 or (image[..., 0] == image[..., 1]).all() else 3
    noise = rng.standard_normal((*image.shape[:2], channels), np.float32)
    size = rng.uniform(0.0, 1.0)
    if size > 0.3:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), size), np.float32).reshape(noise.shape)
        noise /= noise.std() + 1e-6
    light = image.astype(np.float32)
    strength = np.float32(rng.uniform(2, 12)) * (0.5 + light / 128 * (1 - light / 255))
    return np.asarray(np.clip(np.rint(light + noise * strength), 0, 255), np.uint8)


def _compressed(image: RgbArray, quality: int) -> RgbArray:
    _, data = cv2.imencode(".jpg", np.ascontiguousarray(image[..., ::-1]), [cv2.IMWRITE_JPEG_QUALITY, quality])
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    return np.ascontiguousarray(np.asarray(decoded, np.uint8)[..., ::-1])
