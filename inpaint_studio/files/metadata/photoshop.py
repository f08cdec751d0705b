"""Photoshop image resource blocks, the box in which JPEG keeps IPTC captions and keywords.

Layout: Adobe Photoshop File Formats Specification, "Image Resource Blocks"; IPTC-IIM is resource 0x0404.
"""

import struct

_SIGNATURE = b"8BIM"
_IPTC = 0x0404
RESOLUTION = 0x03ED


def resources(data: bytes) -> dict[int, bytes]:
    """Return image resources by their numbers, up to the first broken one; of equal numbers the first counts."""
    found: dict[int, bytes] = {}
    position = 0
    while data[position : position + 4] == _SIGNATURE:
        head = position + 6
        if head >= len(data):
            break
        head += (data[head] + 2) // 2 * 2
        if head + 4 > len(data):
            break
        number = struct.unpack_from(">H", data, position + 4)[0]
        length = struct.unpack_from(">I", data, head)[0]
        found.setdefault(number, data[head + 4 : head + 4 + length])
        position = head + 4 + (length + 1) // 2 * 2
    return found


def find_iptc(data: bytes) -> bytes | None:
    """Return the IPTC block within image resources, or None."""
    return resources(data).get(_IPTC) or None


def wrap_iptc(iptc: bytes) -> bytes:
    """Return image resources that hold only this IPTC block."""
    return _SIGNATURE + struct.pack(">HHI", _IPTC, 0, len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
