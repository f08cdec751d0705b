"""Lossless saving of TIFF: what other programs' libraries see afterwards, and what the bytes are."""

import io
import itertools
import struct
from contextlib import nullcontext
from dataclasses import replace

import cv2
import imagecodecs
import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.errors import FileError
from inpaint_studio.files.content import CannotPatchError
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.metadata.exif import Layout
from inpaint_studio.files.save import keeps_file, save_photo, saving_note
from inpaint_studio.files.tiff.target import Target
from tests.files.conftest import IPTC, XMP
from tests.files.tiff_maker import tiff_of

HOLE = (slice(20, 29), slice(30, 41))
"""Restored in every test: it meets several strips and tiles."""
STRUCTURE = {273, 279, 324, 325}
COMPRESSIONS = [(None, 1), ("lzw", 1), ("lzw", 2), ("deflate", 1), ("deflate", 2), ("zstd", 2), ("packbits", 1)]
LAYOUTS = [{"rowsperstrip": 7}, {"tile": (16, 16)}, {"rowsperstrip": 48}]
NUMBERS = [(np.uint8, "<", True), (np.uint16, ">", False), (np.uint16, "<", True)]  # dtype, order of bytes, is it big?
CHANNELS = {"gray": (), "rgb": (3,), "rgba": (4,), "rgb+ir": (4,)}


def restored_document(photo):
    """Return a document with other pixels in the hole, as an engine would make them."""
    document = Document(photo)
    region = Region(HOLE[0].start, HOLE[1].start, HOLE[0].stop, HOLE[1].stop)
    delta = np.full_like(photo.pixels[HOLE], 0x55)
    document.toggle(Plane.PHOTO, region, delta)
    return document


def restored(photo):
    """Return the photo with other pixels in the hole."""
    return restored_document(photo).photo


def in_hole(pixels):
    """Return what the file is to hold afterwards."""
    result = pixels.copy()
    result[HOLE] ^= np.array(0x55, pixels.dtype)
    return result


def tags_of(path, number=0):
    """Return all tags of a page and of its sub-directories, except those of the pixels' places."""
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[number]
        tags = [(tag.code, tag.dtype, tag.count, repr(tag.value)) for tag in page.tags if tag.code not in STRUCTURE]
        subpages = [[(tag.code, repr(tag.value)) for tag in each.tags] for each in page.pages or ()]
        return tags, subpages


def segments_of(path, number=0):
    """Return offset and bytes of each strip or tile."""
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[number]
        tiff.filehandle.seek(0)
        data = tiff.filehandle.read()
        return [
            (offset, data[offset : offset + count])
            for offset, count in zip(page.dataoffsets, page.databytecounts, strict=True)
        ]


def untouched(path, number=0):
    """Return the numbers of the strips or tiles that the hole does not overlap."""
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[number]
        result = []
        for index in range(len(page.dataoffsets)):
            (_, _, top, left, _), shape = page.decode(None, index)[1:]
            rows, columns = HOLE
            is_met = top < rows.stop and top + shape[1] > rows.start
            is_met &= left < columns.stop and left + shape[2] > columns.start
            if not is_met:
                result.append(index)
        return result


def write(path, pixels, **options):
    """Write a page with all that a scanner and an archive put beside the pixels."""
    extra = [(700, 1, len(XMP), XMP, True), (33723, 7, len(IPTC), IPTC, True), (65000, 3, 2, (5, 7), True)]
    options.setdefault("metadata", None)
    with tifffile.TiffWriter(
        path, byteorder=options.pop("byteorder", "<"), bigtiff=options.pop("bigtiff", False)
    ) as tiff:
        tiff.write(
            pixels, description="Grandmother", resolution=(1200, 1200), software="Scanner", extratags=extra, **options
        )
    return path


def assert_only_the_hole_changed(before, after, pixels):
    """Compare two files: pixels, tags, and the bytes of unchanged strips."""
    np.testing.assert_array_equal(tifffile.imread(after), in_hole(pixels))
    assert tags_of(after) == tags_of(before)
    old, new = segments_of(before), segments_of(after)
    assert len(old) == len(new)
    for index in untouched(before):
        assert new[index] == old[index]


