"""Frame: one photo of the filmstrip, and what is known of it while another is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.exported import Exported
from inpaint_studio.ui.editor.look_at import Stamp, look_at
from inpaint_studio.ui.sessions.recovery_slot import Slot

UNTITLED: Text = "Untitled"


@dataclass(eq=False)
class Frame:
    """One photo of the strip.

    Attributes:
        name: what the strip calls it.
        path: its file, or None for a photo that was pasted or made.
        page: which page of the file, from 0, or None for one that has not been chosen yet.
        slot: where its journal waits while another photo is shown; None where there is none.
        stamp: size and time of change of its file when it was read or written; None unless the file holds some of the
            work.
        exported: the copy that holds what its file lacks; None if there is none.
        has_unsaved_photo: whether no file holds what was restored.
        has_unsaved_mask: whether there is a mask that no file holds, or marks were judged or examples painted that are
            none yet.
    """

    name: str
    path: Path | None
    page: int | None = None
    slot: Slot | None = None
    stamp: Stamp | None = None
    exported: Exported | None = None
    has_unsaved_photo: bool = False
    has_unsaved_mask: bool = False

    @property
    def is_unsaved(self) -> bool:
        """Whether something would be lost."""
        return self.has_unsaved_photo or self.has_unsaved_mask

    def set_slot(self, slot: Slot) -> None:
        """Keep the journal in ``slot`` until the photo is shown again."""
        self.slot = slot

    def drop_slot(self) -> None:
        """Remove the journal that waits, if there is one."""
        if self.slot is not None:
            self.slot.remove()
            self.slot = None

    def update(self, editor: Editor) -> bool:
        """Take over the state of the photo that ``editor`` shows; return whether the strip looks different now."""
        if editor.document is None:
            return False
        source, saved_state = editor.document.photo.source, editor.saved_state
        before = self.name, self.is_unsaved
        self.path, self.page = source.path, source.page
        self.name = source.path.name if source.path else tr(UNTITLED)
        self.stamp = source.stamp if saved_state.is_work_in_file else None
        is_safe = saved_state.is_in_session
        self.has_unsaved_photo = saved_state.has_unsaved_photo and not is_safe
        is_copy_needed = editor.history.is_photo_modified and not is_safe and not self.has_unsaved_photo
        self.exported = saved_state.exported if is_copy_needed else None
        self.has_unsaved_mask = (saved_state.has_unsaved_mask or saved_state.has_unsaved_search) and not is_safe
        return (self.name, self.is_unsaved) != before


def check_files(frames: Iterable[Frame]) -> None:
    """Mark the waiting photos as unsaved whose files no longer hold what was saved there."""
    waiting = [frame for frame in frames if frame.slot is not None]
    own = [(frame, frame.path, frame.stamp) for frame in waiting if frame.path and frame.stamp]
    copies = [(frame, frame.exported.path, frame.exported.stamp) for frame in waiting if frame.exported]
    found = look_at([path for _, path, _ in (*own, *copies)])
    for frame, path, stamp in own:
        frame.has_unsaved_photo |= found.get(path, stamp) != stamp
    for frame, path, stamp in copies:
        frame.has_unsaved_photo |= found.get(path) != stamp  # Where a drive does not answer, it is better to ask.
