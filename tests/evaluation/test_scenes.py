import numpy as np
import pytest

from inpaint_studio.evaluation.scenes import make_dust, make_photo, make_scratches, make_wear


def test_what_is_generated_is_the_same_every_time():
    photo = make_photo(0.1)
    assert photo.shape == (258, 387, 3)
    np.testing.assert_array_equal(photo, make_photo(0.1))
    for make in (make_scratches, make_dust, lambda shape: make_wear(shape, 0.05)):
        mask = make(photo.shape)
        np.testing.assert_array_equal(mask, make(photo.shape))
        assert 0 < np.count_nonzero(mask) < mask.size


@pytest.mark.parametrize("side", [400, 1600])
def test_wear_is_as_dense_on_a_small_photo_as_on_a_large_one(side):
    mask = make_wear((side, side, 3), 0.05)
    assert np.count_nonzero(mask) / mask.size == pytest.approx(0.05, rel=0.1)
