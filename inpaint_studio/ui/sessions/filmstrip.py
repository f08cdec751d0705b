"""Filmstrip: several photos open together, of which one is shown; the work on the others waits on the drive."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from inpaint_studio.files.session.journal_read import read_journal
from inpaint_studio.files.session.saved_work import Work
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.dialogs.questions import Choice, ask
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.look_at import Stamp, look_at
from inpaint_studio.ui.sessions.recovery import Recovery
from inpaint_studio.ui.sessions.recovery_slot import Slot
from inpaint_studio.ui.sessions.work_opener import WorkOpener

Role = QMessageBox.ButtonRole
Leave = Callable[[], None]
UNTITLED: Text = "Untitled"


@dataclass(eq=False)
class Frame:
    """One photo of the strip.

    Attributes:
        name: what it is called.
        path: its file, or None for a photo that was pasted or made.
        page: which page of the file, from 0, or None for one that has not been chosen yet.
        slot: where its work waits while another is shown; None where there is none.
        stamp: how its file was when it was read or written, where that is known and holds work.
        has_unsaved_photo: whether its file lacks what was restored.
        has_unsaved_mask: whether there is a mask that no file holds.
    """

    name: str
    path: Path | None
    page: int | None = None
    slot: Slot | None = None
    stamp: Stamp | None = None
    has_unsaved_photo: bool = False
    has_unsaved_mask: bool = False

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost."""
        return self.has_unsaved_photo or self.has_unsaved_mask


