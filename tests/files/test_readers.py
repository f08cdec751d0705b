"""Formats that are opened but not written."""

import io
import struct
from contextlib import suppress

import imagecodecs
import numpy as np
import pytest
from PIL import Image, ImageOps

from inpaint_studio.errors import FileError
from inpaint_studio.files.load import decode_photo, load_photo
from inpaint_studio.files.save import save_photo

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"/>'


def joined(photo):
    return photo.pixels if photo.alpha is None else np.dstack([photo.pixels, photo.alpha])


def kinds(photo_pixels):
    gray, alpha = photo_pixels[..., 0], photo_pixels[..., 1]
    deep = np.multiply(photo_pixels, 257, dtype=np.uint16)
    return [photo_pixels, gray, np.dstack([gray, alpha]), np.dstack([photo_pixels, alpha]), deep]


def avif(pixels, **options):
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "AVIF", **options)
    return stream.getvalue()


def test_jpeg_xl_opens_in_every_kind(photo_pixels):
    small = photo_pixels[:40, :60]
    for samples in [*kinds(small), small.astype(np.float32) / 255]:
        photo = decode_photo(bytes(imagecodecs.jpegxl_encode(samples, lossless=True)))
        np.testing.assert_array_equal(joined(photo), samples)
        assert photo.pixels.dtype == samples.dtype
        assert "sRGB" in photo.source.notes[0]


@pytest.mark.parametrize("shape", [(8, 8), (64, 48), (201, 301), (300, 400), (90, 160), (1200, 1000)])
def test_the_size_of_a_jpeg_xl_is_checked_before_it_is_decoded(shape):
    data = bytes(imagecodecs.jpegxl_encode(np.zeros(shape, np.uint8), lossless=True))
    with pytest.raises(FileError, match=f"{shape[1]} × {shape[0]} pixels"):
        decode_photo(data, max_pixels=shape[0] * shape[1] - 1)
    assert decode_photo(data).shape == shape


@pytest.mark.parametrize("orientation", range(1, 9))
def test_an_avif_is_upright(photo_pixels, orientation):
    exif = Image.Exif()
    exif[274] = orientation
    data = avif(photo_pixels[:32, :48], exif=exif)
    expected = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
    photo = decode_photo(data)
    np.testing.assert_array_equal(photo.pixels, expected)
    assert photo.metadata.orientation == orientation


def test_an_avif_keeps_what_came_with_it(photo_pixels, icc, make_exif):
    photo = decode_photo(avif(photo_pixels, exif=make_exif(), icc_profile=icc, xmp=XMP))
    assert photo.icc_profile == icc
    assert photo.metadata.xmp == XMP
    assert b"Agfa" in photo.metadata.exif
    assert photo.source.notes == ()


@pytest.mark.parametrize("bits", [10, 12])
def test_deep_avifs_become_16_bits(photo_pixels, bits):
    values = photo_pixels[:32, :48].astype(np.uint16) << (bits - 8)
    photo = decode_photo(bytes(imagecodecs.avif_encode(values, level=100, bitspersample=bits)))
    np.testing.assert_array_equal(photo.pixels, np.rint(values * (65535 / (2**bits - 1))))


def test_the_size_of_an_avif_is_checked_before_it_is_decoded(photo_pixels):
    with pytest.raises(FileError, match=r"limit of 0\.001 megapixels"):
        decode_photo(avif(photo_pixels), max_pixels=1000)


def test_a_heic_opens_with_what_came_with_it(photo_pixels, icc, make_exif):
    pillow_heif = pytest.importorskip("pillow_heif")
    stream = io.BytesIO()
    small = photo_pixels[:64, :96]
    pillow_heif.from_pillow(Image.fromarray(small)).save(stream, quality=-1, exif=make_exif(), icc_profile=icc)
    photo = decode_photo(stream.getvalue())
    assert np.abs(photo.pixels.astype(int) - small).mean() < 4  # It is YCbCr, with half the colours.
    assert photo.icc_profile == icc
    assert b"Agfa" in photo.metadata.exif
    with pytest.raises(FileError, match="megapixels"):
        decode_photo(stream.getvalue(), max_pixels=100)


def packbits(line):
    return bytes(imagecodecs.packbits_encode(line))


def psd(samples, mode=3, *, is_packed=True, is_large=False, layers=0, resources=b"", bits=None, width=None):
    """Return a Photoshop document with a flattened picture; of bits there are eight to a sample."""
    samples = np.asarray(samples)
    count, rows, columns = samples.shape
    big = samples.astype(samples.dtype.newbyteorder(">"))
    size = rows, width or columns
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 1 + is_large, count, *size, bits or samples.dtype.itemsize * 8, mode)
    inner = struct.pack(">Qh" if is_large else ">Ih", 2, layers) if layers else b""
    sections = struct.pack(">I", 0) + struct.pack(">I", len(resources)) + resources
    sections += struct.pack(">Q" if is_large else ">I", len(inner)) + inner
    if not is_packed:
        return head + sections + b"\0\0" + big.tobytes()
    lines = [packbits(line.tobytes()) for line in big.reshape(-1, columns)]
    lengths = np.array([len(line) for line in lines], ">u4" if is_large else ">u2").tobytes()
    return head + sections + b"\0\1" + lengths + b"".join(lines)


