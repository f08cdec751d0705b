"""Document: the open photo, its mask, and the photo as it was opened."""

import zlib
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import TILE, Edit, Plane
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError


class Document:
    """What is being worked on. Changed by edits only, in one thread only.

    The photo as opened is not kept a second time: of the tiles that edits have changed, the first state is kept
    compressed, and the rest is the photo itself.

    Attributes:
        photo: the photo as it is now; its pixels are a read-only view that shows every edit.
        mask: what is to be restored.
        protection: what is to be left alone, as a mask of its own; both never hold the same pixel.
    """

    def __init__(self, photo: Photo, mask: Mask | None = None) -> None:
        """Open ``photo``; its pixels are copied only if another array cannot be shared safely.

        Raises:
            InputError: the mask has another size than the photo.
        """
        if mask is not None and mask.shape != photo.shape:
            raise InputError(size_mismatch(mask.shape, photo.shape))
        self._pixels = _writable(photo.pixels)
        self.photo = replace(photo, pixels=self._pixels)
        self.mask = mask if mask is not None else Mask.empty(photo.shape)
        self.protection = Mask.empty(photo.shape)
        self._opened: dict[Region, bytes] = {}

    def plane(self, plane: Plane) -> Mask:
        """Return the mask or the protection."""
        return {Plane.MASK: self.mask, Plane.PROTECTION: self.protection}[plane]

    def apply(self, edit: Edit) -> Region:
        """Make a change; return the region in which pixels changed."""
        return edit.apply(self)

    def revert(self, edit: Edit) -> Region:
        """Take a change back; return the region in which pixels changed."""
        return edit.revert(self)

    def toggle(self, plane: Plane, region: Region, delta: NDArray[Any]) -> None:
        """Change the pixels of ``region`` by exclusive or with ``delta``. For edits; everybody else applies those."""
        if plane is Plane.PHOTO:
            self._keep_opened(region)
        array = self._pixels if plane is Plane.PHOTO else self.plane(plane).pixels
        array[region.slices] ^= delta

    def read_opened(self, region: Region) -> NDArray[Any]:
        """Return a copy of the pixels of ``region`` as they were when the photo was opened."""
        result: NDArray[Any] = self._pixels[region.slices].copy()
        for part in region.tiles(TILE):
            tile = self._tile(part)
            if tile in self._opened:
                before = self._unpack(tile)
                inner = part.moved(-tile.top, -tile.left).slices
                result[part.moved(-region.top, -region.left).slices] = before[inner]
        return result

    def set_source(self, source: Source) -> None:
        """Note that the photo now lives in another file."""
        self.photo = self.photo.with_source(source)

    def _keep_opened(self, region: Region) -> None:
        for part in region.tiles(TILE):
            tile = self._tile(part)
            if tile not in self._opened:
                self._opened[tile] = zlib.compress(self._pixels[tile.slices].tobytes(), 1)

    def _tile(self, part: Region) -> Region:
        top, left = part.top // TILE * TILE, part.left // TILE * TILE
        return Region(top, left, top + TILE, left + TILE).clipped(self._pixels.shape)

    def _unpack(self, tile: Region) -> NDArray[Any]:
        raw = np.frombuffer(zlib.decompress(self._opened[tile]), self._pixels.dtype)
        return raw.reshape(tile.height, tile.width, *self._pixels.shape[2:])


def size_mismatch(mask_shape: tuple[int, ...], photo_shape: tuple[int, ...]) -> str:
    """Return the sentence for a mask that does not fit its photo."""
    return (
        f"The mask is {mask_shape[1]} × {mask_shape[0]} pixels, but the photo is "
        f"{photo_shape[1]} × {photo_shape[0]}. They must have the same size."
    )


def _writable(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return an array to write to: a view of the one behind ``pixels`` if they are all of it, in order; else a copy."""
    base = pixels.base
    is_whole = isinstance(base, np.ndarray) and base.flags.writeable and base.nbytes == pixels.nbytes
    if not (is_whole and pixels.flags.c_contiguous):
        return pixels.copy()
    view = pixels.view()
    view.flags.writeable = True
    return view