def make(make_pixels, kind, dtype):
    pixels = make_pixels((48, 64, *CHANNELS[kind]), dtype)
    options = {"photometric": "minisblack" if kind == "gray" else "rgb"}
    if kind in ("rgba", "rgb+ir"):
        options["extrasamples"] = ["unassalpha" if kind == "rgba" else "unspecified"]
    return pixels, options


def expected_of(pixels, kind):
    """Return all channels with the hole in the colours alone."""
    result = pixels.copy()
    result[HOLE if kind == "gray" else (*HOLE, slice(3))] ^= np.array(0x55, pixels.dtype)
    return result


@pytest.mark.parametrize("kind", CHANNELS)
@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
@pytest.mark.parametrize("coding", range(len(COMPRESSIONS)))
def test_only_changed_strips_are_encoded_again(coding, layout, kind, make_pixels, tmp_path):
    """Each compression in each layout of each kind, and each pair with each way to hold numbers."""
    compression, predictor = COMPRESSIONS[coding]
    dtype, order, big = NUMBERS[(coding + layout + list(CHANNELS).index(kind)) % len(NUMBERS)]
    pixels, options = make(make_pixels, kind, dtype)
    path = write(
        tmp_path / "scan.tif", pixels, compression=compression, predictor=predictor > 1, byteorder=order, bigtiff=big,
        **LAYOUTS[layout], **options,
    )  # fmt: skip
    before = tmp_path / "before.tif"
    before.write_bytes(path.read_bytes())
    photo = restored(load_photo(path))
    assert photo.source.rewrite == ""
    assert saving_note(photo, path) == ""
    source = save_photo(photo, path)
    np.testing.assert_array_equal(tifffile.imread(path), expected_of(pixels, kind))
    assert tags_of(path) == tags_of(before)
    old, new = segments_of(before), segments_of(path)
    assert all(new[index] == old[index] for index in untouched(before))
    np.testing.assert_array_equal(load_photo(path).pixels, photo.pixels)
    assert load_photo(path).source == source


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
def test_files_of_pillow_are_read_by_pillow_afterwards(compression, mode, make_pixels, tmp_path):
    path, before = tmp_path / "scan.tif", tmp_path / "before.tif"
    picture = Image.fromarray(make_pixels((48, 64, 4))).convert(mode)
    picture.save(path, compression=compression, description="Grandmother", dpi=(600, 600))
    before.write_bytes(path.read_bytes())
    save_photo(restored(load_photo(path)), path)
    np.testing.assert_array_equal(
        np.asarray(Image.open(path)), expected_of(np.asarray(picture), "gray" if mode == "L" else "rgb")
    )
    assert tags_of(path) == tags_of(before)


@pytest.mark.parametrize("compression", [1, 5, 8, 32773, 32946])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_files_of_opencv_are_read_by_opencv_afterwards(compression, dtype, make_pixels, tmp_path):
    path, before = tmp_path / "scan.tif", tmp_path / "before.tif"
    pixels = make_pixels((48, 64, 3), dtype)
    assert cv2.imwrite(str(path), pixels[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, compression])
    before.write_bytes(path.read_bytes())
    save_photo(restored(load_photo(path)), path)
    np.testing.assert_array_equal(cv2.imread(str(path), cv2.IMREAD_UNCHANGED)[..., ::-1], in_hole(pixels))
    np.testing.assert_array_equal(imagecodecs.tiff_decode(path.read_bytes()), in_hole(pixels))
    assert tags_of(path) == tags_of(before)


