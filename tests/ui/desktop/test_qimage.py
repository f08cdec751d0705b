import numpy as np
import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QImage

from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import FileError
from inpaint_studio.ui.desktop.qimage import image_from_photo, photo_from_image, photo_from_mime


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(7, 5), (7, 5, 3)])
@pytest.mark.parametrize("has_alpha", [False, True])
def test_a_photo_comes_back_from_a_picture_bit_for_bit(dtype, shape, has_alpha):
    rng = np.random.default_rng(1)
    full = np.iinfo(dtype).max
    pixels = rng.integers(0, full + 1, shape, dtype)
    alpha = rng.integers(0, full + 1, shape[:2], dtype) if has_alpha and len(shape) == 3 else None
    photo = photo_from_image(image_from_photo(Photo(pixels, alpha)))
    np.testing.assert_array_equal(photo.pixels, pixels)
    assert photo.pixels.dtype == dtype
    if alpha is not None:
        np.testing.assert_array_equal(photo.alpha, alpha)


def test_a_picture_does_not_follow_its_photo(photo_pixels):
    pixels = photo_pixels.copy()
    image = image_from_photo(Photo(pixels))
    before = image.pixelColor(3, 3)
    pixels[:] = 0
    assert image.pixelColor(3, 3) == before


@pytest.mark.parametrize("kind", [QImage.Format.Format_RGB32, QImage.Format.Format_RGB888, QImage.Format.Format_BGR888])
def test_pictures_of_other_layouts_become_rgb(kind):
    image = QImage(3, 2, kind)
    image.fill(QColor(0x80, 0x40, 0x20))
    assert photo_from_image(image).pixels[1, 2].tolist() == [0x80, 0x40, 0x20]


def test_nothing_pasted_is_nothing_and_broken_bytes_are_a_sentence(qapp):
    assert photo_from_mime(QMimeData(), 1_000_000) is None
    mime = QMimeData()
    mime.setData("image/png", b"\x89PNG\r\n\x1a\n and no more")
    with pytest.raises(FileError, match="The picture"):
        photo_from_mime(mime, 1_000_000)


def test_a_pasted_picture_over_the_limit_is_refused(qapp, photo_path):
    mime = QMimeData()
    mime.setData("image/png", photo_path.read_bytes())
    with pytest.raises(FileError, match="megapixels"):
        photo_from_mime(mime, 1000)
