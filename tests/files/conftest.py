"""Photos and files that the tests of ``inpaint_studio.files`` share."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from inpaint_studio.core.photo import Metadata, Photo
from tests.files.exiftool import ExifTool

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>caf\xc3\xa9</a></x:xmpmeta>'
IPTC = b"\x1c\x02\x78\x00\x07Caption"


@pytest.fixture
def make_pixels():
    """Return smooth pixels of some depth, different in every orientation."""

    def make(shape=(48, 64, 3), dtype=np.uint8, seed=1):
        rows, columns = shape[:2]
        rng = np.random.default_rng(seed)
        small = rng.random((max(rows // 8, 2), max(columns // 8, 2), *shape[2:]), np.float32)
        large = cv2.resize(small, (columns, rows), interpolation=cv2.INTER_LINEAR)
        return np.rint(large * np.iinfo(dtype).max).astype(dtype)

    return make


@pytest.fixture(scope="session")
def icc():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.fixture
def make_exif():
    """Return an EXIF block with a camera, a date in its own directory, a place, and an orientation."""

    def make(orientation=1, dpi=None):
        exif = Image.Exif()
        exif[271] = "Agfa"
        exif[306] = "1931:05:04 10:00:00"
        exif[274] = orientation
        if dpi:
            exif[282], exif[283], exif[296] = float(dpi[0]), float(dpi[1]), 2
        exif.get_ifd(34665)[36867] = "1931:05:04 10:00:00"
        exif.get_ifd(34853)[1] = "N"
        return exif.tobytes().removeprefix(b"Exif\0\0")

    return make


@pytest.fixture
def make_photo(make_pixels, make_exif, icc):
    """Return a photo with everything beside its pixels that a photo can have."""

    def make(depth=8, is_gray=False, has_alpha=False, orientation=1, shape=(48, 64)):
        dtype = np.uint8 if depth == 8 else np.uint16
        pixels = make_pixels(shape if is_gray else (*shape, 3), dtype)
        alpha = make_pixels(shape, dtype, seed=2) if has_alpha else None
        metadata = Metadata(make_exif(orientation, (300, 200)), XMP, IPTC, (300.0, 200.0), orientation)
        return Photo(pixels, alpha, icc, metadata)

    return make


@pytest.fixture(scope="session")
def exiftool():
    """An exiftool that answers all tests."""
    with ExifTool() as tool:
        yield tool


@pytest.fixture
def encode_with_pillow():
    """Return a picture as the bytes of a file written by Pillow."""

    def encode(pixels, form, **options):
        stream = io.BytesIO()
        picture = pixels if isinstance(pixels, Image.Image) else Image.fromarray(pixels)
        picture.save(stream, form, **options)
        return stream.getvalue()

    return encode
