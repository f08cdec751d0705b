"""The task that writes the open photo to a file, in the worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.job import CancelToken
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.step import Step
from inpaint_studio.files.masks import mask_beside, save_mask
from inpaint_studio.files.save import Announce, save_photo
from inpaint_studio.files.target import target_format
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.editor.restoration_log import is_logged, restorations, restored
from inpaint_studio.ui.settings.settings import Settings


@dataclass(frozen=True)
class _Extras:
    """What goes into the file, or beside it, with the photo.

    Attributes:
        steps: the steps in force.
        has_log: whether their restorations are logged in the file.
        mask_place: where the mask of the restorations goes: "never", "page" or "beside"; the setting "save_mask".
        renews_previews: whether previews inside the file are made anew.
    """

    steps: list[Step]
    has_log: bool
    mask_place: str
    renews_previews: bool


def photo_writer(
    photo: Photo,
    history: History,
    settings: Settings,
    path: Path,
    options: Any,
    *,
    dirty_blocks: DirtyBlocks | None = None,
    announce: Announce | None = None,
) -> Callable[[CancelToken], Source]:
    """Return a function that writes the photo, with the log and the mask of its restorations as the settings say.

    The settings and the steps are read now; the function may run in the worker thread.

    Args:
        photo: what to write.
        history: its steps in force are logged, and tell the mask.
        settings: "log", "save_mask" and "previews" are looked at.
        path: the file.
        options: of the format; None for the usual ones.
        dirty_blocks: where the photo differs from its file; None if that is not known.
        announce: told before a file is replaced.
    """
    extras = _Extras(
        history.steps[: history.index],
        is_logged(photo, path, settings.get("log")),
        settings.get("save_mask"),
        settings.get("previews"),
    )
    return partial(_write, photo, path, options, extras, dirty_blocks, announce)


def _write(
    photo: Photo,
    path: Path,
    options: Any,
    extras: _Extras,
    dirty_blocks: DirtyBlocks | None,
    announce: Announce | None,
    cancel: CancelToken,
) -> Source:
    log = restorations(extras.steps, photo.shape) if extras.has_log else ()
    mask = restored(extras.steps, photo.shape) if extras.mask_place != "never" else None
    mask = mask if mask is not None and mask.pixels.any() else None
    has_page = target_format(photo.source, path, options).put_mask is not None
    inside = mask if extras.mask_place == "page" and has_page else None
    source = save_photo(
        photo,
        path,
        options=options,
        dirty_blocks=dirty_blocks,
        log=log,
        mask=inside,
        renew_previews=extras.renews_previews,
        announce=announce,
        cancel=cancel,
    )
    if mask is not None and inside is None:
        save_mask(mask, mask_beside(path))
    return source
