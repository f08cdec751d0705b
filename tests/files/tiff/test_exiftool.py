"""What exiftool sees of a TIFF before and after lossless saving."""

import shutil

import numpy as np
import pytest
import tifffile

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.region import Region
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

pytestmark = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")

OF_THE_FILE = {"FileName", "FileSize", "FileModifyDate", "FileAccessDate", "FileInodeChangeDate", "Directory"}
WHERE = {"StripOffsets", "StripByteCounts", "TileOffsets", "TileByteCounts"}
HOW = WHERE | {"Compression", "Predictor", "PhotometricInterpretation", "RowsPerStrip", "TileWidth", "TileLength"}
HOW |= {"YCbCrSubSampling", "JPEGTables", "ReferenceBlackWhite", "YCbCrPositioning"}
HOW |= {"PreviewImageStart", "PreviewImageLength", "PreviewImage"}  # names for strips of JPEG
WRITTEN = [
    "-EXIF:Artist=Ida Kohlhaas", "-EXIF:UserComment=Box 7", "-EXIF:DateTimeOriginal=1931:05:04 10:00:00",
    "-GPSLatitude=52.5", "-GPSLatitudeRef=N", "-XMP:Title=Grandmother", "-XMP:Rating=4", "-XMP:Subject=archive",
    "-IPTC:Keywords=archive", "-IPTC:Caption-Abstract=At the lake", "-Photoshop:URL=https://example.org",
    "-Orientation#=6", "-XResolution=1200", "-ImageHistory=scanned",
]  # fmt: skip


def lines_of(exiftool, path, left_out):
    """Return every line that exiftool has to tell, with its group, but those of some tags."""
    told = exiftool("-a", "-G1", "-s", "-n", "-U", path).decode()
    return [line for line in told.splitlines() if line.split("]")[1].split(":")[0].strip() not in left_out]


def restore_and_save(path):
    document = Document(load_photo(path))
    region = Region(20, 20, 30, 40)
    document.toggle(Plane.PHOTO, region, np.full_like(document.photo.pixels[region.slices], 0x55))
    save_photo(document.photo, path, dirty_blocks=document.dirty_blocks)
    return document.photo


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("layout", [{"tile": (32, 32)}, {"rowsperstrip": 8}, {}])
def test_nothing_differs_but_where_strips_lie(big, order, layout, make_pixels, icc, tmp_path, exiftool):
    path = tmp_path / "scan.tif"
    with tifffile.TiffWriter(path, bigtiff=big, byteorder=order) as tiff:
        for seed in range(2):
            tiff.write(
                make_pixels((96, 128, 3), np.uint16, seed), photometric="rgb", compression="lzw", predictor=True,
                iccprofile=icc, metadata=None, **layout,
            )  # fmt: skip
    if not big:  # which exiftool reads, but does not write
        exiftool("-overwrite_original", *WRITTEN, path)
    before = lines_of(exiftool, path, OF_THE_FILE | WHERE)
    photo = restore_and_save(path)
    assert lines_of(exiftool, path, OF_THE_FILE | WHERE) == before
    assert len(before) > (40 if big else 50)
    np.testing.assert_array_equal(load_photo(path).pixels, photo.pixels)


def test_a_page_that_is_written_anew_differs_in_how_pixels_are_stored(make_pixels, icc, tmp_path, exiftool):
    path = tmp_path / "scan.tif"
    tifffile.imwrite(
        path, make_pixels((96, 128, 3)), photometric="ycbcr", compression="jpeg", iccprofile=icc, metadata=None
    )
    exiftool("-overwrite_original", *WRITTEN, path)
    before = lines_of(exiftool, path, OF_THE_FILE | HOW)
    restore_and_save(path)
    assert lines_of(exiftool, path, OF_THE_FILE | HOW) == before
