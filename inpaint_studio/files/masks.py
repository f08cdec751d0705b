"""Masks in files: white = restore."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import size_mismatch
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.content import Content
from inpaint_studio.files.formats import format_for_path
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.png import PngOptions, write_png
from inpaint_studio.translation import tr


def load_mask(path: str | Path, shape: tuple[int, int], *, is_inverted: bool = False) -> Mask:
    """Read a mask from any file that ``load_photo`` reads.

    Half of full brightness and more is restored; of colours the brightest channel counts, so a stroke in pure red is
    as good as a white one. What is transparent is kept.

    Args:
        path: the file.
        shape: (rows, columns) of the photo.
        is_inverted: the file is painted black on white; then less than half is restored, of colours by the darkest
            channel.

    Raises:
        FileError: it cannot be read.
        InputError: it has another size than the photo.
    """
    photo = as_rgb(load_photo(path))
    if photo.shape != tuple(shape[:2]):
        sentences = [size_mismatch(photo.shape, shape)]
        if photo.shape == (shape[1], shape[0]):
            sentences.append(tr("It would fit if it were turned by a quarter."))
        raise InputError(" ".join(sentences))
    half = int(np.iinfo(photo.pixels.dtype).max) // 2 + 1
    painted: NDArray[np.bool_] = np.less(photo.pixels, half) if is_inverted else np.greater_equal(photo.pixels, half)
    if painted.ndim == 3:
        painted = np.any(painted, axis=2)
    if photo.alpha is not None:
        painted &= np.greater_equal(photo.alpha, half)
    return Mask.from_array(painted)


def holds_mask(path: str | Path) -> bool:
    """Whether a file of this name has a place for a mask of what was restored.

    Raises:
        FileError: the suffix is none of a known format.
    """
    return format_for_path(path).put_mask is not None


def mask_beside(path: Path) -> Path:
    """Return where the mask of what was restored goes, beside the photo at ``path``."""
    return path.with_name(f"{path.stem}-restored-mask.png")


def save_mask(mask: Mask, path: str | Path) -> None:
    """Write a mask as PNG of one 8-bit channel, so that an old file stays whole until the new one is.

    Raises:
        FileError: it could not be written.
    """
    with replacing(Path(path)) as stream:
        write_png(stream, Content(mask.pixels), PngOptions())