@pytest.mark.parametrize("layout", [{}, {"rowsperstrip": 7}, {"tile": (16, 16)}])
@pytest.mark.parametrize("compression", [None, "deflate"])
def test_planes_that_lie_apart_stay_apart(compression, layout, make_pixels, tmp_path):
    pixels = make_pixels((4, 48, 64), np.uint16)
    path = write(
        tmp_path / "scan.tif", pixels, photometric="rgb", planarconfig="separate", extrasamples=["unspecified"],
        compression=compression, **layout,
    )  # fmt: skip
    before = segments_of(path)
    save_photo(restored(load_photo(path)), path)
    expected = pixels.copy()
    expected[(slice(3), *HOLE)] ^= 0x55
    np.testing.assert_array_equal(tifffile.imread(path), expected)
    infrared = len(before) * 3 // 4
    assert segments_of(path)[infrared:] == before[infrared:]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_white_is_zero_stays_so(dtype, make_pixels, tmp_path):
    pixels = make_pixels((48, 64), dtype)
    path = write(tmp_path / "scan.tif", pixels, photometric="miniswhite", compression="lzw", rowsperstrip=8)
    before = tmp_path / "before.tif"
    before.write_bytes(path.read_bytes())
    save_photo(restored(load_photo(path)), path)
    assert_only_the_hole_changed(before, path, pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_photos_stay_in_the_order_of_their_file(orientation, make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 3), np.uint16)
    path = tmp_path / "scan.tif"
    tag = (274, 3, 1, orientation, True)
    tifffile.imwrite(path, pixels, photometric="rgb", compression="deflate", extratags=[tag], rowsperstrip=8)
    document = restored_document(load_photo(path))
    photo = document.photo
    save_photo(photo, path, dirty_blocks=document.dirty_blocks)
    np.testing.assert_array_equal(load_photo(path).pixels, photo.pixels)
    changed = np.count_nonzero(np.any(tifffile.imread(path) != pixels, axis=2))
    assert changed == 9 * 11
    with tifffile.TiffFile(path) as tiff:
        assert tiff.pages[0].tags[274].value == orientation


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("big", [False, True])
def test_a_page_is_chosen_and_all_others_stay(number, big, make_pixels, tmp_path):
    pages = [make_pixels((48, 64, 3), np.uint16, seed) for seed in range(3)]
    path, before = tmp_path / "scan.tif", tmp_path / "before.tif"
    with tifffile.TiffWriter(path, bigtiff=big) as tiff:
        for page in pages:
            tiff.write(page, photometric="rgb", compression="deflate", rowsperstrip=8, metadata=None)
    before.write_bytes(path.read_bytes())
    photo = restored(load_photo(path, page=number))
    source = save_photo(photo, path)
    assert source.page == number
    for index in range(3):
        expected = in_hole(pages[index]) if index == number else pages[index]
        np.testing.assert_array_equal(tifffile.imread(path, key=index), expected)
        assert tags_of(path, index) == tags_of(before, index)
        if index != number:
            assert segments_of(path, index) == segments_of(before, index)
    assert saving_note(replace(photo, source=source), path) == ""


def test_a_page_that_is_not_there_is_told(make_pixels, tmp_path):
    tifffile.imwrite(tmp_path / "scan.tif", make_pixels())
    with pytest.raises(FileError, match="has no page 4: it has one"):
        load_photo(tmp_path / "scan.tif", page=3)


def test_an_infrared_page_stays_and_a_thumbnail_that_is_not_to_be_renewed(make_pixels, tmp_path):
    colours, infrared = make_pixels((48, 64, 3), np.uint16), make_pixels((48, 64), np.uint16, seed=2)
    path = tmp_path / "scan.tif"
    with tifffile.TiffWriter(path) as tiff:
        tiff.write(colours, photometric="rgb", compression="lzw", rowsperstrip=8, subifds=1, metadata=None)
        tiff.write(np.ascontiguousarray(colours[::4, ::4]), photometric="rgb", subfiletype=1)
        tiff.write(infrared, photometric="minisblack", metadata=None)
    tags = tags_of(path)
    save_photo(restored(load_photo(path)), path, renew_previews=False)
    assert tags_of(path) == tags
    np.testing.assert_array_equal(tifffile.imread(path, key=0), in_hole(colours))
    np.testing.assert_array_equal(tifffile.imread(path, key=1), infrared)
    with tifffile.TiffFile(path) as tiff:
        np.testing.assert_array_equal(tiff.pages[0].pages[0].asarray(), colours[::4, ::4])


def test_exif_gps_profile_and_all_else_stay(make_photo, tmp_path):
    path = tmp_path / "scan.tif"
    save_photo(make_photo(depth=16), path)
    tags = tags_of(path)
    photo = restored(load_photo(path))
    save_photo(photo, path)
    assert tags_of(path) == tags
    with tifffile.TiffFile(path) as tiff:
        page = tiff.pages[0]
        assert page.tags[34665].value["DateTimeOriginal"] == "1931:05:04 10:00:00"
        assert page.tags[34853].value["GPSLatitudeRef"] == "N"
        assert page.iccprofile == photo.icc_profile
    with Image.open(path) as picture:
        assert picture.tag_v2[700] == XMP


