import dataclasses

import pytest

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.formats import FORMATS, format_for_path, format_named, format_of_bytes, titles
from inpaint_studio.files.jpeg.read_write import JpegOptions


def test_no_suffix_and_no_name_stands_for_two_formats():
    suffixes = [suffix for entry in FORMATS for suffix in entry.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert len({entry.name for entry in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize(("name", "expected"), [("a.JPG", "jpeg"), ("b.tif", "tiff"), ("c.d.PnG", "png")])
def test_a_suffix_tells_the_format_in_any_case(name, expected):
    assert format_for_path(name).name == expected


@pytest.mark.parametrize("name", ["photo", "photo.gif", ".png"])
def test_an_unknown_suffix_is_a_sentence_that_names_the_known_ones(name):
    with pytest.raises(FileError, match=r"\.tif, \.png, \.jpg, \.webp, \.bmp, \.jp2\.$"):
        format_for_path(name)


def test_an_unknown_name_is_a_sentence():
    with pytest.raises(FileError, match="“gif”"):
        format_named("gif")


def test_bytes_of_no_format_are_none():
    assert format_of_bytes(b"GIF89a") is None
    assert format_of_bytes(b"") is None


def test_every_export_option_can_be_shown_in_a_form():
    for entry in FORMATS:
        for item in dataclasses.fields(entry.options):
            assert item.metadata["spec"].title
            assert item.metadata["spec"].help


def test_an_option_out_of_range_is_refused():
    with pytest.raises(InputError, match="Quality"):
        JpegOptions(quality=0)
    with pytest.raises(InputError, match="Colour resolution"):
        JpegOptions(subsampling="4:1:0")


def test_the_formats_are_named_in_a_sentence():
    assert titles() == "TIFF, PNG, JPEG, WebP, BMP and JPEG 2000"
