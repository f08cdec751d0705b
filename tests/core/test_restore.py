import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import EngineInfo
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import fill, restore
from inpaint_studio.errors import InputError


class FakeEngine:
    """Paints the whole window in one value and keeps what it was given."""

    def __init__(self, value=0.5, context=4):
        self.info = EngineInfo("fake", "Fake", "For tests.", context)
        self.value = value
        self.seen = []

    def restore(self, image, mask, *, in_place=False, progress=ignore_progress, cancel=NEVER):
        self.seen.append(image.copy())
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


def test_neither_photo_nor_mask_is_touched():
    before, mask = photo(), two_holes()
    pixels, masked = before.pixels.copy(), mask.pixels.copy()
    restore(before, mask, FakeEngine())
    np.testing.assert_array_equal(before.pixels, pixels)
    np.testing.assert_array_equal(mask.pixels, masked)


def test_an_empty_mask_changes_nothing():
    assert restore(photo(), Mask.empty((60, 80)), FakeEngine()).is_empty


@pytest.mark.parametrize(("dtype", "scale"), [(np.uint8, 255), (np.uint16, 65535)])
def test_engines_see_whole_numbers_as_0_to_1(dtype, scale):
    engine, pixels = FakeEngine(), photo(dtype).pixels
    list(fill(pixels, np.eye(60, 80, dtype=np.uint8), engine))
    (seen,) = engine.seen
    np.testing.assert_allclose(seen, pixels[: seen.shape[0], : seen.shape[1]] / scale, atol=1e-7)
    assert seen.dtype == np.float32


def test_engines_see_float_values_as_they_are():
    engine = FakeEngine()
    pixels = np.linspace(-3, 700, 60 * 80, dtype=np.float32).reshape(60, 80)
    (filling,) = fill(pixels, np.eye(60, 80, dtype=np.uint8), engine)
    np.testing.assert_array_equal(engine.seen[0][..., 0], pixels[filling.region.slices])


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
        (np.full((4, 4), np.nan, np.float32), np.eye(4, dtype=np.uint8), "not finite"),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(pixels, mask, sentence):
    with pytest.raises(InputError, match=sentence):
        list(fill(pixels, mask, FakeEngine()))
