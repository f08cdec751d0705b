"""Areas: damage that covers more than specks and lines: eaten, scraped, torn off, stained.

Each function returns an image, (H, W, 3) float32, 0..255, with some damage of one kind on it, perhaps beyond 0..255.
"""

import cv2
import numpy as np

from inpaint_studio.simulation import shapes
from inpaint_studio.simulation.layers import BRIGHT, DARK, Manner, between, drawn, noise, shape_of
from inpaint_studio.simulation.looks import FloatRgb, blurred

_LARGEST_BLOT = 40.0  # pixels


def blotches(image: FloatRgb, look: Manner, rng: np.random.Generator) -> FloatRgb:
    """Places where the surface has gone, or stains with a rim."""
    widths = [between(rng, 4, 34) for _ in range(int(rng.integers(1, 6)))]
    cover = drawn(shape_of(image), [(shapes.blotch, width) for width in widths], rng)
    if rng.random() < 0.4:
        return look.painted(image, cover, rng, faint=0.1)
    soft = blurred(cover, rng.uniform(0.8, 4))
    rim = np.abs(soft - blurred(soft, rng.uniform(1, 3)))
    tint = rng.uniform(-1, 1) * np.array((20, 35, 55)) + rng.uniform(-25, 25)
    return np.asarray(image + (soft + rng.uniform(0, 3) * rim)[..., np.newaxis] * tint, np.float32)


def mould(image: FloatRgb, look: Manner, rng: np.random.Generator) -> FloatRgb:
    """Eaten emulsion: ragged specks of all sizes, crowded in some places and absent in others."""
    shape = shape_of(image)
    crowd = noise(shape, between(rng, 12, 60), rng)
    fine = sum(
        (noise(shape, scale, rng) * scale**0.5 for scale in (0.8, 1.6, between(rng, 2, 6))),
        np.zeros(shape, np.float32),
    )
    fine /= fine.std() + np.float32(1e-6)
    height = fine + np.float32(rng.uniform(0.5, 1.4)) * crowd
    limit = np.quantile(height, 1 - between(rng, 0.002, 0.05))
    cover = np.clip((height - np.float32(limit)) * np.float32(rng.uniform(3, 12)), 0, 1).astype(np.float32)
    return look.painted(image, cover, rng, faint=0.2)


def tear(image: FloatRgb, look: Manner, rng: np.random.Generator) -> FloatRgb:
    """A jagged wedge from the border inwards."""
    cover = drawn(shape_of(image), [(shapes.tear, between(rng, 3, 30))], rng)
    return look.painted(image, cover, rng, faint=0.05)


def blots(image: FloatRgb, look: Manner, rng: np.random.Generator) -> FloatRgb:
    """Opaque blots of all sizes, crowded here and there, as where the emulsion of a plate has gone or was spattered."""
    shape = shape_of(image)
    crowd = noise(shape, between(rng, 10, 60), rng)
    scattered = crowd + rng.gumbel(0, rng.uniform(0.3, 2.5), shape).astype(np.float32)
    count = min(round(crowd.size / 256**2 * between(rng, 3, 120)) + 1, crowd.size)
    places = np.argpartition(scattered.ravel(), -count)[-count:]
    width = between(rng, 1.5, 7)
    draws = [
        (shapes.spot_at(divmod(int(place), shape[1]), shape), min(width * float(rng.lognormal(0, 0.6)), _LARGEST_BLOT))
        for place in places
    ]
    cover = drawn(shape, draws, rng)
    if rng.random() < 0.5:
        cover = blurred(cover, rng.uniform(0.3, 0.9))
    level = rng.uniform(*(BRIGHT if rng.random() < look.bright else DARK)) + rng.normal(0, 4, 3)
    strength = 1.0 if rng.random() < 0.6 else rng.uniform(0.5, 1)
    return np.asarray(image + (strength * cover)[..., np.newaxis] * (level - image), np.float32)


