import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColorSpace

from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.ui.canvas.render.colour import ScreenColors
from tests.cmyk import PAPER, cmyk_profile

NAMES = QColorSpace.NamedColorSpace
RAMP = np.random.default_rng(1).integers(0, 256, (40, 50, 3), np.uint8)


def profile(name):
    return bytes(QColorSpace(name).iccProfile().data())


def rgb(shown):
    return shown[..., 2::-1].astype(int)


@pytest.mark.parametrize("icc", [None, profile(NAMES.SRgb)], ids=["no profile", "sRGB"])
@pytest.mark.parametrize("depth", [8, 16])
def test_srgb_is_shown_as_it_is(icc, depth):
    pixels = RAMP if depth == 8 else RAMP.astype(np.uint16) * 257
    colors = ScreenColors(icc, is_gray=False)
    np.testing.assert_array_equal(rgb(colors.show(pixels)), RAMP)
    assert colors.problem == ""


@pytest.mark.parametrize("depth", [8, 16])
@pytest.mark.parametrize("name", [NAMES.AdobeRgb, NAMES.DisplayP3, NAMES.ProPhotoRgb])
def test_colours_of_a_profile_are_those_littlecms_gives(name, depth, tmp_path):
    path = tmp_path / "profile.icc"
    path.write_bytes(profile(name))
    image = ImageCms.profileToProfile(
        Image.fromarray(RAMP), str(path), ImageCms.createProfile("sRGB"), renderingIntent=1, outputMode="RGB"
    )
    pixels = RAMP if depth == 8 else RAMP.astype(np.uint16) * 257
    found = rgb(ScreenColors(path.read_bytes(), is_gray=False).show(pixels))
    away = abs(found - np.asarray(image, int))
    assert np.percentile(away, 99) <= 2
    assert (found != RAMP).any()


@pytest.mark.parametrize("depth", [8, 16])
def test_a_gray_profile_is_followed(depth):
    space = QColorSpace(QPointF(0.3127, 0.329), QColorSpace.TransferFunction.Linear)
    icc = bytes(space.iccProfile().data())
    gray = np.arange(256, dtype=np.uint8).reshape(16, 16)
    pixels = gray if depth == 8 else gray.astype(np.uint16) * 257
    found = rgb(ScreenColors(icc, is_gray=True).show(pixels))
    linear = gray / 255
    expected = 255 * np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    np.testing.assert_allclose(found, np.dstack([expected] * 3), atol=2)


def test_a_gray_photo_with_a_colour_profile_follows_it_and_stays_gray():
    gray = np.arange(256, dtype=np.uint8).reshape(16, 16)
    found = rgb(ScreenColors(profile(NAMES.ProPhotoRgb), is_gray=True).show(gray))
    assert np.ptp(found, axis=2).max() <= 1
    assert (np.diff(found[..., 0].ravel()) >= 0).all()
    assert (found[..., 0] != gray).any()


@pytest.mark.qt_log_ignore("fromIccProfile")
def test_a_broken_profile_is_told_and_the_photo_counts_as_srgb():
    colors = ScreenColors(b"this is no profile", is_gray=False)
    assert "cannot be read" in colors.problem
    np.testing.assert_array_equal(rgb(colors.show(RAMP)), RAMP)


def test_a_profile_for_another_kind_of_photo_is_told():
    space = QColorSpace(QPointF(0.3127, 0.329), QColorSpace.TransferFunction.Linear)
    colors = ScreenColors(bytes(space.iccProfile().data()), is_gray=False)
    assert "gray" in colors.problem
    np.testing.assert_array_equal(rgb(colors.show(RAMP)), RAMP)


def test_colours_are_multiplied_by_transparency():
    alpha = np.full(RAMP.shape[:2], 128, np.uint8)
    shown = ScreenColors(None, is_gray=False).show(RAMP, alpha)
    np.testing.assert_allclose(rgb(shown), RAMP * (128 / 255), atol=0.6)
    assert (shown[..., 3] == 128).all()


