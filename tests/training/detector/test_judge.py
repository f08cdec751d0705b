import json

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.detection.judge import FEATURES, Judge
from inpaint_studio.detection.network.config import DetectorConfig, weight_shapes
from inpaint_studio.detection.network.weights import DetectorWeights, pack_weights
from inpaint_studio.errors import InputError
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.training.detector import judge as module
from inpaint_studio.training.detector.examples import ExampleRecipe
from inpaint_studio.training.detector.judge import main, teach


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A photo, and a network that finds what is brighter than around."""
    folder = tmp_path_factory.mktemp("judge")
    (folder / "photos").mkdir()
    cv2.imwrite(str(folder / "photos" / "cat.png"), data.chelsea()[..., ::-1])
    config = DetectorConfig((4,), (0,), ())
    arrays = {name: np.zeros(shape, np.float32) for name, shape in weight_shapes(config).items()}
    for index, (row, column) in enumerate([(1, 1), (1, 2), (2, 1), (2, 2)]):
        arrays["stem/kernel"][row, column, 3, index] = 5
        arrays["head/kernel"][1, 1, index, index] = 1
    arrays["head/bias"][:] = -4
    for path, content in zip(
        (folder / "net.npz", folder / "net.json"), pack_weights(DetectorWeights(config, arrays)), strict=True
    ):
        path.write_bytes(content)
    return folder


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(module, "_SIZE", 64)


def test_a_judge_is_written_with_what_it_learned_from(folder, capsys):
    words = [
        "--photos",
        folder / "photos",
        "--network",
        folder / "net.npz",
        "--scans",
        "12",
        "-o",
        folder / "judge.json",
    ]
    assert main([str(word) for word in words]) == 0
    table = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
    assert Judge.from_table(table).knots.shape[0] == len(FEATURES)
    assert table["notes"]["scans"] == 12
    assert "judge.json" in capsys.readouterr().out


def test_without_damage_there_is_nothing_to_learn(folder):
    class Undamaged(Defects):
        def applied(self, image, rng, look=None):
            return image

    from inpaint_studio.detection.network.inference import Detector
    from inpaint_studio.detection.network.weights import load_weights

    recipe = ExampleRecipe((folder / "photos" / "cat.png",), Undamaged(), 64)
    with pytest.raises(InputError, match="nothing to learn from"):
        teach(recipe, Detector(load_weights(folder / "net.npz")), 3)


def test_a_missing_network_is_told(folder, capsys):
    words = ["--photos", folder / "photos", "--network", folder / "none.npz", "-o", folder / "judge2.json"]
    assert main([str(word) for word in words]) == 1
    assert "none" in capsys.readouterr().err
    assert not (folder / "judge2.json").exists()
