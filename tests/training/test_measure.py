import numpy as np
import pytest

from inpaint_studio.training.config import LossConfig


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global chosen_losses, measure, psnr, restored
    from inpaint_studio.training.losses import chosen_losses
    from inpaint_studio.training.measure import measure, psnr, restored


def batch(count=2):
    truth = np.full((count, 4, 4, 3), 0.5, np.float32)
    hole = np.zeros((count, 4, 4, 1), np.float32)
    hole[:, :3] = 1  # What is known is too little for neighbours to change the filling.
    return {"image": truth, "hole": hole, "prior": np.where(hole > 0, np.float32(0.6), truth)}


class Half:
    """A network that takes half of the filling's error away."""

    def predict_on_batch(self, given):
        return (given["image"] + given["prior"]) / 2


def test_psnr_looks_at_the_hole_alone():
    case = batch()
    assert psnr(case["image"], case["prior"], case["hole"]) == pytest.approx(20, abs=1e-4)
    case["prior"][:, 3] = 0
    assert psnr(case["image"], case["prior"], case["hole"]) == pytest.approx(20, abs=1e-4)


def test_psnr_cuts_off_what_cannot_be_shown():
    case = batch()
    white = np.ones_like(case["image"])
    assert psnr(white, white * 3, case["hole"]) == pytest.approx(10 * np.log10(255**2 * 12))


def test_psnr_is_a_mean_over_the_crops_that_have_a_hole():
    case = batch(3)
    case["hole"][0] = 0
    case["prior"][1] = 0.51
    assert psnr(case["image"], case["prior"], case["hole"]) == pytest.approx((40 + 20) / 2, abs=1e-3)


def test_every_class_is_compared_with_its_filling():
    validation = {"3 px": batch(), "real": batch(1)}
    images = {name: restored(Half(), each) for name, each in validation.items()}
    table = measure(images, validation, chosen_losses(LossConfig(l1=1.0, gradient=0.5)))
    assert table["prior 3 px"] == pytest.approx(20, abs=1e-4)
    assert table["gain 3 px"] == pytest.approx(20 * np.log10(2), abs=1e-3)
    assert table["gain"] == pytest.approx((table["gain 3 px"] + table["gain real"]) / 2)
    assert table["validation l1"] == pytest.approx(0.05)
    assert "validation gradient" in table
