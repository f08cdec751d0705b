"""The thumbnail in the EXIF data shows what was restored."""

import io
import struct
from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image
from skimage import data as pictures

from inpaint_studio.files.content import Content
from inpaint_studio.files.jpeg.thumbnail import with_thumbnail
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo

SIZE = 320, 240  # columns, rows


@pytest.fixture(scope="module")
def scene():
    """Return a photo and the same with a scratch, uint8."""
    whole = cv2.resize(pictures.coffee(), SIZE, interpolation=cv2.INTER_AREA)
    return whole, cv2.line(whole.copy(), (20, 30), (300, 200), (255, 0, 0), 9)


def jpeg(pixels, quality=80):
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=quality)
    return stream.getvalue()


def exif_with(thumbnail, order="<"):
    """Return an EXIF block with a maker's name, a thumbnail, and something behind it."""
    mark = b"II*\0" if order == "<" else b"MM\0*"
    second = 8 + 2 + 12 + 4
    start = second + 2 + 3 * 12 + 4
    first = struct.pack(order + "HHHI4sI", 1, 271, 2, 4, b"Foo\0", second)
    rows = [(259, 3, 1, struct.pack(order + "HH", 6, 0))]
    rows += [(513, 4, 1, struct.pack(order + "I", start)), (514, 4, 1, struct.pack(order + "I", len(thumbnail)))]
    table = b"".join(struct.pack(order + "HHI4s", *row) for row in rows)
    return b"".join(
        (mark, struct.pack(order + "I", 8), first, struct.pack(order + "H", 3), table, bytes(4), thumbnail, b"the end")
    )


def small(pixels, size=(160, 120)):
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)


def thumbnail_of(exif, order="<"):
    length = struct.unpack_from(order + "I", exif, exif.index(struct.pack(order + "HHI", 514, 4, 1)) + 8)[0]
    start = exif.index(b"\xff\xd8\xff")
    return np.asarray(Image.open(io.BytesIO(exif[start : start + length])).convert("RGB")).astype(int)


@pytest.mark.parametrize("order", "<>")
def test_it_is_renewed_in_its_place_and_nothing_else_moves(order, scene):
    whole, scratched = scene
    old = exif_with(jpeg(small(scratched)), order)
    new = with_thumbnail(old, Content(whole))
    assert len(new) == len(old)
    assert new.endswith(b"the end")
    assert new[: old.index(b"\xff\xd8\xff") - 60] == old[: old.index(b"\xff\xd8\xff") - 60]
    assert np.abs(thumbnail_of(new, order) - small(whole)).mean() < 6
    assert np.abs(thumbnail_of(old, order) - small(whole)).max() > 100


def test_bars_beside_a_copy_of_another_shape_stay_black(scene):
    whole, scratched = (pixels[:160] for pixels in scene)
    framed = np.zeros((120, 160, 3), np.uint8)
    framed[20:100] = small(scratched, (160, 80))
    new = thumbnail_of(with_thumbnail(exif_with(jpeg(framed, 90)), Content(whole)))
    assert new[:16].mean() < 4
    assert np.abs(new[22:98] - small(whole, (160, 80))[2:78]).mean() < 6


@pytest.mark.parametrize("kind", ["shows the photo already", "of another photo", "broken", "none"])
def test_what_is_not_to_be_renewed_stays_byte_for_byte(kind, scene):
    whole, scratched = scene
    exif = {
        "shows the photo already": exif_with(jpeg(small(whole))),
        "of another photo": exif_with(jpeg(small(cv2.bitwise_not(whole)))),
        "broken": exif_with(b"\xff\xd8\xff" + bytes(200)),
        "none": exif_with(jpeg(small(scratched)))[:22] + bytes(4),
    }[kind]
    assert with_thumbnail(exif, Content(whole)) == exif


def test_16_bits_and_gray_have_thumbnails_too(scene):
    whole, scratched = scene
    deep = with_thumbnail(exif_with(jpeg(small(scratched))), Content(whole.astype(np.uint16) * 257))
    assert np.abs(thumbnail_of(deep) - small(whole)).mean() < 6
    gray, scratched_gray = (cv2.cvtColor(each, cv2.COLOR_RGB2GRAY) for each in (whole, scratched))
    plain = with_thumbnail(exif_with(jpeg(small(scratched_gray))), Content(gray))
    assert np.abs(thumbnail_of(plain)[..., 0] - small(gray)).mean() < 6


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WebP"])
@pytest.mark.parametrize("is_renewed", [True, False])
def test_saving_renews_it_unless_told_not_to(form, is_renewed, scene, tmp_path):
    whole, scratched = scene
    path = tmp_path / f"photo.{form.lower()}"
    exif = exif_with(jpeg(small(scratched)))
    marker = b"Exif\0\0" if form != "PNG" else b""
    options = {"lossless": True} if form == "WebP" else {}
    Image.fromarray(scratched).save(path, form, exif=marker + exif, **options)
    photo = load_photo(path)
    mask = (scratched != whole).any(axis=2)[..., None]
    save_photo(replace(photo, pixels=np.where(mask, whole, photo.pixels)), path, renew_previews=is_renewed)
    saved = load_photo(path).metadata.exif
    assert len(saved) == len(exif)
    assert (saved == exif) == (not is_renewed)
    if is_renewed:
        assert np.abs(thumbnail_of(saved) - small(whole)).mean() < 6
