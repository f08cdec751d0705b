import cv2
import numpy as np
import pytest

from inpaint_studio.evaluation.texture.places import detail_share, evenness, kind_of_place


@pytest.fixture
def hole():
    mask = np.zeros((200, 200), np.uint8)
    cv2.line(mask, (60, 60), (140, 140), 255, 20)
    return mask


@pytest.fixture
def noise():
    return np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)


def test_fine_detail_everywhere_is_texture(noise, hole):
    assert kind_of_place(noise, hole)[0] == "texture"
    assert evenness(noise, hole) > 0.6


def test_a_thing_before_a_plain_ground_is_no_texture_however_fine_it_is(noise, hole):
    half = noise.copy()
    half[:, :100] = 128
    place, share = kind_of_place(half, hole)
    assert share > 0.2
    assert place == "mixed"
    assert evenness(half, hole) < 0.1


def test_a_slope_is_smooth_and_so_is_grain_on_a_plane(hole):
    slope = np.broadcast_to(np.linspace(0, 255, 200).astype(np.uint8), (200, 200))
    grain = np.random.default_rng(0).normal(128, 2, (200, 200, 3)).astype(np.uint8)
    assert kind_of_place(slope, hole)[0] == "smooth"
    assert kind_of_place(grain, hole) == ("smooth", 0)
    assert kind_of_place(np.full((200, 200), 7, np.uint8), hole) == ("smooth", 0)


def test_the_share_is_that_of_what_a_narrow_blur_takes_off(noise, hole):
    soft = cv2.GaussianBlur(noise, (0, 0), 4)
    assert detail_share(soft, hole) < 0.1 < 0.8 < detail_share(noise, hole)
