"""Camera RAW, read through rawpy (LibRaw) where that is installed. Nothing writes it; TIFF holds the result."""

from pathlib import PurePath
from typing import BinaryIO

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import CannotReadError, Content, check_size
from inpaint_studio.files.metadata.exif import Directory, build_exif, parse_exif
from inpaint_studio.translation import Text, tr

SUFFIXES = (
    ".dng", ".nef", ".nrw", ".cr2", ".cr3", ".crw", ".arw", ".sr2", ".srf", ".raf", ".orf", ".rw2", ".raw", ".pef",
    ".srw", ".3fr", ".fff", ".iiq", ".rwl", ".mrw", ".erf", ".kdc", ".dcr", ".mos", ".x3f",
)  # fmt: skip
"""Suffixes of RAW files. Many begin like a TIFF, so that only the name tells them apart."""
SCANNERS_SUFFIXES = (".fff",)
"""Suffixes that film scanners (Flextight) give to plain TIFFs, and Hasselblad's cameras to RAW files."""

_MISSING: Text = (
    'is a camera RAW photo. To open it, install what reads these: pip install "inpaint-studio[raw]". Or convert it '
    "to a 16-bit TIFF with your camera's program."
)
_DESCRIPTION = (270, 271, 272, 305, 306, 315, 33432)
"""Title, maker, camera, program, date, artist, copyright: tags that do not describe how pixels are stored."""


def is_raw(name: str | PurePath) -> bool:
    """Whether a file's name says that it is a RAW photo."""
    return PurePath(name).suffix.lower() in SUFFIXES


def read_raw(stream: BinaryIO, max_pixels: int) -> Content:
    """Develop a RAW photo: the camera's white balance, no brightening, sRGB, 16 bits, upright.

    Raises:
        CannotReadError: rawpy is not installed, the photo is too large, or there is none in the file.
    """
    try:
        import rawpy
    except ImportError as error:
        raise CannotReadError(_MISSING) from error
    try:
        with rawpy.imread(stream) as raw:
            check_size(raw.sizes.width, raw.sizes.height, max_pixels)
            pixels = raw.postprocess(use_camera_wb=True, no_auto_bright=True, output_bps=16)
    except rawpy.LibRawError as error:
        raise CannotReadError("is no RAW photo that can be opened, or is damaged. Convert it to TIFF.") from error
    stream.seek(0)
    unread = (tr("the camera's raw values"),)
    return Content(pixels, metadata=Metadata(exif=_exif(stream.read())), unread=unread)


def _exif(data: bytes) -> bytes | None:
    """Return the EXIF block with camera and place of a file that is built like a TIFF; None where there is none."""
    found = parse_exif(data)
    entries = {tag: found.entries[tag] for tag in _DESCRIPTION if tag in found.entries}
    if not entries and not found.children:
        return None
    children = {tag: child for tag, child in found.children.items() if tag in (0x8769, 0x8825)}
    return build_exif(Directory(found.layout, entries, children))
