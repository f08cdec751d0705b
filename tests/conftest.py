"""What all tests share: Qt draws into memory, at one device pixel a pixel unless told otherwise; all speak English."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

import cv2  # noqa: E402
import pytest  # noqa: E402
from skimage import data  # noqa: E402


@pytest.fixture(scope="session")
def photo_pixels():
    """RGB pixels of a small real photo: 201 rows, 301 columns."""
    return data.coffee()[90:291, 150:451].copy()


@pytest.fixture
def photo_path(tmp_path, photo_pixels):
    """A PNG file that holds them."""
    path = tmp_path / "coffee.png"
    cv2.imwrite(str(path), cv2.cvtColor(photo_pixels, cv2.COLOR_RGB2BGR))
    return path
