"""Writes TIFF by tifffile, and appends the EXIF and GPS directories.

tifffile cannot write these sub-directories. So it writes placeholder tags in the first directory, which are then turned
into pointers to directories at the end of the file.
"""

import struct
from dataclasses import dataclass
from typing import Any, BinaryIO

import tifffile

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.files.content import Content, joined_channels
from inpaint_studio.files.metadata.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    ORIENTATION,
    Directory,
    Layout,
    parse_exif,
    write_directory,
)
from inpaint_studio.files.tiff.forms import LAB, form_for
from inpaint_studio.files.tiff.kinds import PHOTOMETRICS
from inpaint_studio.files.tiff.read import DESCRIPTIVE_TAGS, IPTC, XMP

_PLACEHOLDERS = {EXIF_POINTER: EXIF_POINTER - 1, GPS_POINTER: GPS_POINTER - 1}
_BYTE, _SHORT, _LONG, _UNDEFINED = 1, 3, 4, 7


@dataclass(frozen=True)
class TiffOptions:
    """How a TIFF is written."""

    compression: str = option(
        "deflate",
        OptionSpec(
            "Compression",
            "All are lossless. Every program reads none and LZW; Zstandard is fast and small but newer.",
            choices=(("none", "None"), ("lzw", "LZW"), ("deflate", "Deflate (ZIP)"), ("zstd", "Zstandard")),
        ),
    )

    def __post_init__(self) -> None:
        check_options(self)


_COMPRESSIONS = {"none": None, "lzw": "lzw", "deflate": "adobe_deflate", "zstd": "zstd"}


def write_tiff(stream: BinaryIO, content: Content, options: TiffOptions) -> None:
    """Write pixels of any kind, with or without alpha, with all metadata; as BigTIFF above 4 GB."""
    directory = parse_exif(content.metadata.exif)
    compression = _COMPRESSIONS[options.compression]
    meta, form = content.metadata, form_for(content)
    tifffile.imwrite(
        stream,
        form.to_numbers(joined_channels(content)).view(form.stored),
        byteorder="<" if directory.layout.order == "<" else ">",
        photometric=next((kind for kind, model in LAB.items() if model is form.model), PHOTOMETRICS[content.colours]),
        planarconfig="contig" if content.pixels.ndim == 3 or content.alpha is not None else None,
        extrasamples=["unassalpha"] if content.alpha is not None else None,
        compression=compression,
        predictor=compression is not None and not form.is_packed,
        resolution=meta.dpi,
        resolutionunit="inch" if meta.dpi else None,
        iccprofile=content.icc_profile,
        software=False,
        metadata=None,
        extratags=_extra_tags(content, directory),
    )
    _append_directories(stream, directory)


def _extra_tags(content: Content, directory: Directory) -> list[Any]:
    meta = content.metadata
    tags: list[Any] = [
        (tag, entry.kind, entry.count, entry.data, True)
        for tag, entry in directory.entries.items()
        if tag in DESCRIPTIVE_TAGS
    ]
    tags.append((ORIENTATION, _SHORT, 1, meta.orientation, True))
    if meta.xmp:
        tags.append((XMP, _BYTE, len(meta.xmp), meta.xmp, True))
    if meta.iptc:
        tags.append((IPTC, _UNDEFINED, len(meta.iptc), meta.iptc, True))
    tags.extend((code, _LONG, 1, 0, True) for tag, code in _PLACEHOLDERS.items() if tag in directory.children)
    return tags


def _append_directories(stream: BinaryIO, directory: Directory) -> None:
    """Append the EXIF and GPS directories and turn the placeholders into pointers to them."""
    order = directory.layout.order
    stream.seek(0)
    head = stream.read(16)
    layout = Layout(order, is_big=struct.unpack_from(order + "H", head, 2)[0] == 43)
    first = layout.offset.unpack_from(head, 8 if layout.is_big else 4)[0]
    for tag, placeholder in _PLACEHOLDERS.items():
        if tag not in directory.children:
            continue
        start = stream.seek(0, 2)
        start += stream.write(b"\0" * (start % 2))
        stream.write(write_directory(directory.children[tag], start, layout=layout))
        stream.seek(first)
        count = layout.count.unpack(stream.read(layout.count.size))[0]
        width = layout.entry.size + layout.offset.size
        table = stream.read(count * width)
        for row in range(0, len(table), width):
            if layout.entry.unpack_from(table, row)[0] == placeholder:
                stream.seek(first + layout.count.size + row)
                stream.write(struct.pack(order + "H", tag))
                stream.seek(first + layout.count.size + row + layout.entry.size)
                stream.write(struct.pack(order + "I", start))
