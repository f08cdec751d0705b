"""Old-style JPEG in TIFF, in the ways in which programs have written it."""

import re
import struct

import cv2
import imagecodecs
import numpy as np
import pytest
import simplejpeg

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.old_jpeg import _segments
from tests.files.tiff_maker import LONG, SHORT, Entry, tiff_of

ROWS = 16


def jpeg_of(pixels, *, has_restarts=False):
    """Return a JPEG in 4:2:0 with the usual tables, restarted at every row of blocks where asked."""
    options = [cv2.IMWRITE_JPEG_QUALITY, 90, cv2.IMWRITE_JPEG_RST_INTERVAL, -(-pixels.shape[1] // ROWS)]
    return cv2.imencode(".jpg", pixels[..., ::-1], options if has_restarts else options[:2])[1].tobytes()


def parted(jpeg):
    """Return the head of a JPEG with the scan's, and the scan's data without the end."""
    start = jpeg.index(b"\xff\xda")
    start += 2 + struct.unpack_from(">H", jpeg, start + 2)[0]
    return jpeg[:start], jpeg[start:-2]


def tiff_with_tables(shape, jpeg, scans, *, more=()):
    """Return a TIFF with the tables of a JPEG in tags, and its data in strips."""
    tables, body = {}, b""
    for marker, data in _segments(jpeg):
        while marker in (0xDB, 0xC4) and data:
            size = 64 if marker == 0xDB else 16 + sum(data[1:17])
            tables[marker, data[0]] = len(body)
            body += data[1 : 1 + size]
            data = data[1 + size :]
    start = 8 + sum(len(scan) + len(scan) % 2 for scan in scans)
    entries = [
        Entry(519, LONG, [start + tables[0xDB, kind] for kind in (0, 1, 1)]),
        Entry(520, LONG, [start + tables[0xC4, kind] for kind in (0, 1, 1)]),
        Entry(521, LONG, [start + tables[0xC4, 0x10 | kind] for kind in (0, 1, 1)]),
        Entry(512, SHORT, [1]),
        Entry(530, SHORT, [2, 2]),
        *more,
    ]
    places = [8 + sum(len(each) + len(each) % 2 for each in scans[:number]) for number in range(len(scans))]
    entries += [Entry(273, LONG, places), Entry(279, LONG, [len(scan) for scan in scans])]
    entries.append(Entry(278, SHORT, [ROWS if len(scans) > 1 else shape[0]]))
    return tiff_of(shape, [*scans, body], 6, entries, photometric=6)


def decoded(jpeg):
    """Return the pixels as libtiff makes them of a JPEG of the old style: with colours that are not smoothed."""
    is_gray = simplejpeg.decode_jpeg_header(jpeg)[2] == "Gray"
    return np.squeeze(simplejpeg.decode_jpeg(jpeg, "GRAY" if is_gray else "RGB", fastupsample=True))


def check(path, jpeg):
    """Make sure that the JPEG's pixels are opened and, saved, read by libtiff."""
    pixels = decoded(jpeg)
    photo = load_photo(path)
    assert np.array_equal(photo.pixels, pixels)
    assert "JPEG inside" in photo.source.rewrite
    save_photo(photo, path)
    assert np.array_equal(imagecodecs.tiff_decode(path.read_bytes()), pixels)


def test_tables_in_tags_and_one_strip(tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((50, 70, 3))
    jpeg = jpeg_of(pixels)
    path.write_bytes(tiff_with_tables(pixels.shape, jpeg, [parted(jpeg)[1]]))
    check(path, jpeg)


@pytest.mark.parametrize("ending", [b"", b"\xff\xd9"])
def test_tables_in_tags_and_strips_that_begin_anew(ending, tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((50, 70, 3))
    jpeg = jpeg_of(pixels, has_restarts=True)
    scans = [scan + ending for scan in re.split(rb"\xff[\xd0-\xd7]", parted(jpeg)[1])]
    assert len(scans) == 4
    path.write_bytes(tiff_with_tables(pixels.shape, jpeg, scans))
    check(path, jpeg)


@pytest.mark.parametrize("is_short", [False, True])
@pytest.mark.parametrize("has_strips", [False, True])
def test_a_jpeg_at_one_place(has_strips, is_short, tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((50, 70, 3))
    jpeg = jpeg_of(pixels)
    head, scan = parted(jpeg)
    entries = [Entry(513, LONG, [8]), Entry(514, LONG, [len(head) if is_short and has_strips else len(jpeg)])]
    if has_strips:
        entries += [Entry(273, LONG, [8 + len(head)]), Entry(279, LONG, [len(scan)])]
    without = () if has_strips else {273, 279}
    path.write_bytes(tiff_of(pixels.shape, [jpeg], 6, entries, photometric=6, without=without))
    check(path, jpeg)


def test_strips_that_are_jpegs_of_their_own(tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((48, 64, 3))
    strips = [jpeg_of(pixels[top : top + ROWS]) for top in range(0, 48, ROWS)]
    path.write_bytes(tiff_of(pixels.shape, strips, 6, photometric=6, rows=ROWS))
    expected = np.concatenate([decoded(strip) for strip in strips])
    assert np.array_equal(load_photo(path).pixels, expected)


def test_gray(tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((48, 64))
    jpeg = cv2.imencode(".jpg", pixels)[1].tobytes()
    path.write_bytes(tiff_of(pixels.shape, [jpeg], 6, photometric=1))
    check(path, jpeg)


def test_one_without_tables_is_refused(tmp_path, make_pixels):
    path, pixels = tmp_path / "old.tif", make_pixels((48, 64, 3))
    path.write_bytes(tiff_of(pixels.shape, [parted(jpeg_of(pixels))[1]], 6, photometric=6))
    with pytest.raises(FileError, match="damaged"):
        load_photo(path)
