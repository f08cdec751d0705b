"""Waiting: what the user does while a job runs. It is taken and shown at once, and done when the job is over."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region, joined
from inpaint_studio.core.stroke import Stroke
from inpaint_studio.translation import Text, tr

if TYPE_CHECKING:
    from inpaint_studio.ui.editor.editor import Editor

Act = Callable[[], object]

SAVED: Text = "{name} will be saved as soon as this is over: {running}."
EXPORTED: Text = "{name} will be exported as soon as this is over: {running}."


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A stroke that waits, or what is found in the photo and painted when its turn comes.

    Attributes:
        title: what the history will show.
        stroke: painted on the draft; None for what cannot be known before.
        edit: what it changes of the draft.
        find: does the latter.
    """

    title: str
    stroke: Stroke | None
    edit: PatchEdit
    find: Act | None = None


class Waiting(QObject):
    """Strokes and files that wait for the job that runs.

    A job works on a copy of the masks, so strokes made meanwhile are painted on a draft of them. When it is over,
    whichever way, each is made once more on the document, in order: one step of the history each, whatever the job has
    changed. Undo and redo go through what waits first.

    Signals:
        painted: (Region) what waits is another there.
        changed: more or less waits.
        taken: (PatchEdit) a stroke waits that changes this of the masks.
        moved: (count) so many of them count: some were taken back, or all are about to be made.
    """

    painted = Signal(Region)
    changed = Signal()
    taken = Signal(object)
    moved = Signal(int)

    def __init__(self, editor: "Editor") -> None:
        """Wait for the jobs of ``editor``."""
        super().__init__(editor)
        self._editor = editor
        self._draft: Document | None = None
        self._held: list[_Held] = []
        self._taken_back: list[_Held] = []
        self._acts: dict[Path, Act] = {}
        self._is_going_on = False
        self._is_withdrawn = False
        editor.jobs.using.connect(self._withdraw)
        editor.jobs.failed.connect(self._give_up_acts)
        editor.jobs.rested.connect(self.go_on)

    # --- strokes -----------------------------------------------------------------------------------------------

    @property
    def stroke_count(self) -> int:
        """How many strokes wait."""
        return len(self._held)

    @property
    def can_redo(self) -> bool:
        """Whether a stroke that waited was taken back."""
        return bool(self._taken_back)

    @property
    def is_empty(self) -> bool:
        """Whether nothing looks otherwise than the document."""
        return self._draft is None

    def draft(self) -> Document:
        """Return what is painted on while a job runs."""
        document = self._editor.document
        if document is None:
            raise RuntimeError("There is nothing to paint on")
        if self._draft is None:
            self._draft = Document(document.photo, document.mask.copy())
            self._draft.protection = document.protection.copy()
        return self._draft

    def take(self, stroke: Stroke, title: str) -> None:
        """Have a stroke on the draft wait."""
        edit = stroke.finish(title)
        if not edit.is_empty or stroke.has_acts:
            self._hold(_Held(title, stroke, edit))

    def hold(self, title: str, find: Act) -> None:
        """Have ``find`` paint what it finds when its turn comes."""
        self._hold(_Held(title, None, PatchEdit(title, ()), find))

    def undo(self) -> bool:
        """Take the last stroke that waits back; return whether there was one."""
        if not self._held:
            return False
        self._taken_back.append(self._held.pop())
        self._toggle(self._taken_back[-1])
        return True

    def redo(self) -> bool:
        """Have the stroke wait again that was taken back last; return whether there was one."""
        if not self._taken_back:
            return False
        self._held.append(self._taken_back.pop())
        self._toggle(self._held[-1])
        return True

    def read_sure(self, plane: Plane, region: Region) -> NDArray[np.uint8]:
        """Return the pixels of a mask that are marked now and stay so when all that waits is done."""
        now, then = self._pixels(plane, region)
        return now if now is then else now & then

    def read_open(self, plane: Plane, region: Region) -> NDArray[np.uint8]:
        """Return the pixels of a mask that what waits will mark, or unmark."""
        now, then = self._pixels(plane, region)
        return np.zeros_like(now) if now is then else now ^ then

    def plane(self, plane: Plane) -> Mask:
        """Return the mask or the protection as it will be when all that waits is done."""
        document = self._draft or self._editor.document
        if document is None:
            raise RuntimeError("There is no document")
        return document.plane(plane)

    def _pixels(self, plane: Plane, region: Region) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return pixels of a mask as they are and as they will be; the same array where nothing waits."""
        then = self.plane(plane).pixels[region.slices]
        document = self._editor.document
        return (document.plane(plane).pixels[region.slices], then) if document and self._draft else (then, then)

    # --- files -------------------------------------------------------------------------------------------------

    @property
    def act_count(self) -> int:
        """How many files wait to be written."""
        return len(self._acts)

    def when_free(self, path: Path, text: Text, act: Act) -> None:
        """Write a file now, or when the job that runs is over and the strokes before it are restored.

        Args:
            path: the file; of what is to be written there only the last waits.
            text: what is told if it has to wait.
            act: writes it.
        """
        editor = self._editor
        if not editor.jobs.is_running and not editor.strokes.is_busy:
            act()
            return
        self._acts[path] = act
        editor.noticed.emit(tr(text, name=path.name, running=editor.jobs.title))
        self.changed.emit()

    def forget_acts(self) -> None:
        """Write nothing that waits."""
        self._acts.clear()
        self.changed.emit()

    def forget(self) -> None:
        """Forget everything: another photo is open."""
        self._draft = None
        for waiting in (self._held, self._taken_back, self._acts):
            waiting.clear()

    # --- when the job is over -------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """Do what waits, as far as no job runs."""
        if self._is_going_on or self._editor.jobs.is_running:
            return
        self._is_going_on = True
        try:
            if self._draft is not None or self._held:
                self._make_strokes()
            self._write_files()
        finally:
            self._is_going_on = False

    def _make_strokes(self) -> None:
        editor = self._editor
        self._withdraw()
        held, taken_back = self._held, self._taken_back[::-1]
        self._held, self._taken_back = [], []
        self._is_withdrawn = False
        under_way = editor.lift_stroke()
        self._draft = None
        self._show(*(item.edit for item in held))
        while held and not editor.must_wait:
            self._make(held.pop(0))
        if held:  # Something is looked for in the photo now; the others wait for that.
            for item in held:
                self._hold_again(item)
        elif under_way is None and editor.strokes.choose is None:
            self._make_and_take_back(taken_back)
        if under_way is not None:
            editor.put_down_stroke(under_way)
        self.changed.emit()

    def _make(self, item: _Held) -> None:
        if item.find is not None:
            item.find()
        elif item.stroke is not None:
            self._editor.repeat_stroke(item.stroke, item.title)

    def _make_and_take_back(self, items: list[_Held]) -> None:
        """Have strokes that were taken back while they waited in the history, to be made again."""
        stack = self._editor.undo_stack
        count = stack.count()
        for item in items:
            if item.stroke is not None:
                self._make(item)
        for _ in range(stack.count() - count):
            stack.undo()

    def _write_files(self) -> None:
        editor = self._editor
        while self._acts and not editor.jobs.is_running:
            if editor.strokes.is_busy:
                if not editor.is_painting:  # Else it goes on with the end of the gesture.
                    QTimer.singleShot(0, self.go_on)
                return
            self._acts.pop(next(iter(self._acts)))()
            self.changed.emit()

    def _give_up_acts(self, sentence: str) -> None:
        if self._acts:
            self.forget_acts()
            self._editor.failed.emit(f"{sentence} " + tr("What was to be saved after it has not been saved."))

    def _withdraw(self) -> None:
        """Tell that what waits counts no more as it was painted: the document is about to change below it."""
        if self._held and not self._is_withdrawn:
            self._is_withdrawn = True
            self.moved.emit(0)

    # --- the draft -------------------------------------------------------------------------------------------------

    def _hold(self, item: _Held) -> None:
        self._held.append(item)
        self._taken_back.clear()
        self.taken.emit(item.edit)
        self.changed.emit()

    def _hold_again(self, item: _Held) -> None:
        if item.stroke is None:
            self._hold(item)
        else:
            stroke, region = item.stroke.again(self.draft())
            self.painted.emit(region)
            self.take(stroke, item.title)

    def _toggle(self, item: _Held) -> None:
        if self._draft is not None:
            item.edit.apply(self._draft)
        self._show(item.edit)
        self.moved.emit(len(self._held))
        self.changed.emit()

    def _show(self, *edits: PatchEdit) -> None:
        for edit in edits:
            for piece in joined(patch.region for patch in edit.patches):
                self.painted.emit(piece)
