"""The infrared plane as a picture, laid over the photo."""

import cv2
import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.infrared.picture import infrared_picture


def scene(down, across, shape=(400, 500)):
    """Return a photo, and a plane in which the same specks lie further down and to the right."""
    rng = np.random.default_rng(3)
    whole = np.full((shape[0] + 20, shape[1] + 20), 40_000.0)
    for row, column in rng.integers(20, 400, (90, 2)):
        cv2.circle(whole, (int(column), int(row)), 3, 20_000.0, -1)
    whole = cv2.GaussianBlur(whole, (0, 0), 1) + rng.normal(0, 60, whole.shape)
    plane = whole[10 - down :, 10 - across :][: shape[0], : shape[1]]
    photo = whole[10:, 10:][: shape[0], : shape[1]]
    return Photo(photo.astype(np.uint16)), plane.astype(np.uint16)


@pytest.mark.parametrize(("down", "across"), [(0, 0), (3, -2)])
def test_dust_lies_where_the_photo_has_it(down, across):
    photo, plane = scene(down, across)
    shown = infrared_picture(photo, plane)
    assert shown.dtype == np.uint8
    dark, dust = shown[10:-10, 10:-10] < 180, photo.pixels[10:-10, 10:-10] < 29_000
    assert dust.sum() > 500
    assert (dark & dust).sum() > 0.8 * dust.sum()
    assert (dark & ~dust).sum() < 0.3 * dust.sum()


def test_it_is_as_bright_as_can_be_at_every_depth():
    photo, plane = scene(0, 0)
    for each in (plane, (plane // 257).astype(np.uint8), (plane / 65535).astype(np.float32)):
        assert 245 <= np.median(infrared_picture(photo, each)) <= 255


def test_it_can_be_cancelled():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        infrared_picture(*scene(0, 0), cancel=token)
