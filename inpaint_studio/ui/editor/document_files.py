"""DocumentFiles: opens, saves and exports the open document, in the worker thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import mask_edit
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.step import Step
from inpaint_studio.files.content import Page
from inpaint_studio.files.load import list_pages, load_photo
from inpaint_studio.files.mask_reading import MaskOptions, MaskReading
from inpaint_studio.files.masks import load_mask, read_mask, save_mask
from inpaint_studio.files.save import Announce, has_changed, holds_everything
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.editor.exported import Exported
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.photo_writer import photo_writer
from inpaint_studio.ui.editor.saved_state import SavedState
from inpaint_studio.ui.editor.waiting_files import EXPORTED, SAVED, WaitingFiles

MEGAPIXEL = 1_000_000
Loaded = tuple[Photo, Mask | None]
Then = Callable[[], object]
Prepare = Callable[[Any], Announce | None]
"""Takes the options of a save; returns what is called, in the worker thread, before a file is replaced."""


class DocumentFiles(QObject):
    """Reads the document from files and writes it to files.

    Attributes:
        prepare: called before the photo is saved; None while nobody wants to know.

    Signals:
        pages_found: (Path, list of Page) the file holds several pages; one of them has to be chosen.
        mask_doubted: (sentence) the mask that was loaded may be meant the other way round, black for white.
    """

    pages_found = Signal(Path, list)
    mask_doubted = Signal(str)

    def __init__(
        self, open_document: OpenDocument, painter: Painter, waiting: WaitingFiles, saved_state: SavedState
    ) -> None:
        """Read and write ``open_document``; writing may have to wait in ``waiting``."""
        super().__init__(open_document)
        self._open = open_document
        self._painter = painter
        self._waiting = waiting
        self._saved_state = saved_state
        self._is_writing = False
        self.prepare: Prepare | None = None
        open_document.jobs.ended.connect(self._end_writing)

    @property
    def is_writing(self) -> bool:
        """Whether the job that runs writes the photo to a file."""
        return self._is_writing

    @property
    def max_pixels(self) -> int:
        """The most pixels a photo may declare."""
        return int(self._open.settings.get("max_megapixels")) * MEGAPIXEL

    # --- the photo ---------------------------------------------------------------------------------------------

    def open(
        self, path: Path, mask_path: Path | None = None, *, page: int | None = None, is_sample: bool = False
    ) -> None:
        """Load a photo in the worker thread; what is open stays open until that has succeeded.

        Args:
            path: the photo's file.
            mask_path: the file of its mask, if there is one.
            page: which page of the file, from 0; without it ``pages_found`` is emitted for a file with several pages.
            is_sample: whether the photo forgets its path, so that the user is asked where to save it.
        """
        max_pixels = self.max_pixels

        def load(progress: ProgressCallback, cancel: CancelToken) -> Loaded | list[Page]:
            found = list_pages(path) if page is None else []
            openable = [each.number for each in found if not (each.why_not or each.is_copy)]
            if len(openable) > 1:
                return found
            photo = load_photo(path, max_pixels=max_pixels, page=openable[0] if openable else page)
            if is_sample:
                photo = photo.with_source(Source(None, photo.source.format))
            return photo, load_mask(mask_path, photo.shape) if mask_path else None

        def use(loaded: Loaded | list[Page]) -> None:
            if isinstance(loaded, list):
                return
            self._open.show(Document(*loaded))
            for note in loaded[0].source.notes:
                self._open.failed.emit(note)  # It stays until it is read.
            if not is_sample:
                self._open.settings.add_recent(path)

        def ask_for_page(loaded: Loaded | list[Page]) -> None:
            if isinstance(loaded, list):
                self.pages_found.emit(path, loaded)

        self._open.jobs.run(tr("Opening {name}", name=path.name), load, use, ask_for_page, leads_away=True)

    def save(
        self, path: Path, options: Any = None, *, then: Then | None = None, if_changed: Then | None = None
    ) -> None:
        """Save the photo, now or when the job that runs is over; from then on it lives at ``path``.

        Args:
            path: the file.
            options: of the format; None for the usual ones.
            then: called after success.
            if_changed: called, and nothing is written, where another program has changed the photo's own file
                meanwhile; without it that file is replaced.
        """
        self._waiting.when_free(path, SAVED, lambda: self._save(path, options, then, if_changed))

    def _save(self, path: Path, options: Any, then: Then | None, if_changed: Then | None) -> None:
        document = self._open.document
        if document is None:
            return
        photo, history, settings = document.photo, self._open.history, self._open.settings
        announce = self.prepare(options) if self.prepare is not None else None
        write = photo_writer(
            photo, history, settings, path, options, dirty_blocks=document.dirty_blocks, announce=announce
        )

        def write_if_unchanged(progress: ProgressCallback, cancel: CancelToken) -> Source | None:
            if if_changed is not None and has_changed(photo.source, path):
                return None
            return write(cancel)

        def use(source: Source | None) -> None:
            if source is not None:
                self._saved_state.is_saved_whole = holds_everything(photo, source.format, options)
                self._note_saved(path, source)

        def go_on(source: Source | None) -> None:
            next_one = then if source is not None else if_changed
            if next_one is not None:
                next_one()

        self._is_writing = True
        self._open.jobs.run(tr("Saving {name}", name=path.name), write_if_unchanged, use, go_on)

    def _note_saved(self, path: Path, source: Source) -> None:
        self._saved_state.is_written = True
        self._open.set_source(source)
        self._open.settings.add_recent(path)
        self._open.saved.emit(path)

    def export(self, path: Path, options: Any = None) -> None:
        """Write a copy of the photo, now or when the job that runs is over; the open file stays the photo's own."""
        self._waiting.when_free(path, EXPORTED, lambda: self._export(path, options))

    def _export(self, path: Path, options: Any) -> None:
        document = self._open.document
        if document is None:
            return
        photo, history = document.photo, self._open.history
        write, edit = photo_writer(photo, history, self._open.settings, path, options), history.last_photo_edit

        def use(source: Source) -> None:
            if source.stamp is not None:
                is_whole = holds_everything(photo, source.format, options)
                self._saved_state.note_export(Exported(path, source.stamp, edit, is_whole))
            self._open.noticed.emit(tr("Exported to {path}.", path=path))

        self._is_writing = True
        self._open.jobs.run(tr("Exporting {name}", name=path.name), lambda progress, cancel: write(cancel), use)

    def _end_writing(self) -> None:
        self._is_writing = False

    # --- the mask ----------------------------------------------------------------------------------------------

    def load_mask(self, path: Path, *, is_inverted: bool = False) -> None:
        """Replace the mask by the one in a file, in which black is masked if ``is_inverted``, else white."""
        if self._open.document is None:
            return
        shape = self._open.document.photo.shape
        self._open.jobs.run(
            tr("Loading {name}", name=path.name),
            lambda progress, cancel: read_mask(path, shape, MaskOptions(is_inverted)),
            self._take_mask,
        )

    def _take_mask(self, reading: MaskReading) -> None:
        self._painter.settle()
        document = self._open.document
        if document is None:
            return
        edit = mask_edit(
            Title("Load mask"), document.mask, document.protection, lambda before: before.replace(reading.mask)
        )
        self._open.record(Step.of(edit))
        self._saved_state.note_mask()
        if reading.doubt:
            self.mask_doubted.emit(reading.doubt)
        else:
            self._open.noticed.emit(" ".join(reading.notes))

    def save_mask(self, path: Path, *, then: Then | None = None) -> None:
        """Write the mask to a file. ``then`` is called after success."""
        if self._open.document is None:
            return
        mask = self._open.document.mask.copy()

        def use(_: None) -> None:
            self._saved_state.note_mask()
            self._open.noticed.emit(tr("The mask was saved to {path}.", path=path))

        def go_on(_: None) -> None:
            if then is not None:
                then()

        self._open.jobs.run(
            tr("Saving {name}", name=path.name), lambda progress, cancel: save_mask(mask, path), use, go_on
        )
