import cv2
import numpy as np
import pytest

from inpaint_studio.core import hole_count as module
from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.mask import Mask


@pytest.mark.parametrize("strip", [1, 40, 333, 1 << 20])
@pytest.mark.parametrize("share", [0.05, 0.3, 0.45, 0.6])
def test_holes_are_counted_across_the_strips(monkeypatch, strip, share):
    monkeypatch.setattr(module, "_STRIP", strip)
    pixels = (np.random.default_rng(1).random((90, 70)) < share).astype(np.uint8) * 255
    assert hole_count(Mask(pixels)) == cv2.connectedComponents(pixels, connectivity=8)[0] - 1


def test_a_ring_around_a_speck_makes_two(monkeypatch):
    monkeypatch.setattr(module, "_STRIP", 30)
    pixels = np.zeros((30, 30), np.uint8)
    cv2.circle(pixels, (15, 15), 10, 255)
    pixels[15, 15] = 255
    assert hole_count(Mask(pixels)) == 2


def test_an_empty_mask_has_none():
    assert hole_count(Mask.empty((30, 40))) == 0
