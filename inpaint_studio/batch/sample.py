"""The sample photo that ships with the program."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.masks import load_mask
from inpaint_studio.files.save import save_photo
from inpaint_studio.resources import resource_path


def restore_sample(make_engine: Callable[[], Engine], cancel: CancelToken = NEVER) -> Path:
    """Restore the sample photo and return where a picture of it before and after has been written.

    Raises:
        FileError: the picture could not be written.
        Cancelled: ``cancel`` was called.
    """
    path = Path(tempfile.mkdtemp(prefix="inpaint-studio-")) / "before-after.png"  # If it fails, then before the work.
    try:
        before = load_photo(sample_photo())
        document = Document(Photo(before.pixels.copy()))
        document.apply(restore(before, load_mask(sample_mask(), before.shape), make_engine(), cancel=cancel))
        gap = np.full((before.shape[0], 16, 3), 255, np.uint8)
        save_photo(Photo(np.hstack([before.pixels, gap, document.photo.pixels])), path)
    except BaseException:
        shutil.rmtree(path.parent, ignore_errors=True)
        raise
    return path


def sample_photo() -> Path:
    """Return the damaged photo that ships with the program."""
    return resource_path("sample", "portrait.png")


def sample_mask() -> Path:
    """Return the mask of its damage."""
    return resource_path("sample", "portrait-mask.png")
