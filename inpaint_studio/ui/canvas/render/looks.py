"""Looks: how masks are shown over the photo."""

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import Picture

Cover = NDArray[np.uint8]
"""(h, w): 255 for marked device pixels, else 0."""

_SQUARE = 256  # device pixels a side of what is filled at once
_PERIOD, _LINE, _BESIDE = 16, 2, 1  # device pixels from line to line of a hatch, across one, and of black beside it
_BETWEEN, _SHADE = 0.16, 0.6  # opacities between the lines of a hatch, and of the black beside them
_STRIPE = 6  # width in device pixels: wide enough to be seen as stripes, narrow enough for thin scratches


class MaskLook(Enum):
    """How masks are shown: filled, as outlines, or white on black without the photo."""

    FILL = "fill"
    OUTLINE = "outline"
    ALONE = "alone"


class Hatch(Enum):
    """Lines that tell masks apart without their colours; between them the photo stays visible."""

    RISING = "rising"
    CROSSED = "crossed"


@dataclass(frozen=True, slots=True)
class Tint:
    """The colour of a mask.

    Attributes:
        color: red, green, blue, 0..255.
        opacity: 0..1.
        is_striped: whether black stripes alternate with the colour, so that the mask shows on any photo.
        hatch: lines of the colour, with black beside them, instead of a fill; None for a fill. With stripes it only
            says how narrow these are.
    """

    color: tuple[int, int, int]
    opacity: float
    is_striped: bool = False
    hatch: Hatch | None = None

    @property
    def outlined(self) -> "Tint":
        """The tint of an outline: opaque, and striped where it has a pattern, of which a line shows too little."""
        return replace(self, opacity=1.0, is_striped=self.has_pattern)

    @property
    def has_pattern(self) -> bool:
        """Whether it is more than one colour."""
        return self.is_striped or self.hatch is not None


def fill(picture: Picture, cover: Cover, tint: Tint, origin: tuple[int, int]) -> None:
    """Blend the tint into the covered pixels of ``picture``, in place.

    Args:
        picture: (h, w, 4).
        cover: (h, w), which pixels are covered.
        tint: the colour.
        origin: (x, y) of the picture relative to the photo's corner, in device pixels. Stripes start there, so that
            they move with the photo.
    """
    # Square by square, because the bounding box of a thin scratch is mostly empty.
    for square in Region.of(cover.shape).tiles(_SQUARE):
        left, top, width, height = cv2.boundingRect(cover[square.slices])
        if width:
            box = Region(top, left, top + height, left + width).moved(square.top, square.left)
            _fill_box(picture[box.slices], cover[box.slices], tint, (origin[0] + box.left, origin[1] + box.top))


def _fill_box(part: Picture, cover: Cover, tint: Tint, origin: tuple[int, int]) -> None:
    rows, columns = cover.shape
    if tint.hatch is not None and not tint.is_striped:
        lines, shade = _hatched(tint.hatch, cover.shape, origin)
        plain = replace(tint, hatch=None)
        _fill_box(part, cover, replace(plain, opacity=_BETWEEN * tint.opacity), origin)
        _fill_box(part, cover & shade, Tint((0, 0, 0), _SHADE * tint.opacity), origin)
        _fill_box(part, cover & lines, plain, origin)
        return
    color = _stripes(tint, part.shape, origin) if tint.is_striped else _flat(tint.color)[:rows, :columns]
    blended = cv2.addWeighted(part, 1 - tint.opacity, color, tint.opacity, 0)
    cv2.copyTo(blended, np.ascontiguousarray(cover), part)


def outline(cover: Cover, width: int) -> Cover:
    """Return the inner rim of what is covered, (h, w), ``width`` device pixels wide. The array's border is no rim."""
    kernel = np.ones((2 * width + 1, 2 * width + 1), np.uint8)
    return np.asarray(cover & ~np.asarray(cv2.erode(cover, kernel), np.uint8), np.uint8)


@lru_cache(maxsize=4)
def _flat(color: tuple[int, int, int]) -> Picture:
    """Return a square of one colour, (red, green, blue), as large as any that is filled at once."""
    red, green, blue = color
    return np.full((_SQUARE, _SQUARE, 4), (blue, green, red, 255), np.uint8)


def _hatched(hatch: Hatch, shape: tuple[int, ...], origin: tuple[int, int]) -> tuple[Cover, Cover]:
    """Return which pixels lie on lines, and which beside them, (h, w) each; ``origin`` is as in ``fill``."""
    rows = np.arange(shape[0])[:, np.newaxis] + origin[1]
    columns = np.arange(shape[1]) + origin[0]
    ways = (rows + columns,) if hatch is Hatch.RISING else (rows + columns, rows - columns)
    near = np.minimum.reduce([way % _PERIOD for way in ways])
    lines, shade = (np.where(near < width, np.uint8(255), np.uint8(0)) for width in (_LINE, _LINE + _BESIDE))
    return lines, shade


def _stripes(tint: Tint, shape: tuple[int, ...], origin: tuple[int, int]) -> Picture:
    red, green, blue = tint.color
    colors = np.array([(blue, green, red, 255), (0, 0, 0, 255)], np.uint8).view(np.uint32).ravel()
    width = _STRIPE // 2 if tint.hatch is Hatch.CROSSED else _STRIPE
    period = colors.repeat(width)
    line = np.resize(period, shape[1] + 2 * width)
    starts = (np.arange(shape[0]) + sum(origin)) % (2 * width)
    rows = np.stack([line[start : start + shape[1]] for start in range(2 * width)])
    return rows[starts].view(np.uint8).reshape(*shape)
