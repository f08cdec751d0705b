"""FrameBuffer: the device pixels of the view, kept between paint events; only what changed is drawn again."""

from functools import reduce
from math import ceil

import numpy as np
from PySide6.QtGui import QImage

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import Picture
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.canvas.render.scene import Scene
from inpaint_studio.ui.canvas.render.transform import ViewTransform

_MAX_CHANGES = 40  # with more changed regions everything is drawn
_WASTE = 1.25  # how much more than two areas the rectangle around both may have, to be drawn at once


class FrameBuffer:
    """The pixels of one view.

    Attributes:
        image: the pixels as an image, which shares their memory.
    """

    def __init__(self) -> None:
        """Start with a single pixel, until the first ``catch_up``."""
        self._transform = ViewTransform()
        self._panes: list[Pane] = []
        self._has_masks = True
        self._changed: list[Region] = []
        self._resize(1, 1)

    def invalidate(self) -> None:
        """Have everything drawn again next time."""
        self._is_stale = True

    def invalidate_photo(self, region: Region) -> None:
        """Have a region of the photo, in photo pixels, drawn again next time."""
        if not self._is_stale:
            self._changed.append(region)
            self._is_stale = len(self._changed) > _MAX_CHANGES

    def catch_up(
        self, scene: Scene, panes: list[Pane], size: tuple[int, int], transform: ViewTransform, *, has_masks: bool
    ) -> None:
        """Draw what has changed since the last call.

        Args:
            scene: what is shown.
            panes: the parts of the view.
            size: (rows, columns) of the view in device pixels.
            transform: where the photo lies in each pane.
            has_masks: whether the masks are drawn.
        """
        if self._pixels.shape[:2] != size:
            self._resize(*size)
        if self._panes != panes or self._has_masks != has_masks:
            self._is_stale = True
        areas = [Region.of(self._pixels.shape)] if self._is_stale else self._moved(transform)
        is_whole = areas == [Region.of(self._pixels.shape)]
        self._transform, self._panes, self._has_masks = transform, panes, has_masks
        self._is_stale = False
        changed = [] if is_whole else [reach(transform, region, scene.outline_width) for region in self._changed]
        self._changed.clear()
        changed = _merged(changed)
        for pane in panes:
            for area in areas:
                self._draw(scene, pane, area.moved(0, -pane.origin), has_masks=has_masks)
            for area in changed:
                self._draw(scene, pane, area, has_masks=has_masks)

    def _resize(self, rows: int, columns: int) -> None:
        self._pixels: Picture = np.zeros((rows, columns, 4), np.uint8)
        self.image = QImage(self._pixels.data, columns, rows, columns * 4, QImage.Format.Format_RGB32)
        self._is_stale = True

    def _moved(self, transform: ViewTransform) -> list[Region]:
        """Move the pixels that stay in view; return the areas of the view that have to be drawn."""
        before, whole = self._transform, Region.of(self._pixels.shape)
        if transform == before:
            return []
        x, y = (before.left - transform.left) * transform.scale, (before.top - transform.top) * transform.scale
        right, down = round(x), round(y)
        is_whole = abs(x - right) < 1e-6 and abs(y - down) < 1e-6
        kept = whole.moved(down, right).intersection(whole)
        if transform.scale != before.scale or not is_whole or kept.is_empty or len(self._panes) > 1:
            return [whole]
        self._pixels[kept.slices] = self._pixels[kept.moved(-down, -right).slices].copy()
        return [
            area
            for area in (
                Region(0, 0, kept.top, whole.right), Region(kept.bottom, 0, whole.bottom, whole.right),
                Region(kept.top, 0, kept.bottom, kept.left), Region(kept.top, kept.right, kept.bottom, whole.right),
            )
            if not area.is_empty
        ]  # fmt: skip

    def _draw(self, scene: Scene, pane: Pane, area: Region, *, has_masks: bool) -> None:
        area = area.intersection(pane.area.moved(0, -pane.origin))
        if not area.is_empty:
            picture = self._pixels[area.moved(0, pane.origin).slices]
            scene.draw(picture, pane, self._transform, area, has_masks=has_masks)


def _merged(areas: list[Region]) -> list[Region]:
    """Return fewer areas that cover the same, and little more: each that is drawn costs time of its own."""
    found: list[Region] = []
    for area in areas:
        whole, rest = area, found
        while rest:
            near = [each for each in rest if whole.union(each).area <= _WASTE * (whole.area + each.area)]
            if not near:
                break
            whole = reduce(Region.union, near, whole)
            rest = found = [each for each in found if each not in near]
        found = [*found, whole]
    return found


def reach(transform: ViewTransform, region: Region, outline_width: int) -> Region:
    """Return the device pixels that may change with a region of the photo.

    Interpolation and the outlines of masks reach beyond the region.

    Args:
        transform: where the photo lies.
        region: in photo pixels.
        outline_width: in device pixels.
    """
    coarse = ceil(2 / min(transform.scale, 1.0))  # photo pixels across a pixel of the coarsest level in use
    left, top, right, bottom = transform.view_rect(region.padded(coarse))
    return Region(top, left, bottom, right).padded(outline_width)
