"""FileActions: what the File menu does. It asks for files, warns of losses, and has the editor do the work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.batch.sample import sample_mask, sample_photo
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.files.content import Page
from inpaint_studio.files.formats import FORMATS, Format
from inpaint_studio.files.readers import READERS, Reader
from inpaint_studio.files.save import saving_note
from inpaint_studio.files.session.session import SUFFIX
from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.originals import ASK, COPY, Originals, copy_beside, format_of
from inpaint_studio.ui.desktop.show_in_folder import show_in_folder
from inpaint_studio.ui.dialogs.export import ExportDialog, suggested_path
from inpaint_studio.ui.dialogs.pages import PagesDialog
from inpaint_studio.ui.dialogs.questions import ask, ask_file
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.filmstrip import Filmstrip
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.session_actions import SessionActions, session_filter
from inpaint_studio.ui.sessions.work_opener import WorkOpener
from inpaint_studio.ui.settings.folders import EXPORT, MASK, OPEN, Folders

Role = QMessageBox.ButtonRole
_MASKS = "*.png *.tif *.tiff *.jpg *.jpeg *.bmp *.webp"


class FileActions(QObject):
    """Opens, saves and exports for one window.

    Attributes:
        strip: all open photos.
    """

    def __init__(
        self, editor: Editor, sessions: SessionActions, recovery: Recovery, opener: WorkOpener, window: QWidget
    ) -> None:
        """Work for ``editor``, asking in front of ``window``; ``recovery`` and ``opener`` serve the filmstrip."""
        super().__init__(window)
        self._editor = editor
        self._sessions = sessions
        self._window = window
        self._was_warned = False
        self._folders = Folders(editor.settings)
        self._originals = Originals(editor, window)
        self.strip: Filmstrip = Filmstrip(editor, recovery, opener, window, self._open, self.save, self.confirm_leaving)
        editor.opened.connect(self._forget_warning)
        editor.files.pages_found.connect(self._ask_page)

    # --- opening -----------------------------------------------------------------------------------------------

    def ask_open(self) -> None:
        """Ask for a photo and open it."""
        known: tuple[Format | Reader, ...] = (*FORMATS, *READERS)
        patterns = " ".join(f"*{suffix}" for entry in known for suffix in entry.suffixes)
        filters = [
            tr("Photos and sessions ({patterns} *{suffix})", patterns=patterns, suffix=SUFFIX),
            *map(_filter, known),
        ]
        filters += [session_filter(), tr("All files (*)")]
        ask_file(self._window, tr("Open photos"), self._folders.begin(OPEN), filters, self.open, use_all=self.open_all)

    def open_all(self, paths: list[Path]) -> None:
        """Open one photo in place of the open one, or several beside it in the filmstrip."""
        if len(paths) == 1:
            self.open(paths[0])
        elif paths and not self._editor.jobs.is_running:
            self._folders.remember(OPEN, paths[0])
            self.strip.add(paths)

    def open(self, path: Path, page: int | None = None) -> None:
        """Open a photo, after asking about unsaved work; while a job runs, nothing happens.

        ``page`` counts from 0; without it a file with several pages leads to a question.
        """
        if self._editor.jobs.is_running:
            return
        self._folders.remember(OPEN, path)
        if self.strip.is_active:
            self.strip.add([path], page)
        else:
            self.confirm_leaving(lambda: self._open(path, page))

    def _open(self, path: Path, page: int | None) -> None:
        if path.suffix.lower() == SUFFIX:
            self._sessions.open(path)
        else:
            self._editor.files.open(path, page=page)

    def reload(self) -> None:
        """Open the photo's file again, as it is now, after asking about unsaved work."""
        document = self._editor.document
        source = document.photo.source if document is not None else None
        if source is not None and (path := source.path) is not None and not self._editor.jobs.is_running:
            page = source.page
            self.confirm_leaving(lambda: self._open(path, page))

    def _ask_page(self, path: Path, pages: list[Page]) -> None:
        dialog = PagesDialog(path.name, pages, self._window)
        dialog.chosen.connect(lambda number: self._editor.files.open(path, page=number))
        dialog.rejected.connect(self.strip.give_up)
        dialog.open()

    def open_sample(self) -> None:
        """Open the sample photo with its damage already marked, ready for Restore."""
        self.confirm_leaving(lambda: self._editor.files.open(sample_photo(), sample_mask(), is_sample=True))

    def show_in_folder(self) -> None:
        """Show the photo's file in the system's file manager."""
        document = self._editor.document
        path = document.photo.source.path if document is not None else None
        if path is None:
            return
        if not path.exists():
            self._editor.failed.emit(
                tr(
                    "“{name}” is no longer in {folder}. Save the photo to have a file again.",
                    name=path.name,
                    folder=path.parent,
                )
            )
        elif not show_in_folder(path):
            self._editor.failed.emit(tr("No file manager answers. The photo lies in {folder}.", folder=path.parent))

    # --- saving ------------------------------------------------------------------------------------------------

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save to the photo's own file, or ask for one; ask first if that would lose quality or replace an original."""
        document = self._editor.document
        if document is None:
            return
        path = document.photo.source.path
        if path is None or not document.photo.source.format:  # No format of ours can write that file.
            self.ask_save_as(then)
            return
        losses, way = self._losses(path), self._originals.way
        if way == COPY:
            self._save_copy(then)
        elif way == ASK:
            self._originals.ask(
                document.photo, losses, lambda: self._save_copy(then), lambda: self._save_warned(path, then)
            )
        elif losses and not self._was_warned:
            ask(
                self._window,
                tr("Save into {name}?", name=path.name),
                losses,
                [
                    (tr("Save &As…"), Role.ActionRole, lambda: self.ask_save_as(then)),
                    (tr("&Save"), Role.AcceptRole, lambda: self._save_warned(path, then)),
                    (tr("&Cancel"), Role.RejectRole, None),
                ],
            )
        else:
            self._save_unless_changed(path, then)

    def _save_copy(self, then: Callable[[], None] | None) -> None:
        if self._editor.document is not None:
            self._save_as(copy_beside(self._editor.document.photo), then)

    def _save_unless_changed(self, path: Path, then: Callable[[], None] | None) -> None:
        choices = [
            (tr("Save &As…"), Role.ActionRole, lambda: self.ask_save_as(then)),
            (tr("&Replace It"), Role.DestructiveRole, lambda: self._editor.files.save(path, then=then)),
            (tr("&Cancel"), Role.RejectRole, None),
        ]
        self._editor.files.save(
            path,
            then=then,
            if_changed=lambda: ask(
                self._window,
                tr("{name} has been changed by another program since it was opened.", name=path.name),
                tr("Save under another name to keep both, or replace what the other program has made of it."),
                choices,
            ),
        )

    def ask_save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and save the photo to it."""
        document = self._editor.document
        if document is None:
            return
        entry = format_of(document.photo)
        offered = suggested_path(document.photo, entry, self._folders.begin(OPEN))
        own = _filter(entry)
        filters = [own, *(each for each in map(_filter, FORMATS) if each != own)]
        ask_file(
            self._window,
            tr("Save the photo"),
            offered.parent,
            filters,
            lambda path: self._save_as(path, then),
            is_saving=True,
            name=offered.name,
            suffix=entry.suffixes[0][1:],
        )

    def ask_save_session(self) -> None:
        """Ask for a file and save the session to it."""
        self._sessions.ask_save(self._folders.begin(OPEN))

    def ask_export(self) -> None:
        """Ask for a format, its options and a file, and write a copy."""
        if self._editor.document is None:
            return
        dialog = ExportDialog(self._editor.document.photo, self._window)
        dialog.chosen.connect(self._ask_export_file)
        dialog.open()

    def _ask_export_file(self, entry: Format, options: Any) -> None:
        if self._editor.document is None:
            return
        photo = self._editor.document.photo
        name = suggested_path(photo, entry, Path()).name

        def export(path: Path) -> None:
            self._folders.remember(EXPORT, path)
            self._editor.files.export(path, options)

        ask_file(
            self._window,
            tr("Export the photo"),
            self._folders.begin(EXPORT, photo.source.path),
            [_filter(entry)],
            export,
            is_saving=True,
            name=name,
            suffix=entry.suffixes[0][1:],
        )

    def _save_as(self, path: Path, then: Callable[[], None] | None) -> None:
        self._folders.remember(OPEN, path)
        try:
            losses = self._losses(path)
        except InpaintStudioError as error:
            self._editor.failed.emit(str(error))
            return
        if not losses:
            self._editor.files.save(path, then=then)
            return
        ask(
            self._window,
            tr("Save as {name}?", name=path.name),
            losses,
            [
                (tr("&Save"), Role.AcceptRole, lambda: self._save_warned(path, then)),
                (tr("&Other Format…"), Role.ActionRole, lambda: self.ask_save_as(then)),
                (tr("&Cancel"), Role.RejectRole, None),
            ],
        )

    def _save_warned(self, path: Path, then: Callable[[], None] | None) -> None:
        self._was_warned = True
        self._save_unless_changed(path, then)

    def _losses(self, path: Path) -> str:
        """Return what saving to ``path`` would lose, in words, or an empty text."""
        document = self._editor.document
        return saving_note(document.photo, path) if document else ""

    # --- mask --------------------------------------------------------------------------------------------------

    def ask_load_mask(self) -> None:
        """Ask for a mask, painted in white or in black, and load it."""
        plain = tr("Mask painted white on black ({patterns})", patterns=_MASKS)
        inverted = tr("Mask painted black on white ({patterns})", patterns=_MASKS)
        filters = [plain, inverted]
        dialog = ask_file(self._window, tr("Load a mask"), self._folders.begin(MASK), filters, lambda path: load(path))

        def load(path: Path) -> None:
            self._folders.remember(MASK, path)
            self._editor.files.load_mask(path, is_inverted=dialog.selectedNameFilter() == inverted)

    def ask_save_mask(self, then: Callable[[], None] | None = None) -> None:
        """Ask for a file and write the mask to it; call ``then`` after success."""
        document = self._editor.document
        if document is None:
            return
        source = document.photo.source.path

        def save(path: Path) -> None:
            self._folders.remember(MASK, path)
            self._editor.files.save_mask(path, then=then)

        ask_file(
            self._window,
            tr("Save the mask"),
            self._folders.begin(MASK, source),
            [tr("PNG image") + " (*.png)"],
            save,
            is_saving=True,
            name=f"{source.stem if source else 'photo'}-mask.png",
            suffix="png",
        )

    # --- leaving -----------------------------------------------------------------------------------------------

    def ask_close(self) -> None:
        """Close the photo, after asking about unsaved work."""
        self.confirm_leaving(self._editor.close)

    def make_room(self, then: Callable[[], None]) -> None:
        """Close every photo, after asking about unsaved work, and call ``then``."""

        def close() -> None:
            self.strip.close_all()
            then()

        self.strip.confirm_leaving(close)

    def confirm_leaving(self, leave: Callable[[], None]) -> None:
        """Call ``leave`` at once if there is nothing to lose, else when the user has decided.

        A file that is being written is finished first. Saving before leaving cancels any other job that still runs.
        """
        document = self._editor.document
        if document is None:
            leave()
            return
        if self._editor.files.is_writing:
            once = Qt.ConnectionType.SingleShotConnection
            self._editor.jobs.rested.connect(lambda: self.confirm_leaving(leave), once)
            return
        self._editor.saved_state.check_file()
        name = document.photo.source.path.name if document.photo.source.path else tr("the photo")

        def go_on() -> None:
            self.confirm_leaving(leave)  # There may be a mask, too.

        if self._editor.saved_state.is_in_session:
            leave()
        elif self._editor.saved_state.has_unsaved_photo:
            choices = [
                (tr("&Save"), Role.AcceptRole, lambda: self._stop_and(lambda: self.save(then=go_on))),
                (tr("&Discard"), Role.DestructiveRole, leave),
                (tr("&Cancel"), Role.RejectRole, None),
            ]
            ask(self._window, tr("Save what you restored in {name}?", name=name), self._what_is_lost(), choices)
        elif self._editor.saved_state.has_unsaved_mask:
            choices = [
                (tr("&Keep Painting"), Role.RejectRole, None),
                (tr("Save &Mask…"), Role.AcceptRole, lambda: self._stop_and(lambda: self.ask_save_mask(leave))),
                (tr("&Discard Mask"), Role.DestructiveRole, leave),
            ]
            ask(self._window, tr("What you painted has not been restored yet."), tr("The mask would be lost."), choices)
        elif self._editor.saved_state.has_unsaved_search:
            choices = [
                (tr("&Keep Working"), Role.RejectRole, None),
                (tr("&Discard"), Role.DestructiveRole, leave),
            ]
            if self._editor.finder.has_verdicts:
                told = tr("You have judged marks that are not mask yet.")
                detail = tr("What you kept and rejected would be lost. A session keeps it.")
            else:
                told = tr("You have painted examples that are not mask yet.")
                detail = tr("They would be lost. A session keeps them.")
            ask(self._window, told, detail, choices)
        else:
            leave()

    def _what_is_lost(self) -> str:
        """Return what would be lost of the restored photo, as sentences."""
        exported = self._editor.saved_state.exported
        if exported is None:
            return tr("Otherwise it is lost.")
        return tr(
            "It was exported to {path}, but that file cannot hold everything. Otherwise what it lacks is lost.",
            path=exported.path,
        )

    def _stop_and(self, go_on: Callable[[], None]) -> None:
        self._editor.waiting_files.forget()
        self._editor.jobs.cancel()
        go_on()

    def _forget_warning(self) -> None:
        self._was_warned = False


def _filter(entry: Format | Reader) -> str:
    return f"{tr(entry.title)} ({' '.join(f'*{suffix}' for suffix in entry.suffixes)})"
