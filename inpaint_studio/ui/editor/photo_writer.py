"""The task that writes the open photo to a file, in the worker thread."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from inpaint_studio.core.dirty_blocks import Touched
from inpaint_studio.core.job import CancelToken
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.files.masks import mask_beside, save_mask
from inpaint_studio.files.save import Announce, save_photo
from inpaint_studio.files.target import target_format
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.editor.restoration_log import is_logged, restorations, restored
from inpaint_studio.ui.settings.settings import Settings


def photo_writer(
    photo: Photo,
    history: History,
    settings: Settings,
    path: Path,
    options: Any,
    *,
    touched: Touched | None = None,
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
        touched: where the photo differs from its file; None if that is not known.
        announce: told before a file is replaced.
    """
    steps = history.steps[: history.index]
    previews = settings.get("previews")
    has_log, place = is_logged(photo, path, settings.get("log")), settings.get("save_mask")

    def write(cancel: CancelToken) -> Source:
        log = restorations(steps, photo.shape) if has_log else ()
        mask = restored(steps, photo.shape) if place != "never" else None
        mask = mask if mask is not None and mask.pixels.any() else None
        has_place = target_format(photo.source, path, options).put_mask is not None
        inside = mask if place == "page" and has_place else None
        source = save_photo(
            photo,
            path,
            options=options,
            touched=touched,
            log=log,
            mask=inside,
            renew_previews=previews,
            announce=announce,
            cancel=cancel,
        )
        if mask is not None and inside is None:
            save_mask(mask, mask_beside(path))
        return source

    return write
