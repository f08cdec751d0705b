import shutil
from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.training.config import LossConfig
from inpaint_studio.training.schedule import Budget
from inpaint_studio.training.state import load_state
from tests.training.test_trainer import CONFIG
from tests.training.toys import toy_batch, toy_batches


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global Critic, Learner, STATE, chosen_losses, keras, train
    import keras

    from inpaint_studio.training.critic import Critic
    from inpaint_studio.training.learner import Learner
    from inpaint_studio.training.losses import chosen_losses
    from inpaint_studio.training.trainer import STATE, train


ADVERSARIAL = replace(
    CONFIG,
    network=NetworkConfig((4,), (), 0),
    losses=LossConfig(l1=1.0, logarithmic=0.0, adversarial=0.1),
    learning=replace(CONFIG.learning, validate_every=4, save_every=2),
)
STEPS = 4


def trained(out, **options):
    """Train adversarially; TensorFlow traces all of it each time, and that is most of the time it takes."""
    train(ADVERSARIAL, toy_batches, out, budget=Budget(steps=STEPS), validation={"one": toy_batch(7)}, **options)
    return load_state(out / STATE)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The last state of a training, its rows, and a folder as it was in the middle."""
    out, middle, rows = tmp_path_factory.mktemp("whole"), tmp_path_factory.mktemp("middle"), []

    def progress(share):
        if share == 3 / STEPS:
            shutil.copytree(out, middle, dirs_exist_ok=True)

    return trained(out, report=rows.append, progress=progress), rows, middle


def test_it_learns_to_tell_fillings_from_photographs():
    keras.utils.set_random_seed(0)
    critic = Critic(1e-2, "float32")
    losses = [critic.learn(batch, np.zeros_like(batch["image"]), 1e-2) for batch in map(toy_batch, range(60))]
    assert losses[0] == pytest.approx(1, abs=0.5)
    assert losses[-1] < 0.75 * losses[0]
    batch = toy_batch(99)
    truth, hole = batch["image"], batch["hole"]
    assert float(critic.loss(truth, np.zeros_like(truth), hole)) > float(critic.loss(truth, truth, hole)) + 1


def test_what_is_known_and_patches_without_a_hole_change_nothing():
    critic = Critic(1e-3, "float32")
    batch = toy_batch(0)
    truth, hole = batch["image"], batch["hole"].copy()
    hole[:, 8:] = 0
    garbage = np.where(hole > 0, 0.5, 9.0).astype(np.float32)
    clean = np.where(hole > 0, 0.5, truth).astype(np.float32)
    assert float(critic.loss(truth, garbage, hole)) == float(critic.loss(truth, clean, hole))
    assert float(critic.loss(truth, truth, np.zeros_like(hole))) == 0


def test_the_network_learns_from_it(whole):
    assert [row["step"] for row in whole[1]] == [STEPS]
    assert {"validation l1", "validation adversarial"} <= whole[1][0].keys()
    assert np.isfinite(whole[1][0]["loss"])  # the mean of all steps


def test_without_a_weight_there_is_none():
    assert "adversarial" not in chosen_losses(LossConfig(), adversarial=lambda *given: 0.0)
    assert Learner(CONFIG).state().critic == {}


def test_an_adversarial_training_that_is_cut_off_ends_the_same_bit_for_bit(whole, tmp_path):
    state, _, middle = whole
    shutil.copytree(middle, tmp_path, dirs_exist_ok=True)
    before = load_state(tmp_path / STATE)
    parts = trained(tmp_path)
    assert (before.step, parts.step) == (STEPS // 2, STEPS)
    assert state.critic
    assert any((array != before.critic[name]).any() for name, array in state.critic.items())
    for part in ("network", "critic"):
        for name, array in getattr(state, part).items():
            np.testing.assert_array_equal(array, getattr(parts, part)[name], err_msg=name)
