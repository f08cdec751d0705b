"""The table of file formats that are read and written; dialogs, ``load``, ``save`` and tests are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError
from inpaint_studio.files.bmp import MAGIC as BMP_MAGIC
from inpaint_studio.files.bmp import BmpOptions, read_bmp, write_bmp
from inpaint_studio.files.boxed.jp2 import Jp2Options, is_jp2, read_jp2, write_jp2
from inpaint_studio.files.check import Written, check_bmp, check_jp2, check_jpeg, check_png, check_webp
from inpaint_studio.files.content import Content, Page
from inpaint_studio.files.jpeg.read_write import MAGIC as JPEG_MAGIC
from inpaint_studio.files.jpeg.read_write import JpegOptions, read_jpeg, write_jpeg
from inpaint_studio.files.jpeg.rewrite import patch_jpeg
from inpaint_studio.files.png.chunks import MAGIC as PNG_MAGIC
from inpaint_studio.files.png.patch import patch_png
from inpaint_studio.files.png.read_write import PngOptions, read_png, write_png
from inpaint_studio.files.tiff.check import check_tiff
from inpaint_studio.files.tiff.copies import patch_tiff_and_copies
from inpaint_studio.files.tiff.mask_page import put_mask
from inpaint_studio.files.tiff.read import MAGICS as TIFF_MAGICS
from inpaint_studio.files.tiff.read import list_pages, read_tiff
from inpaint_studio.files.tiff.write import TiffOptions, write_tiff
from inpaint_studio.files.webp import MAX_SIDE as WEBP_MAX_SIDE
from inpaint_studio.files.webp import WebpOptions, is_webp, read_webp, write_webp
from inpaint_studio.translation import Text, listed

HEAD_LENGTH = 16
"""Number of bytes at the beginning of a file by which its format is recognised."""


@dataclass(frozen=True)
class Format:
    """One file format.

    Attributes:
        name: the name in tables and on the command line.
        title: the name in the window.
        suffixes: of file names, lower case with their dot; the first is the usual one.
        depths: bits per channel that it can hold.
        has_gray: whether it can hold one channel only.
        has_alpha: whether it can hold transparency.
        has_cmyk: whether it can hold amounts of ink.
        has_lab: whether it can hold Lab.
        has_float: whether it can hold floats and signed numbers, values below 0 and above 1.
        keeps: what it can hold beside pixels, of ``"icc"``, ``"exif"``, ``"xmp"``, ``"iptc"``, ``"dpi"`` and
            ``"comment"``.
        limits: the most bytes, of a comment characters, that each of these may have, where there is a limit.
        max_side: the most pixels a side may have.
        options: its export options, a frozen dataclass whose fields carry an ``OptionSpec``.
        matches: tells by the first ``HEAD_LENGTH`` bytes whether a file is of this format.
        read: reads a stream, given the most pixels it may declare.
        write: writes content that the format can hold to a stream that can be read and sought.
        read_page: reads a page, given the most pixels it may declare and its number from 0, or None for the first that
            is no preview; None for a format without pages.
        list_pages: returns the pages of a stream; None for a format without pages.
        patch: copies a file, the first stream, to the second, and changes only the pixels of a page (numbered from 0)
            that differ from the content; raises ``CannotPatchError`` where the content does not fit the file. None
            for a format that is always written as a whole.
        put_mask: adds a mask of what was restored, (H, W) in the file's order, to a stream that holds a photo, for the
            page of a number; None where the format has no place for it.
        check: tells whether a file that was just written holds what it should, by reading it with another library than
            the one that wrote it; raises whatever that library raises.
        is_exact: tells by the options whether pixels are read back as they were written.
    """

    name: str
    title: Text
    suffixes: tuple[str, ...]
    depths: tuple[int, ...]
    has_gray: bool
    has_alpha: bool
    keeps: frozenset[str]
    options: type
    matches: Callable[[bytes], bool]
    read: Callable[[BinaryIO, int], Content]
    write: Callable[[BinaryIO, Content, Any], None]
    check: Callable[[BinaryIO, Written], bool]
    max_side: int
    has_cmyk: bool = False
    has_lab: bool = False
    has_float: bool = False
    limits: Mapping[str, int] = field(default_factory=dict)
    is_exact: Callable[[Any], bool] = lambda options: True
    read_page: Callable[[BinaryIO, int, int | None], Content] | None = None
    list_pages: Callable[[BinaryIO], list[Page]] | None = None
    patch: Callable[[BinaryIO, BinaryIO, Content, int], None] | None = None
    put_mask: Callable[[BinaryIO, NDArray[np.uint8], int], None] | None = None

    @property
    def short_title(self) -> str:
        """The title without "image", for sentences: "TIFF"."""
        return self.title.removesuffix(" image")


FORMATS: tuple[Format, ...] = (
    Format(
        name="tiff",
        title="TIFF image",
        suffixes=(".tif", ".tiff", ".fff", ".ptif", ".tf8", ".btf"),
        depths=(8, 16),
        has_gray=True,
        has_alpha=True,
        keeps=frozenset({"icc", "exif", "xmp", "iptc", "dpi"}),
        options=TiffOptions,
        matches=lambda head: head.startswith(TIFF_MAGICS),
        read=read_tiff,
        write=write_tiff,
        check=check_tiff,
        max_side=2**31 - 1,
        has_cmyk=True,
        has_lab=True,
        has_float=True,
        read_page=read_tiff,
        list_pages=list_pages,
        patch=patch_tiff_and_copies,
        put_mask=put_mask,
    ),
    Format(
        name="png",
        title="PNG image",
        suffixes=(".png",),
        depths=(8, 16),
        has_gray=True,
        has_alpha=True,
        keeps=frozenset({"icc", "exif", "xmp", "iptc", "dpi", "comment"}),
        options=PngOptions,
        matches=lambda head: head.startswith(PNG_MAGIC),
        read=read_png,
        write=write_png,
        check=check_png,
        patch=patch_png,
        max_side=1_000_000,
    ),
    Format(
        name="jpeg",
        title="JPEG image",
        suffixes=(".jpg", ".jpeg", ".jpe", ".jfif"),
        depths=(8,),
        has_gray=True,
        has_alpha=False,
        keeps=frozenset({"icc", "exif", "xmp", "iptc", "dpi", "comment"}),
        options=JpegOptions,
        matches=lambda head: head.startswith(JPEG_MAGIC),
        read=read_jpeg,
        write=write_jpeg,
        check=check_jpeg,
        patch=patch_jpeg,
        max_side=65500,
        has_cmyk=True,
        limits={"icc": 255 * 65519, "exif": 65527, "xmp": 65504, "iptc": 65505, "comment": 16383},
        is_exact=lambda options: False,
    ),
    Format(
        name="webp",
        title="WebP image",
        suffixes=(".webp",),
        depths=(8,),
        has_gray=False,
        has_alpha=True,
        keeps=frozenset({"icc", "exif", "xmp"}),
        options=WebpOptions,
        matches=is_webp,
        read=read_webp,
        write=write_webp,
        check=check_webp,
        max_side=WEBP_MAX_SIDE,
        is_exact=lambda options: bool(options.is_lossless),
    ),
    Format(
        name="bmp",
        title="BMP image",
        suffixes=(".bmp", ".dib"),
        depths=(8,),
        has_gray=True,
        has_alpha=False,
        keeps=frozenset({"dpi"}),
        options=BmpOptions,
        matches=lambda head: head.startswith(BMP_MAGIC),
        read=read_bmp,
        write=write_bmp,
        check=check_bmp,
        max_side=2**20,
    ),
    Format(
        name="jp2",
        title="JPEG 2000 image",
        suffixes=(".jp2", ".j2k", ".jpf", ".jpx", ".j2c"),
        depths=(8, 16),
        has_gray=True,
        has_alpha=True,
        keeps=frozenset({"icc", "exif", "xmp", "iptc", "dpi"}),
        options=Jp2Options,
        matches=is_jp2,
        read=read_jp2,
        write=write_jp2,
        check=check_jp2,
        max_side=2**31 - 1,
        has_cmyk=True,
    ),
)


def format_named(name: str) -> Format:
    """Return the format of this name.

    Raises:
        FileError: there is none.
    """
    for entry in FORMATS:
        if entry.name == name:
            return entry
    raise FileError(
        "There is no file format “{name}”. Choose one of {names}.",
        name=name,
        names=", ".join(entry.name for entry in FORMATS),
    )


def format_for_path(path: str | PurePath) -> Format:
    """Return the format that a file name's suffix asks for.

    Raises:
        FileError: the suffix is none of a known format.
    """
    suffix = PurePath(path).suffix.lower()
    for entry in FORMATS:
        if suffix in entry.suffixes:
            return entry
    known = ", ".join(entry.suffixes[0] for entry in FORMATS)
    raise FileError(
        "“{name}” does not say which format to write. Let its name end in {known}.",
        name=PurePath(path).name,
        known=known,
    )


def format_of_bytes(head: bytes) -> Format | None:
    """Return the format of a file that begins with ``head``, or None, whatever its name."""
    return next((entry for entry in FORMATS if entry.matches(head)), None)


def titles() -> str:
    """Return the formats as words in a sentence: "TIFF, PNG, JPEG, WebP and BMP"."""
    return listed([entry.short_title for entry in FORMATS])
