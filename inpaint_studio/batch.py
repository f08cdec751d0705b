"""Restores photos from file to file, without a window."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import time

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.files.atomic import check_target
from inpaint_studio.files.formats import format_for_path
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.log import Restoration
from inpaint_studio.files.masks import holds_mask, load_mask, mask_beside, save_mask
from inpaint_studio.files.save import save_photo, saving_note
from inpaint_studio.resources import resource_path


def restore_file(
    photo_path: Path,
    mask_path: Path,
    out_path: Path,
    make_engine: Callable[[], Engine],
    *,
    page: int | None = None,
    is_mask_inverted: bool = False,
    restoration: Restoration | None = None,
    mask_place: str = "never",
    renew_previews: bool = True,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> str:
    """Restore one photo and write the result; nothing is written unless everything went well.

    Args:
        photo_path: the photo.
        mask_path: a picture of the same size, white = restore.
        out_path: where the result goes; its suffix names the format.
        make_engine: creates the engine, after the files have proved good.
        page: which page of the photo's file, from 0; None for the first that is no preview of another.
        is_mask_inverted: the mask is black = restore.
        restoration: what the log in the photo's XMP data is to say, share and time left open; None writes no log.
        mask_place: where a copy of the mask goes, white = restored: ``"never"``, ``"beside"`` the result as PNG, or
            ``"page"``, into a TIFF as a further page, else beside it.
        renew_previews: whether smaller copies inside the photo's own file are to show what was restored.
        progress: called with the share done.
        cancel: asked at short intervals.

    Returns:
        What is to be known of the photo's file and what saving it cost, as sentences, or an empty text.

    Raises:
        InpaintStudioError: a file or the mask is no good, or the engine failed.
        Cancelled: ``cancel`` was called.
    """
    # What cannot be written to is told now, not after the work.
    format_for_path(out_path)
    check_target(out_path)
    is_inside = mask_place == "page" and holds_mask(out_path)
    is_beside = mask_place != "never" and not is_inside
    if is_beside:
        check_target(mask_beside(out_path))
    photo = load_photo(photo_path, page=page)
    mask = load_mask(mask_path, photo.shape, is_inverted=is_mask_inverted)
    document = Document(photo)
    document.apply(restore(photo, mask, make_engine(), progress=progress, cancel=cancel))
    note = saving_note(document.photo, out_path)
    share = float(np.count_nonzero(mask.pixels)) / mask.pixels.size
    log = () if restoration is None else (replace(restoration, share=share, time=time()),)
    save_photo(
        document.photo,
        out_path,
        touched=document.touched,
        log=log,
        mask=mask if is_inside else None,
        renew_previews=renew_previews,
    )
    if is_beside:
        save_mask(mask, mask_beside(out_path))
    return " ".join(filter(None, (*photo.source.notes, note)))


def restore_sample(make_engine: Callable[[], Engine]) -> Path:
    """Restore the sample photo and return where a picture of it before and after has been written."""
    before = load_photo(sample_photo())
    document = Document(Photo(before.pixels.copy()))
    document.apply(restore(before, load_mask(sample_mask(), before.shape), make_engine()))
    gap = np.full((before.shape[0], 16, 3), 255, np.uint8)
    path = Path(tempfile.mkdtemp(prefix="inpaint-studio-")) / "before-after.png"
    save_photo(Photo(np.hstack([before.pixels, gap, document.photo.pixels])), path)
    return path


def sample_photo() -> Path:
    """Return the damaged photo that ships with the program."""
    return resource_path("sample", "portrait.png")


def sample_mask() -> Path:
    """Return the mask of its damage."""
    return resource_path("sample", "portrait-mask.png")
