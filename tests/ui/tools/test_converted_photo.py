"""Photos that are a source for another one are converted to its channels and colours."""

import numpy as np
import pytest
from PySide6.QtGui import QColorSpace

from inpaint_studio.core.lab import Space, lab_as_rgb, rgb_as_lab
from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.ui.tools.converted_photo import converted

SHAPE = (20, 30)
SRGB, ADOBE, PROPHOTO = (
    bytes(QColorSpace(name).iccProfile().data())
    for name in (
        QColorSpace.NamedColorSpace.SRgb, QColorSpace.NamedColorSpace.AdobeRgb, QColorSpace.NamedColorSpace.ProPhotoRgb,
    )
)  # fmt: skip


def noise(dtype=np.uint16, channels=(3,)):
    return np.random.default_rng(1).integers(0, np.iinfo(dtype).max, (*SHAPE, *channels), dtype, endpoint=True)


def flat(value, channels=(3,), dtype=np.uint16):
    return np.full((*SHAPE, *channels), value, dtype)


def same(dtype=np.uint16, channels=(3,), **kind):
    return Photo(np.zeros((5, 5, *channels), dtype), **kind)


@pytest.mark.parametrize("profile", [None, SRGB, ADOBE])
@pytest.mark.parametrize("channels", [(), (3,)])
def test_what_means_the_same_stays_as_it_is(channels, profile):
    photo = Photo(noise(np.uint8, channels), icc_profile=profile)
    assert converted(photo, same(channels=channels, icc_profile=profile)) is photo


def test_gray_becomes_three_equal_channels():
    photo = Photo(noise(np.uint8, ()))
    found = converted(photo, same())
    assert (found.pixels == photo.pixels[..., np.newaxis]).all()


def test_equal_channels_become_their_gray():
    gray = noise(np.uint16, ())
    found = converted(Photo(np.dstack([gray] * 3)), same(channels=()))
    assert (found.pixels == gray).all()


def test_colours_become_the_gray_of_their_light():
    found = converted(Photo(noise()), same(channels=())).pixels / 65535
    light = np.where(noise() / 65535 <= 0.04045, noise() / 65535 / 12.92, ((noise() / 65535 + 0.055) / 1.055) ** 2.4)
    expected = light @ [0.2126, 0.7152, 0.0722]
    coded = np.where(expected <= 0.0031308, expected * 12.92, 1.055 * expected ** (1 / 2.4) - 0.055)
    assert np.abs(found - coded).max() < 0.01


def test_a_gray_of_one_profile_is_another_number_in_the_other():
    found = converted(Photo(flat(32768), icc_profile=SRGB), same(icc_profile=ADOBE))
    assert found.icc_profile == ADOBE
    # sRGB's 0.5 is 0.214 of the light, which AdobeRGB stores as the root 2.2 of it.
    assert np.abs(found.pixels / 65535 - 0.214 ** (1 / 2.2)).max() < 0.003


def test_there_and_back_through_a_wider_space_is_the_same():
    photo = Photo(noise(), icc_profile=SRGB)
    wide = converted(photo, same(icc_profile=PROPHOTO))
    back = converted(wide, same(icc_profile=SRGB))
    assert np.abs(wide.pixels.astype(int) - photo.pixels).max() > 2000
    assert np.median(np.abs(back.pixels.astype(int) - photo.pixels)) < 20


def test_a_photo_without_a_profile_counts_as_srgb():
    one = converted(Photo(noise()), same(icc_profile=ADOBE)).pixels
    other = converted(Photo(noise(), icc_profile=SRGB), same(icc_profile=ADOBE)).pixels
    assert (one == other).all()


@pytest.mark.parametrize("model", [Model.LAB, Model.ICC_LAB])
def test_lab_and_back_is_the_same(model):
    rgb = noise()
    back = lab_as_rgb(rgb_as_lab(rgb, model), model, Space.PROPHOTO)
    inside = (rgb_as_lab(rgb, model) > 0).all(axis=2) & (rgb_as_lab(rgb, model) < 65535).all(axis=2)
    assert inside.mean() > 0.5
    assert np.percentile(np.abs(back.astype(int) - rgb)[inside], 95) < 400


def test_white_is_white_in_lab_and_in_inks():
    white = Photo(flat(255, dtype=np.uint8))
    lab = converted(white, same(model=Model.LAB)).pixels
    assert np.abs(lab[..., 0].astype(int) - 65535).max() < 200
    assert np.abs(lab[..., 1:].astype(int) - 32768).max() < 200
    assert not converted(white, same(channels=(4,))).pixels.any()


def test_paper_without_ink_is_white():
    found = converted(Photo(flat(0, (4,), np.uint8)), same())
    assert (found.pixels == 65535).all()


@pytest.mark.parametrize(
    "like", [same(icc_profile=ADOBE), same(channels=()), same(channels=(4,)), same(model=Model.LAB)]
)
def test_transparency_stays_where_it_is_whole(like):
    alpha = np.full(SHAPE, 9, np.uint8)
    alpha[:5] = 0
    found = converted(Photo(noise(np.uint8), alpha), like)
    assert ((found.alpha == 0) == (alpha == 0)).all()
