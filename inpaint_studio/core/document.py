"""Document: the open photo, its mask, and the photo as it was opened."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.colours import Colours
from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.edit import EXAMPLES, Change, Edit, Plane, toggle_patch
from inpaint_studio.core.lease import Lease
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import as_bits
from inpaint_studio.errors import InputError
from inpaint_studio.translation import tr


class Document:
    """The photo and the mask that are being worked on. Changed by edits only, in one thread only.

    The photo as opened is not kept a second time: it is the photo as it is, with the edits in force taken back.

    Attributes:
        photo: the photo as it is now; its pixels are a read-only view that shows every edit.
        mask: what is to be restored.
        protection: what must not be masked, as a mask of its own; no pixel is in both.
        donors: where detail is to be taken from; nothing marked stands for everywhere.
        exclusion: where no detail is to be taken from; no pixel is in both.
        examples: damage that was painted as an example of what is to be found, a mask for each kind of damage.
        colours: tells whether the photo is gray.
    """

    def __init__(self, photo: Photo, mask: Mask | None = None) -> None:
        """Open ``photo``; its pixels are copied unless the array behind them can be written to safely.

        Raises:
            InputError: the mask has another size than the photo.
        """
        if mask is not None and mask.shape != photo.shape:
            raise InputError(size_mismatch(mask.shape, photo.shape))
        self._pixels = _writable(photo.pixels)
        self.photo = replace(photo, pixels=self._pixels)
        self.mask = mask if mask is not None else Mask.empty(photo.shape)
        self.protection, self.donors, self.exclusion = (Mask.empty(photo.shape) for _ in range(3))
        self.examples = {plane: Mask.empty(photo.shape) for plane in EXAMPLES}
        self._in_force: list[Change] = []
        self._leases: list[Lease] = []
        self._dirty_blocks = DirtyBlocks(photo.shape)
        self.colours = Colours(photo.shape)

    @property
    def dirty_blocks(self) -> DirtyBlocks | None:
        """Where the photo may differ from what is in its file; None where that is not known."""
        return self._dirty_blocks.copy() if self.photo.source.is_exact else None

    def plane(self, plane: Plane) -> Mask:
        """Return one of the masks.

        Raises:
            KeyError: the photo is none.
        """
        return {
            Plane.MASK: self.mask,
            Plane.PROTECTION: self.protection,
            Plane.DONORS: self.donors,
            Plane.EXCLUSION: self.exclusion,
            **self.examples,
        }[plane]

    def draft(self) -> "Document":
        """Return a document with the same photo and copies of the masks."""
        draft = Document(self.photo, self.mask.copy())
        # An empty mask takes no memory before something is marked.
        draft.protection, draft.donors, draft.exclusion, *examples = (
            Mask.empty(mask.shape) if mask.is_empty else mask.copy()
            for mask in (self.protection, self.donors, self.exclusion, *self.examples.values())
        )
        draft.examples = dict(zip(self.examples, examples, strict=True))
        return draft

    def apply(self, edit: Edit) -> Region:
        """Make a change; return the region in which pixels changed."""
        region = edit.apply(self)
        self._note(edit)
        return region

    def revert(self, edit: Edit) -> Region:
        """Take a change back; return the region in which pixels changed."""
        region = edit.revert(self)
        self._note(edit)
        return region

    def toggle(self, plane: Plane, region: Region, delta: NDArray[Any]) -> None:
        """XOR the pixels of ``region`` with ``delta``. Only edits call this; everything else applies edits."""
        if plane is Plane.PHOTO:
            self._copy_if_leased()
        array = self._pixels if plane is Plane.PHOTO else self.plane(plane).pixels
        as_bits(array)[region.slices] ^= delta
        if plane is Plane.PHOTO:
            self._dirty_blocks.add(region)
            self.colours.forget(region)

    def begin(self, change: Change) -> None:
        """Count a change of the photo as in force that is made piece by piece, by ``toggle``; ``end`` is to follow."""
        self._in_force.append(change)

    def end(self, change: Change, edit: Edit | None) -> None:
        """Note that a change is whole now, and is ``edit``; None if all of it has been taken back."""
        place = self._in_force.index(change)
        self._in_force[place : place + 1] = [] if edit is None or Plane.PHOTO not in edit.planes else [edit]

    def lease(self) -> Lease:
        """Lease the photo as it is now to a thread that reads it while the document goes on to change."""
        lease = Lease(self.photo)
        self._leases.append(lease)
        return lease

    def read_opened(self, region: Region) -> NDArray[Any]:
        """Return a copy of the pixels of ``region`` as they were when the photo was opened.

        Raises:
            FileError: a step of the history lies in a file that cannot be read.
        """
        return self.read_without(self._in_force, region)

    def read_without(self, edits: Iterable[Change], region: Region) -> NDArray[Any]:
        """Return a copy of the pixels of ``region`` with ``edits`` toggled: reverted if in force, else applied.

        Raises:
            FileError: a step of the history lies in a file that cannot be read.
        """
        result: NDArray[Any] = self._pixels[region.slices].copy()
        for edit in edits:
            for patch in edit.touching(Plane.PHOTO, region):
                toggle_patch(result, region, patch)
        return result

    def set_source(self, source: Source) -> None:
        """Note that the photo, as it is, now lives in another file."""
        self.photo = self.photo.with_source(source)
        self._dirty_blocks = DirtyBlocks(self.photo.shape)

    def _copy_if_leased(self) -> None:
        """Go on with a copy of the pixels if a lease of them still runs."""
        if not all(lease.is_over for lease in self._leases):
            self._pixels = self._pixels.copy()
            self.photo = replace(self.photo, pixels=self._pixels)
        self._leases.clear()

    def _note(self, edit: Edit) -> None:
        """Keep the list of edits in force that change the photo."""
        if Plane.PHOTO not in edit.planes:
            return
        # An edit is an exclusive or: made twice, it is as if it had never been made.
        if edit in self._in_force:
            self._in_force.remove(edit)
        else:
            self._in_force.append(edit)


def size_mismatch(mask_shape: tuple[int, ...], photo_shape: tuple[int, ...]) -> str:
    """Return the sentence for a mask that does not fit its photo."""
    return tr(
        "The mask is {mask} pixels, but the photo is {photo}. They must have the same size.",
        mask=f"{mask_shape[1]} × {mask_shape[0]}",
        photo=f"{photo_shape[1]} × {photo_shape[0]}",
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
