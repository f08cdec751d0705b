"""Sampling: tiles scaled to the device pixels of a view."""

from collections.abc import Callable, Iterator
from math import floor
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import Picture
from inpaint_studio.ui.canvas.render.layers import MaskLayer, PhotoLayer
from inpaint_studio.ui.canvas.render.looks import Cover
from inpaint_studio.ui.canvas.render.tiles import TILE, Tile, TileCache, TileKey
from inpaint_studio.ui.canvas.render.transform import ViewTransform, first_centre

SHARP_FROM = 2.0
"""From this scale on, photo pixels are shown as squares (device pixels a photo pixel)."""

_WASTEFUL = 0.75  # scale of a level below which it has almost twice the pixels of the screen, or more
_COVERED = 63  # of 255: interpolated mask pixels above this count as marked, so that thin marks stay connected

_Part = tuple[Tile, TileKey, Region]
"""A tile, its key, and the device pixels that it fills."""


def draw_photo(
    picture: Picture,
    photo: PhotoLayer,
    transform: ViewTransform,
    area: Region,
    *,
    is_rough: bool = False,
    over: Callable[[TileKey, Tile], Picture] | None = None,
) -> None:
    """Draw a photo into ``picture``, (h, w, 4).

    Args:
        picture: the pixels of ``area``.
        photo: what is drawn. Where a tile is missing, a coarser one is drawn.
        transform: where the photo lies in the view.
        area: rectangle of the view in device pixels, inside the photo.
        is_rough: whether to save time by drawing the nearest pixels of a coarser level.
        over: returns the pixels (h, w, 4) to draw instead of a tile's own.
    """
    level = photo.tiles.level_for(transform.scale)
    parts = _coarser_parts if is_rough and _is_wasteful(photo.tiles, transform, level) else _fine_parts
    for tile, key, part in parts(photo, transform, level, area):
        out = picture[part.moved(-area.top, -area.left).slices]
        pixels = tile.pixels if over is None else over(key, tile)
        _sample(tile.place, pixels, transform.halved(key.level), part, out, is_rough=is_rough)


def _is_wasteful(tiles: TileCache, transform: ViewTransform, level: int) -> bool:
    """Whether the next coarser level shows nearly as much with a quarter of the tiles."""
    return level + 1 < tiles.count and transform.halved(level).scale < _WASTEFUL


def _fine_parts(photo: PhotoLayer, transform: ViewTransform, level: int, area: Region) -> Iterator[_Part]:
    """Yield the tiles of a level, or coarser ones where these are missing."""
    for key, part in _parts(photo.tiles, transform, level, area):
        yield *photo.best(key), part


def _coarser_parts(photo: PhotoLayer, transform: ViewTransform, level: int, area: Region) -> Iterator[_Part]:
    """Yield the tiles of the next coarser level, a quarter as many, or of ``level`` where these are missing."""
    for key, part in _parts(photo.tiles, transform, level + 1, area):
        tile = photo.tiles.find(key)
        if tile is not None:
            yield tile, key, part
        else:
            yield from _fine_parts(photo, transform, level, part)


def covers(
    mask: MaskLayer, transform: ViewTransform, area: Region, *, is_rough: bool = False
) -> Iterator[tuple[Region, Cover]]:
    """Yield the parts of ``area`` in which a mask covers something, and the cover of each.

    Tiles that are missing or stale are made now.

    Args:
        mask: what covers.
        transform: where the mask lies in the view, as the photo does.
        area: rectangle of the view in device pixels, inside the mask.
        is_rough: whether to save time by taking the nearest pixels, of a coarser level where that is enough.

    Yields:
        A part of ``area`` in device pixels, and its cover, (h, w).
    """
    if mask.is_empty():
        return
    level = mask.tiles.level_for(transform.scale)
    if is_rough and _is_wasteful(mask.tiles, transform, level):
        level += 1  # A pixel is marked there if any of its four is, so thin marks do not vanish.
    for key, part in _parts(mask.tiles, transform, level, area):
        tile = mask.tiles.fresh(key)
        if not tile.is_blank:
            cover = np.empty((part.height, part.width), np.uint8)
            _sample(tile.place, tile.pixels, transform.halved(key.level), part, cover, is_rough=is_rough)
            cv2.threshold(cover, _COVERED, 255, cv2.THRESH_BINARY, dst=cover)
            yield part, cover


def draw_cover(mask: MaskLayer, transform: ViewTransform, area: Region, *, is_rough: bool = False) -> Cover | None:
    """Return the cover of ``area``, (h, w), or None where the mask covers nothing; arguments as of ``covers``."""
    whole: Cover | None = None
    for part, cover in covers(mask, transform, area, is_rough=is_rough):
        if whole is None:
            whole = np.zeros((area.height, area.width), np.uint8)
        whole[part.moved(-area.top, -area.left).slices] = cover
    return whole


