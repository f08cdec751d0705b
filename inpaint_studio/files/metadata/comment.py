"""Comments: what somebody wrote about a photo into its file, in the place that each format has for it."""

from dataclasses import replace

from inpaint_studio.files.metadata.exif import Entry, build_exif, parse_exif

DESCRIPTION = 270
"""ImageDescription, the tag of EXIF and TIFF for a text about the photo."""

_ASCII = 2


def as_text(data: bytes) -> str | None:
    """Return a comment that is stored without its encoding: UTF-8, or else Latin-1. None where nothing is written."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\0", " ").rstrip() or None


def with_description(exif: bytes | None, comment: str) -> bytes | None:
    """Return an EXIF block whose description is the comment; None where it has another one.

    Programs write UTF-8 into this tag, although the standard has ASCII.
    """
    directory = parse_exif(exif)
    there = directory.entries.get(DESCRIPTION)
    text = as_text(there.data) if there is not None else None
    if text is not None:
        return exif if text == comment else None
    data = comment.encode() + b"\0"
    return build_exif(replace(directory, entries={**directory.entries, DESCRIPTION: Entry(_ASCII, len(data), data)}))
