"""In which format a photo is saved at a path, and whether it can be; checked before long work and when saving."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.regular_file import open_regular
from inpaint_studio.errors import FileError
from inpaint_studio.files.formats import FORMATS, Format, format_for_path, format_named
from inpaint_studio.files.readers import is_raw_photo
from inpaint_studio.translation import tr


def is_own_file(source: Source, path: str | Path) -> bool:
    """Whether ``path`` is the file that the photo is in; links are followed."""
    return source.path is not None and os.path.realpath(path) == os.path.realpath(source.path)


def target_format(source: Source, path: str | Path, options: Any = None) -> Format:
    """Return the format that a photo is written in at ``path``.

    Its own file stays what it is, whatever its name says, unless another format's options are given.

    Raises:
        FileError: the suffix is none of a known format, or its own file is of one that is only opened.
    """
    if options is not None or not is_own_file(source, path):
        return format_for_path(path)
    if not source.format:
        check_not_raw(path)
        raise FileError(
            "“{name}” is of a format that is only opened, not written. Save the photo under another name, as TIFF.",
            name=Path(path).name,
        )
    return format_named(source.format)


def check_not_raw(path: str | Path) -> None:
    """Make sure that saving replaces no RAW photo.

    Raises:
        FileError: there is one at ``path``.
    """
    is_raw = False
    with suppress(OSError, ValueError), open_regular(Path(path)) as stream:  # Other checks report what is not a file.
        is_raw = is_raw_photo(path, stream)
    if is_raw:
        raise FileError(
            "“{name}” is a camera RAW photo, which is never replaced. Save under another name.", name=Path(path).name
        )


def check_size(photo: Photo, entry: Format) -> None:
    """Make sure that a format can hold a photo of this size.

    Raises:
        FileError: it cannot.
    """
    if max(photo.shape) > entry.max_side:
        raise FileError(
            "A {title} can be at most {limit} pixels wide and high, and this photo is {size}. Save it as TIFF.",
            title=tr(entry.title),
            limit=entry.max_side,
            size=f"{photo.shape[1]} × {photo.shape[0]}",
        )


def misnomer(source: Source, path: str | Path) -> str:
    """Return a sentence if ``path`` is the photo's own file and its suffix is another format's; else an empty text."""
    suffix = Path(path).suffix.lower()
    if not source.format or not is_own_file(source, path) or not any(suffix in entry.suffixes for entry in FORMATS):
        return ""
    entry, named = format_named(source.format), format_for_path(path)
    if named is entry:
        return ""
    return tr(
        "Its content is {title}, not {named} as its name says, and so it stays.",
        title=entry.short_title,
        named=named.short_title,
    )
