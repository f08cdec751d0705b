from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.core.atlas import lay
from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import EVERYWHERE, EngineInfo
from inpaint_studio.core.holes import View, split
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import fill, restore
from inpaint_studio.core.values import NumberKind, Values
from inpaint_studio.errors import InputError


class FakeEngine:
    """Paints the whole window in one value and keeps what it was given."""

    def __init__(self, value=0.5, context=4):
        self.info = EngineInfo("fake", "Fake", "For tests.", context)
        self.value = value
        self.seen = []
        self.around = []

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        self.seen.append(image.copy())
        self.around.append(surroundings)
        progress(0.5)
        cancel.raise_if_cancelled()
        progress(1.0)
        return np.full_like(image, self.value)


def photo(dtype=np.uint8, channels=3):
    limit = np.iinfo(dtype).max
    shape = (60, 80) if channels == 1 else (60, 80, channels)
    return Photo(np.random.default_rng(1).integers(0, limit, shape, dtype, endpoint=True))


def two_holes():
    mask = Mask.empty((60, 80))
    mask.pixels[5:9, 5:9] = mask.pixels[40:50, 60:63] = 255
    return mask


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_the_edit_changes_masked_pixels_only_and_clears_the_mask(dtype, channels):
    before, mask = photo(dtype, channels), two_holes()
    document = Document(Photo(before.pixels.copy()), mask.copy())
    document.apply(restore(before, mask, FakeEngine()))
    masked = mask.pixels != 0
    after = document.photo.pixels
    assert (after[masked] == np.rint(0.5 * np.iinfo(dtype).max)).all()
    np.testing.assert_array_equal(after[~masked], before.pixels[~masked])
    assert document.mask.is_empty


def test_taking_the_edit_back_brings_photo_and_mask_together():
    before, mask = photo(), two_holes()
    document = Document(Photo(before.pixels.copy()), mask.copy())
    edit = restore(before, mask, FakeEngine())
    document.apply(edit)
    document.revert(edit)
    np.testing.assert_array_equal(document.photo.pixels, before.pixels)
    np.testing.assert_array_equal(document.mask.pixels, mask.pixels)


def test_photo_and_mask_stay_unchanged():
    before, mask = photo(), two_holes()
    pixels, masked = before.pixels.copy(), mask.pixels.copy()
    restore(before, mask, FakeEngine())
    np.testing.assert_array_equal(before.pixels, pixels)
    np.testing.assert_array_equal(mask.pixels, masked)


@pytest.mark.parametrize(("is_lab", "channels"), [(False, [3]), (True, [1, 1, 1])])
def test_the_channels_of_lab_are_restored_one_by_one(is_lab, channels):
    engine, shares = FakeEngine(), []
    (filling,) = fill(photo().pixels, np.eye(60, 80, dtype=np.uint8), engine, is_lab=is_lab, progress=shares.append)
    assert [seen.shape[2] for seen in engine.seen] == channels
    assert filling.values.shape[1] == 3
    assert shares == sorted(shares)


def test_an_empty_mask_changes_nothing():
    assert restore(photo(), Mask.empty((60, 80)), FakeEngine()).is_empty


@pytest.mark.parametrize(("dtype", "scale"), [(np.uint8, 255), (np.uint16, 65535)])
def test_engines_see_whole_numbers_as_0_to_1(dtype, scale):
    engine, pixels = FakeEngine(), photo(dtype).pixels
    list(fill(pixels, np.eye(60, 80, dtype=np.uint8), engine))
    (seen,) = engine.seen
    np.testing.assert_allclose(seen, pixels[: seen.shape[0], : seen.shape[1]] / scale, atol=1e-7)
    assert seen.dtype == np.float32


def test_engines_see_floats_from_0_to_1_as_they_are():
    engine, known = FakeEngine(), np.eye(60, 80) == 0
    pixels = np.linspace(0, 1, 60 * 80, dtype=np.float32).reshape(60, 80)
    (filling,) = fill(pixels, np.eye(60, 80, dtype=np.uint8), engine)
    known = known[filling.region.slices]
    np.testing.assert_array_equal(engine.seen[0][known, 0], pixels[filling.region.slices][known])


@pytest.mark.parametrize(("low", "high"), [(-3, 700), (0.2, 40), (-3e38, 3e38), (3e38, 3e38)])
def test_engines_see_floats_beyond_as_0_to_1_and_fillings_have_their_range(low, high):
    engine = FakeEngine(value=1)
    pixels = np.linspace(low, high, 60 * 80, dtype=np.float64).reshape(60, 80).astype(np.float32)
    mask = np.zeros((60, 80), np.uint8)
    mask[20:24, 30:34] = 1
    (filling,) = fill(pixels, mask, engine)
    assert engine.seen[0].min() >= 0
    assert engine.seen[0].max() == pytest.approx(1, abs=1e-6)
    around = pixels[filling.region.slices]
    brightest = around[mask[filling.region.slices] == 0].max()
    np.testing.assert_allclose(filling.values, max(brightest, 1), rtol=1e-6, atol=1e-7 * abs(low))


@pytest.mark.parametrize("gap", [np.nan, np.inf, -np.inf])
def test_floats_that_are_not_finite_are_no_source_and_stay(gap):
    pixels = np.full((60, 80), 0.25, np.float32)
    pixels[5, 6] = gap
    mask = Mask.empty((60, 80))
    mask.pixels[5:8, 7:9] = 255
    engine = FakeEngine()
    document = Document(Photo(pixels.copy()), mask.copy())
    document.apply(restore(document.photo, mask, engine))
    assert np.isfinite(engine.seen[0]).all()
    expected = np.where(mask.pixels != 0, np.float32(0.5), pixels)
    np.testing.assert_array_equal(document.photo.pixels, expected)


