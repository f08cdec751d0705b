"""Defects: damage as layers on a print, each with a shape, a colour or a change of tone, and a strength.

A layer's cover is (H, W) float32, 0..1. Shapes are drawn twice as large as they are needed and reduced, so that their
edges are as soft as those of real dust under a scanner's lens.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import load_photo
from inpaint_studio.simulation import shapes
from inpaint_studio.simulation.looks import FloatRgb, blurred

Cover = NDArray[np.float32]

_FINER = 2  # times that shapes are drawn larger
_COLOURED = 0.1
_BRIGHT, _DARK = (205.0, 255.0), (0.0, 55.0)


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
            level = np.float32(rng.uniform(*(_BRIGHT if is_bright else _DARK)))
            return np.where(cover[..., np.newaxis] >= 0.5, level, image)
        strength = rng.uniform(0.12, 0.6) if rng.random() < faint else rng.uniform(0.65, 1.0)
        if (softness := rng.uniform(-0.6, 1.6)) > 0.25:
            cover = blurred(cover, softness)
        if rng.random() < 0.4:
            change = np.exp(rng.uniform(np.log(18), np.log(130))) * (1 if is_bright else -1)
            tint = change * rng.normal(1, 0.05, 3)
            return np.asarray(image + cover[..., np.newaxis] * np.asarray(tint, np.float32), np.float32)
        colour = rng.uniform(*(_BRIGHT if is_bright else _DARK)) + rng.normal(0, 5, 3)
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


@dataclass(frozen=True)
class Defects:
    """Damages prints.

    Attributes:
        planes: files of real damage, white = damaged; without any, all damage is drawn.
    """

    planes: tuple[Path, ...] = ()

    def applied(self, image: FloatRgb, rng: np.random.Generator, look: Manner | None = None) -> FloatRgb:
        """Return a print with one to three kinds of damage on it, (H, W, 3) float32, perhaps beyond 0..255.

        Args:
            image: (H, W, 3) float32, 0..255.
            rng: random numbers.
            look: how the damage looks; drawn by default.
        """
        look = look or manner(rng)
        kinds = [kind for kind in KINDS if self.has(kind)]
        weights = np.array([KINDS[kind] for kind in kinds])
        count = 1 + int(rng.random() < 0.5) + int(rng.random() < 0.2)
        for index in rng.choice(len(kinds), count, replace=False, p=weights / weights.sum()):
            image = kinds[index](image, look, self, rng)
        return image

    def has(self, kind: "Kind") -> bool:
        """Tell whether damage of a kind can be made."""
        return kind is not _real or bool(self.planes)

    def plane(self, shape: tuple[int, int], rng: np.random.Generator) -> Cover:
        """Return a piece of a plane of real damage, scaled, turned and flipped at random; empty if it is unreadable."""
        try:
            pixels = load_photo(self.planes[rng.integers(len(self.planes))]).pixels
        except FileError:
            return np.zeros(shape, np.float32)
        plane = pixels if pixels.ndim == 2 else pixels.max(axis=2)
        scale = float(np.exp(rng.uniform(np.log(0.35), np.log(1.6))))
        middle = plane.shape[1] / 2, plane.shape[0] / 2
        turn = np.asarray(cv2.getRotationMatrix2D(middle, rng.uniform(0, 360), scale), np.float64)
        room = np.array(plane.shape[::-1]) * (0.3 + max(0.0, scale - 1) / 2)
        turn[:, 2] += np.array(shape[::-1]) / 2 - np.array(plane.shape[::-1]) / 2 + rng.uniform(-1, 1, 2) * room
        plane = np.ascontiguousarray(plane[:, ::-1] if rng.integers(2) else plane).astype(np.float32)
        if scale < 0.8:
            plane = blurred(plane, 0.35 / scale)
        moved = cv2.warpAffine(plane, turn, shape[::-1], flags=cv2.INTER_LINEAR)
        return np.asarray(
            np.minimum(moved / np.float32(max(1.0, float(plane.max()))) * rng.uniform(1, 1.6), 1), np.float32
        )


Kind = Callable[[FloatRgb, Manner, Defects, np.random.Generator], FloatRgb]


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


def _between(rng: np.random.Generator, low: float, high: float) -> float:
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def _dust(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Specks of one size or of many, few or hundreds."""
    width = _between(rng, 0.8, 9)
    area = image.shape[0] * image.shape[1] / 256**2
    count = max(1, round(area * _between(rng, 0.3, 12 / np.sqrt(width))))
    for _ in range(1 + int(rng.random() < 0.4)):
        draws = [(shapes.dust, width * _between(rng, 0.7, 1.4)) for _ in range(count)]
        image = look.painted(image, drawn(_shape(image), draws, rng), rng)
    return image


def _lines(
    draw: shapes.Draw,
    widths: tuple[float, float],
    most: int,
    image: FloatRgb,
    look: Manner,
    _defects: Defects,
    rng: np.random.Generator,
) -> FloatRgb:
    """Some lines of one kind: each of its own strength, or all of one."""
    count = int(rng.integers(1, most + 1))
    groups = [count] if rng.random() < 0.4 else [1] * count
    for lines in groups:
        cover = drawn(_shape(image), [(draw, _between(rng, *widths)) for _ in range(lines)], rng)
        if rng.random() < 0.35:
            cover = cover * _broken(_shape(image), rng)
        image = look.painted(image, cover, rng)
    return image


