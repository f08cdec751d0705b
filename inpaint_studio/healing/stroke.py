"""RetouchStroke: one gesture that paints on the photo from a source; it is painted live and becomes one edit."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import reduce
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Patch, PatchEdit, Plane, TileRecorder
from inpaint_studio.core.floats import to_float
from inpaint_studio.core.job import NEVER
from inpaint_studio.core.mask import KEEP, RESTORE
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.core.values import as_bits
from inpaint_studio.healing.membrane import EXACT
from inpaint_studio.healing.placement import Placement
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.healing.source import CELL, OwnSource, PlacedSource, SourceImage, flaws
from inpaint_studio.healing.tone import Tone, solve
from inpaint_studio.translation import Title

_LIVE_WIDTH = 40  # steps of the live solution across the brush, at most
_LARGE, _LARGE_WIDTH = 250, 24  # pixels from which a brush is large; steps across it
_PARTS = 3  # of the shorter side of the photo: a brush that takes more of it is not treated as large
_LIVE_ACCURACY = 2e-2
_LOOKS = 4  # pixels, across, that are looked up for each step of a large brush
_FRESH, _AROUND = 0.6, 0.5  # of the brush: how far live tone is renewed around it, and how far beyond that is seen
_UNSEEN = 2e-3  # a change of live tone that the eye does not see, of the range from black to white
_WHOLLY = 255  # cover of a pixel that nothing can cover more
_WHOLE = 4 << 20  # pixels that are solved exactly at once
_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)
_OVERLAP = 4  # sizes of the brush by which windows overlap; a difference there has fallen to a millionth

_Block = tuple[Region, NDArray[np.float32]]
"""A part of a square, and the live tone that was written there."""


class Retouch(Enum):
    """What a stroke does. The values are in files."""

    HEAL = "heal"
    """Takes the source's texture, and the tone around the stroke."""
    CLONE = "clone"
    """Copies the source."""


_TITLES = {Retouch.HEAL: Title("Heal"), Retouch.CLONE: Title("Clone")}


