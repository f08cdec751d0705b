"""Scene: what the view shows, the surround, the photo and the masks, drawn into device pixels."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2
import numpy as np

from inpaint_studio.core.region import Region
from inpaint_studio.ui.canvas.render.colour import Picture
from inpaint_studio.ui.canvas.render.compare import Pane
from inpaint_studio.ui.canvas.render.composites import Composites
from inpaint_studio.ui.canvas.render.layers import MaskLayer, PhotoLayer
from inpaint_studio.ui.canvas.render.looks import Cover, MaskLook, Tint, fill, outline
from inpaint_studio.ui.canvas.render.sampling import covers, draw_cover, draw_photo
from inpaint_studio.ui.canvas.render.tiles import Tile, TileKey
from inpaint_studio.ui.canvas.render.transform import ViewTransform

_CHECKER = 8  # device pixels a side of the squares under a transparent photo
_CHECKER_GRAYS = 153, 204  # of 255


@dataclass
class Scene:
    """What is shown, and how.

    Attributes:
        photo: the photo as it is, or None.
        before: the photo before, or None until it is needed.
        masks: from the lowest; the first is what is to be restored.
        look: how the masks are shown.
        surround: colour around the photo, (red, green, blue), 0..255.
        outline_width: of masks that are shown as outlines, in device pixels.
        is_rough: whether to save time by drawing roughly for the moment, because the zoom changes.
    """

    photo: PhotoLayer | None = None
    before: PhotoLayer | None = None
    masks: list[MaskLayer] = field(default_factory=list)
    look: MaskLook = MaskLook.FILL
    surround: tuple[int, int, int] = (30, 30, 30)
    outline_width: int = 2
    is_rough: bool = False
    _composites: Composites = field(default_factory=Composites, init=False, repr=False)

    def forget(self) -> None:
        """Show no photo, and keep nothing of the one that was shown."""
        self.photo = self.before = None
        self._composites.clear()

    def layer(self, pane: Pane) -> PhotoLayer | None:
        """Return the photo that a pane shows, or None."""
        return self.before if pane.is_before and self.before is not None else self.photo

    def draw(
        self, picture: Picture, pane: Pane, transform: ViewTransform, area: Region, *, has_masks: bool = True
    ) -> None:
        """Draw an area of a pane.

        Args:
            picture: (h, w, 4), the pixels of ``area``, which are set.
            pane: tells which photo is drawn.
            transform: where the photo lies in the pane.
            area: in device pixels of the pane.
            has_masks: whether the masks are drawn.
        """
        photo = self.layer(pane)
        place = area.intersection(transform.place(photo.tiles.shape)) if photo else area
        if photo is None or place != area:
            red, green, blue = self.surround
            # One number a pixel is twenty times as fast as four.
            picture.view(np.uint32)[:] = np.array((blue, green, red, 255), np.uint8).view(np.uint32)
        if photo is None or place.is_empty:
            return
        part = picture[place.moved(-area.top, -area.left).slices]
        left, top, _, _ = transform.view_rect(Region.of(photo.tiles.shape))
        origin = place.left - left, place.top - top
        if has_masks and self._can_tint_tiles(photo):

            def tinted(key: TileKey, tile: Tile) -> Picture:
                is_thick = transform.halved(key.level).scale < 1
                return self._composites.over(key, tile, self.masks, is_thick=is_thick)

            draw_photo(part, photo, transform, place, is_rough=True, over=tinted)
            return
        if not (has_masks and self.look is MaskLook.ALONE):
            draw_photo(part, photo, transform, place, is_rough=self.is_rough)
            if photo.has_alpha:
                _lay_on_checker(part, origin)
        if has_masks:
            self._draw_masks(part, transform, place, origin)

    def _can_tint_tiles(self, photo: PhotoLayer) -> bool:
        """Whether tinting tiles looks like tinting the screen's pixels, so that tinted tiles can be cached."""
        is_patterned = any(mask.tint.has_pattern and not mask.is_empty() for mask in self.masks)
        is_plain = self.look is MaskLook.FILL and not is_patterned
        return self.is_rough and is_plain and photo is self.photo and not photo.has_alpha

    def _draw_masks(self, part: Picture, transform: ViewTransform, area: Region, origin: tuple[int, int]) -> None:
        if self.look is MaskLook.ALONE:
            part[:] = (0, 0, 0, 255)
        for mask in self.masks:
            for place, cover in self._covers(mask, transform, area):
                inner = place.moved(-area.top, -area.left)
                if self.look is MaskLook.ALONE and mask is self.masks[0]:
                    part[inner.slices][cover != 0] = 255
                else:
                    corner = origin[0] + inner.left, origin[1] + inner.top
                    fill(part[inner.slices], cover, self._tint(mask), corner)

    def _covers(self, mask: MaskLayer, transform: ViewTransform, area: Region) -> Iterator[tuple[Region, Cover]]:
        """Yield parts of ``area`` and the cover of each, which will be tinted."""
        if self.look is not MaskLook.OUTLINE:
            yield from covers(mask, transform, area, is_rough=self.is_rough)
            return
        rim = self._outline(mask, transform, area)
        if rim is not None:
            yield area, rim

    def _tint(self, mask: MaskLayer) -> Tint:
        return mask.tint.outlined if self.look is MaskLook.OUTLINE else mask.tint

    def _outline(self, mask: MaskLayer, transform: ViewTransform, area: Region) -> Cover | None:
        """Return the outline of a mask in ``area``, or None. The pixels around ``area`` count, too."""
        wide = area.padded(self.outline_width)
        inner = wide.intersection(transform.place(mask.tiles.shape))
        filled = draw_cover(mask, transform, inner, is_rough=self.is_rough)
        if filled is None:
            return None
        cover = np.zeros((wide.height, wide.width), np.uint8)
        cover[inner.moved(-wide.top, -wide.left).slices] = filled
        return outline(cover, self.outline_width)[area.moved(-wide.top, -wide.left).slices]


def _lay_on_checker(picture: Picture, origin: tuple[int, int]) -> None:
    """Put a checkerboard behind ``picture``, (h, w, 4) with premultiplied alpha, in place.

    ``origin`` is (x, y) of the picture relative to the photo's corner, in device pixels.
    """
    alpha = picture[..., 3]
    if alpha.min() == 255:
        return
    rows = (np.arange(picture.shape[0]) + origin[1]) // _CHECKER % 2
    columns = (np.arange(picture.shape[1]) + origin[0]) // _CHECKER % 2
    squares = np.array(_CHECKER_GRAYS, np.uint8)[rows[:, np.newaxis] ^ columns]
    through = cv2.multiply(squares, 255 - alpha, scale=1 / 255)
    cv2.add(picture, cv2.merge([through, through, through, 255 - alpha]), dst=picture)
