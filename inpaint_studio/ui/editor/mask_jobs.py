"""Changes of the mask that look at the whole of it, or of the photo."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback
from inpaint_studio.core.mask_change import Change, mask_edit
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Shape
from inpaint_studio.core.stroke import Mode, Stroke
from inpaint_studio.translation import tr

if TYPE_CHECKING:
    from inpaint_studio.ui.editor.editor import Editor

Find = Callable[[Photo, CancelToken], Shape | None]
"""Finds pixels of a photo, or nothing; raises ``Cancelled``."""

_AT_ONCE = 4_000_000  # pixels that are done before the user notices; larger photos in the worker thread


class MaskJobs:
    """Makes them at once on a small photo, and in the worker thread, with progress and Cancel, on a large one."""

    def __init__(self, editor: "Editor") -> None:
        """Work for ``editor``."""
        self._editor = editor

    def change(self, title: str, change: Change) -> None:
        """Change the mask as a whole, as one step of the history."""
        editor, document = self._editor, self._editor.document
        if not editor.can_edit or document is None:
            return
        mask, protection = document.mask, document.protection
        if mask.pixels.size <= _AT_ONCE:
            editor.record(mask_edit(title, mask, protection, change), is_applied=False)
            return
        mask, protection = mask.copy(), protection.copy()
        editor.jobs.run(
            tr(title),
            lambda progress, cancel: mask_edit(title, mask, protection, change),
            lambda edit: editor.record(edit, is_applied=False),
        )

    def paint_found(self, title: str, find: Find, plane: Plane, mode: Mode) -> None:
        """Paint what ``find`` finds, as a gesture of its own."""
        editor, document = self._editor, self._editor.document
        if document is None:
            return
        is_large = document.mask.pixels.size > _AT_ONCE
        if is_large and editor.can_paint and editor.must_wait:
            editor.waiting.hold(title, lambda: editor.paint_found(title, find, plane, mode))
        elif is_large and editor.can_edit:
            self._run(title, find, plane, mode, document)
        elif editor.can_paint:
            shape = find(document.photo, NEVER)
            if shape is not None:
                editor.begin_stroke(plane, mode)
                editor.paint(shape)
                editor.end_stroke(title)

    def _run(self, title: str, find: Find, plane: Plane, mode: Mode, document: Document) -> None:
        editor, photo = self._editor, document.photo
        draft = Document(photo, document.mask.copy())
        draft.protection = document.protection.copy()

        def work(progress: ProgressCallback, cancel: CancelToken) -> tuple[PatchEdit, Stroke] | None:
            shape = find(photo, cancel)
            if shape is None:
                return None
            stroke = Stroke(draft, plane, mode)
            stroke.paint(shape)
            cancel.raise_if_cancelled()
            return stroke.finish(title), stroke

        def take(painted: tuple[PatchEdit, Stroke] | None) -> None:
            if painted is not None:
                editor.show_edit(painted[0], Document.apply)
                editor.strokes.take(*painted)

        editor.jobs.run(tr(title), work, then=take)
