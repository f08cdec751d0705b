from argparse import Namespace
from dataclasses import replace

import pytest

from inpaint_studio.cli.main import main
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.weights import load_weights
from inpaint_studio.training.command import _config, as_line
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.config_file import load_config, save_config
from inpaint_studio.training.log import read_log
from inpaint_studio.training.state import load_state

pytestmark = [
    pytest.mark.usefixtures("eagerly"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),  # of TensorFlow's
]


@pytest.fixture(scope="module")
def words(photos, planes, small_config, tmp_path_factory):
    """The command for a toy training, but for its length and folder."""
    path = tmp_path_factory.mktemp("config") / "toy.toml"
    network = NetworkConfig(widths=(4, 4), known_widths=(), blocks=0)
    learning = replace(small_config.learning, mixed_precision=False)
    save_config(replace(small_config, network=network, learning=learning), path)
    return ["train", "--photos", str(photos), "--damage", str(planes), "--config", str(path)]


@pytest.fixture(scope="module")
def trained(words, tmp_path_factory):
    """The folder of a training of two steps."""
    out = tmp_path_factory.mktemp("training")
    assert main([*words, "--out", str(out), "--steps", "2", "--quiet"]) == 0
    return out


def test_a_training_leaves_weights_log_state_and_configuration(trained):
    assert {"weights.npz", "weights.json", "log.csv", "state.npz", "config.toml"} <= {
        path.name for path in trained.iterdir()
    }
    (row,) = read_log(trained / "log.csv")
    assert (row["step"], row["crops"]) == (2, 8)
    assert {"gain 1 px", "gain irregular", "gain real"} <= set(row)
    assert load_weights(trained / "weights.npz").notes["data"] == {
        "photos": 4,
        "photos to measure with": 1,
        "planes of damage": 1,
    }


def test_the_same_command_goes_on_with_the_training_and_its_configuration(words, trained, capsys):
    at = words.index("--config")
    assert main([*words[:at], "--out", str(trained), "--steps", "3"]) == 0
    assert load_state(trained / "state.npz").step == 3
    output = capsys.readouterr().out
    assert "step 3, " in output
    assert f"The weights: {trained / 'weights.npz'}" in output


def test_a_training_that_begins_with_weights_has_their_network(trained, tmp_path):
    options = Namespace(config=None, out=tmp_path, resume=trained / "weights.npz")
    assert _config(options) == TrainingConfig(network=load_config(trained / "config.toml", TrainingConfig).network)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"--photos": "nowhere"}, "The folder “nowhere” cannot be read"),
        ({"--damage": "nowhere"}, "The folder “nowhere” cannot be read"),
        ({"--config": "nowhere.toml"}, "The configuration “nowhere.toml” cannot be read"),
        ({"--steps": "0"}, "A training needs a number of minutes or of steps, above 0."),
    ],
)
def test_what_is_no_good_is_told_in_a_sentence_before_anything_is_made(words, tmp_path, capsys, changes, sentence):
    options = dict(zip(words[1::2], words[2::2], strict=True)) | {"--out": str(tmp_path / "out")} | changes
    assert main(["train", *(word for pair in options.items() for word in pair)]) == 1
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_line_says_how_far_how_fast_and_how_good():
    row = {
        **{"step": 2000.0, "crops": 32000.0, "crops a second": 81.6, "waiting": 0.0123, "loss": 0.04321},
        **{"gain": 0.3, "gain 1 px": 0.5, "gain real": -0.1, "prior": 24.0},
    }
    assert as_line(row) == (
        "step 2,000, 32 k crops, 82 a second, 1.2% waiting, loss 0.0432, gain +0.30 dB (1 px +0.50, real -0.10)"
    )
