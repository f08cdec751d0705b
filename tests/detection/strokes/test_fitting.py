import numpy as np
import pytest

from inpaint_studio.detection.strokes.features import COUNT, NAMES
from inpaint_studio.detection.strokes.fitting import EVIDENCE, MOST, evidence, learned_from, spread_out
from inpaint_studio.detection.strokes.learned import our_prior

BRIGHT = NAMES.index("bright-top-hat-9")


def pixels(count, bright, seed=1):
    """Features of pixels that stand out by some steps, and otherwise are as on any photo."""
    prior, rng = our_prior(), np.random.default_rng(seed)
    found = np.clip(prior.means + rng.normal(0, 0.3, (count, COUNT)) * prior.scales, 0, 255)
    found[:, BRIGHT] = np.clip(bright + rng.normal(0, 5, count), 0, 255)
    return found.astype(np.uint8)


def odds(learned, features):
    return features @ np.array(learned.weights) + learned.bias - learned.level


@pytest.fixture(scope="module")
def groups():
    return {"damage": pixels(80, 220), "plain": pixels(900, 60, 2), "busy": pixels(300, 110, 3)}


def test_what_looks_like_the_examples_is_likelier(groups):
    learned = learned_from(groups, 3, our_prior())
    assert learned.examples == 3
    assert np.median(odds(learned, pixels(50, 220, 5))) > np.median(odds(learned, pixels(50, 110, 6))) + 2


def test_damage_that_nobody_has_painted_over_is_not_taken_for_none(groups):
    rest = pixels(200, 220, 4)
    mixed = groups | {"busy": np.concatenate([groups["busy"], rest])}
    without, with_rest = learned_from(groups, 3, our_prior()), learned_from(mixed, 3, our_prior())
    gap = [np.median(odds(each, rest)) - np.median(odds(each, groups["busy"])) for each in (without, with_rest)]
    assert gap[1] > 0.5 * gap[0]


def test_what_is_erased_is_less_likely_afterwards(groups):
    erased = pixels(60, 180, 8)
    before, after = (learned_from(groups | more, 3, our_prior()) for more in ({}, {"erased": erased}))
    bright = pixels(60, 180, 9)
    assert np.mean(odds(after, bright) > 0) <= np.mean(odds(before, bright) > 0)


def test_more_strokes_count_for_more_and_a_pixel_for_no_more_than_its_share():
    assert evidence("damage", 1000, 8) == pytest.approx(8 / 3 * evidence("damage", 1000, 3))
    assert evidence("plain", 1000, 8) == evidence("plain", 1000, 3)
    assert evidence("erased", 1, 3) < EVIDENCE["erased"] / 10


def test_rows_are_taken_evenly_from_a_whole_table():
    rows = np.arange(3 * MOST)
    taken = spread_out(rows, MOST)
    assert len(taken) == MOST
    assert taken[0] == 0
    assert taken[-1] == rows[-1]
    assert np.diff(taken).max() <= 4
    assert spread_out(rows[:5], MOST).tolist() == [0, 1, 2, 3, 4]
