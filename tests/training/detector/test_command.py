import csv
import shutil
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.cli.main import main
from inpaint_studio.detection.network.weights import load_weights
from inpaint_studio.errors import InputError
from inpaint_studio.training.config_file import load_config
from inpaint_studio.training.detector.command import as_line
from inpaint_studio.training.detector.config import DetectorTraining

CONFIG = """
[network]
widths = [4, 8]
down = [0, 1]
up = [0]

[examples]
size = 32
kept = 8
validation = 0.4

[learning]
batch_size = 4
validate_every = 2
save_every = 2
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("detector")
    (folder / "photos").mkdir()
    for name, pixels in (("cat", data.chelsea()[100:180, 100:200]), ("face", data.astronaut()[60:140, 180:280])):
        cv2.imwrite(str(folder / "photos" / f"{name}.png"), pixels[..., ::-1])
    (folder / "config.toml").write_text(CONFIG)
    return folder


@pytest.fixture(scope="module")
def trained(folder):
    from keras import config as keras_config

    keras_config.set_floatx("float32")
    assert main([*words(folder), "--steps", "4"]) == 0
    return folder / "run"


def words(folder, out="run"):
    given = ["--photos", folder / "photos", "--out", folder / out, "--config", folder / "config.toml"]
    return ["train-detector", *map(str, given), "--quiet"]


def rows(run):
    with Path(run, "log.csv").open() as stream:
        return list(csv.DictReader(stream))


def test_weights_come_with_a_card_and_a_log(trained):
    weights = load_weights(trained / "weights.npz")
    assert weights.network.widths == (4, 8)
    assert weights.notes["seen"]["crops"] == 16
    assert [float(row["step"]) for row in rows(trained)] == [2, 4]
    assert all(0 <= float(row["average precision"]) <= 1 for row in rows(trained))
    assert load_config(trained / "config.toml", DetectorTraining).examples.size == 32


def test_a_training_that_was_stopped_is_gone_on_with(folder, trained, eagerly):
    shutil.copytree(trained, folder / "again")
    assert main([*words(folder, "again"), "--steps", "6"]) == 0
    assert [float(row["step"]) for row in rows(folder / "again")] == [2, 4, 6]
    assert load_weights(folder / "again" / "weights.npz").notes["seen"]["crops"] == 24


def test_a_training_can_begin_with_weights(folder, trained, eagerly):
    assert main([*words(folder, "next"), "--resume", str(trained / "weights.npz"), "--steps", "2"]) == 0
    notes = load_weights(folder / "next" / "weights.npz").notes
    assert (notes["seen"]["crops"], notes["seen"]["trainings"]) == (24, 2)


def test_weights_of_another_network_are_refused(folder, trained, capsys):
    (folder / "config.toml").write_text(CONFIG.replace("[4, 8]", "[4, 6]"))
    try:
        assert main([*words(folder, "other"), "--resume", str(trained / "weights.npz"), "--steps", "2"]) == 1
    finally:
        (folder / "config.toml").write_text(CONFIG)
    assert "another network" in capsys.readouterr().err


def test_a_wrong_configuration_is_told(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("[examples]\nsize = 5\n")
    with pytest.raises(InputError, match="size"):
        load_config(path, DetectorTraining)
    path.write_text("[damage]\nscratches = 1\n")
    with pytest.raises(InputError, match="damage"):
        load_config(path, DetectorTraining)


def test_a_line_of_the_log_is_a_sentence():
    row = {"step": 1000, "crops": 16000, "loss": 0.1, "average precision": 0.3, "best F1": 0.4, "recall": 0.2}
    assert as_line(row).startswith("step 1,000, 16 k examples, loss 0.1000")
    assert np.isfinite(row["loss"])
