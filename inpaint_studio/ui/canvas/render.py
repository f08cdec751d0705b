"""Renders what a view shows: photo pixels brought to device pixels, with the mask as a tint."""

from dataclasses import dataclass
from math import ceil, floor

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.pyramid import Pyramid
from inpaint_studio.ui.canvas.transform import ViewTransform

Picture = NDArray[np.uint8]

_COVERED = 63  # of 255: interpolated mask pixels from here on are tinted, so that thin ones stay whole
SHARP_FROM = 2.0  # at this scale and above single pixels are shown as squares


@dataclass(frozen=True, slots=True)
class Tint:
    """How the mask is shown.

    Attributes:
        color: red, green, blue, 0..255.
        opacity: 0..1.
    """

    color: tuple[int, int, int]
    opacity: float


def render(photo: Pyramid, mask: Pyramid | None, tint: Tint, transform: ViewTransform, area: Region) -> Picture:
    """Return the (h, w, 3) RGB pixels of ``area``.

    Args:
        photo: what is shown.
        mask: what is tinted, or None.
        tint: colour and opacity of the tint.
        transform: where the photo lies.
        area: rectangle of the view in device pixels; must lie within the photo's place there.
    """
    picture = _resample(photo, transform, area)
    if picture.ndim == 2:
        picture = np.asarray(cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB), np.uint8)
    if mask is not None:
        _apply_tint(picture, _resample(mask, transform, area), tint)
    return picture


def _resample(pyramid: Pyramid, transform: ViewTransform, area: Region) -> Picture:
    level = pyramid.level_for(transform.scale)
    factor = 2**level
    scale = transform.scale * factor
    top, left = transform.top / factor, transform.left / factor
    shape = pyramid.level_shape(level)
    # One pixel more on each side for interpolation.
    source = Region(
        floor(top + area.top / scale) - 1,
        floor(left + area.left / scale) - 1,
        ceil(top + area.bottom / scale) + 2,
        ceil(left + area.right / scale) + 2,
    ).clipped(shape)
    pixels = pyramid.read(level, source)
    if scale >= SHARP_FROM or scale == 1.0:
        rows = _nearest(area.top, area.bottom, scale, top - source.top, pixels.shape[0])
        columns = _nearest(area.left, area.right, scale, left - source.left, pixels.shape[1])
        return np.ascontiguousarray(pixels.take(rows, axis=0).take(columns, axis=1))
    matrix = np.array(
        [
            [1 / scale, 0, (area.left + 0.5) / scale + left - source.left - 0.5],
            [0, 1 / scale, (area.top + 0.5) / scale + top - source.top - 0.5],
        ]
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    warped = cv2.warpAffine(pixels, matrix, (area.width, area.height), flags=flags, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(warped, np.uint8)


def _nearest(start: int, stop: int, scale: float, offset: float, size: int) -> NDArray[np.int64]:
    """Return the index of the source pixel under the centre of each device pixel ``start`` .. ``stop - 1``."""
    centres = (np.arange(start, stop) + 0.5) / scale + offset
    indices: NDArray[np.int64] = np.clip(np.floor(centres + 1e-9), 0, size - 1).astype(np.int64)
    return indices


def _apply_tint(picture: Picture, cover: Picture, tint: Tint) -> None:
    """Blend the tint over the covered pixels of ``picture``, in place."""
    left, top, width, height = cv2.boundingRect(cover)
    if width == 0:
        return
    where = Region(top, left, top + height, left + width).slices
    part = np.ascontiguousarray(picture[where])
    flat = np.empty_like(part)
    flat[:] = tint.color
    blended = cv2.addWeighted(part, 1 - tint.opacity, flat, tint.opacity, 0)
    np.copyto(picture[where], blended, where=(cover[where] > _COVERED)[..., np.newaxis])
