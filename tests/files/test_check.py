"""What was written is read by another library before it replaces the old file."""

from dataclasses import replace

import imagecodecs
import numpy as np
import pytest
import tifffile

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.files.check import Written
from inpaint_studio.files.content import Content
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.tiff.check import check_tiff
from inpaint_studio.files.tiff.structure import read_structure


@pytest.fixture(params=list(FORMATS), ids=lambda entry: entry.name)
def entry(request):
    return request.param


def content_for(entry, make_pixels):
    """Return pixels, with a partial transparency where the format can hold one."""
    pixels = make_pixels()
    alpha = np.where(make_pixels((48, 64), seed=2) > 128, 255, 90).astype(np.uint8) if entry.has_alpha else None
    return Content(pixels, alpha)


def test_what_was_written_is_found(entry, make_pixels, tmp_path):
    content = content_for(entry, make_pixels)
    with (tmp_path / "a").open("w+b") as stream:
        entry.write(stream, content, entry.options())
        assert entry.check(stream, Written(content, entry.is_exact(entry.options())))


@pytest.mark.parametrize("what", ["pixels", "alpha", "channels exchanged", "size"])
def test_another_picture_is_not_taken_for_it(entry, what, make_pixels, tmp_path):
    content = content_for(entry, make_pixels)
    other = replace(content, pixels=content.pixels.copy())
    if what == "pixels":
        if not entry.is_exact(entry.options()):
            pytest.skip("a single pixel is not to be told where compression changes all a little")
        other.pixels[7, 9, 1] ^= 1
    elif what == "channels exchanged":
        other.pixels = np.ascontiguousarray(content.pixels[..., ::-1])
    elif what == "size":
        other.pixels = content.pixels[:-1]
        other.alpha = None if content.alpha is None else content.alpha[:-1]
    elif content.alpha is not None:
        other.alpha = content.alpha ^ 1
    else:
        pytest.skip("it holds no transparency")
    with (tmp_path / "a").open("w+b") as stream:
        entry.write(stream, other, entry.options())
        assert not entry.check(stream, Written(content, entry.is_exact(entry.options())))


def test_a_writer_that_errs_leaves_the_old_file_and_says_so(make_pixels, tmp_path, monkeypatch):
    path = tmp_path / "photo.png"
    save_photo(Photo(make_pixels()), path)
    before = path.read_bytes()
    right = imagecodecs.png_encode

    def wrong(samples, **options):
        samples = samples.copy()
        samples[3, 4] ^= 128
        return right(samples, **options)

    monkeypatch.setattr(imagecodecs, "png_encode", wrong)
    with pytest.raises(FileError, match="was not saved"):
        save_photo(Photo(make_pixels(seed=5)), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


KINDS = {
    "strips": {"compression": "deflate", "rowsperstrip": 8, "predictor": True},
    "tiles": {"compression": "lzw", "tile": (16, 32)},
    "planes": {"planarconfig": "separate", "rowsperstrip": 8},
    "big": {"bigtiff": True, "byteorder": ">", "compression": "zstd", "rowsperstrip": 8},
    "one strip": {"compression": "deflate"},
}


@pytest.fixture(params=KINDS)
def scan(request, make_pixels, tmp_path):
    """Return a path to a TIFF of some kind, with a channel beside its colours."""
    pixels = make_pixels((48, 64, 4), np.uint16)
    options = dict(KINDS[request.param])
    samples = np.moveaxis(pixels, -1, 0) if options.get("planarconfig") else pixels
    path = tmp_path / "scan.tif"
    tifffile.imwrite(path, samples, photometric="rgb", extrasamples=[0], **options)
    return path


def checked(path, old, content):
    with path.open("r+b") as stream:
        return check_tiff(stream, Written(content, open_old=lambda: old.open("rb")))


@pytest.mark.parametrize("most", [1 << 26, 1], ids=["at once", "strip by strip"])
def test_a_changed_copy_of_a_tiff_is_good_if_only_changed_strips_differ(scan, most, tmp_path, monkeypatch):
    monkeypatch.setattr("inpaint_studio.files.tiff.decoded._AT_ONCE", most)
    photo = load_photo(scan)
    pixels = photo.pixels.copy()
    pixels[20:22, 40:50] += 9
    changed = replace(photo, pixels=pixels)
    save_photo(changed, tmp_path / "new.tif")
    content = Content(pixels, may_differ=lambda region: region.top < 22 and region.bottom > 20)
    assert checked(tmp_path / "new.tif", scan, content)
    content.pixels = photo.pixels  # The restored pixels are not what they were to be.
    assert not checked(tmp_path / "new.tif", scan, content)
    content.pixels = pixels
    with (tmp_path / "new.tif").open("rb") as stream, tifffile.TiffFile(stream) as tiff:
        place = tiff.pages[0].dataoffsets[-1]  # Of a strip that is not touched, but in a file of one.
    damaged = bytearray((tmp_path / "new.tif").read_bytes())
    damaged[place + 20] ^= 16
    (tmp_path / "new.tif").write_bytes(damaged)
    assert not checked(tmp_path / "new.tif", scan, content)


def test_a_channel_beside_the_colours_must_be_as_it_was(make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 4))
    other = pixels.copy()
    other[3, 3, 3] ^= 1
    for name, samples in (("old.tif", pixels), ("new.tif", other)):
        tifffile.imwrite(tmp_path / name, samples, photometric="rgb", extrasamples=[0])
    assert not checked(tmp_path / "new.tif", tmp_path / "old.tif", Content(pixels[..., :3]))


def test_inks_are_compared_as_they_are(make_pixels, tmp_path):
    pixels = make_pixels((48, 64, 4))
    tifffile.imwrite(tmp_path / "a.tif", pixels, photometric="separated")
    assert checked(tmp_path / "a.tif", tmp_path / "a.tif", Content(pixels))
    assert not checked(tmp_path / "a.tif", tmp_path / "a.tif", Content(pixels ^ 1))


def test_a_directory_that_libtiff_does_not_follow_is_told(make_pixels, tmp_path):
    path = tmp_path / "a.tif"
    pixels = make_pixels()
    tifffile.imwrite(path, pixels, photometric="rgb", compression="deflate")
    with path.open("r+b") as stream:
        field = read_structure(stream).pages[0].fields[259]
        stream.seek(field.row + 8)
        stream.write(b"\x05\x00")  # "It is LZW": it is not.
        assert not check_tiff(stream, Written(Content(pixels)))


def test_checking_can_be_cancelled(make_pixels, tmp_path):
    cancel = CancelToken()
    cancel.cancel()
    tifffile.imwrite(tmp_path / "a.tif", make_pixels(), photometric="rgb")
    with (tmp_path / "a.tif").open("r+b") as stream, pytest.raises(Cancelled):
        check_tiff(stream, Written(Content(make_pixels()), cancel=cancel))
