"""Exported: a copy of the photo that was written beside its own file."""

from dataclasses import dataclass
from pathlib import Path

from inpaint_studio.core.edit import PatchEdit
from inpaint_studio.ui.editor.look_at import Stamp


@dataclass(frozen=True, slots=True, eq=False)
class Exported:
    """What was written, and where.

    Attributes:
        path: the file.
        stamp: its size and time of change when it was written.
        edit: the newest change of the photo that it holds; None where it holds the photo as opened.
        is_whole: whether the file holds the photo to the last bit.
    """

    path: Path
    stamp: Stamp
    edit: PatchEdit | None
    is_whole: bool
