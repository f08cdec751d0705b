"""Restores photos from file to file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import time

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.restore import restore
from inpaint_studio.core.sources import Sources
from inpaint_studio.detection.finding import Finding, summary
from inpaint_studio.detection.fit import fit
from inpaint_studio.detection.scan import Scan
from inpaint_studio.errors import InputError
from inpaint_studio.files.atomic import check_target
from inpaint_studio.files.formats import format_for_path
from inpaint_studio.files.load import MAX_PIXELS, load_photo
from inpaint_studio.files.mask_reading import AS_PAINTED, MaskOptions
from inpaint_studio.files.masks import mask_beside, read_mask, save_mask
from inpaint_studio.files.metadata.xmp_history import Restoration
from inpaint_studio.files.save import save_photo, saving_note
from inpaint_studio.files.target import check_not_raw, check_size, is_own_file, misnomer, target_format
from inpaint_studio.translation import tr

_FINDING = 0.2  # share of the progress bar until damage is found; of what is left of it, until the mask is fitted


def restore_file(
    photo_path: Path,
    marked: Path | Finding,
    out_path: Path,
    make_engine: Callable[[], Engine],
    *,
    page: int | None = None,
    mask_options: MaskOptions = AS_PAINTED,
    is_fitted: bool = False,
    take_from: Path | None = None,
    not_from: Path | None = None,
    restoration: Restoration | None = None,
    mask_place: str = "never",
    renew_previews: bool = True,
    max_pixels: int = MAX_PIXELS,
    tell: Callable[[str], object] = lambda sentence: None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> str:
    """Restore one photo and write the result; nothing is written if the restoration fails.

    Args:
        photo_path: the photo.
        marked: a picture of the same size, white = restore; or how damage is found in the photo itself.
        out_path: where the result goes; its suffix names the format, unless it is the photo's own file.
        make_engine: creates the engine, once the files have been read and the target has been checked.
        page: which page of the photo's file, from 0; None for the first that is no preview of another.
        mask_options: how a picture is read as a mask; one that may be meant the other way round is refused, unless
            they say which way it is.
        is_fitted: whether the mask is brought to where the damage below it ends.
        take_from: a picture of the same size, white = detail is taken from here and from nowhere else; None for
            everywhere. It is read as ``mask_options`` say, but not made wider.
        not_from: a picture of the same size, white = no detail is taken from here.
        restoration: the entry for the log in the photo's XMP data, without share and time; None writes no log.
        mask_place: where a copy of the mask goes, white = restored: ``"never"``, ``"beside"`` the result as PNG, or
            ``"page"``, into a TIFF as a further page, else beside it.
        renew_previews: whether smaller copies inside the photo's own file are to show what was restored.
        max_pixels: the most pixels the photo may declare.
        tell: called with sentences on what is about to be done.
        progress: called with the share done.
        cancel: checked at short intervals, and before the result takes its place.

    Returns:
        Sentences on peculiarities of the photo's file and on what its new format cannot hold; empty if there are none.

    Raises:
        InpaintStudioError: a file cannot be read or written, the mask does not fit, or the engine failed.
        Cancelled: ``cancel`` was called.
    """
    photo, place = _opened(photo_path, out_path, page, mask_place, max_pixels)
    document = Document(photo)
    sources = _read_sources(take_from, not_from, photo.shape, mask_options, tell)
    if isinstance(marked, Finding):
        mask = _found(photo, marked, tell, scaled_progress(progress, 0, _FINDING), cancel)
        progress = scaled_progress(progress, _FINDING, 1)
    else:
        mask = _read(marked, photo.shape, mask_options, tell)
    if is_fitted:
        fit(Scan(photo), mask, progress=scaled_progress(progress, 0, _FINDING), cancel=cancel)
        progress = scaled_progress(progress, _FINDING, 1)
    if not mask.is_empty:
        document.apply(restore(photo, mask, make_engine(), sources=sources, progress=progress, cancel=cancel))
    notes = (*photo.source.notes, misnomer(photo.source, out_path), saving_note(document.photo, out_path))
    share = float(np.count_nonzero(mask.pixels)) / mask.pixels.size
    are_chosen = sources.are_chosen
    log: tuple[Restoration, ...] = ()
    if restoration and share:
        log = (replace(restoration, share=share, time=time(), are_sources_chosen=are_chosen),)
    save_photo(
        document.photo,
        out_path,
        dirty_blocks=document.dirty_blocks,
        log=log,
        mask=mask if place == "page" else None,
        renew_previews=renew_previews,
        cancel=cancel,
    )
    if place == "beside":
        save_mask(mask, mask_beside(out_path))
    return " ".join(filter(None, notes))


def _read(path: Path, shape: tuple[int, int], options: MaskOptions, tell: Callable[[str], object]) -> Mask:
    """Return the mask in a picture; ``tell`` gets sentences on how it was read."""
    reading = read_mask(path, shape, options)
    if reading.doubt and options.is_inverted is None:
        way_out = tr("Add --invert-mask, or --no-invert-mask if as much as that is to be restored.")
        raise InputError(f"{reading.doubt} {way_out}")
    tell(" ".join(reading.notes))
    return reading.mask


def _found(
    photo: Photo, finding: Finding, tell: Callable[[str], object], progress: ProgressCallback, cancel: CancelToken
) -> Mask:
    """Return the mask of the damage that is found; ``tell`` gets a sentence on how much that is."""
    marks = finding.marks(photo, tell=tell, progress=progress, cancel=cancel)
    mask = finding.mask(marks)
    tell(summary(finding, marks, mask))
    return mask


def _read_sources(
    take_from: Path | None,
    not_from: Path | None,
    shape: tuple[int, int],
    options: MaskOptions,
    tell: Callable[[str], object],
) -> Sources:
    """Return where detail may be taken from, as two pictures say; ``tell`` gets sentences on how they were read."""
    masks: list[Mask | None] = []
    for path in (take_from, not_from):
        reading = None if path is None else read_mask(path, shape, replace(options, grow=0))
        masks.append(None if reading is None else reading.mask)
        if reading is not None:
            tell(" ".join(reading.notes))
    return Sources.of(*masks)


def _opened(photo_path: Path, out_path: Path, page: int | None, mask_place: str, max_pixels: int) -> tuple[Photo, str]:
    """Return the photo and where its mask goes; raise now, not after the work, where a file cannot be written."""
    if not is_own_file(Source(photo_path), out_path):
        format_for_path(out_path)  # Before a large photo is read, too.
    check_not_raw(out_path)
    check_target(out_path)
    photo = load_photo(photo_path, page=page, max_pixels=max_pixels)
    entry = target_format(photo.source, out_path)
    check_size(photo, entry)
    if mask_place == "page" and entry.put_mask is None:
        mask_place = "beside"
    if mask_place == "beside":
        check_target(mask_beside(out_path))
    return photo, mask_place
