"""Masks in files: white = restore."""

from pathlib import Path

from inpaint_studio.core.document import size_mismatch
from inpaint_studio.core.mask import Mask
from inpaint_studio.errors import InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.content import Content
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import MAX_PIXELS, load_photo
from inpaint_studio.files.mask_reading import AS_PAINTED, MaskOptions, MaskReading, as_mask
from inpaint_studio.files.png.read_write import PngOptions, write_png
from inpaint_studio.translation import tr


def read_mask(path: str | Path, shape: tuple[int, ...], options: MaskOptions = AS_PAINTED) -> MaskReading:
    """Read a mask from any file that ``load_photo`` reads, with notes for the user.

    Args:
        path: the file.
        shape: (rows, columns) of the photo.
        options: how it is read; see ``mask_reading.as_mask``.

    Raises:
        FileError: it cannot be read.
        InputError: it has another size than the photo, or marks nothing.
    """
    photo = as_rgb(load_photo(path, max_pixels=max(MAX_PIXELS, shape[0] * shape[1])))
    if photo.shape != tuple(shape[:2]):
        sentences = [size_mismatch(photo.shape, shape)]
        if photo.shape == (shape[1], shape[0]):
            sentences.append(tr("It would fit if it were turned by a quarter."))
        raise InputError(" ".join(sentences))
    return as_mask(photo, Path(path).name, options)


def load_mask(path: str | Path, shape: tuple[int, ...], *, is_inverted: bool = False) -> Mask:
    """Read a mask as ``read_mask`` does, without the notes."""
    return read_mask(path, shape, MaskOptions(is_inverted)).mask


def mask_beside(path: Path) -> Path:
    """Return the path of the mask of what was restored, beside the photo at ``path``."""
    return path.with_name(f"{path.stem}-restored-mask.png")


def save_mask(mask: Mask, path: str | Path) -> None:
    """Write a mask as PNG of one 8-bit channel; an old file stays whole until the new one is complete.

    Raises:
        FileError: it could not be written.
    """
    with replacing(Path(path)) as stream:
        write_png(stream, Content(mask.pixels), PngOptions())
