import numpy as np
import pytest

from inpaint_studio.detection.regression import regression


@pytest.fixture
def points():
    rng = np.random.default_rng(5)
    design = np.column_stack([rng.normal(size=(800, 3)), np.ones(800)])
    truth = np.array([2.0, -1.0, 0.0, 0.5])
    wanted = (rng.random(800) < 1 / (1 + np.exp(-(design @ truth)))).astype(float)
    return design, wanted, truth


def test_the_coefficients_behind_the_points_are_found(points):
    design, wanted, truth = points
    found = regression(design, wanted, np.ones(800), np.full(4, 1e-6), np.zeros(4))
    assert found == pytest.approx(truth, abs=0.35)


def test_the_slope_of_the_loss_vanishes(points):
    design, wanted, _ = points
    ridge, start = np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.5, 0.0, -0.5, 1.0])
    found = regression(design, wanted, np.full(800, 0.5), ridge, start)
    chance = 1 / (1 + np.exp(-(design @ found)))
    slope = design.T @ (0.5 * (chance - wanted)) + ridge * (found - start)
    assert np.abs(slope).max() < 1e-4


def test_a_strong_ridge_stays_where_it_started(points):
    design, wanted, _ = points
    start = np.array([0.1, 0.2, 0.3, 0.4])
    assert regression(design, wanted, np.ones(800), np.full(4, 1e9), start) == pytest.approx(start, abs=1e-4)


def test_points_that_can_be_told_apart_do_not_run_away():
    design = np.column_stack([np.linspace(-1, 1, 40), np.ones(40)])
    found = regression(design, (design[:, 0] > 0).astype(float), np.ones(40), np.full(2, 0.1), np.zeros(2))
    assert np.isfinite(found).all()
    assert found[0] > 1
