"""WaitingStrokes: strokes painted while a job runs. They show at once and become steps when the job is over."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region, joined
from inpaint_studio.core.stroke import Stroke
from inpaint_studio.ui.editor.open_document import OpenDocument


@dataclass(frozen=True, slots=True, eq=False)
class WaitingStroke:
    """A stroke that waits, or a search in the photo that will paint what it finds.

    Attributes:
        title: the name of the step it will be in the history.
        edit: what it changes of the draft; empty for a search, whose finds are not known yet.
        stroke: the stroke, painted on the draft; None for a search.
        search: starts the search; None for a stroke.
    """

    title: str
    edit: PatchEdit
    stroke: Stroke | None = None
    search: Callable[[], object] | None = None


class WaitingStrokes(QObject):
    """Strokes on a draft of the masks.

    A job works on copies of the masks, and the document must not change below it. A stroke painted meanwhile changes a
    draft: a second document with the same photo and copies of the masks. When the job is over, ``Painter`` repeats each
    stroke on the document, in order, whatever the job changed there.

    Signals:
        painted: (Region) the masks with all that waits look different there.
        changed: the number of waiting strokes, or of those taken back, changed.
        taken: (PatchEdit) a stroke began to wait; the edit is what it changes of the draft.
        moved: (count) only the first ``count`` waiting strokes are in force now: some were taken back or put back, or
            (0) all are about to be repeated on the document.
    """

    painted = Signal(Region)
    changed = Signal()
    taken = Signal(object)
    moved = Signal(int)

    def __init__(self, open_document: OpenDocument) -> None:
        """Start with no stroke waiting."""
        super().__init__(open_document)
        self._open = open_document
        self._draft: Document | None = None
        self._held: list[WaitingStroke] = []
        self._taken_back: list[WaitingStroke] = []
        self._is_withdrawn = False
        open_document.closing.connect(self._forget)
        open_document.jobs.using.connect(self._withdraw)

    @property
    def count(self) -> int:
        """How many strokes and searches wait."""
        return len(self._held)

    @property
    def can_redo(self) -> bool:
        """Whether a waiting stroke was taken back and can be put back."""
        return bool(self._taken_back)

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft, so that the masks may come to differ from those of the document."""
        return self._draft is not None

    # --- taking strokes ----------------------------------------------------------------------------------------

    def draft(self) -> Document:
        """Return the document to paint on while a job runs; it is made when first asked for.

        Raises:
            InputError: no photo is open.
        """
        if self._draft is None:
            self._draft = self._open.require().draft()
        return self._draft

    def take(self, stroke: Stroke, title: str) -> None:
        """Let a stroke wait that has been painted on the draft."""
        edit = stroke.finish(title)
        if not edit.is_empty or stroke.has_acts:
            self._hold(WaitingStroke(title, edit, stroke))

    def take_search(self, title: str, search: Callable[[], object]) -> None:
        """Let a search in the photo wait; ``search`` starts it when its turn has come."""
        self._hold(WaitingStroke(title, PatchEdit(title, ()), search=search))

    def take_again(self, item: WaitingStroke) -> None:
        """Let an item that was released wait for the next job."""
        if item.stroke is None:
            self._hold(item)
        else:
            stroke, region = item.stroke.again(self.draft())
            self.painted.emit(region)
            self.take(stroke, item.title)

    def undo(self) -> bool:
        """Take back the last stroke that waits; return whether one waited."""
        if not self._held:
            return False
        self._taken_back.append(self._held.pop())
        self._toggle(self._taken_back[-1])
        return True

    def redo(self) -> bool:
        """Put back the stroke that was taken back last; return whether there was one."""
        if not self._taken_back:
            return False
        self._held.append(self._taken_back.pop())
        self._toggle(self._held[-1])
        return True

    def release(self) -> tuple[list[WaitingStroke], list[WaitingStroke]]:
        """Drop the draft, and with it all that waits.

        Returns:
            The items that waited and the items that were taken back, both in the order in which they are to be done.
        """
        self._withdraw()
        held, taken_back = self._held, self._taken_back[::-1]
        self._forget()
        self._show(*(item.edit for item in held))
        return held, taken_back

    # --- what the masks will be --------------------------------------------------------------------------------

    def plane(self, plane: Plane) -> Mask:
        """Return one of the masks as it will be when all that waits is done.

        Raises:
            InputError: no photo is open.
        """
        return (self._draft or self._open.require()).plane(plane)

    def read_sure(self, plane: Plane, region: Region) -> NDArray[np.uint8]:
        """Return 255 where a pixel of a mask is marked now and will be when all that waits is done.

        Returns:
            ``region``'s height and width, uint8; else 0. It may be a view of the mask itself.
        """
        now, then = self._pixels(plane, region)
        return now if now is then else now & then

    def read_open(self, plane: Plane, region: Region) -> NDArray[np.uint8]:
        """Return 255 where what waits will mark or unmark a pixel of a mask.

        Returns:
            ``region``'s height and width, uint8; else 0.
        """
        now, then = self._pixels(plane, region)
        return np.zeros_like(now) if now is then else now ^ then

    def _pixels(self, plane: Plane, region: Region) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return the pixels as they are and as they will be; the same array twice where there is no draft."""
        then = self.plane(plane).pixels[region.slices]
        document = self._open.document
        return (document.plane(plane).pixels[region.slices], then) if document and self._draft else (then, then)

    # --- inside ------------------------------------------------------------------------------------------------

    def _hold(self, item: WaitingStroke) -> None:
        self._held.append(item)
        self._taken_back.clear()
        self.taken.emit(item.edit)
        self.changed.emit()

    def _toggle(self, item: WaitingStroke) -> None:
        if self._draft is not None:
            item.edit.apply(self._draft)
        self._show(item.edit)
        self.moved.emit(len(self._held))
        self.changed.emit()

    def _show(self, *edits: PatchEdit) -> None:
        for edit in edits:
            for piece in joined(patch.region for patch in edit.patches):
                self.painted.emit(piece)

    def _withdraw(self) -> None:
        """Tell, once, that no waiting stroke is in force as it was painted: the document is about to change."""
        if self._held and not self._is_withdrawn:
            self._is_withdrawn = True
            self.moved.emit(0)

    def _forget(self) -> None:
        self._draft = None
        self._held, self._taken_back = [], []
        self._is_withdrawn = False
