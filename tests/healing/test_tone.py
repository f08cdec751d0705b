"""The tone of a stroke, where all of its rim is known and where it is not."""

import cv2
import numpy as np
import pytest

from inpaint_studio.core.region import Region
from inpaint_studio.healing.membrane import EXACT
from inpaint_studio.healing.tone import solve

SHAPE = (90, 120)
STEPS = [1, 2, 8]


def tone_of(inside, values, known, step):
    near = cv2.dilate(inside.astype(np.uint8), np.ones((2 * step + 1,) * 2, np.uint8)) != 0
    rim = np.flatnonzero(near & ~inside & known)
    tone = solve(Region.of(SHAPE), inside, rim, values.reshape(-1, values.shape[2])[rim], step, EXACT)
    return tone.at(Region.of(SHAPE))


def box(top, left, bottom, right):
    inside = np.zeros(SHAPE, np.bool_)
    inside[top:bottom, left:right] = True
    return inside


def ramp():
    down, right = np.mgrid[: SHAPE[0], : SHAPE[1]]
    return np.dstack([0.002 * down, 0.1 + 0.001 * right - 0.003 * down]).astype(np.float32)


ALL = np.ones(SHAPE, np.bool_)
KNOWN = {"all": ALL, "right half": ALL & (np.arange(120) > 60), "stripes": ALL & (np.arange(120) // 10 % 2 == 0)}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("known", KNOWN.values(), ids=KNOWN)
def test_a_constant_is_exact_whatever_of_the_rim_is_known(step, known):
    inside = box(24, 32, 64, 88)
    values = np.where(known[..., np.newaxis], np.float32(0.25), np.float32(7))
    assert np.abs(tone_of(inside, values, known, step) - 0.25)[inside].max() < 1e-6


def test_a_ramp_is_exact():
    inside, values = box(24, 32, 64, 88), ramp()
    assert np.abs(tone_of(inside, values, ~inside, 1) - values)[inside].max() < 1e-6


@pytest.mark.parametrize("step", [2, 8])
def test_the_coarser_solution_is_near_the_exact_one(step):
    inside, values = box(24, 32, 64, 88), ramp()
    assert np.abs(tone_of(inside, values, ~inside, step) - values)[inside].max() < 0.003 * step


@pytest.mark.parametrize("step", STEPS)
def test_what_is_not_known_is_taken_to_be_as_near_there(step):
    inside = box(24, 32, 64, 88)
    values = np.where(np.arange(120) < 60, 0.2, 0.6)[np.newaxis, :, np.newaxis] * np.ones((90, 1, 1))
    known = np.ones(SHAPE, np.bool_)
    known[40:50] = False
    values[~known] = 9
    found = tone_of(inside, values.astype(np.float32), known, step)[inside]
    assert found.min() > 0.19
    assert found.max() < 0.61


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("place", [(0, 0, 40, 40), (50, 0, 90, 120), (0, 0, 90, 60)])
def test_the_region_may_reach_the_edges(step, place):
    inside = box(*place)
    values = np.full((*SHAPE, 1), 0.4, np.float32)
    assert np.abs(tone_of(inside, values, ~inside, step) - 0.4)[inside].max() < 1e-6


@pytest.mark.parametrize("step", STEPS)
def test_without_a_known_rim_there_is_no_difference(step):
    inside = np.ones(SHAPE, np.bool_)
    assert not tone_of(inside, ramp(), ~inside, step).any()