def _crack(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Where the emulsion has split: paper shows, half of them with a dark rim."""
    for _ in range(int(rng.integers(1, 4))):
        cover = drawn(_shape(image), [(shapes.crack, _between(rng, 0.8, 9))], rng)
        if rng.random() < 0.5:
            wide = np.minimum(blurred(cover, rng.uniform(1.0, 2.2)) * rng.uniform(1.2, 2.2), 1).astype(np.float32)
            image = np.asarray(image + wide[..., np.newaxis] * rng.uniform(-70, -10), np.float32)
        image = look.painted(image, cover, rng, faint=0.25)
    return image


def _fold(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """A fold: another light on one side, shading towards the line, and a broken core."""
    rows, columns = _shape(image)
    angle, place = rng.uniform(0, np.pi), rng.uniform(0.1, 0.9, 2) * (rows, columns)
    row, column = np.mgrid[:rows, :columns].astype(np.float32)
    across = (row - np.float32(place[0])) * np.float32(np.cos(angle)) + (column - np.float32(place[1])) * np.float32(
        np.sin(angle)
    )
    bends = np.float32(rng.uniform(0, 4)) * np.sin(
        ((row - place[0]) * -np.sin(angle) + (column - place[1]) * np.cos(angle)) / rng.uniform(40, 200)
    )
    distance = np.asarray(across + bends, np.float32)
    width = np.float32(rng.uniform(2, 9))
    shade = rng.uniform(-6, 6) / (1 + np.exp(-np.clip(distance, -50, 50)))
    image = (
        image
        + np.asarray(shade + rng.uniform(-14, 14) * np.exp(-((distance / width) ** 2)), np.float32)[..., np.newaxis]
    )
    core = np.clip(np.float32(rng.uniform(0.6, 3)) - np.abs(distance), 0, 1) * _broken((rows, columns), rng)
    return look.painted(image, core.astype(np.float32), rng)


def _blotches(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Places where the surface has gone, or stains with a rim."""
    widths = [_between(rng, 4, 34) for _ in range(int(rng.integers(1, 6)))]
    cover = drawn(_shape(image), [(shapes.blotch, width) for width in widths], rng)
    if rng.random() < 0.4:
        return look.painted(image, cover, rng, faint=0.1)
    soft = blurred(cover, rng.uniform(0.8, 4))
    rim = np.abs(soft - blurred(soft, rng.uniform(1, 3)))
    tint = rng.uniform(-1, 1) * np.array((20, 35, 55)) + rng.uniform(-25, 25)
    return np.asarray(image + (soft + rng.uniform(0, 3) * rim)[..., np.newaxis] * tint, np.float32)


def _mould(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Eaten emulsion: ragged specks of all sizes, crowded in some places and absent in others."""
    shape = _shape(image)
    crowd = _noise(shape, _between(rng, 12, 60), rng)
    fine = sum(
        (_noise(shape, scale, rng) * scale**0.5 for scale in (0.8, 1.6, _between(rng, 2, 6))),
        np.zeros(shape, np.float32),
    )
    fine /= fine.std() + np.float32(1e-6)
    height = fine + np.float32(rng.uniform(0.5, 1.4)) * crowd
    limit = np.quantile(height, 1 - _between(rng, 0.002, 0.05))
    cover = np.clip((height - np.float32(limit)) * np.float32(rng.uniform(3, 12)), 0, 1).astype(np.float32)
    return look.painted(image, cover, rng, faint=0.2)


def _tear(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    cover = drawn(_shape(image), [(shapes.tear, _between(rng, 3, 30))], rng)
    return look.painted(image, cover, rng, faint=0.05)


def _real(image: FloatRgb, look: Manner, defects: Defects, rng: np.random.Generator) -> FloatRgb:
    for _ in range(int(rng.integers(1, 4))):
        image = look.painted(image, defects.plane(_shape(image), rng), rng)
    return image


def _broken(shape: tuple[int, int], rng: np.random.Generator) -> Cover:
    """Return a plane, 0..1, that leaves gaps in what it is multiplied with."""
    cells = int(rng.integers(4, 24))
    noise = cv2.resize(rng.standard_normal((cells, cells), np.float32), shape[::-1], interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(noise * 2 + np.float32(rng.uniform(0, 2)), 0, 1), np.float32)


def _noise(shape: tuple[int, int], scale: float, rng: np.random.Generator) -> Cover:
    """Return smooth noise of mean 0 and deviation 1, (H, W); ``scale`` is the deviation of its blur, pixels."""
    step = max(1, int(scale / 2))
    rows, columns = (-(-length // step) for length in shape)
    noise = blurred(rng.standard_normal((rows, columns), np.float32), scale / step)
    noise /= noise.std() + np.float32(1e-6)
    return np.asarray(cv2.resize(noise, shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def _shape(image: FloatRgb) -> tuple[int, int]:
    return image.shape[0], image.shape[1]


KINDS: dict[Kind, float] = {
    _dust: 3.0,
    partial(_lines, shapes.scratch, (0.7, 3.2), 6): 3.0,
    partial(_lines, shapes.hair, (0.4, 1.8), 6): 2.0,
    _crack: 2.5,
    _fold: 1.2,
    _blotches: 0.9,
    _mould: 1.2,
    _tear: 0.4,
    _real: 3.0,
}
"""Kinds of damage, each with how often it is drawn."""
