import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio import find_damage, inpaint

SCALES = {np.uint8: 1, np.uint16: 257, np.float32: 1 / 255}


def photo(dtype=np.uint8, shape="colour"):
    pixels = data.astronaut()[100:160, 200:290]
    if shape != "colour":
        pixels = pixels[..., :1] if shape == "gray (H, W, 1)" else pixels[..., 0]
    return (pixels * np.float64(SCALES[dtype])).astype(dtype)


@pytest.fixture
def mask():
    mask = np.zeros((60, 90), bool)
    mask[10:13, 5:80] = mask[40:44, 30:36] = mask[-2:, -2:] = True
    return mask


@pytest.mark.parametrize("shape", ["gray (H, W)", "gray (H, W, 1)", "colour"])
@pytest.mark.parametrize("dtype", SCALES)
def test_result_has_the_shape_and_dtype_of_the_image(mask, dtype, shape):
    image = photo(dtype, shape)
    result = inpaint(image, mask)
    assert result.shape == image.shape
    assert result.dtype == image.dtype
    np.testing.assert_array_equal(result[~mask], image[~mask])
    assert not np.array_equal(result[mask], image[mask])


def test_inputs_are_left_untouched(mask):
    image = photo()
    before, masked = image.copy(), mask.copy()
    result = inpaint(image, mask)
    result[:] = 0
    np.testing.assert_array_equal(image, before)
    np.testing.assert_array_equal(mask, masked)


@pytest.mark.parametrize("value", [1, 128, 255])
def test_every_nonzero_value_of_a_uint8_mask_means_restore(mask, value):
    np.testing.assert_array_equal(inpaint(photo(), mask * np.uint8(value)), inpaint(photo(), mask))


@pytest.mark.parametrize("channels", [1, 3])
def test_a_mask_with_equal_channels_is_taken(mask, channels):
    several = np.repeat(mask[..., np.newaxis], channels, axis=2)
    np.testing.assert_array_equal(inpaint(photo(), several), inpaint(photo(), mask))


def test_a_mask_that_is_grown_restores_its_surroundings_too(mask):
    wider = cv2.dilate(mask.astype(np.uint8), cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    np.testing.assert_array_equal(inpaint(photo(), mask, grow=1), inpaint(photo(), wider))


@pytest.mark.parametrize("channels", [(), (1,), (3,)])
def test_a_mask_that_is_fitted_takes_the_whole_damage(channels):
    rows, columns = np.mgrid[:60, :70]
    away = np.hypot(rows - 30, columns - 35)
    damage = 70 * np.exp(-((np.maximum(away - 5, 0) / 3) ** 2))
    image = np.rint(60 + columns + damage).astype(np.uint8)
    image = np.broadcast_to(image.reshape(*image.shape, *(1 for _ in channels)), (*image.shape, *channels)).copy()
    fitted = inpaint(image, away < 4, engine="fmm", fit=True).astype(float)
    assert np.abs(fitted - (60 + columns).reshape(*columns.shape, *(1 for _ in channels))).max() <= 2
    assert np.abs(inpaint(image, away < 4, engine="fmm").astype(float) - fitted).max() > 20


@pytest.mark.parametrize("dtype", SCALES)
def test_depths_differ_by_rounding_only(mask, dtype):
    result = inpaint(photo(dtype), mask) / SCALES[dtype]
    assert abs(result - inpaint(photo(), mask)).max() <= 0.51


@pytest.mark.parametrize("options", [{}, {"engine": "texture"}, {"engine": "fmm", "finish": "both"}], ids=str)
@pytest.mark.parametrize(
    ("dtype", "value"), [(np.uint8, 200), (np.uint16, 51234), (np.float32, 0.3), (np.float32, 1e4), (np.float32, 3e38)]
)
def test_a_constant_image_is_filled_with_exactly_its_constant(mask, dtype, value, options):
    expected = np.full((60, 90, 3), value, dtype)
    image = expected.copy()
    image[mask] = np.nan if dtype == np.float32 else 0
    np.testing.assert_array_equal(inpaint(image, mask, **options), expected)


@pytest.mark.parametrize("shape", [(1, 2), (1, 30), (30, 1), (2, 2)])
def test_tiny_images_are_filled(shape):
    image = np.full(shape, 77, np.uint8)
    mask = np.ones(shape, bool)
    mask[0, 0] = False
    image[mask] = 3
    assert (inpaint(image, mask) == 77).all()


def test_an_empty_mask_gives_an_equal_copy(mask):
    image = photo()
    result = inpaint(image, np.zeros_like(mask))
    np.testing.assert_array_equal(result, image)
    assert not np.shares_memory(result, image)


def test_what_is_fully_transparent_is_no_source(mask):
    image, alpha = np.full((60, 90, 3), 200, np.uint8), np.full((60, 90), 255, np.uint8)
    hidden = np.random.default_rng(0).random(mask.shape) < 0.3
    image[hidden], alpha[hidden] = 0, 0
    result = inpaint(image, mask, alpha=alpha)
    assert (result[alpha > 0] == 200).all()
    assert (inpaint(image, mask)[alpha > 0] < 200).any()


def test_strided_arrays_are_taken(mask):
    image = np.asfortranarray(photo())
    np.testing.assert_array_equal(inpaint(image[::-1], mask[::-1]), inpaint(image[::-1].copy(), mask[::-1].copy()))


@pytest.mark.parametrize(
    ("image", "mask", "options", "sentence"),
    [
        (np.zeros((4, 4), np.uint8), np.ones((4, 4), bool), {}, "The mask covers the whole photo"),
        (np.zeros((4, 4), np.uint8), np.ones((4, 5), bool), {}, r"\(4, 5\), but the photo has \(4, 4\)"),
        (np.zeros((4, 4, 3), np.uint8), np.ones((5, 4, 3), bool), {}, r"\(5, 4\), but the photo has \(4, 4, 3\)"),
        (np.zeros((4, 4), np.uint8), np.ones((4, 4, 1), bool), {}, "The mask covers the whole photo"),
        (np.zeros((4, 4), np.uint8), np.eye(12).reshape(4, 12, 3) > 0, {}, "mark different pixels"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"grow": -1}, "0 pixels or more, not by -1"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"grow": 9}, "The mask covers the whole photo"),
        (np.zeros((4, 4), np.float64), np.eye(4, dtype=bool), {}, "not float64"),
        (np.zeros((4, 4), np.uint8), np.eye(4), {}, "A mask must be bool or uint8, not float64"),
        (np.zeros((4, 4, 5), np.uint8), np.eye(4, dtype=bool), {}, "1, 3 or 4 channels"),
        (np.full((4, 4), np.nan, np.float32), np.eye(4, dtype=bool), {}, "nothing but NaN"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"alpha": np.ones((4, 5))}, r"\(4, 5\).*\(4, 4\)"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"engine": "fmm", "radius": 0}, "Radius must .* 1 .* 50"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"colour": 1}, "has no option “colour”"),
        (np.zeros((4, 4), np.uint8), np.eye(4, dtype=bool), {"engine": "magic"}, "There is no engine “magic”"),
    ],
)
def test_what_does_not_fit_is_a_value_error_that_says_so(image, mask, options, sentence):
    with pytest.raises(ValueError, match=sentence):
        inpaint(image, mask, **options)


