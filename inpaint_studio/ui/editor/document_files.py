"""Opens, saves and exports the document, in the worker thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.dirty_blocks import Touched
from inpaint_studio.core.document import Document
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import mask_edit
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.step import Step
from inpaint_studio.files.content import Page
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.mask_reading import MaskOptions, MaskReading
from inpaint_studio.files.masks import load_mask, mask_beside, read_mask, save_mask
from inpaint_studio.files.save import Announce, has_changed, holds_everything, save_photo
from inpaint_studio.files.target import target_format
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.look_at import look_at
from inpaint_studio.ui.editor.restoration_log import is_logged, restorations, restored
from inpaint_studio.ui.editor.waiting import EXPORTED, SAVED

if TYPE_CHECKING:
    from inpaint_studio.ui.editor.editor import Editor

MEGAPIXEL = 1_000_000
Then = Callable[[], object]
Prepare = Callable[[Any], Announce | None]
"""Takes the options of a saving; returns what is told, in the worker thread, before a file is replaced."""


class DocumentFiles(QObject):
    """The way between the editor's document and files.

    Attributes:
        is_saved_whole: whether the file saved last holds the photo to the last bit.
        is_written: whether this program has written the photo's file.
        prepare: called before the photo is saved; None: nobody wants to know.

    Signals:
        pages_found: (Path, list of Page) the file holds several pages; to be opened again with one of them.
        mask_doubted: (sentence) the mask that was loaded may be meant the other way round.
    """

    pages_found = Signal(Path, list)
    mask_doubted = Signal(str)

    def __init__(self, editor: "Editor") -> None:
        """Work for ``editor``."""
        super().__init__(editor)
        self._editor = editor
        self._safe_mask_step: Step | None = None  # the last step when a file held the mask
        self._session_state: tuple[Step | None, int] | None = None  # what a session holds, if one does
        self._is_session_whole = False  # whether it needs no file beside it
        self._is_writing = False
        self.is_saved_whole = True
        self.is_written = False
        self.prepare: Prepare | None = None
        editor.opened.connect(self._forget)
        editor.jobs.ended.connect(self._end_writing)

    @property
    def is_writing(self) -> bool:
        """Whether the photo is on its way into a file."""
        return self._is_writing

    @property
    def is_in_session(self) -> bool:
        """Whether a session holds everything as it is."""
        return self._session_state == self._state() and not self._editor.waiting.stroke_count

    def note_session(self, *, is_whole: bool) -> None:
        """Note that a session holds everything as it is, ``is_whole`` if also without the photo's file."""
        self._session_state, self._is_session_whole = self._state(), is_whole

    @property
    def is_work_in_file(self) -> bool:
        """Whether something of what was done is in the photo's file and needs it."""
        history = self._editor.history
        return self.is_written or history.changes_photo(0, max(history.undo_stack.cleanIndex(), history.index))

    def check_file(self) -> None:
        """Look whether the photo's file is as it was read or written; see ``note_lost``."""
        document = self._editor.document
        source = document.photo.source if document is not None else Source()
        if source.path is None or source.stamp is None or not self.is_work_in_file:
            return
        if look_at([source.path]).get(source.path, source.stamp) != source.stamp:
            self.note_lost()

    def note_lost(self) -> None:
        """Note that the photo's file is another one now, or gone: what was done is nowhere but here."""
        if self.is_work_in_file:
            if not self._is_session_whole:
                self._session_state = None
            self._editor.undo_stack.resetClean()

    def _state(self) -> tuple[Step | None, int]:
        step = self._editor.history.last_step
        return step, step.chosen if step is not None else 0

    @property
    def max_pixels(self) -> int:
        """The most pixels a photo may declare."""
        return int(self._editor.settings.get("max_megapixels")) * MEGAPIXEL

    @property
    def has_unsaved_mask(self) -> bool:
        """Whether there is a mask that no file holds, or strokes wait that may become one."""
        is_safe = self._editor.history.last_step is self._safe_mask_step
        return self._editor.waiting.stroke_count > 0 or (self._editor.masked_count > 0 and not is_safe)

    def open(
        self, path: Path, mask_path: Path | None = None, *, page: int | None = None, is_sample: bool = False
    ) -> None:
        """Load a photo, and a mask if given, in the worker thread; what is open stays until that has succeeded.

        Of a file with several pages ``page`` is loaded; without it ``pages_found`` asks which. A sample loses its path,
        so that saving asks for a place of the user's own.
        """
        max_pixels = self.max_pixels

        def work(progress: ProgressCallback, cancel: CancelToken) -> tuple[Photo, Mask | None] | list[Page]:
            found = list_pages(path) if page is None else []
            openable = [each.number for each in found if not (each.why_not or each.is_copy)]
            if len(openable) > 1:
                return found
            photo = load_photo(path, max_pixels=max_pixels, page=openable[0] if openable else page)
            if is_sample:
                photo = photo.with_source(Source(None, photo.source.format))
            return photo, load_mask(mask_path, photo.shape) if mask_path else None

        def use(loaded: tuple[Photo, Mask | None] | list[Page]) -> None:
            if isinstance(loaded, list):
                return
            self._editor.show_photo(*loaded)
            for note in loaded[0].source.notes:
                self._editor.failed.emit(note)  # It stays until it is read.
            if not is_sample:
                self._editor.settings.add_recent(path)

        def go_on(loaded: tuple[Photo, Mask | None] | list[Page]) -> None:
            if isinstance(loaded, list):
                self.pages_found.emit(path, loaded)

        self._editor.jobs.run(tr("Opening {name}", name=path.name), work, use, go_on, leads_away=True)

    def save(
        self, path: Path, options: Any = None, *, then: Then | None = None, if_changed: Then | None = None
    ) -> None:
        """Save the photo, now or when the job that runs is over; from then on it lives at ``path``.

        ``then`` is called after success. A file of its own that another program has changed meanwhile is left alone,
        and ``if_changed`` is called; it is replaced only where that is None.
        """
        self._editor.waiting.when_free(path, SAVED, lambda: self._save(path, options, then, if_changed))

    def _save(self, path: Path, options: Any, then: Then | None, if_changed: Then | None) -> None:
        document = self._editor.document
        if document is None:
            return
        photo = document.photo
        announce = self.prepare(options) if self.prepare is not None else None
        write = self._writer(document, path, options, touched=document.touched, announce=announce)

        def work(progress: ProgressCallback, cancel: CancelToken) -> Source | None:
            if if_changed is not None and has_changed(photo.source, path):
                return None
            return write(cancel)

        def use(source: Source | None) -> None:
            if source is not None:
                self.is_saved_whole = holds_everything(photo, source.format, options)
                self._note_saved(path, source)

        def go_on(source: Source | None) -> None:
            next_one = then if source is not None else if_changed
            if next_one is not None:
                next_one()

        self._is_writing = True
        self._editor.jobs.run(tr("Saving {name}", name=path.name), work, use, go_on)

    def export(self, path: Path, options: Any = None) -> None:
        """Write the photo to ``path``, now or when the job that runs is over, and go on with the file that is open."""
        self._editor.waiting.when_free(path, EXPORTED, lambda: self._export(path, options))

    def _export(self, path: Path, options: Any) -> None:
        document = self._editor.document
        if document is None:
            return
        write = self._writer(document, path, options)
        self._is_writing = True
        self._editor.jobs.run(
            tr("Exporting {name}", name=path.name),
            lambda progress, cancel: write(cancel),
            lambda source: self._editor.noticed.emit(tr("Exported to {path}.", path=path)),
        )

    def _writer(
        self,
        document: Document,
        path: Path,
        options: Any,
        touched: Touched | None = None,
        announce: Announce | None = None,
    ) -> Callable[[CancelToken], Source]:
        """Return what writes the photo in the worker thread, with its log and its mask as the settings want them."""
        photo, settings, history = document.photo, self._editor.settings, self._editor.history
        steps = history.steps[: history.index]
        previews = settings.get("previews")
        has_log, place = is_logged(photo, path, settings.get("log")), settings.get("save_mask")

        def write(cancel: CancelToken) -> Source:
            log = restorations(steps, photo.shape) if has_log else ()
            mask = restored(steps, photo.shape) if place != "never" else None
            mask = mask if mask is not None and mask.pixels.any() else None
            has_place = target_format(photo.source, path, options).put_mask is not None
            inside = mask if place == "page" and has_place else None
            source = save_photo(
                photo,
                path,
                options=options,
                touched=touched,
                log=log,
                mask=inside,
                renew_previews=previews,
                announce=announce,
                cancel=cancel,
            )
            if mask is not None and inside is None:
                save_mask(mask, mask_beside(path))
            return source

        return write

    def load_mask(self, path: Path, *, is_inverted: bool = False) -> None:
        """Replace the mask by the one in a file."""
        if self._editor.document is None:
            return
        shape = self._editor.document.photo.shape
        self._editor.jobs.run(
            tr("Loading {name}", name=path.name),
            lambda progress, cancel: read_mask(path, shape, MaskOptions(is_inverted)),
            self._take_mask,
        )

    def save_mask(self, path: Path, *, then: Then | None = None) -> None:
        """Write the mask to a file. ``then`` is called after success."""
        if self._editor.document is None:
            return
        mask = self._editor.document.mask.copy()

        def use(_: None) -> None:
            self._safe_mask_step = self._editor.history.last_step
            self._editor.noticed.emit(tr("The mask was saved to {path}.", path=path))

        def go_on(_: None) -> None:
            if then is not None:
                then()

        self._editor.jobs.run(
            tr("Saving {name}", name=path.name), lambda progress, cancel: save_mask(mask, path), use, go_on
        )

    def _take_mask(self, reading: MaskReading) -> None:
        self._editor.settle_strokes()
        document = self._editor.document
        if document is None:
            return
        edit = mask_edit(
            Title("Load mask"), document.mask, document.protection, lambda before: before.replace(reading.mask)
        )
        self._editor.record(edit, is_applied=False)
        self._safe_mask_step = self._editor.history.last_step
        if reading.doubt:
            self.mask_doubted.emit(reading.doubt)
        else:
            self._editor.noticed.emit(" ".join(reading.notes))

    def _note_saved(self, path: Path, source: Source) -> None:
        if self._editor.document is not None:
            self._editor.document.set_source(source)
        self.is_written = True
        self._editor.undo_stack.setClean()
        self._editor.settings.add_recent(path)
        self._editor.saved.emit(path)

    def _end_writing(self) -> None:
        self._is_writing = False

    def _forget(self) -> None:
        self._safe_mask_step = self._session_state = None
        self.is_saved_whole = True
        self.is_written = False
