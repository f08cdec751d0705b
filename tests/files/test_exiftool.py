"""What exiftool sees of a file before and after a restoration."""

import io
import json
import shutil

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.metadata.photoshop import wrap_iptc
from inpaint_studio.files.save import save_photo

pytestmark = pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")

EXPECTED = {"FileSize", "FileModifyDate", "FileAccessDate", "FileInodeChangeDate", "SourceFile"}


def seen(exiftool, path):
    found = json.loads(exiftool("-a", "-G1", "-u", "-j", "-b", path))[0]
    return {name: value for name, value in found.items() if name.rpartition(":")[2] not in EXPECTED}


def with_everything(path, make_pixels, make_exif, icc):
    picture = Image.fromarray(make_pixels((96, 128, 3)))
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' \
          b'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/x"/>' \
          b"</rdf:RDF></x:xmpmeta>"  # fmt: skip
    options = {"exif": b"Exif\0\0" + make_exif(orientation=6), "icc_profile": icc, "dpi": (300, 300)}
    if path.suffix == ".jpg":
        picture.save(path, comment=b"Grandmother", xmp=xmp, **options)
        data = path.read_bytes()
        block = b"Photoshop 3.0\0" + wrap_iptc(b"\x1c\x02\x78\x00\x07Caption")
        path.write_bytes(data[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + data[2:])
        return
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", xmp.decode())
    notes.add_text("Author", "Grandmother")
    notes.add_text("Comment", "on the lake", zip=True)
    picture.save(path, pnginfo=notes, **options)


@pytest.mark.parametrize("suffix", [".jpg", ".png"])
def test_nothing_differs_but_size_and_times(suffix, make_pixels, make_exif, icc, tmp_path, exiftool):
    path = tmp_path / f"photo{suffix}"
    with_everything(path, make_pixels, make_exif, icc)
    before, old = seen(exiftool, path), path.read_bytes()
    photo = load_photo(path)
    pixels = photo.pixels.copy()
    pixels[10:30, 20:60] = np.array([90, 120, 200])
    save_photo(Photo(pixels, None, photo.icc_profile, photo.metadata, photo.source), path)
    assert path.read_bytes() != old
    assert seen(exiftool, path) == before
    assert len(before) > 50
    with Image.open(io.BytesIO(path.read_bytes())) as picture:
        picture.load()


def test_captions_in_a_png_are_those_of_exiftool_both_ways(make_pixels, tmp_path, exiftool):
    ours, theirs = tmp_path / "ours.png", tmp_path / "theirs.png"
    iptc = b"\x1c\x02\x78\x00\x0bAt the lake" + b"\x1c\x02\x19\x00\x07archive"
    save_photo(Photo(make_pixels(), metadata=Metadata(iptc=iptc)), ours)
    found = seen(exiftool, ours)
    assert (found["IPTC:Caption-Abstract"], found["IPTC:Keywords"]) == ("At the lake", "archive")
    Image.fromarray(make_pixels()).save(theirs)
    exiftool("-overwrite_original", "-IPTC:Caption-Abstract=At the lake", "-IPTC:Keywords=archive", theirs)
    read = load_photo(theirs)
    assert b"At the lake" in read.metadata.iptc
    assert b"archive" in read.metadata.iptc
    assert read.source.unread == ()
    save_photo(read, tmp_path / "photo.tif")
    assert seen(exiftool, tmp_path / "photo.tif")["IPTC:Caption-Abstract"] == "At the lake"
