"""What a soft brush covers."""

import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule, on_grid
from inpaint_studio.healing.soft_brush import SoftCapsule

AREA = Region(0, 0, 60, 80)


@pytest.mark.parametrize("size", [1, 2, 3, 10, 25])
def test_a_hard_brush_covers_the_disc_of_the_mask_brush_whole(size):
    point = on_grid((30.2, 40.7), size)
    disc = np.zeros((60, 80), np.uint8)
    Capsule(point, point, size).fill(disc, 255)
    cover = SoftCapsule(point, point, size, size).cover(AREA)
    assert (cover[disc == 255] == 255).all()
    assert np.count_nonzero(cover) <= np.count_nonzero(disc) + 4 * size
    if size < 3:
        assert (cover == disc).all()


def test_a_soft_brush_fades_evenly_from_its_middle():
    cover = SoftCapsule((30.5, 40.5), (30.5, 40.5), 41, 41, 0.0).cover(AREA)
    line = cover[30, 40:62].astype(int)
    assert line[0] == 255
    assert line[-1] == 0
    assert (np.diff(line) <= 0).all()
    assert abs(line[10] - 128) < 16


def test_the_way_is_covered_all_along_and_grows_with_pressure():
    cover = SoftCapsule((30.5, 20.5), (30.5, 60.5), 5, 21, 1.0).cover(AREA)
    widths = np.count_nonzero(cover == 255, axis=0)[20:61]
    assert widths[0] == 5
    assert widths[-1] == 21
    assert (np.diff(widths) >= 0).all()


def test_nothing_is_covered_beyond_the_region():
    dab = SoftCapsule((30.0, 40.0), (20.0, 50.0), 12, 8, 0.5)
    cover = dab.cover(AREA)
    cover[dab.region.slices] = 0
    assert not cover.any()
