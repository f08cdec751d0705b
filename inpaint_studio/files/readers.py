"""The table of formats that are opened but not written: their photos are saved in one of ``FORMATS``."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from inpaint_studio.files.boxed.avif import is_avif, read_avif
from inpaint_studio.files.boxed.heic import is_heic, read_heic
from inpaint_studio.files.boxed.jxl import is_jxl, read_jxl
from inpaint_studio.files.content import Content
from inpaint_studio.files.formats import FORMATS, HEAD_LENGTH
from inpaint_studio.files.psd import is_psd, read_psd
from inpaint_studio.files.raw import SCANNERS_SUFFIXES, is_raw, read_raw
from inpaint_studio.files.raw import SUFFIXES as RAW_SUFFIXES
from inpaint_studio.files.tiff.read import is_scan
from inpaint_studio.translation import Text, listed, tr


@dataclass(frozen=True)
class Reader:
    """A format that is only read.

    Attributes:
        title: the name in the window.
        suffixes: of file names, lower case with their dot.
        matches: tells by the first ``HEAD_LENGTH`` bytes whether a file is of this format.
        read: reads a stream, given the most pixels it may declare.
    """

    title: Text
    suffixes: tuple[str, ...]
    matches: Callable[[bytes], bool]
    read: Callable[[BinaryIO, int], Content]


RAW = Reader("Camera RAW", RAW_SUFFIXES, lambda head: False, read_raw)
"""Many RAW files begin like a TIFF, so only their names are looked at."""

READERS: tuple[Reader, ...] = (
    Reader("Photoshop document", (".psd", ".psb"), is_psd, read_psd),
    Reader("JPEG XL", (".jxl",), is_jxl, read_jxl),
    Reader("AVIF", (".avif",), is_avif, read_avif),
    Reader("HEIC", (".heic", ".heif", ".hif"), is_heic, read_heic),
    RAW,
)


def is_raw_photo(name: str | PurePath | None, stream: BinaryIO) -> bool:
    """Whether a file is a RAW photo, by its name; files with a film scanner's suffix are looked into."""
    if name is None or not is_raw(name):
        return False
    return PurePath(name).suffix.lower() not in SCANNERS_SUFFIXES or not is_scan(stream)


def reader_for(name: str | PurePath | None, stream: BinaryIO) -> Reader | None:
    """Return the reader for a file of a format that is only read, or None.

    RAW photos are recognised by their names, other formats by their first bytes.
    """
    if is_raw_photo(name, stream):
        return RAW
    stream.seek(0)
    head = stream.read(HEAD_LENGTH)
    return next((each for each in READERS if each.matches(head)), None)


def readable_titles() -> str:
    """Return all formats that open as words in a sentence: "TIFF, PNG, ... and Camera RAW"."""
    return listed([*(entry.short_title for entry in FORMATS), *(tr(each.title) for each in READERS)])