def test_a_photo_that_was_not_changed_gives_the_same_file(make_pixels, tmp_path):
    path = write(tmp_path / "scan.tif", make_pixels((48, 64, 3)), photometric="rgb", compression="lzw", rowsperstrip=8)
    save_photo(load_photo(path), tmp_path / "copy.tif")
    assert (tmp_path / "copy.tif").read_bytes() == path.read_bytes()


def test_uncompressed_pixels_are_changed_in_their_place(make_pixels, tmp_path):
    pixels = make_pixels((2000, 1500, 3), np.uint16)  # one strip of 18 MB, looked at in parts
    path = write(tmp_path / "scan.tif", pixels, photometric="rgb")
    before = np.fromfile(path, np.uint8)
    save_photo(restored(load_photo(path)), path)
    after = np.fromfile(path, np.uint8)
    assert len(before) == len(after)
    assert np.count_nonzero(before != after) <= 9 * 11 * 6
    np.testing.assert_array_equal(tifffile.imread(path), in_hole(pixels))


def test_saving_again_and_again_lets_a_file_of_one_strip_grow_once(make_pixels, tmp_path):
    path = write(tmp_path / "scan.tif", make_pixels((48, 64, 3), np.uint16), photometric="rgb", compression="deflate")
    rng = np.random.default_rng(0)
    lengths = []
    for _ in range(6):
        photo = load_photo(path)
        pixels = photo.pixels.copy()
        pixels[HOLE] = rng.integers(0, 65536, pixels[HOLE].shape)
        save_photo(replace(photo, pixels=pixels), path)
        np.testing.assert_array_equal(tifffile.imread(path), pixels)
        lengths.append(path.stat().st_size)
    assert max(lengths) < 2.1 * lengths[0]


def test_larger_strips_take_the_room_of_others_that_moved(make_pixels, tmp_path):
    path = write(
        tmp_path / "scan.tif", make_pixels((48, 64, 3), np.uint16) // 4096, photometric="rgb", compression="lzw",
        rowsperstrip=1,
    )  # fmt: skip
    length = path.stat().st_size
    photo = load_photo(path)
    pixels = photo.pixels.copy()
    pixels[:, :3] += np.random.default_rng(0).integers(0, 300, (48, 3, 3)).astype(np.uint16)
    save_photo(replace(photo, pixels=pixels), path)
    np.testing.assert_array_equal(tifffile.imread(path), pixels)
    encoded = sum(len(data) for _, data in segments_of(path))
    assert length < path.stat().st_size < length + encoded // 2


@pytest.mark.parametrize("side", ["before", "after"])
def test_only_what_may_differ_is_looked_at_while_the_file_is_the_same(side, make_pixels, tmp_path):
    pixels = make_pixels((48, 300, 3), np.uint16)
    path = write(tmp_path / "scan.tif", pixels, photometric="rgb", compression="deflate", tile=(48, 64))
    document = restored_document(load_photo(path))
    hidden = document.photo.pixels.copy()
    hidden[:, 280:] ^= 1  # Behind the document's back; only a comparison of everything finds it.
    photo = replace(document.photo, pixels=hidden)
    if side == "after":
        path.touch()
    save_photo(photo, path, dirty_blocks=document.dirty_blocks)
    expected = hidden if side == "after" else in_hole(pixels)
    np.testing.assert_array_equal(tifffile.imread(path), expected)


def test_undoing_after_a_save_saves_the_photo_as_it_was(make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 3), np.uint16)
    path = write(tmp_path / "scan.tif", pixels, photometric="rgb", compression="deflate", rowsperstrip=8)
    opened = load_photo(path)
    source = save_photo(restored(replace(opened, pixels=pixels.copy())), path)
    save_photo(replace(opened, pixels=pixels, source=source), path)
    np.testing.assert_array_equal(tifffile.imread(path), pixels)


def test_saving_under_another_name_takes_everything_along(make_pixels, tmp_path):
    pages = [make_pixels(seed=seed) for seed in range(2)]
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, np.stack(pages), photometric="rgb", compression="deflate")
    source = save_photo(restored(load_photo(path)), tmp_path / "other.tif")
    assert source.unread == ("the second page",)
    np.testing.assert_array_equal(tifffile.imread(path, key=0), pages[0])
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "other.tif", key=0), in_hole(pages[0]))
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "other.tif", key=1), pages[1])


