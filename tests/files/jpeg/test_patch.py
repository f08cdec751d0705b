"""Saving into a JPEG: coefficients as jpeglib reads them, pixels as Pillow and OpenCV see them."""

import base64
import io
import struct
from dataclasses import replace

import cv2
import imagecodecs
import jpeglib
import numpy as np
import pytest
import simplejpeg
from PIL import Image
from skimage import data as pictures

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.jpeg.encode import estimated_quality
from inpaint_studio.files.jpeg.read_write import JpegOptions
from inpaint_studio.files.jpeg.requantise import refine
from inpaint_studio.files.jpeg.segments import is_note, segments
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo, saving_note

KINDS = {
    "4:2:0": {},
    "4:2:2": {"subsampling": 1},
    "4:4:4": {"subsampling": 0, "quality": 92},
    "progressive": {"progressive": True},
    "restart markers": {"restart_marker_blocks": 5},
    "gray": {},
    "rgb": {"subsampling": 0, "keep_rgb": True},
    "one table for all": {"qtables": [[3 + place // 4 for place in range(64)]]},
}
SHAPE = 131, 173
ARITHMETIC = (
    "|JeWF01!$>Nk#wx0RR9200961|JwjV01XKW3knDg3knMk4h;_zAQcl55)&sJ9v2`kDKRiEDJ?8BI!Zn>HbyrrEkIX6ModmpQ&KWM"
    "T47pHU`kO^PygEhLjevB4iga*CKVMXPc<zyPft%zPft%zPft%zPft%zPft%zPft%zPft%zPft%zPft%zPft%zPft%zPft%zPf!2J"
    "01*fP7yuvx0U`hb5di}c0sqVZ3IGrg1pyEd1^?Or3<CiG0ucid06zf#0C;whlOSs3RXCFf6E4?OcB9<(3qt<@O3G-k<`F8>lzO1H"
    "x+6n%%-PfWje56M@G_2g1~@hbjAdhREw=yJ"
)
"""A JPEG of 32 x 24 pixels, coded arithmetically by jpegtran."""


def tall(make_pixels, shape=SHAPE):
    pixels = make_pixels((*shape, 3))
    cv2.line(pixels, (10, 20), (150, 110), (255, 255, 255), 2)
    return pixels


@pytest.fixture(params=KINDS)
def jpeg(request, make_pixels, icc, make_exif, tmp_path):
    """Return a path to a JPEG of some kind with everything that one can hold, its thumbnail and an appendix too."""
    picture = Image.fromarray(tall(make_pixels))
    stream = io.BytesIO()
    options = {"icc_profile": icc, "dpi": (600, 600), "comment": b"Grandmother, 1931", "xmp": b"<x:xmpmeta/>"}
    exif = b"Exif\0\0" + make_exif(orientation=6)
    picture = picture.convert("L") if request.param == "gray" else picture
    picture.save(stream, "JPEG", exif=exif, **options, **KINDS[request.param])
    data = stream.getvalue()
    data = data[:-2] + b"\xff\xd9" + b"behind the end"
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    return path


def coefficients(path):
    """Return those of all components, (rows, columns, 8, 8), as they count in decoding, and the tables."""
    read = jpeglib.read_dct(str(path))
    names = ("Y", "Cb", "Cr")[: read.num_components]
    tables = [read.get_component_qt(index).astype(int) for index in range(len(names))]
    return [getattr(read, name) * table for name, table in zip(names, tables, strict=True)], tables


def restored(photo, mask):
    """Return the photo with other pixels under a mask."""
    pixels = photo.pixels.copy()
    blurred = cv2.medianBlur(pixels, 9)
    pixels[mask] = blurred[mask] ^ 1
    return Photo(pixels, None, photo.icc_profile, photo.metadata, photo.source)


def scratch(photo, start=(30, 40), end=(60, 90)):
    mask = np.zeros(photo.shape, np.uint8)
    cv2.line(mask, start, end, 1, 2)
    return mask > 0


def touched_blocks(mask, shape, size):
    """Return (rows, columns) bool: which blocks, as many pixels high and wide as ``size``, hold a masked pixel."""
    result = np.zeros(shape, bool)
    for row, column in np.argwhere(mask):
        result[row // size[0], column // size[1]] = True
    return result


def comment(path):
    with Image.open(path) as picture:
        return picture.info["comment"]


def seen_by_pillow(path):
    with Image.open(path) as picture:
        return np.asarray(picture)


def test_only_changed_blocks_get_other_coefficients(jpeg):
    before, tables = coefficients(jpeg)
    photo = load_photo(jpeg)
    mask = scratch(photo)
    save_photo(restored(photo, mask), jpeg)
    after, new_tables = coefficients(jpeg)
    in_file = np.rot90(mask)  # orientation 6
    # A coarse block reaches over several fine ones, which make up for what it rounds.
    tile = [8 * round(most / least) for most, least in zip(before[0].shape[:2], before[-1].shape[:2], strict=True)]
    in_file = np.kron(touched_blocks(in_file, (99, 99), tile), np.ones(tile))[: SHAPE[1], : SHAPE[0]]
    for old, new, table, new_table in zip(before, after, tables, new_tables, strict=True):
        np.testing.assert_array_equal(table % new_table, 0)  # So that every block can stay what it was.
        size = [8 * round(most / own) for most, own in zip(before[0].shape[:2], old.shape[:2], strict=True)]
        touched = touched_blocks(in_file, old.shape[:2], size)
        np.testing.assert_array_equal(new[~touched], old[~touched])
    assert (after[0] != before[0]).any()


def test_everything_beside_the_scans_stays_byte_for_byte(jpeg):
    old = jpeg.read_bytes()
    photo = load_photo(jpeg)
    save_photo(restored(photo, scratch(photo)), jpeg)
    new = jpeg.read_bytes()
    kept = [[(s.marker, s.body) for s in segments(data) if is_note(s.marker)] for data in (old, new)]
    assert kept[0] == kept[1]
    heads = [[(s.marker, s.body) for s in segments(data) if 0xC0 <= s.marker <= 0xC2] for data in (old, new)]
    assert heads[0] == heads[1]
    assert new.endswith(b"\xff\xd9behind the end")


def test_the_restored_pixels_are_there_and_the_others_nearly(jpeg):
    photo = load_photo(jpeg)
    mask = scratch(photo)
    wanted = restored(photo, mask)
    save_photo(wanted, jpeg)
    pixels = load_photo(jpeg).pixels
    reread = seen_by_pillow(jpeg)
    np.testing.assert_array_equal(np.rot90(pixels), reread)  # Pillow does not turn
    away = np.abs(pixels.astype(int) - wanted.pixels)
    assert away[mask].mean() < 12
    near = cv2.dilate(mask.astype(np.uint8), np.ones((33, 33))) > 0
    assert away[near & ~mask].max() <= 2
    assert away[~near].max() == 0


def decoded(data, *, is_plain):
    """Return the pixels as a decoder shows them that does not blend coarse colours, or as one that does."""
    colours = {"Gray": "GRAY"}.get(simplejpeg.decode_jpeg_header(data)[2], "RGB")
    return simplejpeg.decode_jpeg(data, colours, fastupsample=is_plain).astype(int)


@pytest.mark.parametrize("quality", [30, 60, 90])
@pytest.mark.parametrize("kind", ["4:2:0", "4:2:2", "4:4:4", "gray"])
@pytest.mark.parametrize("is_plain", [False, True], ids=["blending", "plain"])
def test_pixels_that_were_not_restored_stay_within_two_levels(kind, quality, is_plain, encode_with_pillow, tmp_path):
    pixels = cv2.resize(pictures.astronaut(), (160, 128), interpolation=cv2.INTER_AREA)
    scratched = cv2.line(pixels.copy(), (8, 20), (150, 110), (230, 30, 20), 3)
    mask = cv2.line(np.zeros((128, 160), np.uint8), (8, 20), (150, 110), 255, 9) > 0
    options = {**KINDS[kind], "quality": quality}
    path = tmp_path / "photo.jpg"
    path.write_bytes(
        encode_with_pillow(Image.fromarray(scratched).convert("L" if kind == "gray" else "RGB"), "JPEG", **options)
    )
    before, photo = path.read_bytes(), load_photo(path)
    wanted = photo.pixels.copy()
    wanted[mask] = (cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY) if kind == "gray" else pixels)[mask]
    save_photo(replace(photo, pixels=wanted), path)
    away = np.abs(decoded(path.read_bytes(), is_plain=is_plain) - decoded(before, is_plain=is_plain))
    assert away[~mask].max() <= 2
    core = cv2.erode(mask.astype(np.uint8), np.ones((7, 7))) > 0
    assert np.abs(load_photo(path).pixels[core].astype(int) - wanted[core]).mean() < 4


def test_steps_stay_coarse_where_finer_ones_could_not_be_coded():
    blocks = np.zeros((1, 2, 8, 8), np.int16)
    blocks[0, 0, 0, 1], blocks[0, 0, 0, 2], blocks[0, 0, 0, 3] = 100, -40, 12
    table = np.full(64, 12, np.float32)
    (fine,) = refine([blocks], [table], [0])
    assert fine[:4].tolist() == [1, 2, 1, 1]
    assert blocks[0, 0, 0, :4].tolist() == [0, 600, -480, 144]


def test_kept_pixels_of_changed_blocks_change_less_than_by_plain_rounding(make_pixels, encode_with_pillow, tmp_path):
    rng = np.random.default_rng(3)
    pixels = np.clip(make_pixels((128, 128, 3)) + rng.normal(0, 12, (128, 128, 1)), 0, 255).astype(np.uint8)
    (tmp_path / "a.jpg").write_bytes(encode_with_pillow(pixels, "JPEG", subsampling=0, quality=60))
    photo = load_photo(tmp_path / "a.jpg")
    mask = scratch(photo, (5, 8), (120, 100))
    wanted = restored(photo, mask)
    save_photo(wanted, tmp_path / "a.jpg")
    save_photo(wanted, tmp_path / "b.jpg", options=JpegOptions(quality=60))
    ours, plain = (np.abs(load_photo(tmp_path / f"{name}.jpg").pixels.astype(int) - wanted.pixels) for name in "ab")
    blocks = np.kron(touched_blocks(mask, (16, 16), (8, 8)), np.ones((8, 8))) > 0
    assert ours[blocks & ~mask].mean() < 0.7 * plain[blocks & ~mask].mean()


def test_saving_what_was_not_changed_gives_the_same_bytes(jpeg, tmp_path):
    save_photo(load_photo(jpeg), tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == jpeg.read_bytes()


def test_restoring_and_saving_20_times_changes_no_other_block(encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(tall(make_pixels), "JPEG"))
    before, _ = coefficients(path)
    touched = [np.zeros(component.shape[:2], bool) for component in before]
    for time in range(20):
        photo = load_photo(path)
        mask = scratch(photo, (5 + 4 * time, 20), (12 + 4 * time, 60))
        for blocks, size in zip(touched, ((8, 8), (16, 16), (16, 16)), strict=True):
            blocks |= touched_blocks(mask, blocks.shape, size)
        save_photo(restored(photo, mask), path)
    after, _ = coefficients(path)
    for old, new, blocks in zip(before, after, touched, strict=True):
        np.testing.assert_array_equal(new[~blocks], old[~blocks])


def test_saving_again_and_again_while_the_photo_is_open_quantises_once(encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(tall(make_pixels), "JPEG"))
    photo = load_photo(path)
    photo = restored(photo, scratch(photo))
    photo = photo.with_source(save_photo(photo, path))
    first = path.read_bytes()
    for _ in range(3):
        photo = photo.with_source(save_photo(photo, path))
    assert path.read_bytes() == first


def test_a_photo_whose_file_is_gone_is_saved_into_what_was_opened(encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(tall(make_pixels), "JPEG", comment=b"kept"))
    photo = load_photo(path)
    path.unlink()
    save_photo(restored(photo, scratch(photo)), path)
    assert comment(path) == b"kept"


def test_a_jpeg_told_from_another_keeps_its_blocks_in_a_new_file(jpeg, tmp_path):
    photo = load_photo(jpeg)
    assert saving_note(photo, tmp_path / "new.jpg") == ""
    save_photo(restored(photo, scratch(photo)), tmp_path / "new.jpg")
    for old, new in zip(coefficients(jpeg)[0], coefficients(tmp_path / "new.jpg")[0], strict=True):
        assert (old == new).all(axis=(2, 3)).mean() > 0.6


def arithmetic(pixels, encode_with_pillow, folder):
    (folder / "huffman.jpg").write_bytes(encode_with_pillow(pixels, "JPEG", quality=80))
    with jpeglib.version("turbo210"):
        jpeglib.read_dct(str(folder / "huffman.jpg")).write_dct(str(folder / "coded.jpg"), flags=["+ARITH_CODE"])
    return (folder / "coded.jpg").read_bytes()


@pytest.mark.parametrize("kind", ["arithmetic", "lossless"])
def test_other_kinds_are_saved_as_a_whole_with_all_markers_and_told(kind, encode_with_pillow, make_pixels, tmp_path):
    pixels = tall(make_pixels)
    if kind == "arithmetic":
        coded = arithmetic(pixels, encode_with_pillow, tmp_path)
        assert b"\xff\xc9" in coded
    else:
        coded = bytes(imagecodecs.jpeg8_encode(pixels, lossless=True))
        assert b"\xff\xc3" in coded
    path = tmp_path / "photo.jpg"
    path.write_bytes(coded[:2] + struct.pack(">BBH", 0xFF, 0xFE, 6) + b"kept" + coded[2:])
    photo = load_photo(path)
    assert "cannot be saved block by block" in saving_note(photo, path)
    assert photo.source.notes == ()
    save_photo(restored(photo, scratch(photo)), path)
    assert comment(path) == b"kept"
    assert np.abs(load_photo(path).pixels.astype(int) - photo.pixels)[:10].mean() < 5


@pytest.mark.parametrize("quality", [35, 75, 92, 100])
def test_the_quality_of_a_file_is_told_from_its_tables(quality, encode_with_pillow, make_pixels):
    assert estimated_quality(encode_with_pillow(make_pixels(), "JPEG", quality=quality)) == quality


def test_damage_inside_is_told_on_opening_and_saving_keeps_the_markers(encode_with_pillow, make_pixels, tmp_path):
    data = bytearray(encode_with_pillow(tall(make_pixels), "JPEG", comment=b"kept"))
    scan = next(s for s in segments(bytes(data)) if s.marker == 0xDA)
    middle = (scan.start + scan.end) // 2
    del data[middle : middle + 200]
    path = tmp_path / "photo.jpg"
    path.write_bytes(data)
    photo = load_photo(path)
    assert photo.source.notes[0].startswith("Part of this file is damaged")
    save_photo(photo, path)
    again = load_photo(path)
    assert not any("Part of this file" in note for note in again.source.notes)  # It decodes now; what is seen stays.
    assert comment(path) == b"kept"
    assert np.abs(again.pixels.astype(int) - photo.pixels).mean() < 3


def test_a_photo_of_another_size_is_not_put_into_the_file(encode_with_pillow, make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(encode_with_pillow(make_pixels(), "JPEG"))
    photo = load_photo(path)
    with pytest.raises(FileError, match="could not be saved: the file holds another photo"):
        save_photo(Photo(make_pixels((16, 16, 3)), source=photo.source), path)


def test_further_pictures_behind_the_first_are_still_found(encode_with_pillow, make_pixels, tmp_path):
    first, second = (Image.fromarray(tall(make_pixels)) for _ in range(2))
    path = tmp_path / "photo.jpg"
    first.save(path, "MPO", save_all=True, append_images=[second])
    photo = load_photo(path)
    save_photo(restored(photo, scratch(photo, end=(150, 120))), path)
    with Image.open(path) as picture:
        assert picture.n_frames == 2
        picture.seek(1)
        picture.load()
        assert picture.size == second.size


def test_a_bomb_is_refused_before_it_is_decoded(encode_with_pillow):
    data = bytearray(encode_with_pillow(np.zeros((8, 8), np.uint8), "JPEG"))
    place = data.index(b"\xff\xc0") + 5
    data[place : place + 4] = struct.pack(">HH", 20_000, 20_000)
    with pytest.raises(FileError, match="is damaged"):
        decode_photo(bytes(data))


def test_another_photo_in_every_pixel_is_coded_as_a_whole_with_the_files_tables(make_pixels, tmp_path):
    path = tmp_path / "photo.jpg"
    photo = Photo(make_pixels((*SHAPE, 3)))
    saved = photo.with_source(save_photo(photo, path))
    before = coefficients(path)[1]
    save_photo(Photo(255 - photo.pixels, source=saved.source), path)
    np.testing.assert_array_equal(coefficients(path)[1], before)
    assert np.abs(load_photo(path).pixels.astype(int) - (255 - photo.pixels)).mean() < 2


def test_arithmetic_coding_is_read_and_saved_as_a_whole_and_says_so(tmp_path):
    path = tmp_path / "photo.jpg"
    path.write_bytes(base64.b85decode(ARITHMETIC))
    photo = load_photo(path)
    np.testing.assert_array_equal(photo.pixels, np.asarray(Image.open(io.BytesIO(path.read_bytes()))))
    assert np.abs(photo.pixels[12, 16].astype(int) - (128, 120, 191)).max() < 12
    assert "cannot be saved block by block" in photo.source.rewrite
    save_photo(photo, path)
    assert b"\xff\xc9" not in path.read_bytes()
    assert np.abs(load_photo(path).pixels.astype(int) - photo.pixels).mean() < 3
