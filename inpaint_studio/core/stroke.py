"""Stroke: one gesture that marks pixels, on the mask or on the protection; painted live, one edit at its end."""

from collections.abc import Callable
from enum import Enum

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, TileRecorder
from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.mask_change import MaskChange
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Shape


class Mode(Enum):
    """What a shape does to the pixels that are marked already."""

    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"
    """Marked stays only what was marked before and lies inside."""


class Stroke:
    """Marks pixels shape by shape.

    What is protected is never masked: painting the mask leaves it out, protecting masked pixels takes them off the
    mask.

    Attributes:
        plane: what is painted on.
        mode: what shapes do to it.
        document: what it is painted on.
        shapes: what was painted, in order.
    """

    def __init__(self, document: Document, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Start on ``document``; for ``INTERSECT`` everything is unmarked until it is painted over again."""
        self.plane = plane
        self.mode = mode
        self.document = document
        self.shapes: list[Shape] = []
        self._acts: list[Callable[[Stroke], Region]] = []
        self._marks = document.plane(plane)
        self._recorders = {each: TileRecorder(each, document.plane(each).pixels) for each in self.planes}
        self._before: Mask | None = None
        self._inside: Mask | None = None
        self.started_with = NOWHERE
        if mode is Mode.INTERSECT:
            self._set_aside()

    @property
    def planes(self) -> tuple[Plane, ...]:
        """Whose pixels may change."""
        is_protecting = self.plane is Plane.PROTECTION
        return (Plane.PROTECTION, Plane.MASK) if is_protecting else (Plane.MASK,)

    @property
    def marks_mask(self) -> bool:
        """Whether it masks pixels that were not masked before."""
        return self.plane is Plane.MASK and self.mode is Mode.ADD

    def paint(self, shape: Shape) -> Region:
        """Paint a shape; return the region in which pixels may have changed."""
        region = shape.region.clipped(self._marks.shape)
        if region.is_empty:
            return region
        self.shapes.append(shape)
        self._acts.append(lambda stroke: stroke.paint(shape))
        for recorder in self._recorders.values():
            recorder.remember(region)
        if self._before is not None and self._inside is not None:
            self._inside.paint(shape)
            where = region.slices
            self._marks.pixels[where] = self._before.pixels[where] & self._inside.pixels[where]
        else:
            self._marks.paint(shape, KEEP if self.mode is Mode.SUBTRACT else RESTORE)
        self.document.mask.take_off(self.document.protection, region)
        return region

    def change(self, change: MaskChange) -> Region:
        """Change what is marked as a whole, as part of the gesture; return the region that may have changed."""
        self._acts.append(lambda stroke: stroke.change(change))
        after = self._marks.copy()
        region = change(after).clipped(after.shape)
        for recorder in self._recorders.values():
            recorder.remember(region)
        self._marks.pixels[region.slices] = after.pixels[region.slices]
        self.document.mask.take_off(self.document.protection, region)
        return region

    def finish(self, title: str) -> PatchEdit:
        """Return everything that changed."""
        patches = (patch for recorder in self._recorders.values() for patch in recorder.finish(title).patches)
        return PatchEdit(title, tuple(patches))

    def cancel(self) -> Region:
        """Take everything back; return the region in which pixels changed."""
        return self.finish("").revert(self.document)

    @property
    def has_acts(self) -> bool:
        """Whether anything was painted, also where it was marked already."""
        return bool(self._acts)

    def again(self, document: Document) -> tuple["Stroke", Region]:
        """Make the same gesture on another document; return it and the region in which pixels may have changed there.

        It may still be under way.
        """
        stroke = Stroke(document, self.plane, self.mode)
        changed = stroke.started_with
        for act in self._acts:
            changed = changed.union(act(stroke))
        return stroke, changed

    def _set_aside(self) -> None:
        """Unmark everything, keeping what was there."""
        self.started_with = self._marks.bounds
        self._before, self._inside = (Mask.empty(self._marks.shape) for _ in range(2))
        where = self.started_with.slices
        self._before.pixels[where] = self._marks.pixels[where]
        self._recorders[self.plane].remember(self.started_with)
        self._marks.pixels[where] = np.uint8(KEEP)
