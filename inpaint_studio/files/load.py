"""The door in: from a file or from encoded bytes to a photo."""

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.regular_file import SpecialFileError, open_regular
from inpaint_studio.errors import FileError
from inpaint_studio.files.content import DAMAGED, CannotReadError, Content, Page, TooManyPixelsError
from inpaint_studio.files.formats import HEAD_LENGTH, Format, format_of_bytes
from inpaint_studio.files.metadata.xmp_history import has_log
from inpaint_studio.files.readers import Reader, is_raw_photo, readable_titles, reader_for
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.turn import upright
from inpaint_studio.translation import tr

MAX_PIXELS = 1_000_000_000
"""The most pixels a photo may declare by default."""


def load_photo(path: str | Path, *, max_pixels: int = MAX_PIXELS, page: int | None = None) -> Photo:
    """Read a photo, gray, RGB, CMYK or Lab, from a file of any of the formats in ``FORMATS`` and ``READERS``.

    The format is recognised by the content, not by the name. The declared size is checked before anything is decoded.

    Args:
        path: the file.
        max_pixels: the most pixels it may declare.
        page: number of the page, from 0, in a file with several; None for the first that is no preview of another.

    Returns:
        The upright photo; its ``source`` names the path, the format and what in the file it does not carry.

    Raises:
        FileError: the file is missing, unreadable, no photo, damaged, incomplete, too large or of an unknown kind.
    """
    path = Path(path)
    try:
        with open_regular(path) as stream:
            source = Source(path, stamp=stamp_of(os.fstat(stream.fileno())), is_exact=True)
            return _read(stream, tr("“{name}”", name=path.name), source, max_pixels, page)
    except IsADirectoryError as error:
        raise FileError("“{name}” is a folder, not a photo.", name=path.name) from error
    except SpecialFileError as error:
        raise FileError("“{name}” is not a file.", name=path.name) from error
    except (OSError, ValueError) as error:
        raise FileError("“{name}” cannot be opened: {reason}.", name=path.name, reason=reason(error)) from error


def declared_size(path: str | Path) -> tuple[int, int] | None:
    """Return how many pixels a file declares, and how many bytes each takes in memory; nothing is decoded.

    Where the file is no photo that can be read, that is None.
    """
    try:
        load_photo(path, max_pixels=0)
    except FileError as error:
        cause = error.__cause__
        if isinstance(cause, TooManyPixelsError):
            return cause.pixels, cause.bytes_a_pixel
    return None


def list_pages(path: str | Path) -> list[Page]:
    """Return the pages of a file that holds several photos; none where it holds one or cannot be read.

    It raises no error; ``load_photo`` does.
    """
    try:
        with open_regular(path) as stream:
            if is_raw_photo(path, stream):  # Further pages of a RAW file are previews of its photo.
                return []
            entry = format_of_bytes(stream.read(HEAD_LENGTH))
            pages = entry.list_pages(stream) if entry is not None and entry.list_pages is not None else []
    except Exception:  # As in reading: codecs raise whatever comes to them.
        return []
    return pages if len(pages) > 1 else []


def decode_photo(data: bytes, *, max_pixels: int = MAX_PIXELS, name: str = "") -> Photo:
    """Read a photo from the bytes of a file, as they are pasted or dropped.

    Args:
        data: the whole file.
        max_pixels: the most pixels it may declare.
        name: what error messages call it.

    Returns:
        The upright photo, as from ``load_photo``, without a path.

    Raises:
        FileError: as from ``load_photo``.
    """
    return _read(io.BytesIO(data), tr("“{name}”", name=name) if name else tr("The pasted photo"), Source(), max_pixels)


def stamp_of(status: os.stat_result) -> tuple[int, int]:
    """Return (size in bytes, time of change in nanoseconds), which tell whether a file has changed."""
    return status.st_size, status.st_mtime_ns


def _read(stream: BinaryIO, name: str, source: Source, max_pixels: int, page: int | None = None) -> Photo:
    head = stream.read(HEAD_LENGTH)
    if not head:
        raise FileError("{name} is empty. Copy it again from where it came.", name=name)
    entry = reader_for(source.path, stream) or format_of_bytes(head)
    if entry is None:
        raise FileError(
            "{name} is no photo that can be opened. These can: {titles}.", name=name, titles=readable_titles()
        )
    stream.seek(0)
    try:
        content = _read_page(entry, stream, max_pixels, page)
        source = replace(
            source,
            format=entry.name if isinstance(entry, Format) else "",
            unread=content.unread,
            page=content.page,
            rewrite=content.rewrite,
            notes=content.notes,
            original=content.original,
            is_logged=has_log(content.metadata.xmp),
        )
        return _upright_photo(content, source)
    except CannotReadError as error:
        raise FileError(f"{name} {error}") from error
    except (OSError, MemoryError) as error:
        raise FileError("{name} cannot be opened: {reason}.", name=name, reason=reason(error)) from error
    except Exception as error:  # Codecs raise whatever comes to them when data is damaged.
        raise FileError(f"{name} {tr(DAMAGED)}") from error


def _read_page(entry: Format | Reader, stream: BinaryIO, max_pixels: int, page: int | None) -> Content:
    if isinstance(entry, Format) and entry.read_page is not None:
        return entry.read_page(stream, max_pixels, page)
    if page:
        raise CannotReadError("has no page {page}: a {title} has one.", page=page + 1, title=tr(entry.title))
    return entry.read(stream, max_pixels)


def _upright_photo(content: Content, source: Source) -> Photo:
    orientation = content.metadata.orientation
    alpha = content.alpha
    return Photo(
        pixels=_owned(upright(content.pixels, orientation)),
        alpha=None if alpha is None else _owned(upright(alpha, orientation)),
        icc_profile=content.icc_profile,
        metadata=content.metadata,
        source=source,
        model=content.model,  # type: ignore[arg-type]  # None is the usual
        values=content.values,  # type: ignore[arg-type]
    )


def _owned(array: NDArray[Any]) -> NDArray[Any]:
    """Return an array that owns its memory, so that a document can write to it; a copy only where it does not."""
    flags = array.flags
    return array if flags.owndata and flags.c_contiguous and flags.writeable else np.array(array, order="C")
