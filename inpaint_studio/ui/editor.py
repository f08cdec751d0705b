"""Editor: the only one who changes the document. Widgets call it and redraw on its signals."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Edit, PatchEdit, Plane
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import Change, mask_edit
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.engines.registry import ENGINES, create_engine
from inpaint_studio.errors import InputError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.masks import load_mask, save_mask
from inpaint_studio.files.save import save_photo
from inpaint_studio.ui.job_runner import JobRunner
from inpaint_studio.ui.settings import Settings
from inpaint_studio.ui.stroke_restorer import StrokeRestorer
from inpaint_studio.ui.warm_up import WarmUp

MEGAPIXEL = 1_000_000
_AT_ONCE = 4 * MEGAPIXEL  # a mask of this size is changed before the user notices; larger ones in the worker thread


class EditCommand(QUndoCommand):
    """One edit on the undo stack; a stroke that has been painted already is not applied a second time."""

    def __init__(self, editor: "Editor", edit: PatchEdit, *, is_applied: bool) -> None:
        super().__init__(edit.title)
        self.edit = edit
        self._editor = editor
        self._is_applied = is_applied

    @property
    def touches_photo(self) -> bool:
        """Whether the photo changes, not the mask alone."""
        return any(patch.plane is Plane.PHOTO for patch in self.edit.patches)

    def redo(self) -> None:
        """Make the change."""
        if not self._is_applied:
            self._editor.show_edit(self.edit, Document.apply)
        self._is_applied = True

    def undo(self) -> None:
        """Take the change back."""
        self._editor.show_edit(self.edit, Document.revert)
        self._is_applied = False


class Editor(QObject):
    """The document, its history and the jobs on it.

    Attributes:
        document: what is open, or None.
        undo_stack: its history.
        jobs: runs what takes time.
        strokes: restores each stroke as it ends, if that is wanted.

    Signals:
        opened: another document is open (or none).
        photo_changed: (Region) pixels of the photo changed.
        mask_changed: (Region) pixels of the mask changed.
        protection_changed: (Region) pixels of the protection changed.
        saved: (Path) the photo is in this file now.
        state_changed: what is possible, or whether there is unsaved work, may have changed.
        noticed: (sentence) worth telling the user.
        failed: (sentence) something could not be done.
    """

    opened = Signal()
    photo_changed = Signal(Region)
    mask_changed = Signal(Region)
    protection_changed = Signal(Region)
    saved = Signal(Path)
    state_changed = Signal()
    noticed = Signal(str)
    failed = Signal(str)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self.document: Document | None = None
        self.settings = settings
        self.undo_stack = QUndoStack(self)
        self.jobs = JobRunner(self)
        self._warm_ups: dict[str, WarmUp] = {}
        self._stroke: Stroke | None = None
        self._safe_mask_edit: Edit | None = None  # the last edit when a file held the mask
        self._masked_count: int | None = None
        self._is_writing = False
        self.opened.connect(self._forget_count)
        self.mask_changed.connect(self._forget_count)
        self.jobs.failed.connect(self.failed)
        self.jobs.started.connect(self.state_changed)
        self.jobs.ended.connect(self._end_writing)
        self.jobs.ended.connect(self.state_changed)
        self.undo_stack.indexChanged.connect(self.state_changed)
        self.undo_stack.cleanChanged.connect(self.state_changed)
        self.strokes = StrokeRestorer(self)

    @property
    def can_edit(self) -> bool:
        """Whether the document may be changed now."""
        return self.document is not None and not self.jobs.is_running

    @property
    def can_paint(self) -> bool:
        """Whether a stroke may be painted now: also while the one before is being restored."""
        return self.document is not None and (not self.jobs.is_running or self.strokes.is_running)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.strokes.is_busy or (self.can_edit and self.undo_stack.canUndo())

    @property
    def is_writing(self) -> bool:
        """Whether the photo is on its way into a file."""
        return self._is_writing

    @property
    def can_restore(self) -> bool:
        """Whether there is a mask and nothing runs."""
        return self.can_edit and self.masked_count > 0

    @property
    def masked_count(self) -> int:
        """Number of pixels to restore. Counted once for each change: on a large scan that takes a moment."""
        if self._masked_count is None:
            self._masked_count = self.document.mask.count if self.document is not None else 0
        return self._masked_count

    @property
    def is_photo_modified(self) -> bool:
        """Whether the photo differs from its file."""
        clean, now = self.undo_stack.cleanIndex(), self.undo_stack.index()
        if clean < 0:
            return True
        commands = (self.undo_stack.command(index) for index in range(min(clean, now), max(clean, now)))
        return any(isinstance(command, EditCommand) and command.touches_photo for command in commands)

    @property
    def has_unsaved_mask(self) -> bool:
        """Whether there is a mask that no file holds."""
        return self.masked_count > 0 and self._last_edit is not self._safe_mask_edit

    # --- files -------------------------------------------------------------------------------------------------

    def open(self, path: Path, mask_path: Path | None = None, *, is_sample: bool = False) -> None:
        """Load a photo, and a mask if given, in the worker thread; what is open stays until that has succeeded.

        A sample loses its path, so that saving asks for a place of the user's own.
        """
        max_pixels = self.settings.get("max_megapixels") * MEGAPIXEL

        def work(progress: ProgressCallback, cancel: CancelToken) -> tuple[Photo, Mask | None]:
            photo = load_photo(path, max_pixels=max_pixels)
            if is_sample:
                photo = photo.with_source(Source(None, photo.source.format))
            return photo, load_mask(mask_path, photo.shape) if mask_path else None

        self.jobs.run(f"Opening {path.name}", work, lambda loaded: self.show_photo(*loaded))

    def show_photo(self, photo: Photo, mask: Mask | None = None) -> None:
        """Make ``photo`` the open document, with ``mask`` if given."""
        self._stroke = self._safe_mask_edit = None
        self.document = Document(photo, mask)
        self.undo_stack.clear()
        if photo.source.path is not None:
            self.settings.add_recent(photo.source.path)
        self.opened.emit()
        self.state_changed.emit()

    def close(self) -> None:
        """Close the document, whatever state it is in."""
        self.strokes.forget()
        self.jobs.cancel()
        self._stroke = None
        self.document = None
        self.undo_stack.clear()
        self.opened.emit()
        self.state_changed.emit()

    def save(self, path: Path, options: Any = None, *, then: Callable[[], None] | None = None) -> None:
        """Save the photo; from now on it lives at ``path``. ``then`` is called after success."""

        def use(source: Source) -> None:
            if self.document is not None:
                self.document.set_source(source)
            self.undo_stack.setClean()
            self.settings.add_recent(path)
            self.saved.emit(path)

        self._write(f"Saving {path.name}", path, options, use, then)

    def export(self, path: Path, options: Any = None) -> None:
        """Write the photo to ``path`` and go on with the file that is open."""
        self._write(f"Exporting {path.name}", path, options, lambda _: self.noticed.emit(f"Exported to {path}."))

    def _write(
        self, title: str, path: Path, options: Any, use: Callable[[Any], None], then: Callable[[], None] | None = None
    ) -> None:
        if self.document is None:
            return
        photo = self.document.photo
        self._is_writing = True
        self.jobs.run(title, lambda _, cancel: save_photo(photo, path, options=options, cancel=cancel), use, then)

    def _end_writing(self) -> None:
        self._is_writing = False

    # --- mask --------------------------------------------------------------------------------------------------

    def begin_stroke(self, plane: Plane = Plane.MASK, mode: Mode = Mode.ADD) -> None:
        """Start a gesture on the mask or the protection; ends with ``end_stroke`` or ``cancel_stroke``."""
        self.end_stroke()
        if self.can_paint and self.document is not None:
            self._stroke = Stroke(self.document, plane, mode)
            self._tell(self._stroke.started_with, self._stroke.planes)

    def paint(self, shape: Shape) -> None:
        """Paint a shape as part of the gesture."""
        if self._stroke is not None:
            self._tell(self._stroke.paint(shape), self._stroke.planes)

    def end_stroke(self, title: str = "Brush stroke") -> None:
        """Finish the gesture: one step of the history, if anything changed."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self.strokes.take(stroke.finish(title), stroke)

    def cancel_stroke(self) -> None:
        """Give the gesture up: everything is as before."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._tell(stroke.cancel(), stroke.planes)
            self.strokes.take(stroke.finish(""), stroke)

    @property
    def is_painting(self) -> bool:
        """Whether a gesture is under way."""
        return self._stroke is not None

    def change_mask(self, title: str, change: Change) -> None:
        """Change the mask as a whole, for example ``Mask.invert``, as one step of the history."""
        self._settle_strokes()
        if not self.can_edit or self.document is None:
            return
        mask, protection = self.document.mask, self.document.protection
        if mask.pixels.size <= _AT_ONCE:
            self.record(mask_edit(title, mask, protection, change), is_applied=False)
            return
        mask, protection = mask.copy(), protection.copy()
        self.jobs.run(
            title,
            lambda progress, cancel: mask_edit(title, mask, protection, change),
            lambda edit: self.record(edit, is_applied=False),
        )

    def clear_protection(self) -> None:
        """Protect nothing any more, as one step of the history."""
        self._settle_strokes()
        if self.document is not None:
            bounds = self.document.protection.bounds
            self.begin_stroke(Plane.PROTECTION, Mode.SUBTRACT)
            self.paint(Rectangle((bounds.top, bounds.left), (bounds.bottom, bounds.right)))
            self.end_stroke("Clear protection")

    def _settle_strokes(self) -> None:
        """Finish the gesture under way and give every stroke its place in the history."""
        self.end_stroke()
        self.strokes.flush()

    def _tell(self, region: Region, planes: Iterable[Plane]) -> None:
        """Tell who shows them that pixels of these planes changed."""
        if region.is_empty:
            return
        signals = {
            Plane.PHOTO: self.photo_changed,
            Plane.MASK: self.mask_changed,
            Plane.PROTECTION: self.protection_changed,
        }
        for plane in planes:
            signals[plane].emit(region)

    def load_mask(self, path: Path, *, is_inverted: bool = False) -> None:
        """Replace the mask by the one in a file."""
        if self.document is None:
            return
        shape = self.document.photo.shape
        self.jobs.run(
            f"Loading {path.name}",
            lambda progress, cancel: load_mask(path, shape, is_inverted=is_inverted),
            self._take_mask,
        )

    def save_mask(self, path: Path, *, then: Callable[[], None] | None = None) -> None:
        """Write the mask to a file. ``then`` is called after success."""
        if self.document is None:
            return
        mask = self.document.mask.copy()

        def use(_: object) -> None:
            self._safe_mask_edit = self._last_edit
            self.noticed.emit(f"The mask was saved to {path}.")

        self.jobs.run(f"Saving {path.name}", lambda progress, cancel: save_mask(mask, path), use, then)

    def _take_mask(self, mask: Mask) -> None:
        if self.document is None:
            return
        document = self.document
        edit = mask_edit("Load mask", document.mask, document.protection, lambda before: before.replace(mask))
        self.record(edit, is_applied=False)
        self._safe_mask_edit = self._last_edit

    # --- restoring ---------------------------------------------------------------------------------------------

    def restore(self, engine: str, options: dict[str, Any]) -> None:
        """Restore the masked pixels in the worker thread."""
        self._settle_strokes()
        if not self.can_edit or self.document is None:
            return
        if self.masked_count == 0:
            self.noticed.emit("Paint over the damage first, then press Restore.")
            return
        photo, mask, is_ready = self.document.photo, self.document.mask.copy(), self.warm_up(engine).is_done
        make_engine = self.engine_maker(engine, options)

        def work(progress: ProgressCallback, cancel: CancelToken) -> Edit:
            return restore(photo, mask, make_engine(cancel), progress=progress, cancel=cancel)

        title = "Restoring" if is_ready else "Preparing the engine for its first use"
        self.jobs.run(title, work, lambda edit: self.record(edit, is_applied=False))

    def engine_maker(self, engine: str, options: dict[str, Any]) -> Callable[[CancelToken], Engine]:
        """Return what creates an engine in the worker thread, once it is ready for use."""
        warm_up = self.warm_up(engine)
        if not ENGINES[engine].compiles:
            warm_up.start()

        def make(cancel: CancelToken) -> Engine:
            warm_up.wait(cancel)
            return create_engine(engine, **options)

        return make

    def warm_up(self, engine: str) -> WarmUp:
        """Return what gets this engine ready; it may not be started yet."""
        if engine not in self._warm_ups:
            self._warm_ups[engine] = WarmUp(ENGINES[engine], self)
        return self._warm_ups[engine]

    def stop_warming_up(self) -> None:
        """Give up getting engines ready; for the end of the program."""
        for warm_up in self._warm_ups.values():
            warm_up.stop()

    def _forget_count(self) -> None:
        self._masked_count = None

    # --- history -----------------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back: a stroke under way, if there is one."""
        self._settle_strokes()
        self.undo_stack.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last, unless a stroke under way takes its place."""
        self._settle_strokes()
        self.undo_stack.redo()

    @property
    def _last_edit(self) -> Edit | None:
        """The edit that led to the document as it is, or None as opened."""
        command = self.undo_stack.command(self.undo_stack.index() - 1)
        return command.edit if isinstance(command, EditCommand) else None

    def record(self, edit: PatchEdit, *, is_applied: bool) -> None:
        """Put an edit into the history, making it unless ``is_applied``. For who helps the editor."""
        if not edit.is_empty:
            self.undo_stack.push(EditCommand(self, edit, is_applied=is_applied))

    def show_edit(self, edit: PatchEdit, change: Callable[[Document, Edit], Region]) -> None:
        """Apply or revert an edit and tell who shows the document. For ``EditCommand``."""
        if self.document is None:
            raise InputError("No photo is open.")
        region = change(self.document, edit)
        self._tell(region, {patch.plane for patch in edit.patches})
