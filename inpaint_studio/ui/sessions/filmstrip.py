"""Filmstrip: several photos open together, of which one is shown; the work on the others waits on the drive."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.files.session.saved_work import SavedWork
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.questions import Choice, ask
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.sessions.frame import UNTITLED, Frame, check_files
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_slot import Slot
from inpaint_studio.ui.sessions.work_opener import WorkOpener

Role = QMessageBox.ButtonRole
Leave = Callable[[], None]
"""Goes on, for example closes the window, when nothing would be lost."""


class Filmstrip(QObject):
    """The photos that are open, by their frames.

    The memory holds only the photo that is shown. Of each other photo there is its crash journal, which has all that
    was done; after a crash the next start offers these journals, too.

    Attributes:
        frames: every photo, in order.
        current: index of the one that is shown, or -1.

    Signals:
        changed: there are other frames, another one is shown, or one became unsaved or saved.
    """

    changed = Signal()

    def __init__(
        self,
        editor: Editor,
        recovery: Recovery,
        opener: WorkOpener,
        window: QWidget,
        open_path: Callable[[Path, int | None], object],
        save: Callable[[Leave], object],
        confirm: Callable[[Leave], object],
    ) -> None:
        """Begin without photos.

        Args:
            editor: shows one of them.
            recovery: keeps their journals.
            opener: brings work back.
            window: questions stand in front of it.
            open_path: opens a page of a file in place of the photo that is shown, without asking.
            save: saves the photo that is shown, then calls a function.
            confirm: asks whether unsaved work on the photo that is shown may be lost, then calls a function.
        """
        super().__init__(window)
        self.frames: list[Frame] = []
        self.current = -1
        self._editor = editor
        self._recovery = recovery
        self._opener = opener
        self._window = window
        self._open_path = open_path
        self._save = save
        self._confirm = confirm
        self._target: Frame | None = None
        self._then: Leave | None = None
        editor.opened.connect(self._follow)
        editor.state_changed.connect(self._note_state)
        editor.jobs.failed.connect(self.give_up)
        editor.jobs.cancelled.connect(self.give_up)

    @property
    def is_active(self) -> bool:
        """Whether there is more than one photo."""
        return len(self.frames) > 1

    def add(self, paths: Sequence[Path], page: int | None = None) -> None:
        """Put photos into the strip, beside those that are open, and show the first.

        Args:
            paths: files; what is in the strip already is not added twice.
            page: which page, from 0, where a single file is added; None if the user has not chosen one.
        """
        if not paths or self._editor.jobs.is_running:
            return
        paths = [path.absolute() for path in paths]
        known = {frame.path for frame in self.frames}
        self.frames += [Frame(path.name, path, page) for path in dict.fromkeys(paths) if path not in known]
        self.changed.emit()
        self.go(next(index for index, frame in enumerate(self.frames) if frame.path == paths[0]))

    def step(self, by: int) -> None:
        """Show the photo ``by`` frames further on; after the last comes the first."""
        if self.is_active:
            self.go((self.current + by) % len(self.frames))

    def go(self, index: int, then: Leave | None = None) -> None:
        """Show the photo at ``index``, while the work on this one waits; then call ``then``."""
        self._editor.settle_strokes()
        if index == self.current or self._editor.jobs.is_running or self._editor.strokes.is_busy:
            self.changed.emit()  # The list in which the user chose it shows the old one again.
            return
        frame = self.frames[index]
        if self.current < 0 or not _has_work(self._editor):
            self._show(frame, then)
        elif self._recovery.can_park():
            self._note_state()
            self._recovery.park(self.frames[self.current].set_slot)
            self._show(frame, then)
        else:
            self._confirm(lambda: self._show(frame, then))

    def confirm_leaving(self, leave: Leave) -> None:
        """Call ``leave`` when nothing would be lost or the user has decided, asked once for all photos."""
        self._editor.fader.end()
        self._note_state()
        check_files(self.frames)
        waiting = [frame for index, frame in enumerate(self.frames) if index != self.current and frame.is_unsaved]
        if not waiting or self._editor.files.is_writing:
            self._confirm(leave if not waiting else lambda: self.confirm_leaving(leave))
            return
        unsaved = [frame for frame in self.frames if frame.is_unsaved]
        _ask_about(self._window, unsaved, leave, lambda: self._save_all(leave))

    def close_all(self) -> None:
        """Close every photo, whatever state it is in."""
        self.release()
        self.frames.clear()
        self.current = -1
        self._editor.close()

    def release(self) -> None:
        """Remove the journals that wait; for the end of the program."""
        for frame in self.frames:
            frame.drop_slot()

    # --- one after the other -----------------------------------------------------------------------------------

    def _show(self, frame: Frame, then: Leave | None) -> None:
        self._target, self._then = frame, then
        if frame.slot is not None:
            self._bring_back(frame, frame.slot)
        elif frame.path is not None:
            self._open_path(frame.path, frame.page)

    def _bring_back(self, frame: Frame, slot: Slot) -> None:
        max_pixels = self._editor.files.max_pixels

        def open_work(found: tuple[SavedWork, int]) -> None:
            work, end = found

            def show(show_it: Callable[[], None], shown: SavedWork | None) -> None:
                frame.slot = None
                self._recovery.adopt(slot, shown, end, show_it)

            self._opener.open(work, slot.folder, show, (tr("&Cancel"), Role.RejectRole, self.give_up))

        self._editor.jobs.run(
            tr("Opening {name}", name=frame.name),
            lambda progress, cancel: read_journal(slot.journal, max_pixels=max_pixels),
            then=open_work,
            leads_away=True,
        )

    def give_up(self) -> None:
        """Forget which photo was to be shown, because it cannot be; the old one stays."""
        if self._target is not None:
            self._target = self._then = None
            self._recovery.park(None)
            self.changed.emit()

    def _save_all(self, leave: Leave) -> None:
        def go_on() -> None:
            self._save_all(leave)

        self._note_state()
        unsaved = [index for index, frame in enumerate(self.frames) if frame.has_unsaved_photo]
        if self.current in unsaved:
            self._save(go_on)
        elif unsaved:
            self.go(unsaved[0], go_on)
        else:
            self.confirm_leaving(leave)  # Masks may be left.

    # --- keeping up ----------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Note which photo is shown now: that of the frame that was asked for, or a new one in the current frame."""
        document, target, then = self._editor.document, self._target, self._then
        self._target = self._then = None
        if document is None:
            self._remove_current()
        elif target is not None:
            self.current = self.frames.index(target)
        elif self.current < 0:
            self.frames.append(Frame(tr(UNTITLED), None))
            self.current = len(self.frames) - 1
        self._note_state()
        self.changed.emit()
        if then is not None:
            QTimer.singleShot(0, then)  # The job that opened the photo has to end first.

    def _remove_current(self) -> None:
        index, self.current = self.current, -1
        if index >= 0:
            del self.frames[index]
        if self.frames:
            neighbour = self.frames[min(max(index, 0), len(self.frames) - 1)]
            QTimer.singleShot(0, lambda: self._show_left(neighbour))

    def _show_left(self, frame: Frame) -> None:
        if frame in self.frames and self.current < 0:
            self.go(self.frames.index(frame))

    def _note_state(self) -> None:
        if self.current >= 0 and self._target is None and self.frames[self.current].update(self._editor):
            self.changed.emit()


def _has_work(editor: Editor) -> bool:
    """Whether anything would be lost without the journal: steps, what was found, or a photo that no file holds."""
    is_in_no_file = editor.document is not None and editor.document.photo.source.path is None
    return is_in_no_file or editor.undo_stack.count() > 0 or bool(editor.finder.all_proposals)


def _ask_about(window: QWidget, unsaved: Sequence[Frame], leave: Leave, save_all: Callable[[], None]) -> None:
    """Ask whether to keep the unsaved photos, to discard them and leave, or to save them all."""
    choices: list[Choice] = [
        (tr("&Keep Working"), Role.RejectRole, None),
        (tr("&Discard All"), Role.DestructiveRole, leave),
    ]
    if any(frame.has_unsaved_photo for frame in unsaved):
        choices.append((tr("Save &All"), Role.AcceptRole, save_all))
    names = "\n".join(
        frame.name if frame.has_unsaved_photo else tr("{name} (a mask that has not been restored yet)", name=frame.name)
        for frame in unsaved
    )
    title = tr("One photo has unsaved work.|{n} photos have unsaved work.", n=len(unsaved))
    ask(window, title, names, choices)
