"""TIFFs as no library writes them any more, made byte by byte."""

import struct
from typing import NamedTuple

SHORT, LONG = 3, 4
_CODES = {1: "B", SHORT: "H", LONG: "I", 9: "i"}


class Entry(NamedTuple):
    """One entry of a directory."""

    tag: int
    kind: int
    values: object


def tiff_of(shape, strips, compression=1, entries=(), *, photometric=2, bits=8, rows=8, without=()):
    """Return a little-endian TIFF of a page that holds these strips; entries given replace those it would have.

    Args:
        shape: (rows, columns) or (rows, columns, channels).
        strips: the bytes of each, which lie behind the header one after the other.
        compression: the number of it.
        entries: further ones.
        photometric: the kind of colours.
        bits: of each channel.
        rows: of a strip, where there are several.
        without: tags that are to be missing.
    """
    body, offsets = bytearray(8), []
    for strip in strips:
        offsets.append(len(body))
        body += strip + b"\0" * (len(strip) % 2)
    channels = shape[2] if len(shape) > 2 else 1
    table = {
        entry.tag: entry
        for entry in (
            Entry(256, SHORT, [shape[1]]),
            Entry(257, SHORT, [shape[0]]),
            Entry(258, SHORT, [bits] * channels),
            Entry(259, SHORT, [compression]),
            Entry(262, SHORT, [photometric]),
            Entry(273, LONG, offsets),
            Entry(277, SHORT, [channels]),
            Entry(278, SHORT, [rows if len(strips) > 1 else shape[0]]),
            Entry(279, LONG, [len(strip) for strip in strips]),
            *entries,
        )
        if entry.tag not in without
    }
    rows_of_table = []
    for tag, kind, values in sorted(table.values(), key=lambda entry: entry.tag):
        data = struct.pack(f"<{len(values)}{_CODES[kind]}", *map(int, values))
        if len(data) > 4:
            place = len(body)
            body += data
            data = struct.pack("<I", place)
        rows_of_table.append(struct.pack("<HHI", tag, kind, len(values)) + data.ljust(4, b"\0"))
    body[:8] = struct.pack("<2sHI", b"II", 42, len(body))
    return bytes(body) + struct.pack("<H", len(rows_of_table)) + b"".join(rows_of_table) + bytes(4)


def packed_as_before_tiff_5(data):
    """Return bytes packed by LZW with the lowest bit first, in codes of 9 bits: the table is emptied in time."""
    clear, end = 256, 257
    codes, table, run = [clear], {}, b""
    for byte in data:
        longer = run + bytes([byte])
        if len(longer) == 1 or longer in table:
            run = longer
            continue
        codes.append(table[run] if len(run) > 1 else run[0])
        table[longer] = 258 + len(table)
        run = bytes([byte])
        if len(table) == 250:
            codes += [run[0], clear]
            table, run = {}, b""
    if run:
        codes.append(table[run] if len(run) > 1 else run[0])
    bits = sum(code << (9 * place) for place, code in enumerate([*codes, end]))
    return bits.to_bytes(-(-9 * (len(codes) + 1) // 8), "little")
