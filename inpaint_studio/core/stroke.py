"""Stroke: one gesture that marks pixels of one of the masks; it is painted live and becomes one edit."""

from collections.abc import Callable
from enum import Enum

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import EXAMPLES, PatchEdit, Plane, TileRecorder
from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.mask_change import MaskChange
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.shapes import Shape

# For each plane that is painted: which plane's marks are taken off where which one's are.
_GIVE_WAY = {
    Plane.MASK: (Plane.MASK, Plane.PROTECTION),
    Plane.PROTECTION: (Plane.MASK, Plane.PROTECTION),
    Plane.DONORS: (Plane.EXCLUSION, Plane.DONORS),
    Plane.EXCLUSION: (Plane.DONORS, Plane.EXCLUSION),
    **{plane: (plane, Plane.PROTECTION) for plane in EXAMPLES},
}


class Mode(Enum):
    """What a shape does to the marked pixels."""

    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"
    """Only what was marked before and lies inside stays marked."""


class Stroke:
    """Marks pixels shape by shape.

    Protected pixels are never masked: painting the mask leaves them out, and protecting masked pixels clears their
    mask. Nor does painting examples mark them. No pixel is both donor and excluded: what is painted last holds.

    Attributes:
        plane: which mask is painted.
        mode: what shapes do to its marked pixels.
        document: whose plane is painted on.
        shapes: the shapes painted, in order.
        started_with: the region in which beginning the stroke changed pixels; empty unless in mode ``INTERSECT``.
    """

    def __init__(self, document: Document, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Begin on ``document``; in mode ``INTERSECT`` this unmarks everything, and shapes mark it again."""
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
        """The planes whose pixels may change."""
        yielding, _ = _GIVE_WAY[self.plane]
        return (self.plane,) if yielding is self.plane else (self.plane, yielding)

    @property
    def marks_mask(self) -> bool:
        """Whether it adds to the mask."""
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
        self._give_way(region)
        return region

    def change(self, change: MaskChange) -> Region:
        """Change the whole plane, as part of the gesture; return the region in which pixels may have changed."""
        self._acts.append(lambda stroke: stroke.change(change))
        after = self._marks.copy()
        region = change(after).clipped(after.shape)
        for recorder in self._recorders.values():
            recorder.remember(region)
        self._marks.pixels[region.slices] = after.pixels[region.slices]
        self._give_way(region)
        return region

    def finish(self, title: str) -> PatchEdit:
        """Return the edit of everything that changed."""
        patches = (patch for recorder in self._recorders.values() for patch in recorder.finish(title).patches)
        return PatchEdit(title, tuple(patches))

    def cancel(self) -> Region:
        """Revert everything; return the region in which pixels changed."""
        return self.finish("").revert(self.document)

    @property
    def has_acts(self) -> bool:
        """Whether anything was painted, even if it changed no pixel."""
        return bool(self._acts)

    def again(self, document: Document) -> tuple["Stroke", Region]:
        """Repeat the gesture on another document; return it and the region in which pixels may have changed there.

        The gesture may be repeated before it is finished.
        """
        stroke = Stroke(document, self.plane, self.mode)
        changed = stroke.started_with
        for act in self._acts:
            changed = changed.union(act(stroke))
        return stroke, changed

    def _give_way(self, region: Region) -> None:
        yielding, holding = _GIVE_WAY[self.plane]
        self.document.plane(yielding).take_off(self.document.plane(holding), region)

    def _set_aside(self) -> None:
        """Unmark everything, and keep a copy of what was marked."""
        self.started_with = self._marks.bounds
        self._before, self._inside = (Mask.empty(self._marks.shape) for _ in range(2))
        where = self.started_with.slices
        self._before.pixels[where] = self._marks.pixels[where]
        self._recorders[self.plane].remember(self.started_with)
        self._marks.pixels[where] = np.uint8(KEEP)
