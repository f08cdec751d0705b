import numpy as np
import pytest
import tifffile

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.infrared import infrared_plane, looks_infrared, may_have_infrared, read_infrared
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

SHAPE = (60, 80)


@pytest.fixture
def colours(make_pixels):
    return make_pixels((*SHAPE, 3), np.uint16)


@pytest.fixture
def infrared():
    """Bright, with noise and some dust, darker to one side, so that no two orientations are equal."""
    plane = np.random.default_rng(3).integers(50000, 51000, SHAPE) - np.arange(80) * 20 - np.arange(60)[:, None] * 50
    plane[10:14, 20:25] = 30000
    return plane.astype(np.uint16)


@pytest.mark.parametrize("compression", [None, "lzw", "deflate"])
@pytest.mark.parametrize("planar", ["contig", "separate"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_fourth_channel_is_found_and_turned_like_the_photo(
    colours, infrared, compression, planar, orientation, tmp_path
):
    samples = np.dstack([colours, infrared])
    samples = np.moveaxis(samples, 2, 0) if planar == "separate" else samples
    tifffile.imwrite(
        tmp_path / "scan.tif",
        samples,
        photometric="rgb",
        planarconfig=planar,
        extrasamples=["unspecified"],
        compression=compression,
        rowsperstrip=16,
        extratags=[(274, 3, 1, orientation, True)],
    )
    found = infrared_plane(load_photo(tmp_path / "scan.tif"))
    assert found.place == "a further channel"
    assert np.array_equal(found.pixels, infrared if orientation == 1 else np.rot90(infrared, -1))


@pytest.mark.parametrize("kind", ["assocalpha", "unassalpha"])
def test_infrared_that_is_called_transparency_is_found(colours, infrared, kind, tmp_path):
    colours[0, 0] = 65535  # Multiplied by its alpha no colour can be.
    samples = np.dstack([colours, infrared])
    tifffile.imwrite(tmp_path / "scan.tif", samples, photometric="rgb", extrasamples=[kind])
    photo = load_photo(tmp_path / "scan.tif")
    assert np.array_equal(infrared_plane(photo).pixels, infrared)
    pixels = photo.pixels.copy()
    pixels[30:33, 30:33] = 9
    save_photo(Photo(pixels, photo.alpha, photo.icc_profile, photo.metadata, photo.source), tmp_path / "scan.tif")
    saved = tifffile.imread(tmp_path / "scan.tif")
    assert np.array_equal(saved[..., 3], infrared)
    assert np.array_equal(saved[30:33, 30:33, :3], pixels[30:33, 30:33])


def test_a_gray_page_of_the_same_size_is_found_beside_a_preview(colours, infrared, tmp_path):
    with tifffile.TiffWriter(tmp_path / "scan.tif") as tiff:
        tiff.write(colours, photometric="rgb", metadata=None)
        tiff.write(np.ascontiguousarray(colours[::4, ::4]), photometric="rgb", subfiletype=1, metadata=None)
        tiff.write(infrared, photometric="minisblack", compression="lzw", metadata=None)
    found = infrared_plane(load_photo(tmp_path / "scan.tif"))
    assert found.place == "a further page"
    assert np.array_equal(found.pixels, infrared)


@pytest.mark.parametrize("name", ["scan_IR.tif", "Scan-ir.TIF", "scan.ir.tiff", "SCAN_ir.png"])
def test_a_file_named_like_the_photo_is_found(colours, infrared, name, tmp_path):
    tifffile.imwrite(tmp_path / "scan.tif", colours, photometric="rgb")
    save_photo(Photo(infrared), tmp_path / name)
    found = infrared_plane(load_photo(tmp_path / "scan.tif"))
    assert found.place == f"“{name}”"
    assert np.array_equal(found.pixels, infrared)


def test_neither_selections_nor_photos_nor_several_channels_are_infrared(colours, infrared, make_pixels, tmp_path):
    selection = np.zeros(SHAPE, np.uint16)
    selection[20:40, 20:40] = 65535
    fourths = ([selection], [make_pixels(SHAPE, np.uint16)], [infrared, infrared])
    for number, planes in enumerate(fourths):
        path = tmp_path / f"{number}.tif"
        kinds = ["unspecified"] * len(planes)
        tifffile.imwrite(path, np.dstack([colours, *planes]), photometric="rgb", extrasamples=kinds)
        assert infrared_plane(load_photo(path)) is None
    with tifffile.TiffWriter(tmp_path / "pages.tif") as tiff:
        tiff.write(colours, photometric="rgb", metadata=None)
        for _ in range(2):
            tiff.write(infrared, photometric="minisblack", metadata=None)
    assert infrared_plane(load_photo(tmp_path / "pages.tif")) is None
    assert not may_have_infrared(load_photo(tmp_path / "pages.tif"))


def test_transparency_is_not_infrared():
    rows, columns = np.mgrid[:200, :300]
    soft = np.clip(400 - np.hypot(rows - 100, columns - 150) * 3, 0, 255).astype(np.uint8)
    assert not looks_infrared(soft)
    assert not looks_infrared(np.full((200, 300), 128, np.uint8))
    assert not looks_infrared(np.broadcast_to(np.linspace(120, 180, 300).astype(np.uint8), (200, 300)))
    assert not looks_infrared(np.random.default_rng(0).integers(0, 256, (200, 300)).astype(np.uint8))


def test_a_photo_without_a_file_or_with_none_beside_it_has_no_infrared(colours, tmp_path):
    assert infrared_plane(Photo(colours)) is None
    save_photo(Photo(colours), tmp_path / "scan.png")
    photo = load_photo(tmp_path / "scan.png")
    assert infrared_plane(photo) is None
    assert not may_have_infrared(photo)
    save_photo(Photo(colours[..., 0]), tmp_path / "scan_ir.png")
    assert may_have_infrared(photo)


def test_a_plane_of_another_size_is_told_where_it_was_asked_for(colours, infrared, tmp_path):
    save_photo(Photo(infrared[:-1]), tmp_path / "scan_ir.tif")
    with pytest.raises(InputError, match="80 × 59"):
        read_infrared(tmp_path / "scan_ir.tif", SHAPE)
    save_photo(Photo(colours), tmp_path / "scan.tif")
    assert infrared_plane(load_photo(tmp_path / "scan.tif")) is None
    with pytest.raises(FileError):
        read_infrared(tmp_path / "missing.tif", SHAPE)


def test_of_a_plane_in_colours_the_mean_is_taken(infrared, tmp_path):
    save_photo(Photo(np.dstack([infrared] * 3)), tmp_path / "plane.tif")
    assert np.array_equal(read_infrared(tmp_path / "plane.tif", SHAPE).pixels, infrared)