def resource(number, body):
    return b"8BIM" + struct.pack(">HHI", number, 0, len(body)) + body + bytes(len(body) % 2)


@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("is_large", [True, False])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_flattened_picture_of_a_photoshop_document_opens(photo_pixels, is_packed, is_large, dtype):
    pixels = np.multiply(photo_pixels, 257 if dtype == np.uint16 else 1, dtype=dtype)
    photo = decode_photo(psd(np.moveaxis(pixels, 2, 0), is_packed=is_packed, is_large=is_large))
    np.testing.assert_array_equal(photo.pixels, pixels)
    assert photo.alpha is None


def test_gray_inks_and_transparency_of_photoshop_documents(photo_pixels):
    gray = photo_pixels[..., 0]
    np.testing.assert_array_equal(decode_photo(psd([gray], 1)).pixels, gray)
    inks = decode_photo(psd([*np.moveaxis(photo_pixels, 2, 0), gray], 4))
    assert inks.is_cmyk
    np.testing.assert_array_equal(inks.pixels[..., 3], 255 - gray)
    four = [*np.moveaxis(photo_pixels, 2, 0), gray]
    seen_through = decode_photo(psd(four, layers=-2))
    np.testing.assert_array_equal(seen_through.alpha, gray)
    assert seen_through.source.unread == ("Photoshop's layers",)
    selected = decode_photo(psd(four, layers=2))
    assert selected.alpha is None
    assert "a further channel (infrared?)" in selected.source.unread


def test_bitmaps_lab_and_floats_of_photoshop_documents(photo_pixels):
    lines = photo_pixels[..., 0] > 99
    for is_packed in (True, False):
        bitmap = psd([np.packbits(~lines, axis=1)], 0, is_packed=is_packed, bits=1, width=lines.shape[1])
        np.testing.assert_array_equal(decode_photo(bitmap).pixels, lines * np.uint8(255))
        assert decode_photo(bitmap).depth == 1
    lab = decode_photo(psd(np.moveaxis(photo_pixels, 2, 0), 9))
    assert lab.is_lab
    np.testing.assert_array_equal(lab.pixels, photo_pixels)
    floats = photo_pixels.astype(np.float32) / 128
    np.testing.assert_array_equal(decode_photo(psd(np.moveaxis(floats, 2, 0))).pixels, floats)


def test_what_comes_with_a_photoshop_document_is_kept(photo_pixels, icc, make_exif):
    resolution = struct.pack(">IHHIHH", 300 << 16, 1, 1, 200 << 16, 1, 1)
    bodies = {1039: icc, 1058: make_exif(), 1060: XMP, 1028: b"\x1c\x02\x78\0\1a", 1005: resolution}
    data = psd([photo_pixels[..., 0]], 1, resources=b"".join(resource(*item) for item in bodies.items()))
    photo = decode_photo(data)
    assert photo.icc_profile == icc
    assert photo.metadata.exif == make_exif()
    assert photo.metadata.xmp == XMP
    assert photo.metadata.iptc == b"\x1c\x02\x78\0\1a"
    assert photo.metadata.dpi == (300.0, 200.0)


def test_a_photoshop_document_that_cannot_be_opened_is_a_sentence(photo_pixels):
    gray = [photo_pixels[..., 0]]
    version = resource(1057, struct.pack(">IB", 1, 0))
    for data, match in (
        (psd(gray, 1, resources=version), "Maximize Compatibility"),
        (psd(gray, 2), "in the mode “indexed colours”"),
        (psd(gray), "damaged"),
        (psd(gray, 1)[:-9], "incomplete"),
        (psd(gray, 1)[:20], "incomplete"),
    ):
        with pytest.raises(FileError, match=match):
            decode_photo(data)
    with pytest.raises(FileError, match="megapixels"):
        decode_photo(psd(gray, 1), max_pixels=100)


@pytest.mark.parametrize("form", ["jxl", "avif", "psd"])
def test_broken_files_are_a_photo_or_a_sentence(form, photo_pixels, capfd):
    small = photo_pixels[:24, :32].copy()
    data = {
        "jxl": lambda: bytes(imagecodecs.jpegxl_encode(small, lossless=True)),
        "avif": lambda: avif(small, xmp=XMP),
        "psd": lambda: psd(np.moveaxis(small, 2, 0), layers=-1),
    }[form]()
    rng = np.random.default_rng(5)
    for trial in range(60):
        broken = np.frombuffer(data, np.uint8).copy()
        places = rng.integers(0, min(len(data), 300) if trial % 2 else len(data), 1 + trial % 3)
        broken[places] = rng.integers(0, 256, len(places))
        with suppress(FileError):
            decode_photo(broken[: len(data) - trial % 5 * 11].tobytes(), max_pixels=1_000_000)
    assert capfd.readouterr() == ("", "")


def test_what_nothing_writes_is_not_written_over(photo_pixels, tmp_path):
    path = tmp_path / "photo.avif"
    path.write_bytes(avif(photo_pixels))
    photo = load_photo(path)
    with pytest.raises(FileError, match="only opened, not written"):
        save_photo(photo, path)
    save_photo(photo, tmp_path / "photo.tif")
    np.testing.assert_array_equal(load_photo(tmp_path / "photo.tif").pixels, photo.pixels)
