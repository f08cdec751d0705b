"""JPEGs and PNGs that are odd or cut short open as every viewer opens them; damage is told when pixels are damaged."""

import struct
import zlib

import numpy as np
import pytest

from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.segments import DQT, EOI, SOS, segments
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.png.chunks import chunks
from inpaint_studio.files.save import save_photo

CUT = "This file ends before the photo does"
PART = "Part of this file is damaged"
JPEGS = {
    "4:2:0": {},
    "4:4:4": {"subsampling": 0},
    "progressive": {"progressive": True},
    "restart markers": {"restart_marker_blocks": 5},
}


@pytest.fixture(params=JPEGS)
def jpeg(request, encode_with_pillow, make_pixels):
    return encode_with_pillow(make_pixels((96, 128, 3)), "JPEG", quality=85, comment=b"kept", **JPEGS[request.param])


def place_of(data, marker):
    return next(segment for segment in segments(data) if segment.marker == marker)


def with_junk(data, junk=b"\x00\x11\x22\x33\x44"):
    start = place_of(data, DQT).start
    return data[:start] + junk + data[start:]


def with_short_comment(data):
    """Return the file with a comment whose length leaves out the last five of its letters."""
    start = data.index(b"\xff\xfe")
    return data[: start + 2] + struct.pack(">H", struct.unpack_from(">H", data, start + 2)[0] - 5) + data[start + 4 :]


def with_padding(data, padding):
    end = place_of(data, EOI).start
    return data[:end] + padding + data[end:]


ODD = {
    "junk between segments": with_junk,
    "a length that is too short": with_short_comment,
    "a length of nothing": lambda data: data[:2] + b"\xff\xe5\0\0" + data[2:],
    "zeros before the end": lambda data: with_padding(data, bytes(400)),
    "equal bytes before the end": lambda data: with_padding(data, b"\x20" * 64),
    "fill bytes before the end": lambda data: with_padding(data, b"\xff" * 30),
    "no end": lambda data: data[:-2],
    "half an end": lambda data: data[:-1],
    "no end but zeros": lambda data: data[:-2] + bytes(200),
}


@pytest.mark.parametrize("oddness", ODD)
def test_an_odd_jpeg_opens_with_all_its_pixels_and_without_alarm(oddness, jpeg):
    photo = decode_photo(ODD[oddness](jpeg))
    np.testing.assert_array_equal(photo.pixels, decode_photo(jpeg).pixels)
    assert photo.source.notes == ()
    assert photo.source.rewrite == ""


