"""Defects: all kinds of damage, and prints that are damaged by some of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import load_photo
from inpaint_studio.simulation import areas, shapes
from inpaint_studio.simulation.layers import Cover, Manner, between, broken, drawn, manner, shape_of
from inpaint_studio.simulation.looks import FloatRgb, blurred


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


def _dust(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Specks of one size or of many, few or hundreds."""
    width = between(rng, 0.8, 9)
    area = image.shape[0] * image.shape[1] / 256**2
    count = max(1, round(area * between(rng, 0.3, 12 / np.sqrt(width))))
    for _ in range(1 + int(rng.random() < 0.4)):
        draws = [(shapes.dust, width * between(rng, 0.7, 1.4)) for _ in range(count)]
        image = look.painted(image, drawn(shape_of(image), draws, rng), rng)
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
        cover = drawn(shape_of(image), [(draw, between(rng, *widths)) for _ in range(lines)], rng)
        if rng.random() < 0.35:
            cover = cover * broken(shape_of(image), rng)
        image = look.painted(image, cover, rng)
    return image


def _crack(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """Where the emulsion has split: paper shows, half of them with a dark rim."""
    for _ in range(int(rng.integers(1, 4))):
        cover = drawn(shape_of(image), [(shapes.crack, between(rng, 0.8, 9))], rng)
        if rng.random() < 0.5:
            wide = np.minimum(blurred(cover, rng.uniform(1.0, 2.2)) * rng.uniform(1.2, 2.2), 1).astype(np.float32)
            image = np.asarray(image + wide[..., np.newaxis] * rng.uniform(-70, -10), np.float32)
        image = look.painted(image, cover, rng, faint=0.25)
    return image


def _fold(image: FloatRgb, look: Manner, _defects: Defects, rng: np.random.Generator) -> FloatRgb:
    """A fold: another light on one side, shading towards the line, and a broken core."""
    rows, columns = shape_of(image)
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
    core = np.clip(np.float32(rng.uniform(0.6, 3)) - np.abs(distance), 0, 1) * broken((rows, columns), rng)
    return look.painted(image, core.astype(np.float32), rng)


def _area(
    draw: Callable[[FloatRgb, Manner, np.random.Generator], FloatRgb],
    image: FloatRgb,
    look: Manner,
    _defects: Defects,
    rng: np.random.Generator,
) -> FloatRgb:
    return draw(image, look, rng)


def _real(image: FloatRgb, look: Manner, defects: Defects, rng: np.random.Generator) -> FloatRgb:
    for _ in range(int(rng.integers(1, 4))):
        image = look.painted(image, defects.plane(shape_of(image), rng), rng)
    return image


KINDS: dict[Kind, float] = {
    _dust: 3.0,
    partial(_lines, shapes.scratch, (0.7, 3.2), 6): 3.0,
    partial(_lines, shapes.hair, (0.4, 1.8), 6): 2.0,
    _crack: 2.5,
    _fold: 1.2,
    partial(_area, areas.blotches): 0.9,
    partial(_area, areas.mould): 1.2,
    partial(_area, areas.tear): 0.4,
    partial(_area, areas.blots): 1.2,
    partial(_area, areas.scrape): 0.6,
    partial(_area, areas.rust): 0.6,
    partial(_area, areas.missing): 0.5,
    _real: 3.0,
}
"""Kinds of damage, each with how often it is drawn."""