@pytest.mark.parametrize("depth", [8, 16])
def test_inks_are_shown_as_they_are_printed(depth):
    inks = np.array([[[255 * bool(number & 1 << place) for place in range(4)] for number in range(16)]], np.uint8)
    inks = inks if depth == 8 else inks.astype(np.uint16) * 257
    colors = ScreenColors(cmyk_profile(), is_gray=False, is_cmyk=True)
    assert colors.problem == ""
    littlecms = as_rgb(Photo(inks, icc_profile=cmyk_profile())).pixels
    np.testing.assert_allclose(rgb(colors.show(inks)), littlecms / (257 if depth == 16 else 1), atol=3)


def test_inks_without_a_profile_take_away_from_white():
    inks = np.array([[[0, 0, 0, 0], [255, 0, 0, 0], [0, 0, 0, 255], [0, 128, 0, 0]]], np.uint8)
    shown = rgb(ScreenColors(None, is_gray=False, is_cmyk=True).show(inks))[0].tolist()
    assert shown == [[255, 255, 255], [0, 255, 255], [0, 0, 0], [255, 127, 255]]


def test_a_profile_whose_inks_are_all_white_is_followed():
    shown = ScreenColors(cmyk_profile(PAPER), is_gray=False, is_cmyk=True).show(np.full((2, 2, 4), 255, np.uint8))
    assert shown.min() > 200


@pytest.mark.parametrize(("icc", "is_cmyk"), [(cmyk_profile(), False), (profile(NAMES.AdobeRgb), True)])
def test_a_profile_of_another_kind_is_told(icc, is_cmyk):
    colors = ScreenColors(icc, is_gray=False, is_cmyk=is_cmyk)
    assert colors.problem.startswith(f"colour profile is for {'RGB' if is_cmyk else 'CMYK'} photos")
    assert colors.show(np.zeros((2, 2, 4 if is_cmyk else 3), np.uint8)).shape == (2, 2, 4)


def lab_of(depth, model, colours):
    """Return L*, a*, b* as a photo holds them."""
    light, *ab = np.moveaxis(np.asarray(colours, float), -1, 0)
    full, step = (255, 1) if depth == 8 else (65280 if model is Model.ICC_LAB else 65535, 256)
    pixels = np.stack([light * full / 100, *((each + 128) * step for each in ab)], axis=-1)
    return np.rint(pixels).astype(np.uint8 if depth == 8 else np.uint16)


@pytest.mark.parametrize("model", [Model.LAB, Model.ICC_LAB])
@pytest.mark.parametrize("depth", [8, 16])
def test_lab_is_shown_by_its_colours_as_littlecms_has_them(depth, model):
    there = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    image = ImageCms.applyTransform(Image.fromarray(RAMP // 2 + 64), there)  # none at the rim of sRGB
    lab = np.asarray(image)
    colours = np.dstack([lab[..., 0] / 2.55, lab[..., 1:].view(np.int8)])
    photo = Photo(lab_of(depth, model, colours), model=model)
    back = ImageCms.buildTransform(ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB")
    expected = np.asarray(ImageCms.applyTransform(image, back), int)
    for found in (rgb(ScreenColors.of(photo).show(photo.pixels)), as_rgb(photo).pixels / (1 if depth == 8 else 257)):
        away = abs(found - expected)
        assert np.percentile(away, 99) <= 3
        assert away.mean() < 0.7


def test_floats_are_shown_from_0_to_1_and_nothing_wraps_round():
    pixels = np.array([[-1, 0, 0.5, 1, 40, np.inf, -np.inf, np.nan]], np.float32)
    photo = Photo(np.dstack([pixels] * 3))
    assert rgb(ScreenColors.of(photo).show(photo.pixels))[0, :, 0].tolist() == [0, 0, 128, 255, 255, 255, 0, 0]
    assert rgb(ScreenColors.of(Photo(pixels)).show(pixels))[0, :, 0].tolist() == [0, 0, 128, 255, 255, 255, 0, 0]


def test_floats_on_a_scale_of_their_own_are_shown_on_that_scale():
    pixels = np.linspace(0, 255, 4000, dtype=np.float32).reshape(40, 100)
    shown = rgb(ScreenColors.of(Photo(pixels)).show(pixels))[..., 0]
    np.testing.assert_allclose(shown, pixels, atol=1)
