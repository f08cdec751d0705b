import shutil
from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.weights import load_weights
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.training.config import LearningConfig, LossConfig, TrainingConfig
from inpaint_studio.training.log import read_log
from inpaint_studio.training.schedule import Budget
from inpaint_studio.training.state import load_state
from tests.training.toys import toy_batch, toy_batches


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global LOG, STATE, WEIGHTS, train
    from inpaint_studio.training.trainer import LOG, STATE, WEIGHTS, train


pytestmark = pytest.mark.usefixtures("eagerly")

CONFIG = TrainingConfig(
    network=NetworkConfig((8, 8), (4,), (0, 1)),  # a layer of each kind
    losses=LossConfig(l1=1.0, gradient=0.5, logarithmic=0.0),
    learning=LearningConfig(
        batch_size=4,
        learning_rate=2e-2,
        warm_up=2,
        ema_decay=0.6,
        validate_every=4,
        save_every=4,
        mixed_precision=False,
    ),
)
STEPS = 8
STILL = replace(CONFIG, learning=replace(CONFIG.learning, learning_rate=0.0))
VALIDATION = {"one": toy_batch(7), "other": toy_batch(8)}


def trained(out, steps=STEPS, config=CONFIG, **options):
    return train(config, toy_batches, out, budget=Budget(steps=steps), validation=VALIDATION, **options)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The folder of a training that was never interrupted, and the shares it told."""
    out = tmp_path_factory.mktemp("whole")
    shares = []
    assert trained(out, progress=shares.append) == out / WEIGHTS
    return out, shares


@pytest.fixture(scope="module")
def resumed(whole, tmp_path_factory):
    """The folder of a training of one step that began with its weights and changed nothing, and its row."""
    out, rows = tmp_path_factory.mktemp("resumed"), []
    trained(out, 1, STILL, resume=whole[0] / WEIGHTS, data={"photos": 9}, report=rows.append)
    (row,) = rows
    return out, row


def test_it_learns(whole):
    rows = read_log(whole[0] / LOG)
    assert [row["step"] for row in rows] == [4, 8]
    assert rows[-1]["loss"] < rows[0]["loss"]
    assert rows[-1]["validation l1"] < 0.95 * rows[0]["validation l1"]
    assert rows[-1]["gain"] > 0.2


def test_the_log_says_how_far_how_fast_and_how_good(whole):
    row = read_log(whole[0] / LOG)[-1]
    assert row["crops"] == STEPS * 4
    assert row["crops a second"] > 0
    assert 0 <= row["waiting"] <= 1
    assert row["prior"] == pytest.approx((row["prior one"] + row["prior other"]) / 2, rel=1e-6)
    assert row["learning rate"] == pytest.approx(CONFIG.learning.learning_rate * CONFIG.learning.final_learning_rate)


def test_progress_rises_to_1(whole):
    shares = whole[1]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1], len(shares)) == (0, 1, STEPS + 1)


def test_a_training_that_is_cut_off_and_gone_on_with_ends_the_same_bit_for_bit(whole, tmp_path):
    cancel, rows = CancelToken(), []

    def report(row):
        rows.append(row)
        if row["step"] == STEPS // 2:
            cancel.cancel()

    with pytest.raises(Cancelled):
        trained(tmp_path, report=report, cancel=cancel)
    assert load_state(tmp_path / STATE).step == STEPS // 2
    trained(tmp_path, report=rows.append)
    assert [row["step"] for row in rows] == [4, 8]
    assert load_weights(tmp_path / WEIGHTS).notes["seen"]["crops"] == STEPS * 4
    states = [load_state(folder / STATE) for folder in (whole[0], tmp_path)]
    for part in ("network", "optimizer", "average"):
        one, other = (getattr(state, part) for state in states)
        assert one.keys() == other.keys()
        for name, array in one.items():
            np.testing.assert_array_equal(array, other[name], err_msg=f"{part} {name}")
    timeless = [
        [{k: v for k, v in row.items() if k not in ("seconds", "crops a second", "waiting")} for row in log]
        for log in (read_log(whole[0] / LOG), read_log(tmp_path / LOG))
    ]
    assert timeless[0] == timeless[1]


def test_a_training_that_is_done_is_not_gone_on_with(whole, tmp_path):
    rows = []
    before = (whole[0] / WEIGHTS).read_bytes()
    trained(whole[0], report=rows.append)
    assert rows == []
    assert (whole[0] / WEIGHTS).read_bytes() == before


def test_the_weights_are_the_moving_average_and_their_card_says_how_they_came_about(whole):
    weights = load_weights(whole[0] / WEIGHTS)
    state = load_state(whole[0] / STATE)
    assert weights.network == CONFIG.network
    for name, array in state.average.items():
        np.testing.assert_array_equal(weights.arrays[name], array.astype(np.float16))
    assert weights.notes["training"]["learning"]["batch_size"] == 4
    assert weights.notes["measured"]["step"] == STEPS
    assert any((state.average[name] != array).any() for name, array in state.network.items())


def test_the_card_counts_what_the_weights_it_began_with_had_seen_also_after_an_interruption(whole, resumed, tmp_path):
    before = load_weights(whole[0] / WEIGHTS).notes["seen"]
    shutil.copytree(resumed[0], tmp_path, dirs_exist_ok=True)
    trained(tmp_path, 2, STILL, resume=whole[0] / WEIGHTS, data={"photos": 9})
    notes = load_weights(tmp_path / WEIGHTS).notes
    assert notes["data"] == {"photos": 9}
    assert notes["seen"]["crops"] == before["crops"] + 2 * 4
    assert notes["seen"]["trainings"] == before["trainings"] + 1 == 2
    assert notes["seen"]["seconds"] > before["seconds"]


def test_a_training_begins_with_weights_that_are_given(whole, resumed):
    before = read_log(whole[0] / LOG)[-1]
    assert resumed[1]["step"] == 1
    assert resumed[1]["gain"] == pytest.approx(before["gain"], abs=0.05)


def test_a_deeper_network_begins_with_the_weights_of_a_shallower_one(whole, tmp_path):
    rows = []
    deeper = replace(CONFIG.network, blocks=(0, 3))
    trained(tmp_path, 1, replace(STILL, network=deeper), resume=whole[0] / WEIGHTS, report=rows.append)
    assert load_weights(tmp_path / WEIGHTS).network == deeper
    assert rows[-1]["gain"] == pytest.approx(read_log(whole[0] / LOG)[-1]["gain"], abs=0.1)
    with pytest.raises(InpaintStudioError, match="do not fit"):
        trained(tmp_path / "back", 1, CONFIG, resume=tmp_path / WEIGHTS)


def test_weights_of_another_network_are_refused(whole, tmp_path):
    other = replace(CONFIG, network=NetworkConfig((4,), (), 0))
    with pytest.raises(InpaintStudioError, match="do not fit"):
        trained(tmp_path, 1, other, resume=whole[0] / WEIGHTS)


def test_half_precision_learns_too_whatever_the_processor(tmp_path, monkeypatch):
    monkeypatch.setattr("inpaint_studio.training.precision.best_precision", lambda: "mixed_bfloat16")
    rows = []
    half = replace(CONFIG, learning=replace(CONFIG.learning, mixed_precision=True))
    trained(tmp_path, STEPS, half, report=rows.append)
    assert rows[-1]["validation l1"] < rows[0]["validation l1"]
    assert all(array.dtype == np.float32 for array in load_state(tmp_path / STATE).network.values())
