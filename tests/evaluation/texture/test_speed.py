import numpy as np
import pytest

from inpaint_studio.evaluation.texture.speed import make_stroke, make_wide_scratches, texture_speed


def test_the_stroke_is_20_by_150_pixels():
    assert np.count_nonzero(make_stroke((400, 600, 3))) == 20 * 150
    assert np.count_nonzero(make_stroke((15, 100))) == 15 * 100


def test_scratches_cover_more_than_2_percent_and_are_the_same_each_time():
    mask = make_wide_scratches((300, 450))
    assert np.count_nonzero(mask) > 0.02 * mask.size
    np.testing.assert_array_equal(mask, make_wide_scratches((300, 450)))


@pytest.fixture(scope="module")
def outcome():
    shares = []
    found = texture_speed((0.01,), 1, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    return found


def test_every_engine_is_timed_on_every_damage_against_fast_marching(outcome):
    own = [row for row in outcome.rows if not row["contestant"].startswith("gmic")]
    assert [(row["damage"], row["contestant"]) for row in own] == [
        (damage, engine) for damage in ("stroke", "scratches", "dust") for engine in ("fmm", "texture", "auto")
    ]
    assert all(row["wall_ms"] > 0 and row["masked"] > 0 for row in own)
    assert {row["times_fmm"] for row in own if row["contestant"] == "fmm"} == {1.0}