def test_byte_counts_that_no_longer_fit_move_and_the_old_ones_stay(tmp_path):
    rng = np.random.default_rng(0)
    pixels = np.zeros((256, 256, 3), np.uint16)
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", compression="deflate", rowsperstrip=128)
    with tifffile.TiffFile(path) as tiff:
        tag = tiff.pages[0].tags[279]
    data = bytearray(path.read_bytes())
    struct.pack_into("<HI2H", data, tag.offset + 2, 3, 2, *tag.value)  # as short numbers, within the entry
    path.write_bytes(data)
    photo = load_photo(path)
    noise = rng.integers(0, 65536, pixels.shape).astype(np.uint16)
    save_photo(replace(photo, pixels=noise), path)
    np.testing.assert_array_equal(tifffile.imread(path), noise)
    np.testing.assert_array_equal(cv2.imread(str(path), cv2.IMREAD_UNCHANGED)[..., ::-1], noise)
    with tifffile.TiffFile(path) as tiff:
        assert tiff.pages[0].tags[279].dtype == 4


def test_strips_that_share_their_bytes_part_when_one_changes(tmp_path):
    pixels = np.zeros((48, 64, 3), np.uint8)
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, pixels, photometric="rgb", rowsperstrip=16, compression="deflate")
    with tifffile.TiffFile(path) as tiff:
        tags = tiff.pages[0].tags
        offsets, counts, place = tags[273].value, tags[279].value, tags[273].valueoffset
    data = bytearray(path.read_bytes())
    assert len(set(counts)) == 1
    struct.pack_into("<3I", data, place, *[offsets[0]] * 3)
    path.write_bytes(data)
    save_photo(restored(load_photo(path)), path)
    np.testing.assert_array_equal(tifffile.imread(path), in_hole(pixels))


def test_arrays_of_offsets_that_pages_share_part_when_one_changes(make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 3))
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, np.stack([pixels] * 2), photometric="rgb", rowsperstrip=8, compression="lzw", metadata=None)
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as tiff:
        first, second = (page.tags for page in tiff.pages)
        for tag in (273, 279):
            struct.pack_into("<I", data, second[tag].offset + 8, first[tag].valueoffset)
    path.write_bytes(data)
    np.testing.assert_array_equal(tifffile.imread(path, key=1), pixels)
    save_photo(restored(load_photo(path)), path)
    np.testing.assert_array_equal(tifffile.imread(path, key=0), in_hole(pixels))
    np.testing.assert_array_equal(tifffile.imread(path, key=1), pixels)


# --- all pixels anew --------------------------------------------------------------------------------------------------


def jpeg_inside(path, make_pixels):
    tifffile.imwrite(
        path, make_pixels((64, 96, 3)), photometric="ycbcr", compression="jpeg", tile=(32, 32), metadata=None
    )


def palette(path, make_pixels):
    Image.fromarray(make_pixels((64, 96, 3))).quantize(16).save(path)


def few_levels(path, make_pixels):
    levels = make_pixels((64, 96)) >> 4
    pairs = levels[:, ::2] << 4 | levels[:, 1::2]
    path.write_bytes(tiff_of(levels.shape, [pairs.tobytes()], bits=4, photometric=1))


def multiplied(path, make_pixels):
    alpha = make_pixels((64, 96), seed=2)
    pixels = np.rint(make_pixels((64, 96, 3)) * (alpha[..., None] / 255)).astype(np.uint8)
    tifffile.imwrite(path, np.dstack([pixels, alpha]), photometric="rgb", extrasamples=["assocalpha"], metadata=None)