class Filmstrip(QObject):
    """The photos that are open, by their frames.

    What is done to a photo is in its crash journal anyway. While another is shown, that journal is all there is of it:
    the memory holds one photo, and after a crash the next start offers the others, too.

    Attributes:
        frames: every photo, in order.
        current: index of the one that is shown, or -1.

    Signals:
        changed: other frames, another is shown, or one became unsaved or saved.
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
            open_path: opens a page of a file, replacing what is shown without asking.
            save: saves the photo that is shown, then calls a function.
            confirm: asks about what is shown, then calls a function.
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
        """Put photos into the strip, beside what is open, and show the first of them; of a single one this page."""
        if not paths or self._editor.jobs.is_running:
            return
        paths = [path.absolute() for path in paths]
        known = {frame.path for frame in self.frames}
        self.frames += [Frame(path.name, path, page) for path in dict.fromkeys(paths) if path not in known]
        self.changed.emit()
        self.go(next(index for index, frame in enumerate(self.frames) if frame.path == paths[0]))

    def step(self, by: int) -> None:
        """Show the photo so many frames further on; after the last comes the first."""
        if self.is_active:
            self.go((self.current + by) % len(self.frames))

    def go(self, index: int, then: Leave | None = None) -> None:
        """Show another photo; the work on this one waits. ``then`` is called when it is shown."""
        self._editor.settle_strokes()
        if index == self.current or self._editor.jobs.is_running or self._editor.strokes.is_busy:
            self.changed.emit()  # Who has chosen it shows the old one again.
            return
        frame = self.frames[index]
        if not self._has_work:
            self._show(frame, then)
        elif self._recovery.can_park():
            self._note_state()
            self._recovery.park(self._keeper(self.frames[self.current]))
            self._show(frame, then)
        else:
            self._confirm(lambda: self._show(frame, then))

    def confirm_leaving(self, leave: Leave) -> None:
        """Call ``leave`` when nothing would be lost or the user has decided, asked once for all photos."""
        self._note_state()
        self._note_files()
        waiting = [frame for index, frame in enumerate(self.frames) if index != self.current and frame.is_unsaved]
        if not waiting or self._editor.files.is_writing:
            self._confirm(leave if not waiting else lambda: self.confirm_leaving(leave))
            return
        unsaved = [frame for frame in self.frames if frame.is_unsaved]
        choices: list[Choice] = [
            (tr("&Keep Working"), Role.RejectRole, None),
            (tr("&Discard All"), Role.DestructiveRole, leave),
        ]
        if any(frame.has_unsaved_photo for frame in unsaved):
            choices.append((tr("Save &All"), Role.AcceptRole, lambda: self._save_all(leave)))
        names = "\n".join(
            frame.name
            if frame.has_unsaved_photo
            else tr("{name} (a mask that has not been restored yet)", name=frame.name)
            for frame in unsaved
        )
        title = tr("One photo has unsaved work.|{n} photos have unsaved work.", n=len(unsaved))
        ask(self._window, title, names, choices)

    def close_all(self) -> None:
        """Close every photo, whatever state it is in."""
        self.release()
        self.frames.clear()
        self.current = -1
        self._editor.close()

    def release(self) -> None:
        """Remove what waits; for the end of the program."""
        for frame in self.frames:
            if frame.slot is not None:
                frame.slot.remove()
                frame.slot = None

    # --- one after the other -----------------------------------------------------------------------------------

    @property
    def _has_work(self) -> bool:
        document = self._editor.document
        is_nowhere_else = document is not None and document.photo.source.path is None
        return self.current >= 0 and (is_nowhere_else or self._editor.undo_stack.count() > 0)

    def _keeper(self, frame: Frame) -> Callable[[Slot], None]:
        def keep(slot: Slot) -> None:
            frame.slot = slot

        return keep

    def _show(self, frame: Frame, then: Leave | None) -> None:
        self._target, self._then = frame, then
        if frame.slot is not None:
            self._bring_back(frame, frame.slot)
        elif frame.path is not None:
            self._open_path(frame.path, frame.page)

    def _bring_back(self, frame: Frame, slot: Slot) -> None:
        max_pixels = self._editor.files.max_pixels

        def open_work(found: tuple[Work, int]) -> None:
            work, end = found

            def show(show_it: Callable[[], None], shown: Work | None) -> None:
                frame.slot = None
                if shown is not None:
                    self._recovery.adopt(slot, shown, end, show_it)
                else:
                    show_it()
                    self._recovery.wait()  # Until the mask is safe in a journal of its own.
                    slot.remove()

            self._opener.open(work, slot.folder, show, (tr("&Cancel"), Role.RejectRole, self.give_up))

        self._editor.jobs.run(
            tr("Opening {name}", name=frame.name),
            lambda progress, cancel: read_journal(slot.journal, max_pixels=max_pixels),
            then=open_work,
            leads_away=True,
        )

    def give_up(self) -> None:
        """What was to be shown will not be; everything stays as it is."""
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
        """Note what is shown now: the frame that was asked for, or another photo in the place of the one before."""
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
            QTimer.singleShot(0, then)  # When the job that has opened it is over.

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

    def _note_files(self) -> None:
        """Find out which photos that wait are no longer in their files as they were saved there."""
        waiting = {frame.path: frame for frame in self.frames if frame.slot is not None and frame.path is not None}
        found = look_at([path for path, frame in waiting.items() if frame.stamp is not None])
        for path, stamp in found.items():
            if stamp != waiting[path].stamp:
                waiting[path].has_unsaved_photo = True

    def _note_state(self) -> None:
        document = self._editor.document
        if document is None or self.current < 0 or self._target is not None:
            return
        frame, saved_state = self.frames[self.current], self._editor.saved_state
        path = document.photo.source.path
        is_safe = saved_state.is_in_session
        before = frame.name, frame.is_unsaved
        frame.path, frame.name, frame.page = path, path.name if path else tr(UNTITLED), document.photo.source.page
        frame.stamp = document.photo.source.stamp if saved_state.is_work_in_file else None
        frame.has_unsaved_photo = self._editor.history.is_photo_modified and not is_safe
        frame.has_unsaved_mask = saved_state.has_unsaved_mask and not is_safe
        if (frame.name, frame.is_unsaved) != before:
            self.changed.emit()
