import numpy as np
import pytest

from inpaint_studio.detection.network.inputs import CHANNELS, FACTORS, OFFSETS, WINDOWS, inputs_of


def test_a_plain_photo_stands_out_nowhere():
    planes = inputs_of(np.full((40, 50, 3), (90, 120, 30), np.uint8))
    assert planes.shape == (40, 50, CHANNELS)
    assert planes[..., :3].tolist() == np.full((40, 50, 3), (90, 120, 30)).tolist()
    assert not planes[..., 3:].any()
    assert len(OFFSETS) == len(FACTORS) == CHANNELS


@pytest.mark.parametrize(("level", "channel"), [(200, 0), (20, 1)])
def test_a_speck_stands_out_from_windows_larger_than_itself(level, channel):
    image = np.full((60, 60, 3), 100, np.uint8)
    image[30:37, 30:37] = level  # 7 pixels wide
    hats = inputs_of(image)[..., 3 + channel :: 2]
    assert [bool(hats[33, 33, index]) for index in range(len(WINDOWS))] == [side > 7 for side in WINDOWS]
    assert hats[33, 33, -1] == abs(level - 100)
    assert not inputs_of(image)[33, 33, 4 - channel :: 2].any()  # of the other polarity


def test_turned_photos_have_turned_inputs():
    image = np.random.default_rng(1).integers(0, 256, (33, 44, 3), np.uint8)
    assert np.array_equal(inputs_of(np.rot90(image)), np.rot90(inputs_of(image)))