class RetouchStroke:
    """Paints from a source, piece by piece.

    Protected pixels stay as they are, and so does the transparency. Where the source has no pixel nothing is painted.
    What is painted is no longer marked as damage. Pixels are taken as they were before the stroke.

    Attributes:
        kind: what it does.
        document: what is painted on.
        options: what the log is to tell of it.
        is_beyond: whether some of it could not be painted because the source has no pixel there.
    """

    def __init__(
        self,
        document: Document,
        kind: Retouch,
        placement: Placement,
        image: SourceImage | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> None:
        """Begin on ``document``.

        Args:
            document: what is painted on.
            kind: what the stroke does.
            placement: where the source lies.
            image: the source; None for the photo itself.
            options: what the log is to tell of the stroke.
        """
        self.options = dict(options or {})
        self.kind = kind
        self.document = document
        self.is_beyond = False
        self._photo = TileRecorder(Plane.PHOTO, document.photo.pixels)
        self._mask = TileRecorder(Plane.MASK, document.mask.pixels)
        own = OwnSource(document, self._photo, self._mask)
        self._source = PlacedSource(image if image is not None else own, placement, document.photo.shape)
        self._cover = np.zeros(document.photo.shape, np.uint8)  # takes memory where it is painted only
        self._bounds = NOWHERE
        self._size = 1
        self._clears_mask = False
        self._blocks: dict[tuple[int, int], _Block] = {}  # the live tone of each square
        document.begin(self)

    @property
    def planes(self) -> tuple[Plane, ...]:
        """The planes whose pixels have changed."""
        return (Plane.PHOTO, Plane.MASK) if self._clears_mask else (Plane.PHOTO,)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been painted yet."""
        return self._bounds.is_empty

    def touching(self, plane: Plane, region: Region) -> list[Patch]:
        """Return the patches of a plane, as far as it is painted, that share pixels with ``region``."""
        return {Plane.PHOTO: self._photo, Plane.MASK: self._mask}[plane].touching(region)

    # --- painting ----------------------------------------------------------------------------------------------

    def paint(self, dab: SoftCapsule) -> Region:
        """Paint one piece of the brush's way; return the region in which pixels may have changed."""
        region = dab.region.clipped(self._cover.shape)
        self._size = max(self._size, dab.size, dab.end_size)
        open_parts = (part for part in region.tiles(CELL) if self._cover[part.slices].min() < _WHOLLY)
        # At once it costs less than piece by piece, but memory.
        whole = dab.cover(region) if region.area <= _WHOLE else None

        def cover(part: Region) -> NDArray[np.uint8]:
            return dab.cover(part) if whole is None else whole[part.moved(-region.top, -region.left).slices]

        found = (self._cover_part(part, cover(part)) for part in open_parts)
        grown = [each for each in found if not each.is_empty]
        if not grown:
            return NOWHERE
        painted = reduce(Region.union, grown)
        self._bounds = self._bounds.union(painted)
        if self.kind is Retouch.CLONE:
            for each in grown:
                self._blend(each, None)
            return painted
        fresh = region.padded(int(self._size * _FRESH)).intersection(self._bounds)
        if self._size >= CELL:  # The same squares at each move: then it is seen which of them need not be written.
            fresh = _in_squares(fresh)
        # Where a brush covers much of the photo, little of the rim is left, and that is looked at closely.
        is_large = _LARGE <= self._size <= min(self._cover.shape) // _PARTS
        most = _LARGE_WIDTH if is_large else _LIVE_WIDTH
        step = 1 << max(0, (self._size - 1) // most).bit_length()
        window = fresh.padded(int(self._size * _AROUND) + step)
        window = Region(window.top // step * step, window.left // step * step, window.bottom, window.right)
        window = window.clipped(self._cover.shape)
        return self._renew(
            fresh.clipped(self._cover.shape), grown, self._live_tone(window, step, _LOOKS if is_large else step)
        )

    def _renew(self, fresh: Region, grown: list[Region], tone: Tone) -> Region:
        """Write the live tone where that is seen: what has ``grown``, and where the tone is another one than before."""
        changed = NOWHERE
        for part in fresh.tiles(CELL):
            if not self._cover[part.slices].any():
                continue
            cell, block = (part.top // CELL, part.left // CELL), tone.block(part)
            if self._is_shown(self._blocks.get(cell), part, block):
                written = [each for each in grown if not part.intersection(each).is_empty]
            else:
                written, self._blocks[cell] = [part], (part, block)
            for each in written:
                self._blend(each, tone)
                changed = changed.union(each)
        return changed

    @staticmethod
    def _is_shown(before: _Block | None, part: Region, block: NDArray[np.float32]) -> bool:
        """Whether the same part was written last with a tone that looks like this one."""
        if before is None or before[0] != part or before[1].shape != block.shape:
            return False
        return bool(np.abs(before[1] - block).max() < _UNSEEN)

    def settle(self) -> list[Region]:
        """Do what is left for the end of the stroke: solve the tone exactly. Return where pixels may have changed."""
        if self.kind is Retouch.CLONE or self._bounds.is_empty:
            return []
        whole, margin = self._bounds.padded(1).clipped(self._cover.shape), _OVERLAP * self._size
        side = max(int(_WHOLE**0.5), 2 * margin)
        for part in [self._bounds] if self._bounds.area <= _WHOLE else self._bounds.tiles(side):
            if (self._cover[part.slices] != 0).any():
                self._blend(part, self._tone(part.padded(margin).intersection(whole), 1, EXACT))
        return [self._bounds]

    def step(self) -> Step:
        """Return everything that changed, as a step; the stroke is over."""
        edit = self._edit(_TITLES[self.kind])
        self.document.end(self, edit)
        return Step([Variant(edit, options=self.options, retouch=self.kind.value)])

    def cancel(self) -> list[Region]:
        """Revert everything; return the regions in which pixels changed."""
        region = self._edit("").revert(self.document)
        self.document.end(self, None)
        return [region]

    def _edit(self, title: str) -> PatchEdit:
        self._photo.follow(self.document.photo.pixels)
        return PatchEdit(title, self._photo.finish(title).patches + self._mask.finish(title).patches)

    def _cover_part(self, part: Region, cover: NDArray[np.uint8]) -> Region:
        """Cover more of the pixels of a part of one square; return the region of those covered more than before."""
        own = self._cover[part.slices]
        cover[self.document.protection.pixels[part.slices] != KEEP] = 0
        if not cover.any():
            return NOWHERE
        self._photo.follow(self.document.photo.pixels)
        self._photo.remember(part)
        self._mask.remember(part)
        is_there = self._source.take(part).is_there
        self.is_beyond |= bool(cover[~is_there].any())
        cover[~is_there] = 0
        left, top, width, height = cv2.boundingRect((cover > own).view(np.uint8))
        if not width:
            return NOWHERE
        np.maximum(own, cover, out=own)
        marked = self.document.mask.pixels[part.slices]
        cleared = np.where(cover > RESTORE // 2, marked, np.uint8(KEEP))
        if cleared.any():
            self._clears_mask = True
            self.document.toggle(Plane.MASK, part, cleared)
        return Region(top, left, top + height, left + width).moved(part.top, part.left)

    def _blend(self, region: Region, tone: Tone | None) -> None:
        """Write the pixels of what is covered of a region."""
        photo = self.document.photo
        for part, cover in self._covered(region):
            fitted = self._source.take(part).values
            if tone is not None:
                fitted = fitted + tone.at(part)
            before = self._photo.before(part)
            share = (cover.astype(np.float32) / np.float32(255))[..., np.newaxis]
            own = to_float(before, NEVER)
            if photo.is_float:
                own = np.where(np.isfinite(own), own, fitted)  # Nothing times infinity would be no number.
            mixed = fitted * share
            own *= 1 - share
            mixed += own
            after = photo.values.nearest(mixed if before.ndim == 3 else mixed[..., 0])
            if photo.is_float:
                after[cover == 0] = before[cover == 0]
            delta = as_bits(after) ^ as_bits(self.document.photo.pixels[part.slices])
            if delta.any():
                self.document.toggle(Plane.PHOTO, part, delta)

    def _covered(self, region: Region) -> Iterator[tuple[Region, NDArray[np.uint8]]]:
        """Yield the parts of a region, each within one square, that are covered, and their cover."""
        for part in region.tiles(CELL):
            cover = self._cover[part.slices]
            left, top, width, height = cv2.boundingRect(cover)
            if width:
                inner = Region(top, left, top + height, left + width)
                yield inner.moved(part.top, part.left), cover[inner.slices]

    # --- tone --------------------------------------------------------------------------------------------------

    def _live_tone(self, window: Region, step: int, looks: int) -> Tone:
        """Return about what the tone in a window will be; in each step ``looks`` pixels across are looked up."""
        every = step // looks
        return self._tone(window, step // every, _LIVE_ACCURACY, every)

    def _tone(self, window: Region, step: int, accuracy: float, every: int = 1) -> Tone:
        """Return the tone in a window; see ``tone.solve``.

        Args:
            window: of the photo.
            step: for how many of the pixels that are looked up, across, there is one value.
            accuracy: of the solution.
            every: in rows and columns, which pixels are looked up.
        """
        looked = Region(0, 0, *(-(-side // every) for side in (window.height, window.width)))
        inside = self._cover[window.slices][::every, ::every] != 0
        around = np.ones(((step if every > 1 else 2 * step) + 1,) * 2, np.uint8) if step > 1 else _CROSS
        near = cv2.dilate(inside.view(np.uint8), around) & ~inside
        found: list[NDArray[np.intp]] = []
        differences: list[NDArray[np.float32]] = []
        for part in window.tiles(CELL):
            top, left = (-(part.top - window.top) % every, -(part.left - window.left) % every)
            first = (part.top + top - window.top) // every, (part.left + left - window.left) // every
            wanted = near[first[0] :, first[1] :][
                : -(-(part.height - top) // every), : -(-(part.width - left) // every)
            ]
            if wanted.any():
                rows, columns, difference = self._differences(part, wanted != 0, (top, left), every)
                found.append((rows + first[0]) * looked.width + columns + first[1])
                differences.append(difference)
        if every > 1 and not any(map(len, found)):  # The rim may be too narrow, as at the photo's edge.
            return self._tone(window, step * every, accuracy)
        places = np.concatenate(found) if found else np.empty(0, np.intp)
        rim = np.concatenate(differences) if differences else np.empty((0, self._channels), np.float32)
        return Tone(window, step * every, solve(looked, inside, places, rim, step, accuracy).values)

    def _differences(
        self, part: Region, wanted: NDArray[np.bool_], first: tuple[int, int], every: int
    ) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
        """Return rows, columns and (n, C) differences of the wanted pixels whose difference can be trusted.

        Args:
            part: of the photo.
            wanted: (h, w), which of the pixels looked up.
            first: row and column, within the part, of the first of these.
            every: which pixels are looked up.
        """
        looks = slice(first[0], None, every), slice(first[1], None, every)
        document, taken = self.document, self._source.take(part)
        pixels = document.photo.pixels[part.slices]
        flaw = flaws(document.photo, document.mask.pixels[part.slices], pixels, part)
        rows, columns = np.nonzero(wanted & taken.is_sound[looks] & (flaw[looks] == 0))
        own = pixels[looks][rows, columns].reshape(-1, 1, self._channels)
        return rows, columns, to_float(own, NEVER)[:, 0] - taken.values[looks][rows, columns]

    @property
    def _channels(self) -> int:
        return 1 if self.document.photo.is_gray else self.document.photo.pixels.shape[2]


def _in_squares(region: Region) -> Region:
    """Return the whole squares of ``CELL`` pixels that a region touches; they may reach beyond the photo."""
    top, left = region.top // CELL * CELL, region.left // CELL * CELL
    return Region(top, left, -(-region.bottom // CELL) * CELL, -(-region.right // CELL) * CELL)
