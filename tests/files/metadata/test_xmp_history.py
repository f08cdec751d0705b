import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
import tifffile
from PIL import Image

from inpaint_studio.core.photo import Metadata, Photo
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.metadata.xmp_history import Restoration, with_log
from inpaint_studio.files.save import save_photo

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EVENT = "{http://ns.adobe.com/xap/1.0/sType/ResourceEvent#}"
ONE = Restoration("fmm", {"radius": 5, "grain": "match"}, 0.0123, 1_000_000_000)
TWO = Restoration("pconv", {}, 0.5, 1_000_000_060)

PACKET = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?><!-- kept -->
<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<r:Description r:about="uuid:1" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:format="image/tiff"/>%s
</r:RDF></x:xmpmeta>                 <?xpacket end="w"?>"""
HISTORY = b"""<r:Description r:about="uuid:1" xmlns:mm="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:e="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"><mm:History>%s</mm:History></r:Description>"""


def events(xmp):
    root = ElementTree.fromstring(xmp.replace(b"<!-- kept -->", b"").decode("utf-8-sig"))
    items = root.iter(f"{RDF}li")
    return [{child.tag.removeprefix(EVENT): child.text for child in item} for item in items]


@pytest.mark.parametrize(
    ("xmp", "known"),
    [
        (None, 0),
        (PACKET % b"", 0),
        (PACKET % (HISTORY % b"<r:Seq/>"), 0),
        (PACKET % (HISTORY % b"<r:Seq><r:li e:action='created' r:parseType='Resource'/></r:Seq>"), 1),
    ],
)
def test_an_entry_tells_program_engine_options_share_and_time_and_nothing_is_lost(xmp, known):
    result = with_log(with_log(xmp, [ONE]), [TWO])
    found = events(result)
    assert len(found) == known + 2
    assert found[known]["softwareAgent"].startswith("Inpaint Studio ")
    assert found[known]["when"] == "2001-09-09T01:46:40+00:00"
    assert "engine=fmm" in found[known]["parameters"]
    assert "radius=5, grain=match" in found[known]["parameters"]
    assert "1.230 %" in found[known]["parameters"]
    assert "engine=pconv" in found[known + 1]["parameters"]
    for line in (xmp or b"").split(b"<r:Seq/>")[0].split(b"</r:")[0].splitlines():
        assert line.rstrip() in result


def test_what_cannot_be_read_stays_as_it_is():
    for xmp in (
        b"no xml",
        b"<a/>",
        PACKET[:100],
        PACKET.decode().encode("utf-16"),
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
    ):
        assert with_log(xmp, [ONE]) == xmp
    assert with_log(None, []) is None


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
def test_the_log_is_in_the_file_and_grows_there(suffix, make_pixels, tmp_path):
    path = tmp_path / f"photo{suffix}"
    save_photo(Photo(make_pixels(), metadata=Metadata(xmp=PACKET % b"")), path, log=[ONE])
    photo = load_photo(path)
    assert len(events(photo.metadata.xmp)) == 1
    save_photo(photo, path, log=[TWO])
    assert len(events(load_photo(path).metadata.xmp)) == 2
    with Image.open(path) as picture:
        assert picture.size == (64, 48)


@pytest.mark.parametrize("is_big", [False, True])
def test_a_tiff_without_xmp_gets_it_and_keeps_its_pages_and_pixels(is_big, make_pixels, tmp_path):
    path, other = tmp_path / "photo.tif", make_pixels((20, 30))
    with tifffile.TiffWriter(path, bigtiff=is_big) as writer:
        writer.write(make_pixels(), photometric="rgb", description="kept", metadata=None)
        writer.write(other, metadata=None)
    save_photo(load_photo(path), path, log=[ONE])
    save_photo(load_photo(path), path, log=[TWO])
    assert len(events(load_photo(path).metadata.xmp)) == 2
    with tifffile.TiffFile(path) as tiff:
        np.testing.assert_array_equal(tiff.pages[0].asarray(), make_pixels())
        np.testing.assert_array_equal(tiff.pages[1].asarray(), other)
        assert tiff.pages[0].description == "kept"


def test_a_packet_that_would_grow_too_long_for_the_format_is_left_as_it_is(make_pixels, tmp_path):
    long = PACKET % b"<!-- " + b"x" * 65_000 + b" -->"
    photo = Photo(make_pixels(), metadata=Metadata(xmp=long))
    save_photo(photo, tmp_path / "photo.jpg", log=[ONE] * 5)
    assert load_photo(tmp_path / "photo.jpg").metadata.xmp == long
