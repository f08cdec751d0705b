"""Masks that are too narrow or too wide are brought to where the damage ends."""

import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import filled
from inpaint_studio.detection.fit import LIMIT, fit, grow, remains
from inpaint_studio.detection.scan import Scan
from inpaint_studio.engines.registry import create_engine

ROWS, COLUMNS = np.mgrid[:140, :160] + 0.5
AWAY = np.hypot(ROWS - 70, COLUMNS - 80)


def ground(noise=0.0):
    grain = np.random.default_rng(4).normal(0, noise, AWAY.shape) if noise else 0.0
    return 90 + 0.3 * COLUMNS + 0.2 * ROWS + grain


def in_levels(plane):
    return np.clip(np.rint(plane), 0, 255).astype(np.uint8)


def spot(radius, softness, height):
    """Return a spot that fades away beyond its radius."""
    return height * np.exp(-((np.maximum(AWAY - radius, 0) / softness) ** 2))


def within(radius):
    return Mask(np.where(radius > AWAY, np.uint8(255), np.uint8(0)))


@pytest.mark.parametrize(("height", "noise"), [(70, 0.0), (-50, 1.0)])
@pytest.mark.parametrize("painted", [5, 8, 24])
@pytest.mark.parametrize("softness", [1, 4])
def test_what_is_restored_is_within_2_levels_of_the_truth(painted, softness, height, noise):
    truth, damage = ground(noise), spot(6, softness, height)
    image, mask = in_levels(truth + damage), within(painted)
    fit(Scan(Photo(image)), mask)
    restored = filled(image, mask.pixels, create_engine("fmm")).astype(float)
    # What noise was there cannot be known.
    assert np.abs(restored - ground()).max() <= 2 + 4 * noise
    assert np.abs(restored - ground()).mean() <= 0.4 + noise
    assert np.abs(damage[mask.pixels == 0]).max() <= 2
    assert AWAY[mask.pixels != 0].max() <= 8 + 3 * softness


@pytest.mark.parametrize("value", [0, 120, 255])
def test_on_a_constant_photo_a_mask_stays_as_it_is(value):
    mask = within(9)
    before = mask.pixels.copy()
    fit(Scan(Photo(np.full(AWAY.shape, value, np.uint8))), mask)
    assert np.array_equal(mask.pixels, before)


def test_so_it_does_on_a_ramp():
    mask = within(9)
    before = mask.pixels.copy()
    fit(Scan(Photo(in_levels(1.2 * COLUMNS + 20))), mask)
    assert np.array_equal(mask.pixels, before)


def test_a_mask_that_fits_stays_nearly_as_it_is():
    image = in_levels(ground(2) + np.where(AWAY < 8, 60, 0))
    mask = within(9)
    fit(Scan(Photo(image)), mask)
    assert (mask.pixels[AWAY < 8] == 255).all()
    assert AWAY[mask.pixels != 0].max() <= 13


def test_holes_are_fitted_one_by_one():
    """A hole over nothing stays, though another one shrinks."""
    image = in_levels(ground() + np.where(AWAY < 5, 60, 0))
    corner = np.hypot(ROWS - 20, COLUMNS - 20) < 7
    mask = Mask(np.where((AWAY < 20) | corner, np.uint8(255), np.uint8(0)))
    fit(Scan(Photo(image)), mask)
    assert (mask.pixels[corner] == 255).all()
    assert AWAY[(mask.pixels != 0) & ~corner].max() <= 9


def test_a_mask_grows_no_further_than_the_limit_and_only_where_it_may():
    image = in_levels(ground() + spot(8, 8, 60))
    mask, allowed = within(8), np.where(COLUMNS < 80, np.uint8(255), np.uint8(0))
    grow(Scan(Photo(image)), mask, limit=4, allowed=allowed)
    grown = (mask.pixels != 0) & (AWAY >= 8)
    assert grown.any()
    assert not grown[COLUMNS > 80].any()
    assert AWAY[grown].max() <= 8 + 4 + 3


@pytest.mark.parametrize("sign", [1, -1])
def test_damage_of_one_sign_does_not_grow_along_what_differs_the_other_way(sign):
    nearby = np.where((AWAY > 9) & (AWAY < 15) & (COLUMNS > 80), -35.0, 0.0)
    image = in_levels(ground() + sign * (spot(5, 3, 60) + nearby))
    masks = [within(6) for _ in range(2)]
    for mask, one in zip(masks, (0, sign), strict=True):
        grow(Scan(Photo(image)), mask, sign=one)
    either, same = (mask.pixels != 0 for mask in masks)
    assert either[nearby != 0].mean() > 0.9
    assert same[nearby != 0].mean() < 0.2  # where it touches
    assert same[spot(5, 3, 60) > 2][COLUMNS[spot(5, 3, 60) > 2] < 80].all()


def test_remains_are_what_a_narrow_mask_has_left():
    image, mask = in_levels(ground(1) + spot(6, 4, 60)), within(8)
    left = remains(Photo(filled(image, mask.pixels, create_engine("fmm"))), mask).pixels != 0
    assert not left[AWAY < 8].any()
    assert left[(AWAY >= 8) & (spot(6, 4, 60) > 6)].all()
    assert AWAY[left].max() < 18
    protected = Mask(np.where(COLUMNS < 80, np.uint8(255), np.uint8(0)))
    assert not (remains(Photo(image), mask, protected).pixels[COLUMNS < 80]).any()


def test_nothing_remains_of_a_wide_mask_nor_on_a_plain_photo():
    for image in (in_levels(ground(1) + spot(6, 2, 60)), np.full(AWAY.shape, 90, np.uint8)):
        assert remains(Photo(image), within(16)).is_empty


def test_depth_channels_and_tiles_make_no_difference():
    gray = in_levels(ground(2) + spot(6, 4, 60))
    found = []
    for image in (gray, gray.astype(np.uint16) * np.uint16(257), np.stack([gray] * 3, axis=-1)):
        mask = within(5)
        fit(Scan(Photo(np.ascontiguousarray(image))), mask)
        found.append(mask.pixels)
    # The same photo further down and to the right lies across other tiles.
    big = np.pad(gray, ((200, 100), (180, 90)), mode="edge")
    mask = Mask(np.pad(within(5).pixels, ((200, 100), (180, 90))))
    fit(Scan(Photo(big)), mask)
    found.append(mask.pixels[200:340, 180:340])
    assert all(np.array_equal(found[0], other) for other in found[1:])


def test_damage_to_one_colour_is_seen():
    image = np.stack([in_levels(ground()), in_levels(ground() + spot(6, 3, 30)), in_levels(ground())], axis=-1)
    mask = within(5)
    fit(Scan(Photo(image)), mask)
    assert np.abs(spot(6, 3, 30)[mask.pixels == 0]).max() <= 2


def test_it_can_be_cancelled_and_tells_how_far_it_is():
    image, shares = in_levels(ground() + spot(6, 4, 60)), []
    fit(Scan(Photo(image)), within(5), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        fit(Scan(Photo(image)), within(5), limit=LIMIT, cancel=token)
