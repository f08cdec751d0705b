import struct

import pytest
from PIL import Image

from inpaint_studio.files.metadata.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    Directory,
    build_exif,
    dpi_of,
    orientation_of,
    parse_exif,
)


def test_a_block_parsed_and_built_says_the_same_to_other_programs(make_exif):
    block = make_exif(orientation=6, dpi=(300, 200))
    again = Image.Exif()
    again.load(build_exif(parse_exif(block)))
    original = Image.Exif()
    original.load(block)
    assert again[271] == original[271] == "Agfa"
    assert again[274] == 6
    assert again.get_ifd(EXIF_POINTER) == original.get_ifd(EXIF_POINTER) != {}
    assert again.get_ifd(GPS_POINTER) == original.get_ifd(GPS_POINTER) != {}


def test_orientation_and_resolution_are_read(make_exif):
    directory = parse_exif(make_exif(orientation=8, dpi=(300, 200)))
    assert orientation_of(directory) == 8
    assert dpi_of(directory) == (300, 200)


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_are_read_and_written(order):
    head = b"II*\0" if order == "<" else b"MM\0*"
    table = struct.pack(order + "HHHIIHHIHH", 2, 271, 2, 5, 38, 274, 3, 1, 3, 0)
    block = head + struct.pack(order + "I", 8) + table + struct.pack(order + "I", 0) + b"Agfa\0\0"
    directory = parse_exif(block)
    assert orientation_of(directory) == 3
    assert directory.entries[271].data == b"Agfa\0"
    assert build_exif(directory) == block


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(None, id="missing"),
        pytest.param(b"", id="empty"),
        pytest.param(b"no exif at all", id="other"),
        pytest.param(b"II*\0\xff\xff\xff\xff", id="points nowhere"),
        pytest.param(b"II*\0\x08\0\0\0\xff\xff", id="cut"),
    ],
)
def test_a_broken_block_says_nothing(block):
    directory = parse_exif(block)
    assert directory.entries == {}
    assert orientation_of(directory) == 1
    assert dpi_of(directory) is None


def test_a_directory_that_points_at_itself_ends():
    table = struct.pack("<HHHII", 1, EXIF_POINTER, 4, 1, 8)
    directory = parse_exif(b"II*\0\x08\0\0\0" + table + b"\0\0\0\0")
    depth = 0
    while EXIF_POINTER in directory.children:
        directory, depth = directory.children[EXIF_POINTER], depth + 1
    assert depth <= 2


@pytest.mark.parametrize(("value", "expected"), [(0, 1), (9, 1), (65535, 1), (8, 8)])
def test_nonsense_orientations_count_as_upright(value, expected):
    table = struct.pack("<HHHIHH", 1, 274, 3, 1, value, 0)
    assert orientation_of(parse_exif(b"II*\0\x08\0\0\0" + table + b"\0\0\0\0")) == expected


def test_an_empty_directory_is_a_block_too():
    assert parse_exif(build_exif(Directory())).entries == {}
