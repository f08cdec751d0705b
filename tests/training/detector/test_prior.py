import numpy as np
import pytest

from inpaint_studio.detection.strokes.features import COUNT
from inpaint_studio.detection.strokes.learned import Prior
from inpaint_studio.training.detector.prior import prior_of


@pytest.fixture(scope="module")
def prior():
    """What scans teach whose damage stands out in the first feature always, and in the second one way or the other."""
    rng = np.random.default_rng(4)
    scans = []
    for number in range(12):
        damage, plain = rng.integers(90, 160, (2, 60, COUNT)).astype(np.uint8)
        damage[:, 0] += 50
        damage[:, 1] = damage[:, 1] + 50 if number % 2 else damage[:, 1] - 50
        scans.append({"damage": damage, "plain": plain})
    return prior_of(scans)


def test_what_all_scans_share_is_in_the_means_and_what_varies_in_the_covariance(prior):
    deviations = np.sqrt(np.diag(prior.covariance))
    assert prior.weights[0] > 3 * np.abs(prior.weights[2:-1]).max()
    assert abs(prior.weights[1]) < 0.5 * deviations[1]
    assert deviations[1] > 1.5 * deviations[2:-1].max()


def test_it_can_be_written_and_read(prior):
    again = Prior.from_table(prior.as_table())
    assert np.allclose(again.weights, prior.weights, atol=1e-4)
    assert np.allclose(again.covariance, prior.covariance, rtol=1e-3, atol=1e-5)
