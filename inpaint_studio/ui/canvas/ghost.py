"""Ghost: the pixels that a tool would paint from its source, seen through in the shape of the brush."""

from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from inpaint_studio.core.document import Document
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point
from inpaint_studio.healing.sampling import glimpse
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from inpaint_studio.ui.tools.tool import SourceView

_MOST = 400  # pixels a side that are looked up; of a larger brush, fewer than it has
_STRENGTH = 0.8  # of the source over what lies under it


def draw_ghost(
    document: Document, colors: ScreenColors, view: SourceView, centre: Point, size: int, hardness: float, scale: float
) -> tuple[QImage, Region]:
    """Return the ghost, and which region of the photo it covers.

    Args:
        document: what is painted on.
        colors: of its photo.
        view: where the source lies.
        centre: (row, column) of the brush.
        size: diameter of the brush in photo pixels.
        hardness: of the brush, 0..1.
        scale: device pixels per photo pixel.
    """
    photo = document.photo if view.other is None else view.other.photo
    dab = SoftCapsule(centre, centre, size, size, hardness)
    step = max(1, int(1 / scale), ceil(size / _MOST))
    pixels, is_there = glimpse(photo.pixels, view.placement, dab.region, step)
    cover = _cover(dab, step, is_there.shape)
    share = np.where(is_there, np.rint(cover * _STRENGTH), 0).astype(np.uint16)
    shown = colors.show(np.ascontiguousarray(pixels)).astype(np.uint16)
    shown[..., 3] = 255
    mixed = ((shown * share[..., np.newaxis] + 127) // 255).astype(np.uint8)
    rows, columns = is_there.shape
    image = QImage(mixed.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()
    top, left = dab.region.top, dab.region.left
    return image, Region(top, left, top + rows * step, left + columns * step)


def _cover(dab: SoftCapsule, step: int, shape: tuple[int, int]) -> NDArray[np.float64]:
    """Return the cover of every ``step``-th pixel of the brush, 0..255, by the brush made as much smaller."""
    region = dab.region
    centre = (dab.start[0] - region.top) / step, (dab.start[1] - region.left) / step
    small = SoftCapsule(centre, centre, max(1, dab.size // step), max(1, dab.size // step), dab.hardness)
    return small.cover(Region.of(shape)).astype(np.float64)
