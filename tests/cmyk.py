"""A colour profile of four inks, as small as one can be, for the tests of CMYK photos."""

import itertools
import struct

import numpy as np

PAPER, DARKEST = 100.0, 12.0
"""Lightness of white paper and of all inks together."""
_TINTS = {0: (-20.0, -30.0), 1: (35.0, -5.0), 2: (-5.0, 45.0)}


def cmyk_profile(darkest=DARKEST):
    """Return an ICC profile (version 2, lut16 tables from and to Lab) of a plain printer."""
    white = b"XYZ \0\0\0\0" + struct.pack(">iii", *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)))
    text = b"text\0\0\0\0made for a test\0"
    name = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Inks\0" + bytes(78)
    there, back = (
        _table(4, 3, [_lab(inks, darkest) for inks in itertools.product((0, 1), repeat=4)]),
        _table(3, 4, np.repeat([65535, 0], 16).reshape(8, 4)),
    )
    tags = {b"desc": name, b"cprt": text, b"wtpt": white, b"A2B0": there, b"A2B1": there, b"B2A0": back, b"B2A1": back}
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        table += tag + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    illuminant = struct.pack(">iii", 63190, 65536, 54061)
    head = b"\0\0\0\0" + b"\x02\x40\0\0" + b"prtrCMYKLab " + bytes(12) + b"acsp" + bytes(28) + illuminant
    head = struct.pack(">I", start + len(body)) + b"test" + head[4:]
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _lab(inks, darkest):
    *colours, black = inks
    light = PAPER - (PAPER - darkest) * min(1, 0.3 * sum(colours) + 0.9 * black)
    a, b = np.sum([np.multiply(_TINTS[index], amount) for index, amount in enumerate(colours)], axis=0) * (1 - black)
    return light * 65280 / 100, (a + 128) * 256, (b + 128) * 256


def _table(inputs, outputs, grid):
    """Return a lut16 of straight curves and two grid points a side."""
    head = b"mft2\0\0\0\0" + bytes([inputs, outputs, 2, 0]) + struct.pack(">9i", *np.eye(3, dtype=int).ravel() << 16)
    line = np.array([0, 65535], ">u2").tobytes()
    points = np.clip(np.rint(np.array(list(grid))), 0, 65535).astype(">u2").tobytes()
    return head + struct.pack(">HH", 2, 2) + line * inputs + points + line * outputs