def test_detail_comes_from_where_it_is_allowed(mask):
    left = np.zeros((60, 90), bool)
    left[:, :45] = True
    image = photo()
    whole, inside, outside = (
        inpaint(image, mask, "auto", **sources) for sources in ({}, {"take_from": left}, {"not_from": left})
    )
    assert ((inside != whole).any(axis=2) & ~left).any()
    assert ((outside != whole).any(axis=2) & left).any()
    for result in (inside, outside):
        np.testing.assert_array_equal(result[~mask], image[~mask])


def test_masks_of_sources_are_checked_as_the_other_is(mask):
    with pytest.raises(ValueError, match="Nothing can be taken"):
        inpaint(photo(), mask, take_from=mask)
    with pytest.raises(ValueError, match="must be bool or uint8"):
        inpaint(photo(), mask, not_from=mask.astype(float))
    with pytest.raises(ValueError, match="same size"):
        inpaint(photo(), mask, not_from=mask[1:])


@pytest.mark.parametrize("shape", ["gray (H, W)", "gray (H, W, 1)", "colour"])
def test_damage_is_found_as_a_mask_for_inpaint(shape):
    image = photo(shape=shape)
    before = image.copy()
    marks = find_damage(image)
    assert marks.mask(sensitivity=90).shape == image.shape[:2]
    assert marks.mask().dtype == np.uint8
    assert np.array_equal(image, before)


def test_what_is_protected_must_fit_the_image():
    with pytest.raises(ValueError, match="shape"):
        find_damage(photo(), protected=np.zeros((3, 3), bool))


def test_damage_is_seen_in_infrared_where_a_plane_is_given():
    plane = np.random.default_rng(0).integers(50000, 50500, photo().shape[:2]).astype(np.uint16)
    plane[20:24, 30:35] = 30000
    mask = find_damage(photo(), infrared=plane).mask()
    assert mask[20:24, 30:35].all()
    mask[18:26, 28:37] = 0
    assert not mask.any()
    with pytest.raises(ValueError, match="infrared"):
        find_damage(photo(), infrared=plane[1:])