def scrape(image: FloatRgb, look: Manner, rng: np.random.Generator) -> FloatRgb:
    """A place that was rubbed or scratched off: a bundle of strokes, nearly in one direction."""
    shape = shape_of(image)
    rows, columns = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    angle, centre = rng.uniform(0, np.pi), rng.uniform((0, 0), shape)
    long, wide = between(rng, 12, 110), between(rng, 5, 40)
    along = (rows - centre[0]) * np.cos(angle) + (columns - centre[1]) * np.sin(angle)
    across = (columns - centre[1]) * np.cos(angle) - (rows - centre[0]) * np.sin(angle)
    # Noise that is long in one direction: strokes side by side.
    streaks = cv2.GaussianBlur(rng.standard_normal(shape, np.float32), (0, 0), between(rng, 4, 25), sigmaY=0.7)
    turn = cv2.getRotationMatrix2D((shape[1] / 2, shape[0] / 2), np.degrees(angle) - 90, 1)
    streaks = cv2.warpAffine(streaks, turn, shape[::-1], borderMode=cv2.BORDER_REFLECT_101)
    inside = 1 - (along / long) ** 2 - (across / wide) ** 2 + 0.3 * noise(shape, 4, rng)
    height = streaks / (streaks.std() + 1e-6) + np.clip(2 * inside, -9, 1) * rng.uniform(1, 3)
    cover = np.clip(height * rng.uniform(0.8, 3), 0, 1) * np.clip(2 * inside + 0.5, 0, 1)
    return look.painted(image, cover.astype(np.float32), rng, faint=0.1)


def rust(image: FloatRgb, _look: Manner, rng: np.random.Generator) -> FloatRgb:
    """Spots and rings of a colour, darkest at the rim or in the middle: rust of pins, tea, damp, foxing."""
    shape = shape_of(image)
    rows, columns = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    ragged = noise(shape, between(rng, 3, 14), rng) * rng.uniform(0.03, 0.2)
    grain = noise(shape, rng.uniform(0.7, 2), rng) * rng.uniform(0, 0.25)
    passed = np.array((rng.uniform(0.8, 1.05), rng.uniform(0.4, 0.85), rng.uniform(0.1, 0.7)), np.float32)
    radius, count = between(rng, 2.5, 60), int(rng.integers(1, 8))
    for _ in range(count if radius < 15 else 1):
        centre, size, stretch = rng.uniform((0, 0), shape), radius * between(rng, 0.5, 1.5), rng.uniform(0.6, 1)
        distance = np.hypot(rows - centre[0], (columns - centre[1]) * stretch) / size + ragged
        inside = 1 / (1 + np.exp(np.clip((distance - 1) * rng.uniform(4, 25), -30, 30)))
        rim = np.exp(-(((distance - rng.uniform(0.7, 1)) / rng.uniform(0.05, 0.25)) ** 2))
        core = np.exp(-((distance / rng.uniform(0.15, 0.5)) ** 2))
        cover = inside * rng.uniform(0, 1) + rim * rng.uniform(0, 1) * (rng.random() < 0.6)
        cover = np.clip((cover + core * rng.uniform(0, 1.2) * (rng.random() < 0.4)) * (1 + grain), 0, 1.5)
        image = np.asarray(image * passed ** cover[..., np.newaxis].astype(np.float32), np.float32)
    return image


def missing(image: FloatRgb, _look: Manner, rng: np.random.Generator) -> FloatRgb:
    """A piece of the print that is gone, mostly at the border: what lay behind is seen, and a torn rim of paper."""
    shape = shape_of(image)
    rows, columns = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    centre = rng.uniform((0, 0), shape)
    if rng.random() < 0.8:
        side = int(rng.integers(2))
        centre[side] = rng.choice((0, shape[side]))
    distance = np.hypot(rows - centre[0], (columns - centre[1]) * rng.uniform(0.5, 1)) - between(rng, 6, 60)
    distance += noise(shape, between(rng, 3, 15), rng) * rng.uniform(1, 6) + noise(shape, 1, rng) * rng.uniform(0, 0.8)
    if rng.random() < 0.7:
        rim = distance - np.maximum(rng.uniform(0, 3) + noise(shape, between(rng, 3, 10), rng) * rng.uniform(0, 4), 0)
        paper = rng.uniform(180, 250) * np.array((1, rng.uniform(0.9, 1), rng.uniform(0.75, 1)))
        fibres = noise(shape, 0.7, rng)[..., np.newaxis] * rng.uniform(2, 12)
        image = image + np.clip(0.5 - rim, 0, 1)[..., np.newaxis] * (paper + fibres - image)
    behind = rng.uniform(*(DARK if rng.random() < 0.6 else BRIGHT)) + noise(shape, 0.7, rng) * rng.uniform(0, 5)
    cover = np.clip(0.5 - distance, 0, 1)[..., np.newaxis]
    return np.asarray(image + cover * (behind[..., np.newaxis] - image), np.float32)
