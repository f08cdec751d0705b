from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.engines.pconv.scales import halved
from inpaint_studio.training.config import DataConfig, LearningConfig, TrainingConfig
from inpaint_studio.training.lesson import at_scale, crops_of, scale_of, with_coarse_prior

SIDE = 64


def with_scales(*scales, seed=0):
    return TrainingConfig(seed=seed, learning=LearningConfig(batch_size=3, scales=scales))


@pytest.fixture
def batch(photo_pixels):
    """A piece of a photo with a wide hole and a thin one, filled with gray."""
    image = photo_pixels[:SIDE, :SIDE].astype(np.float32)[np.newaxis] / 255
    hole = np.zeros((1, SIDE, SIDE, 1), np.float32)
    hole[:, 11:31, 5:45] = 1
    hole[:, 50, 5:45] = 1
    return {"image": image, "hole": hole, "prior": np.where(hole > 0, np.float32(0.5), image)}


def test_scales_take_turns_by_their_shares():
    config = with_scales(2.0, 1.0, 1.0)
    counts = Counter(scale_of(config, step) for step in range(2000))
    assert sorted(counts) == [0, 1, 2]
    assert [counts[scale] / 2000 for scale in range(3)] == pytest.approx([0.5, 0.25, 0.25], abs=0.04)


def test_the_scale_of_a_step_depends_on_seed_and_step_alone():
    one, other = with_scales(1.0, 1.0), with_scales(1.0, 1.0, seed=1)
    turns = [[scale_of(config, step) for step in range(50)] for config in (one, one, other)]
    assert turns[0] == turns[1] != turns[2]


def test_a_scale_without_a_share_never_has_its_turn():
    assert {scale_of(with_scales(0.0, 1.0, 0.0), step) for step in range(50)} == {1}


def test_the_smaller_crops_become_the_more_there_are_up_to_a_quarter():
    crops = [crops_of(with_scales(*[0.0] * scale, 1.0), step=7) for scale in range(4)]
    assert crops == [3, 12, 48, 48]


def test_crops_are_never_halved_until_they_are_too_small_to_be_restored():
    small = replace(with_scales(1.0, 1.0, 1.0, 1.0), data=DataConfig(crop_size=64))
    assert {scale_of(small, step) for step in range(50)} == {0, 1}
    assert scale_of(replace(with_scales(0.0, 0.0, 1.0), data=DataConfig(crop_size=64)), 3) == 0


def test_at_full_scale_a_batch_stays_as_it_is(batch):
    assert at_scale(batch, 0) is batch


def test_a_coarse_lesson_is_the_reduced_photo_with_parts_of_pixels_missing(batch):
    lesson = at_scale(batch, 1)
    np.testing.assert_array_equal(lesson["image"], halved(batch["image"]))
    assert set(np.unique(lesson["hole"])) == {0, 0.25, 0.5, 1}
    known = np.broadcast_to(lesson["hole"] == 0, lesson["image"].shape)
    np.testing.assert_array_equal(lesson["prior"][known], lesson["image"][known])
    assert lesson["counts"].shape == lesson["hole"].shape == (1, SIDE // 2, SIDE // 2, 1)


def test_in_a_coarse_lesson_the_deep_parts_of_wide_holes_count_alone(batch):
    lesson = at_scale(batch, 1)
    counts = lesson["counts"][0, ..., 0]
    assert counts[9:12, 6:18].min() == 1
    assert counts[5, 10] == counts[25, 10] == 0
    assert (counts[lesson["hole"][0, ..., 0] == 0] == 0).all()


def test_each_halving_counts_what_the_scale_before_takes(batch):
    large = {key: values.repeat(2, axis=1).repeat(2, axis=2) for key, values in batch.items()}
    twice, again = at_scale(large, 2), at_scale(at_scale(large, 1), 1)
    for key in ("image", "hole", "prior", "counts"):
        np.testing.assert_array_equal(twice[key], again[key])
    assert twice["counts"].any()


def test_crops_in_which_nothing_counts_are_left_out(batch):
    thin = {**batch, "hole": np.zeros_like(batch["hole"])}
    thin["hole"][:, 30] = 1
    lesson, expected = at_scale({key: np.concatenate([thin[key], batch[key]]) for key in batch}, 1), at_scale(batch, 1)
    for key in ("image", "hole", "prior", "counts"):
        np.testing.assert_array_equal(lesson[key], expected[key])
    assert len(at_scale(thin, 1)["image"]) == 1


def test_coarser_scales_better_the_prior_and_leave_the_rest(batch):
    brighter = with_coarse_prior(batch, lambda prior, hole: prior + 0.1 * hole)
    assert brighter["prior"][0, 20, 20] == pytest.approx(batch["prior"][0, 20, 20] + 0.1, abs=1e-6)
    assert brighter["image"] is batch["image"]
