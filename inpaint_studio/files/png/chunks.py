"""Finds and builds the chunks of a PNG.

Portable Network Graphics Specification, third edition (W3C, 2025), sections 5 and 11.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from inpaint_studio.files.metadata.photoshop import find_iptc, wrap_iptc

MAGIC = b"\x89PNG\r\n\x1a\n"
XMP = b"XML:com.adobe.xmp\0"
FOR_DECODING = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The chunks that pixels depend on."""
IPTC = b"Raw profile type iptc"
GRAY, RGB, PALETTE, GRAY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6
CHANNELS = {GRAY: 1, RGB: 3, PALETTE: 1, GRAY_ALPHA: 2, RGB_ALPHA: 4}
_MAX_UNPACKED = 1 << 26


@dataclass(frozen=True, slots=True)
class Chunk:
    """One chunk.

    Attributes:
        name: its four letters.
        start: where it begins in the file.
        end: where it ends, after its checksum; beyond the end of a file that was cut short.
    """

    name: bytes
    start: int
    end: int

    def body(self, data: bytes) -> bytes:
        """Return its content."""
        return data[self.start + 8 : self.end - 4]

    def is_intact(self, data: bytes) -> bool:
        """Whether its checksum is right."""
        checked = data[self.start + 4 : self.end - 4]
        return zlib.crc32(checked) == int.from_bytes(data[self.end - 4 : self.end], "big")


@dataclass(frozen=True, slots=True)
class Header:
    """The fields of IHDR; ``kind`` is the colour type, ``depth`` the bits per sample."""

    width: int
    height: int
    depth: int
    kind: int
    is_interlaced: bool = False

    @classmethod
    def parse(cls, data: bytes) -> "Header":
        """Read the header of a PNG file."""
        width, height, depth, kind, _, _, interlace = struct.unpack_from(">IIBBBBB", data, len(MAGIC) + 8)
        return cls(width, height, depth, kind, bool(interlace))

    @property
    def packed(self) -> bytes:
        """The IHDR chunk as bytes."""
        fields = self.width, self.height, self.depth, self.kind, 0, 0, self.is_interlaced
        return packed(b"IHDR", struct.pack(">IIBBBBB", *fields))

    @property
    def raw_length(self) -> int:
        """How many bytes the samples take before compression, without the filter byte of each row."""
        return (self.width * self.depth * CHANNELS.get(self.kind, 1) + 7) // 8 * self.height


def chunks(data: bytes) -> Iterator[Chunk]:
    """Yield the chunks up to IEND, or to where the file was cut short."""
    position = len(MAGIC)
    while position + 12 <= len(data):
        end = position + 12 + struct.unpack_from(">I", data, position)[0]
        name = data[position + 4 : position + 8]
        yield Chunk(name, position, end)
        if name == b"IEND":
            return
        position = end


def packed(name: bytes, body: bytes) -> bytes:
    """Return a chunk of this name and content as bytes."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def xmp_chunk(xmp: bytes) -> bytes:
    """Return an XMP packet as a chunk."""
    return packed(b"iTXt", XMP + b"\0\0\0\0" + xmp)


def xmp_of(body: bytes) -> bytes | None:
    """Return the XMP packet within an iTXt chunk; None where it holds none or a broken one."""
    if not body.startswith(XMP) or len(body) <= len(XMP) + 2:
        return None
    text = body[len(XMP) + 2 :].split(b"\0", 2)[-1]
    return unpacked(text) if body[len(XMP)] else text


def iptc_chunk(iptc: bytes) -> bytes:
    """Return an IPTC block as a chunk, as ImageMagick and exiftool keep it: hexadecimal, within image resources."""
    resources = wrap_iptc(iptc)
    digits = resources.hex()
    lines = "\n".join(digits[start : start + 72] for start in range(0, len(digits), 72))
    return packed(b"zTXt", IPTC + b"\0\0" + zlib.compress(f"\niptc\n{len(resources):8}\n{lines}\n".encode(), 9))


def iptc_of(name: bytes, body: bytes) -> bytes | None:
    """Return the IPTC block within a tEXt or zTXt chunk; None where it holds none or a broken one."""
    keyword, _, text = body.partition(b"\0")
    if keyword != IPTC:
        return None
    plain = unpacked(text[1:]) if name == b"zTXt" else text
    _, _, rest = (plain or b"").lstrip().partition(b"\n")  # the name of the profile
    _, _, digits = rest.lstrip().partition(b"\n")  # its length
    try:
        return find_iptc(bytes.fromhex(digits.decode("ascii")))
    except ValueError:
        return None


def text_chunk(keyword: bytes, text: str) -> bytes:
    """Return a text about the photo as a chunk."""
    try:
        return packed(b"tEXt", keyword + b"\0" + text.encode("latin-1"))
    except UnicodeEncodeError:
        return packed(b"iTXt", keyword + b"\0\0\0\0\0" + text.encode())


def text_of(name: bytes, body: bytes) -> str | None:
    """Return the text within a tEXt, zTXt or iTXt chunk; None where it is empty or broken."""
    _, _, rest = body.partition(b"\0")
    if name == b"tEXt":
        text: bytes | None = rest
    elif name == b"zTXt":
        text = unpacked(rest[1:])
    else:
        coded = rest[2:].split(b"\0", 2)[-1]
        text = unpacked(coded) if rest[:1] == b"\1" else coded
    coding = "utf-8" if name == b"iTXt" else "latin-1"
    return (text or b"").decode(coding, "replace").replace("\0", " ").rstrip() or None


def unpacked(data: bytes) -> bytes | None:
    """Decompress zlib data; None where it is broken or too large for metadata."""
    unpacker = zlib.decompressobj()
    try:
        result = unpacker.decompress(data, _MAX_UNPACKED)
    except zlib.error:
        return None
    return result if unpacker.eof else None
