"""What a review opens for a photo of a batch, and what it writes of one that was restored in the editor."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from inpaint_studio.batch.manifest import Manifest
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.core.document import Document
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.restoration_log import restorations, restored

if TYPE_CHECKING:
    from inpaint_studio.batch.photo import Work

DONE = (State.RESTORED, State.CLEAN)
"""What becomes of a photo that is accepted."""


def load_reviewed(row: Row, path: Path, max_pixels: int) -> tuple[Photo, Mask]:
    """Return a photo of the manifest at ``path`` with the mask that is proposed; the result of one that is done.

    Raises:
        FileError: one of the files cannot be read.
    """
    if row.state in DONE:
        photo = load_photo(_result_of(row, path), max_pixels=max_pixels)
        return photo, Mask.empty(photo.shape)
    photo = load_photo(row.input, max_pixels=max_pixels)
    with Manifest(path) as own:  # A manifest is for one thread.
        proposal = own.proposal(row.id)
    if proposal is None:
        return photo, Mask.empty(photo.shape)
    return photo, Mask.from_array(decode_photo(proposal).pixels)


def _result_of(row: Row, manifest: Path) -> Path:
    """Return where the result of a photo is; it may have been moved with its manifest."""
    there = manifest.parent / row.relative.with_suffix(row.output.suffix)
    return there if there.exists() and row.output != row.input else row.output


def engine_of(row: Row, manifest: Manifest) -> str:
    """Return the name of the engine that restores a photo, or of the usual one where it is not there any more.

    Raises:
        FileError: the manifest cannot be read.
    """
    name = json.loads(manifest.options(row.options) or "{}").get("engine")
    return name if name in ENGINES else next(iter(ENGINES))


def work_on(document: Document, editor: Editor) -> "tuple[Work, Mask]":
    """Return what was made of the photo in the editor, and where."""
    from inpaint_studio.batch.photo import Work

    steps = editor.history.steps[: editor.history.index]
    mask = restored(steps, document.photo.shape)
    # A copy: the document may be changed while it is written.
    photo = replace(document.photo, pixels=document.photo.pixels.copy())
    log = tuple(restorations(steps, photo.shape)) if editor.settings.get("log") != "never" else ()
    share = np.count_nonzero(mask.pixels) / mask.pixels.size
    return Work(photo, document.dirty_blocks, share, log), mask
