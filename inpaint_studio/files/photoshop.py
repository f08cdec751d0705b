"""Photoshop image resource blocks, the box in which JPEG keeps IPTC captions and keywords.

Layout: Adobe Photoshop File Formats Specification, "Image Resource Blocks"; IPTC-IIM is resource 0x0404.
"""

import struct

_SIGNATURE = b"8BIM"
_IPTC = 0x0404


def find_iptc(resources: bytes) -> bytes | None:
    """Return the IPTC block within image resources, or None."""
    position = 0
    while resources[position : position + 4] == _SIGNATURE:
        head = position + 6
        if head >= len(resources):
            return None
        head += (resources[head] + 2) // 2 * 2
        if head + 4 > len(resources):
            return None
        number = struct.unpack_from(">H", resources, position + 4)[0]
        length = struct.unpack_from(">I", resources, head)[0]
        if number == _IPTC:
            return resources[head + 4 : head + 4 + length] or None
        position = head + 4 + (length + 1) // 2 * 2
    return None


def wrap_iptc(iptc: bytes) -> bytes:
    """Return image resources that hold nothing but this IPTC block."""
    return _SIGNATURE + struct.pack(">HHI", _IPTC, 0, len(iptc)) + iptc + b"\0" * (len(iptc) % 2)