def unready(tiles: TileCache, transform: ViewTransform, area: Region) -> list[TileKey]:
    """Return the tiles that an area of the view (device pixels) needs and that are missing or stale."""
    level = tiles.level_for(transform.scale)
    return tiles.unready(level, _seen(tiles, transform, level, area))


def _parts(tiles: TileCache, transform: ViewTransform, level: int, area: Region) -> Iterator[tuple[TileKey, Region]]:
    """Yield the tiles that ``area`` needs, and the device pixels that each fills, without gap or overlap."""
    view = transform.halved(level)
    seen = _seen(tiles, transform, level, area)
    rows, columns = tiles.level_shape(level)
    across = list(_spans(seen.left, seen.right, columns, view.left, view.scale, area.left, area.right))
    for row, top, bottom in _spans(seen.top, seen.bottom, rows, view.top, view.scale, area.top, area.bottom):
        for column, left, right in across:
            yield TileKey(level, row, column), Region(top, left, bottom, right)


def _seen(tiles: TileCache, transform: ViewTransform, level: int, area: Region) -> Region:
    """Return the region of a level that an area of the view needs, with one pixel more on each side to interpolate."""
    return transform.halved(level).visible(area).padded(1).clipped(tiles.level_shape(level))


def _spans(
    first: int, last: int, size: int, offset: float, scale: float, start: int, stop: int
) -> Iterator[tuple[int, int, int]]:
    """Yield (index, start, stop) of tiles along one axis: device pixels start .. stop - 1 have their centres in a tile.

    Args:
        first: first pixel of the level that is needed.
        last: pixel of the level after the last one that is needed.
        size: of the level, in its pixels.
        offset: of the view's edge, in pixels of the level.
        scale: device pixels a pixel of the level.
        start: first device pixel to fill.
        stop: device pixel after the last one to fill.
    """
    for index in range(first // TILE, -(-last // TILE)):
        # The first and the last tile fill the area to its end, however the photo's edge is rounded.
        begin = first_centre((index * TILE - offset) * scale) if index else start
        end = first_centre(((index + 1) * TILE - offset) * scale) if (index + 1) * TILE < size else stop
        begin, end = max(begin, start), min(end, stop)
        if begin < end:
            yield index, begin, end


def _sample(
    place: Region,
    pixels: NDArray[np.uint8],
    view: ViewTransform,
    area: Region,
    out: NDArray[np.uint8],
    *,
    is_rough: bool = False,
) -> None:
    """Scale a tile to device pixels.

    Args:
        place: region of its level that the tile holds.
        pixels: of the tile, (h, w) or (h, w, 4).
        view: where the tile's level lies in the view.
        area: rectangle of the view in device pixels.
        out: the pixels of ``area``, which are set.
        is_rough: whether to take the nearest pixels instead of interpolating.
    """
    scale = view.scale
    top, left = view.top - place.top, view.left - place.left
    if scale == 1.0:
        row, column = floor(area.top + 0.5 + top + 1e-9), floor(area.left + 0.5 + left + 1e-9)
        if min(row, column) >= 0 and row + area.height <= pixels.shape[0] and column + area.width <= pixels.shape[1]:
            out[...] = pixels[row : row + area.height, column : column + area.width]
            return
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
    flags = (cv2.INTER_NEAREST if is_rough else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP
    cv2.warpAffine(pixels, matrix, size, dst=out, flags=flags, borderMode=cv2.BORDER_REPLICATE)


def _nearest(start: int, stop: int, scale: float, offset: float, size: int) -> NDArray[np.int64]:
    """Return the index, 0 .. size - 1, of the tile's pixel under the centre of each device pixel start .. stop - 1."""
    centres = (np.arange(start, stop) + 0.5) / scale + offset
    indices: NDArray[np.int64] = np.clip(np.floor(centres + 1e-9), 0, size - 1).astype(np.int64)
    return indices


def _pick(pixels: NDArray[Any], rows: NDArray[np.int64], columns: NDArray[np.int64], out: NDArray[Any]) -> None:
    """Copy the pixels of these rows and columns, both ascending, to ``out``."""
    if pixels.ndim == 3:  # A pixel is copied as one number.
        pixels, out = pixels.view(np.uint32)[..., 0], out.view(np.uint32)[..., 0]
    needed = pixels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    # With mode "clip" NumPy writes straight into ``out``, which is four times as fast.
    across = needed.take(columns - columns[0], axis=1, mode="clip")
    if out.flags.c_contiguous:
        across.take(rows - rows[0], axis=0, out=out, mode="clip")
    else:
        out[...] = across.take(rows - rows[0], axis=0, mode="clip")