def backwards(path, make_pixels):
    """Write bytes whose bits run the other way, as fax machines did."""
    pixels = make_pixels((64, 96, 3))
    tifffile.imwrite(path, pixels, photometric="rgb", metadata=None, resolution=(300, 300), rowsperstrip=64)
    data = bytearray(path.read_bytes())
    with tifffile.TiffFile(path) as tiff:
        tag, start = tiff.pages[0].tags[296], tiff.pages[0].dataoffsets[0]
    struct.pack_into("<HHII", data, tag.offset, 266, 3, 1, 2)
    data[start : start + pixels.size] = imagecodecs.bitorder_decode(bytes(data[start : start + pixels.size]))
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("write_file", "reason"),
    [
        (jpeg_inside, "compressed as JPEG inside"),
        (palette, "has a palette"),
        (few_levels, "16 levels of gray"),
        (multiplied, "multiplied with its transparency"),
        (backwards, "in an unusual way"),
    ],
)
def test_what_cannot_be_patched_is_written_anew_with_all_tags_and_says_so(write_file, reason, make_pixels, tmp_path):
    path, before = tmp_path / "scan.tif", tmp_path / "before.tif"
    write_file(path, make_pixels)
    with tifffile.TiffWriter(path, append=True) as tiff:
        tiff.write(make_pixels(seed=5), photometric="rgb", compression="lzw", metadata=None)
    before.write_bytes(path.read_bytes())
    photo = restored(load_photo(path))
    assert reason in saving_note(photo, path)
    source = save_photo(photo, path)
    loaded = load_photo(path)
    np.testing.assert_array_equal(loaded.pixels, photo.pixels)
    if photo.alpha is not None:
        np.testing.assert_array_equal(loaded.alpha, photo.alpha)
    np.testing.assert_array_equal(tifffile.imread(path, key=1), make_pixels(seed=5))
    kept = {tag[0]: tag for tag in tags_of(before)[0]}.keys() & {270, 282, 283, 296, 305}
    after = {tag[0]: tag for tag in tags_of(path)[0]}
    assert all(after[tag[0]] == tag for tag in tags_of(before)[0] if tag[0] in kept)
    assert tags_of(path, 1) == tags_of(before, 1)
    assert source.rewrite == ""
    assert saving_note(replace(photo, source=source), path) == ""
    save_photo(replace(photo, source=source), path)
    np.testing.assert_array_equal(load_photo(path).pixels, photo.pixels)


def test_infrared_is_carried_on_where_all_pixels_are_written_anew(make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 4), np.uint16)
    path = tmp_path / "scan.tif"
    tifffile.imwrite(
        path, pixels, photometric="rgb", extrasamples=["unspecified"], compression="jpegxl", metadata=None,
        compressionargs={"lossless": True},
    )  # fmt: skip
    photo = restored(load_photo(path))
    assert "cannot write" in photo.source.rewrite
    save_photo(photo, path)
    np.testing.assert_array_equal(tifffile.imread(path), expected_of(pixels, "rgb+ir"))


def test_a_file_that_is_gone_is_written_from_what_the_photo_has(make_pixels, tmp_path):
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, np.stack([make_pixels()] * 2), photometric="rgb")
    photo = restored(load_photo(path))
    path.unlink()
    assert not keeps_file(photo, "tiff")
    assert "the second page" in saving_note(photo, path)
    save_photo(photo, path)
    np.testing.assert_array_equal(tifffile.imread(path), photo.pixels)


def test_a_file_that_has_become_another_photo_is_replaced_whole(make_pixels, tmp_path):
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, make_pixels(), photometric="rgb")
    photo = restored(load_photo(path))
    tifffile.imwrite(path, make_pixels((30, 20, 3)), photometric="rgb")
    save_photo(photo, path)
    np.testing.assert_array_equal(tifffile.imread(path), photo.pixels)


@pytest.mark.parametrize("is_big", [False, True])
def test_a_file_does_not_outgrow_its_kind(is_big, tmp_path):
    with (tmp_path / "new.tif").open("w+b") as stream:
        target = Target.copied(io.BytesIO(b"old"), stream, Layout("<", is_big))
        target.put(2**32 - 4, b"1234")
        with nullcontext() if is_big else pytest.raises(CannotPatchError, match="beyond 4 GB"):
            target.append(b"5")


EVERY_PAIR = list(itertools.product(["<", ">"], [False, True]))


@pytest.mark.parametrize(("order", "big"), EVERY_PAIR)
def test_byte_order_and_size_of_offsets_stay(order, big, make_pixels, tmp_path):
    path = write(
        tmp_path / "scan.tif", make_pixels((48, 64, 3), np.uint16), photometric="rgb", byteorder=order, bigtiff=big,
        compression="zstd", predictor=True, rowsperstrip=8,
    )  # fmt: skip
    head = path.read_bytes()[:4]
    save_photo(restored(load_photo(path)), path)
    assert path.read_bytes()[:4] == head