@pytest.mark.parametrize(
    ("values", "asked", "expected"),
    [
        (Values(1), 0.4, 0),
        (Values(1), 0.6, 255),
        (Values(12), 0.5, 2048 * 65535 / 4095),
        (Values(16, NumberKind.SIGNED), -0.30001, -9831 / 32768),
        (Values(16, NumberKind.FLOAT), 0.1, np.float16(0.1)),
    ],
)
def test_fillings_are_numbers_that_the_file_can_hold(values, asked, expected):
    pixels = np.zeros((60, 80), values.dtype)
    (filling,) = fill(pixels, np.eye(60, 80, dtype=np.uint8), FakeEngine(value=asked), values=values)
    assert filling.values.dtype == values.dtype
    assert (filling.values == np.asarray(np.rint(expected) if values.dtype.kind == "u" else expected)).all()


def test_values_beyond_the_range_are_limited():
    (filling,) = fill(photo().pixels, np.eye(60, 80, dtype=np.uint8), FakeEngine(value=1.2))
    assert (filling.values == 255).all()


def test_progress_rises_to_1_over_all_windows():
    shares = []
    restore(photo(), two_holes(), FakeEngine(), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) >= 5


def test_cancelling_stops_between_windows():
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        restore(photo(), two_holes(), FakeEngine(), progress=lambda share: cancel.cancel(), cancel=cancel)


@pytest.mark.parametrize(
    ("pixels", "mask", "sentence"),
    [
        (np.zeros((4, 4, 2), np.uint8), np.zeros((4, 4), np.uint8), "1, 3 or 4 channels"),
        (np.zeros((0, 4), np.uint8), np.zeros((0, 4), np.uint8), "1, 3 or 4 channels"),
        (np.zeros((4, 4), np.float64), np.zeros((4, 4), np.uint8), "uint8, uint16 or float32"),
        (np.zeros((4, 4), np.uint8), np.zeros((4, 5), np.uint8), "same size"),
        (np.zeros((4, 4), np.uint8), np.ones((4, 4), np.uint8), "whole photo"),
        (np.full((4, 4), np.nan, np.float32), np.eye(4, dtype=np.uint8), "nothing but NaN"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(pixels, mask, sentence):
    with pytest.raises(InputError, match=sentence):
        list(fill(pixels, mask, FakeEngine()))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_gray_in_three_channels_is_restored_as_one_whatever_the_colour_of_the_damage(dtype):
    gray = np.random.default_rng(3).integers(0, 255, (60, 80)).astype(dtype)
    pixels, mask, engine = gray[..., np.newaxis].repeat(3, axis=2), two_holes().pixels, FakeEngine(value=0.3)
    pixels[mask != 0] = (200, 30, 10)
    result = pixels.copy()
    for filling in fill(pixels, mask, engine):
        filling.paste_into(result)
    assert {image.shape[2] for image in engine.seen} == {1}
    np.testing.assert_array_equal(result, result[..., :1].repeat(3, axis=2))
    single = gray.copy()
    for filling in fill(gray, mask, FakeEngine(value=0.3)):
        filling.paste_into(single)
    np.testing.assert_array_equal(result[..., 0], single)


def test_one_known_pixel_of_colour_makes_a_colour_photo():
    gray = np.random.default_rng(3).integers(0, 255, (60, 80, 1), np.uint8)
    pixels, engine = gray.repeat(3, axis=2), FakeEngine()
    pixels[59, 79, 2] ^= 1
    list(fill(pixels, two_holes().pixels, engine))
    assert {image.shape[2] for image in engine.seen} == {3}


def test_engines_are_told_where_a_window_lies_and_which_of_its_holes_are_wanted():
    before, mask, engine = photo(), two_holes(), FakeEngine(context=8)
    fillings = list(fill(before.pixels, mask.pixels, engine))
    assert [around.origin for around in engine.around] == [(each.region.top, each.region.left) for each in fillings]
    assert {around.origin for around in engine.around} == {(0, 0), (32, 52)}
    assert all(around.wanted is None and around.sources is None for around in engine.around)


def test_of_a_hole_across_several_tiles_each_is_told_which_part_it_owns():
    mask = np.zeros((40, 1400), np.uint8)
    mask[20:22] = 255
    engine = FakeEngine(context=8)
    fillings = list(fill(np.zeros((40, 1400), np.uint8), mask, engine))
    assert len(fillings) > 1
    for filling, around in zip(fillings, engine.around, strict=True):
        np.testing.assert_array_equal(around.wanted, filling.own)


def test_in_an_atlas_places_of_the_photo_mean_nothing_but_what_is_wanted_does():
    mask = np.zeros((400, 400), np.uint8)
    mask[50:350:60, 50:350:60] = 255
    engine = FakeEngine(context=8)
    engine.info = replace(engine.info, is_local=True)
    fillings = list(fill(np.zeros((400, 400), np.uint8), mask, engine))
    (around,) = engine.around
    assert len(fillings) == 25
    assert around.origin == (0, 0)
    assert around.wanted is None
    between = np.ones(around.sources.shape, np.bool_)
    for window, place in zip(fillings, lay(list(split(mask, View(8))), mask.shape), strict=True):
        np.testing.assert_array_equal(around.sources[place.slices], ~window.own)
        between[place.slices] = False
    assert not around.sources[between].any()
