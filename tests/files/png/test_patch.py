"""Saving into a PNG: pixels as Pillow and OpenCV see them, chunks as they stand in the file."""

import struct
import zlib

import cv2
import numpy as np
import pytest
import pyvips
from PIL import Image

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.png.chunks import MAGIC, Header, chunks, packed
from inpaint_studio.files.save import save_photo, saving_note

EXTRAS = [
    (b"gAMA", struct.pack(">I", 45455)),
    (b"cHRM", struct.pack(">8I", 31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)),
    (b"iCCP", b"archive\0\0" + zlib.compress(bytes(range(200)))),
    (b"pHYs", struct.pack(">IIB", 23622, 23622, 1)),
    (b"tEXt", b"Author\0Grandmother"),
    (b"zTXt", b"Comment\0\0" + zlib.compress(b"on the lake")),
    (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"),
    (b"eXIf", b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"),
    (b"prVt", b"a private chunk"),
]
LATE = [(b"tIME", struct.pack(">HBBBBB", 1999, 5, 4, 10, 0, 0)), (b"tEXt", b"Source\0album 3")]


def dressed(data, before=EXTRAS, after=LATE):
    """Return a PNG with chunks before and after its pixels."""
    found = list(chunks(data))
    own = {chunk.name: b"" for chunk in found}
    for chunk in found:
        if chunk.name in (b"IHDR", b"PLTE", b"tRNS", b"bKGD", b"sBIT", b"IDAT"):
            own[chunk.name] += data[chunk.start : chunk.end]
    early = b"".join(packed(*each) for each in before)
    late = b"".join(packed(*each) for each in after)
    order = [own.get(name, b"") for name in (b"PLTE", b"tRNS", b"bKGD", b"sBIT")]
    return b"".join((MAGIC, own[b"IHDR"], early, *order, own[b"IDAT"], late, packed(b"IEND", b""), b"behind"))


def bare(data):
    """Return the chunks beside the pixels, without those that go with the kind of pixels."""
    skipped = (b"IHDR", b"IDAT", b"PLTE", b"tRNS")
    return [(chunk.name, chunk.body(data)) for chunk in chunks(data) if chunk.name not in skipped]


def written(kind, make_pixels, encode_with_pillow, path):
    """Write a PNG of some kind with every chunk and return its bytes."""
    shape, depth = {"gray": (60, 80), "rgb": (60, 80, 3), "rgba": (60, 80, 4)}[kind[:-2].strip()], kind[-2:]
    pixels = make_pixels(shape, np.uint16 if depth == "16" else np.uint8)
    cv2.imwrite(str(path), pixels)
    path.write_bytes(dressed(path.read_bytes()))
    return path.read_bytes()


def painted(photo, change=None):
    """Return the photo with other pixels in a square, and where."""
    mask = np.zeros(photo.shape, bool)
    mask[10:20, 30:45] = True
    pixels = photo.pixels.copy()
    pixels[mask] = 255 - pixels[mask] if change is None else change
    return Photo(pixels, photo.alpha, photo.icc_profile, photo.metadata, photo.source), mask


def seen(path):
    with Image.open(path) as picture:
        return np.asarray(picture)


@pytest.mark.parametrize("kind", ["gray 8", "gray16", "rgb 8", "rgb16", "rgba 8", "rgba16"])
def test_pixels_outside_and_all_other_chunks_stay(kind, make_pixels, encode_with_pillow, tmp_path):
    path = tmp_path / "photo.png"
    old = written(kind, make_pixels, encode_with_pillow, path)
    before = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    photo = load_photo(path)
    changed, mask = painted(photo)
    assert saving_note(changed, path) == ""
    save_photo(changed, path)
    new = path.read_bytes()
    assert bare(new) == bare(old)
    assert [c.name for c in chunks(new) if c.name != b"IDAT"] == [c.name for c in chunks(old) if c.name != b"IDAT"]
    assert Header.parse(new) == Header.parse(old)
    assert new.endswith(b"behind")
    after = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    in_file = np.rot90(mask)  # orientation 6
    np.testing.assert_array_equal(after[~in_file], before[~in_file])
    np.testing.assert_array_equal(load_photo(path).pixels, changed.pixels)


def test_a_photo_that_was_not_changed_is_the_same_file(make_pixels, encode_with_pillow, tmp_path):
    path = tmp_path / "photo.png"
    old = written("rgb 8", make_pixels, encode_with_pillow, path)
    save_photo(load_photo(path), tmp_path / "copy.png")
    assert (tmp_path / "copy.png").read_bytes() == old


def indexed(make_pixels, encode_with_pillow, path, **options):
    picture = Image.fromarray(make_pixels((60, 80, 3))).quantize(options.pop("colours", 16))
    path.write_bytes(dressed(encode_with_pillow(picture, "PNG", **options)))
    return np.asarray(picture), np.array(picture.getpalette()).reshape(-1, 3)


@pytest.mark.parametrize("options", [{}, {"transparency": 3}, {"colours": 200}, {"bits": 4}])
def test_a_palette_is_kept_where_the_pixels_fit_it(options, make_pixels, encode_with_pillow, tmp_path):
    path = tmp_path / "photo.png"
    indices, palette = indexed(make_pixels, encode_with_pillow, path, **options)
    old = path.read_bytes()
    photo = load_photo(path)
    assert "a palette of few colours" in saving_note(photo, path)
    changed, mask = painted(photo, palette[5])
    if photo.alpha is not None:
        alpha = photo.alpha.copy()
        alpha[mask] = 255
        changed = Photo(changed.pixels, alpha, photo.icc_profile, photo.metadata, photo.source)
    save_photo(changed, path)
    new = path.read_bytes()
    assert bare(new) == bare(old)
    for name in (b"PLTE", b"tRNS"):
        assert [c.body(new) for c in chunks(new) if c.name == name] == [
            c.body(old) for c in chunks(old) if c.name == name
        ]
    in_file = np.rot90(mask)
    np.testing.assert_array_equal(seen(path)[~in_file], indices[~in_file])
    assert (seen(path)[in_file] == 5).all()


@pytest.mark.parametrize("options", [{}, {"transparency": 3}])
def test_a_palette_that_does_not_hold_the_colours_becomes_full_colour(
    options, make_pixels, encode_with_pillow, tmp_path
):
    path = tmp_path / "photo.png"
    indexed(make_pixels, encode_with_pillow, path, **options)
    photo = load_photo(path)
    changed, _ = painted(photo, (1, 2, 3))
    old = path.read_bytes()
    save_photo(changed, path)
    again = load_photo(path)
    np.testing.assert_array_equal(again.pixels, changed.pixels)
    if options:
        np.testing.assert_array_equal(again.alpha, changed.alpha)
    assert bare(path.read_bytes()) == bare(old)
    assert seen(path).shape[2] == (4 if options else 3)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_transparent_colour_is_kept_while_it_tells_the_transparency(mode, make_pixels, encode_with_pillow, tmp_path):
    pixels = np.asarray(Image.fromarray(make_pixels((60, 80, 3)) // 2 + 40).convert(mode)).copy()
    pixels[40:50, 40:70] = 7
    key = 7 if mode == "L" else (7, 7, 7)
    path = tmp_path / "photo.png"
    path.write_bytes(dressed(encode_with_pillow(Image.fromarray(pixels), "PNG", transparency=key), before=[]))
    photo = load_photo(path)
    changed, _ = painted(photo, 90)
    save_photo(changed, path)
    assert seen(path).ndim == pixels.ndim
    np.testing.assert_array_equal(load_photo(path).alpha, photo.alpha)
    clashing, _ = painted(load_photo(path), 7)
    save_photo(clashing, path)
    again = load_photo(path)
    np.testing.assert_array_equal(again.alpha, photo.alpha)
    np.testing.assert_array_equal(again.pixels, clashing.pixels)


@pytest.mark.parametrize("bits", [1, 2, 4])
def test_few_shades_of_gray_become_256_with_the_same_look(bits, make_pixels, tmp_path):
    path = tmp_path / "photo.png"
    gray = make_pixels((60, 80)) // (256 >> bits) * (255 // (2**bits - 1))
    pyvips.Image.new_from_array(gray).pngsave(str(path), bitdepth=bits, background=[0])
    path.write_bytes(dressed(path.read_bytes(), before=[(b"bKGD", struct.pack(">H", 1))]))
    assert Header.parse(path.read_bytes()).depth == bits
    photo = load_photo(path)
    assert "256" in saving_note(photo, path)
    changed, mask = painted(photo, 100)
    save_photo(changed, path)
    again = load_photo(path).pixels
    np.testing.assert_array_equal(again[~mask], gray[~mask])
    background = next(c.body(path.read_bytes()) for c in chunks(path.read_bytes()) if c.name == b"bKGD")
    assert background == struct.pack(">H", 255 // (2**bits - 1))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_an_interlaced_png_keeps_its_pixels_and_chunks(dtype, make_pixels, tmp_path):
    path = tmp_path / "photo.png"
    pixels = make_pixels((60, 80, 3), dtype)
    form = "rgb16" if dtype is np.uint16 else "srgb"
    pyvips.Image.new_from_array(pixels, interpretation=form).pngsave(str(path), interlace=True)
    old = dressed(path.read_bytes(), before=EXTRAS[:5])
    path.write_bytes(old)
    assert Header.parse(old).is_interlaced
    photo = load_photo(path)
    np.testing.assert_array_equal(photo.pixels, pixels)
    changed, _ = painted(photo)
    save_photo(changed, path)
    assert bare(path.read_bytes()) == bare(old)
    again = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)[..., ::-1]
    np.testing.assert_array_equal(again, changed.pixels)


def test_a_bomb_is_refused_before_it_is_decoded(make_pixels, tmp_path):
    path = tmp_path / "photo.png"
    cv2.imwrite(str(path), make_pixels())
    data = path.read_bytes()
    giant = packed(b"IHDR", struct.pack(">IIBBBBB", 20_000, 20_000, 16, 6, 0, 0, 0))
    path.write_bytes(MAGIC + giant + data[33:])
    with pytest.raises(Exception, match="is incomplete"):
        load_photo(path)
