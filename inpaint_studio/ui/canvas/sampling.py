"""Sampling: tiles brought to the device pixels of a view."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.colour import Picture
from inpaint_studio.ui.canvas.layers import MaskLayer, PhotoLayer
from inpaint_studio.ui.canvas.tiles import Key, Tile, TileCache, keys_of
from inpaint_studio.ui.canvas.transform import ViewTransform

SHARP_FROM = 2.0
"""At this scale and above single pixels are shown as squares."""

_COVERED = 63  # of 255: interpolated mask pixels from here on are shown, so that thin ones stay whole


def draw_photo(picture: Picture, photo: PhotoLayer, transform: ViewTransform, area: Region) -> None:
    """Draw a photo into ``picture``, (h, w, 4).

    Args:
        picture: the pixels of ``area``.
        photo: what is drawn; where a tile is not there yet, a coarser one.
        transform: where the photo lies.
        area: rectangle of the view in device pixels, within the photo's place there.
    """
    for key, part in _parts(photo.tiles, transform, area):
        tile, level = photo.best(key)
        _sample(tile, transform.halved(level), part, picture[part.moved(-area.top, -area.left).slices])


def draw_cover(mask: MaskLayer, transform: ViewTransform, area: Region) -> NDArray[np.uint8]:
    """Return which device pixels of ``area`` a mask covers: (h, w), 255 or 0. Its tiles are made now."""
    cover = np.zeros((area.height, area.width), np.uint8)
    is_empty = True
    for key, part in _parts(mask.tiles, transform, area):
        tile = mask.tiles.fresh(key)
        if not tile.is_blank:
            _sample(tile, transform.halved(key.level), part, cover[part.moved(-area.top, -area.left).slices])
            is_empty = False
    if not is_empty:
        cv2.threshold(cover, _COVERED, 255, cv2.THRESH_BINARY, dst=cover)
    return cover


def seen_keys(tiles: TileCache, transform: ViewTransform, area: Region) -> Iterator[Key]:
    """Yield the tiles that an area of the view needs."""
    level = tiles.level_for(transform.scale)
    # One pixel more on each side for interpolation.
    region = transform.halved(level).visible(area).padded(1).clipped(tiles.level_shape(level))
    yield from keys_of(level, region)


def _parts(tiles: TileCache, transform: ViewTransform, area: Region) -> Iterator[tuple[Key, Region]]:
    """Yield the tiles that ``area`` needs and the device pixels that each of them fills, without gap or overlap."""
    level = tiles.level_for(transform.scale)
    view = transform.halved(level)
    rows, columns = tiles.level_shape(level)
    for key in seen_keys(tiles, transform, area):
        left, top, right, bottom = view.view_rect(key.region)
        # What lies at the photo's rim reaches to the end of the area, however the rim is rounded.
        part = Region(
            area.top if key.row == 0 else top,
            area.left if key.column == 0 else left,
            area.bottom if key.region.bottom >= rows else bottom,
            area.right if key.region.right >= columns else right,
        ).intersection(area)
        if not part.is_empty:
            yield key, part


def _sample(tile: Tile, view: ViewTransform, area: Region, out: NDArray[np.uint8]) -> None:
    """Bring a tile to device pixels.

    Args:
        tile: (h, w) or (h, w, 4).
        view: where the tile's level lies.
        area: in device pixels.
        out: the pixels of ``area``.
    """
    scale = view.scale
    top, left = view.top - tile.place.top, view.left - tile.place.left
    pixels = tile.pixels
    if scale >= SHARP_FROM or scale == 1.0:
        rows = _nearest(area.top, area.bottom, scale, top, pixels.shape[0])
        columns = _nearest(area.left, area.right, scale, left, pixels.shape[1])
        _pick(pixels, rows, columns, out)
        return
    matrix = np.array(
        [
            [1 / scale, 0, (area.left + 0.5) / scale + left - 0.5],
            [0, 1 / scale, (area.top + 0.5) / scale + top - 0.5],
        ]
    )
    size = (area.width, area.height)
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    cv2.warpAffine(pixels, matrix, size, dst=out, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _nearest(start: int, stop: int, scale: float, offset: float, size: int) -> NDArray[np.int64]:
    """Return the index of the source pixel under the centre of each device pixel ``start`` .. ``stop - 1``."""
    centres = (np.arange(start, stop) + 0.5) / scale + offset
    indices: NDArray[np.int64] = np.clip(np.floor(centres + 1e-9), 0, size - 1).astype(np.int64)
    return indices


def _pick(pixels: NDArray[Any], rows: NDArray[np.int64], columns: NDArray[np.int64], out: NDArray[Any]) -> None:
    """Copy the pixels of these rows and columns."""
    if pixels.ndim == 3:  # as one number each
        pixels, out = pixels.view(np.uint32)[..., 0], out.view(np.uint32)[..., 0]
    needed = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    rows, columns = rows - rows[0], columns - columns[0]
    if needed.shape == out.shape and (np.diff(rows) == 1).all() and (np.diff(columns) == 1).all():
        out[...] = needed
    else:
        out[...] = needed.take(columns, axis=1).take(rows, axis=0)