@pytest.mark.parametrize("oddness", ODD)
def test_an_odd_jpeg_is_saved_block_by_block(oddness, encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(ODD[oddness](encode_with_pillow(make_pixels((96, 128, 3)), "JPEG", comment=b"kept")))
    photo = load_photo(path)
    save_photo(changed(photo), path)
    assert_kept(load_photo(path), photo)
    assert path.read_bytes().endswith(b"\xff\xd9")


def changed(photo):
    """Return the photo with other pixels in a corner."""
    pixels = photo.pixels.copy()
    pixels[4:12, 4:12] = 90
    return type(photo)(pixels, photo.alpha, photo.icc_profile, photo.metadata, photo.source)


def assert_kept(after, before):
    """Assert that pixels away from that corner are unchanged."""
    np.testing.assert_array_equal(after.pixels[32:], before.pixels[32:])
    np.testing.assert_array_equal(after.pixels[:, 32:], before.pixels[:, 32:])


def test_a_jpeg_that_was_cut_short_shows_what_is_there_and_says_so(jpeg):
    whole = decode_photo(jpeg).pixels
    photo = decode_photo(jpeg[: len(jpeg) * 6 // 10])
    assert photo.source.notes[0].startswith(CUT)
    assert photo.pixels.shape == whole.shape
    if b"\xff\xc0" in jpeg:  # Not in several passes.
        np.testing.assert_array_equal(photo.pixels[:16], whole[:16])
        assert len(np.unique(photo.pixels[-8:])) == 1


@pytest.mark.parametrize("share", [0.4, 0.9])
def test_a_cut_jpeg_is_saved_block_by_block_and_whole(share, encode_with_pillow, make_pixels, tmp_path):
    data = encode_with_pillow(make_pixels((96, 128, 3)), "JPEG", quality=85)
    path = tmp_path / "photo.jpg"
    path.write_bytes(data[: int(len(data) * share)])
    photo = load_photo(path)
    assert photo.source.rewrite == ""
    save_photo(changed(photo), path)
    again = load_photo(path)
    assert again.source.notes == ()
    assert_kept(again, photo)


def test_passes_that_are_missing_are_told(encode_with_pillow, make_pixels):
    data = encode_with_pillow(make_pixels((96, 128, 3)), "JPEG", progressive=True)
    scans = [segment for segment in segments(data) if segment.marker == SOS]
    photo = decode_photo(data[: scans[-1].start])
    assert photo.source.notes[0].startswith(CUT)


def test_a_jpeg_without_coded_data_is_incomplete(jpeg):
    for length in (3, 20, place_of(jpeg, SOS).start + 2):
        with pytest.raises(FileError, match="incomplete"):
            decode_photo(jpeg[:length])


def test_a_marker_in_coded_data_that_makes_no_sense_ends_what_can_be_shown(encode_with_pillow, make_pixels):
    data = bytearray(encode_with_pillow(make_pixels((96, 128, 3)), "JPEG"))
    scan = place_of(bytes(data), SOS)
    middle = (scan.start + scan.end) // 2
    data[middle : middle + 2] = b"\xff\x05"
    photo = decode_photo(bytes(data))
    assert photo.source.notes[0].startswith(PART)
    assert len(np.unique(photo.pixels[-8:])) == 1


PNGS = {"8 bits": np.uint8, "16 bits": np.uint16}


def png(pixels, *, is_interlaced=False):
    """Return a PNG whose data lies in several chunks."""
    kind = 0 if pixels.ndim == 2 else {2: 4, 3: 2, 4: 6}[pixels.shape[2]]
    passes = [(0, 0, 1, 1)]
    if is_interlaced:
        passes = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    big = pixels.astype(pixels.dtype.newbyteorder(">"))
    rows = [b"\0" + row.tobytes() for top, left, down, across in passes for row in big[top::down, left::across]]
    coded = zlib.compress(b"".join(rows))
    size = struct.pack(">IIBBBBB", *pixels.shape[1::-1], pixels.itemsize * 8, kind, 0, 0, is_interlaced)
    bodies = [(b"IHDR", size), *((b"IDAT", coded[at : at + 500]) for at in range(0, len(coded), 500)), (b"IEND", b"")]
    parts = (struct.pack(">I", len(b)) + n + b + struct.pack(">I", zlib.crc32(n + b)) for n, b in bodies)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


@pytest.mark.parametrize("missing", [1, 4, 12, 14, 16])
@pytest.mark.parametrize("depth", PNGS)
def test_a_png_without_its_end_opens_without_alarm(depth, missing, make_pixels):
    pixels = make_pixels((40, 60, 3), PNGS[depth])
    photo = decode_photo(png(pixels)[:-missing])
    np.testing.assert_array_equal(photo.pixels, pixels)
    assert photo.source.notes == ()


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("depth", PNGS)
def test_a_png_that_was_cut_short_shows_its_rows_then_gray_and_says_so(depth, channels, make_pixels, tmp_path):
    pixels = make_pixels((40, 60) if channels == 1 else (40, 60, channels), PNGS[depth])
    data = png(pixels)
    path = tmp_path / "photo.png"
    path.write_bytes(data[: len(data) * 6 // 10])
    photo = load_photo(path)
    colours = pixels if channels == 1 else pixels[..., :3]
    assert photo.source.notes[0].startswith(CUT)
    np.testing.assert_array_equal(photo.pixels[:15], colours[:15])
    assert (photo.pixels[-6:] == np.iinfo(pixels.dtype).max // 2 + 1).all()
    if channels == 4:
        np.testing.assert_array_equal(photo.alpha[:15], pixels[:15, :, 3])
        assert (photo.alpha[-6:] == np.iinfo(pixels.dtype).max).all()
    save_photo(changed(photo), path)
    again = load_photo(path)
    np.testing.assert_array_equal(again.pixels, changed(photo).pixels)
    assert again.source.notes == ()
    assert list(chunks(path.read_bytes()))[-1].name == b"IEND"


def test_a_cut_interlaced_png_is_coarse_where_pixels_are_missing(make_pixels):
    pixels = make_pixels((64, 64, 3))
    data = png(pixels, is_interlaced=True)
    photo = decode_photo(data[: len(data) * 6 // 10])
    assert photo.source.notes[0].startswith(CUT)
    np.testing.assert_array_equal(photo.pixels[::4, ::4], pixels[::4, ::4])
    assert np.abs(photo.pixels.astype(int) - pixels).mean() < 12


def test_a_fault_within_a_png_is_told(make_pixels):
    data = bytearray(png(make_pixels((40, 60, 3))))
    middle = len(data) // 2
    data[middle : middle + 6] = bytes(6)
    photo = decode_photo(bytes(data))
    assert photo.source.notes[0].startswith(PART)
    np.testing.assert_array_equal(photo.pixels[:8], make_pixels((40, 60, 3))[:8])


def test_a_png_without_a_single_row_is_incomplete(make_pixels):
    with pytest.raises(FileError, match="incomplete"):
        decode_photo(png(make_pixels((40, 600, 3)))[:60])
