import json

import numpy as np
import pytest

from inpaint_studio.core.weights_file import card_path
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.weights import Weights, load_weights, network_arrays, pack_weights
from inpaint_studio.training.ship import main
from inpaint_studio.training.training_totals import TrainingTotals


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global RestorationNetwork
    from inpaint_studio.engines.pconv.network import RestorationNetwork


MEASURED = {"crops": 640.0, "seconds": 3600.0}


def write(path, notes, seed=0):
    network = RestorationNetwork(NetworkConfig((4, 4), (), 0))
    arrays = network_arrays(network)
    arrays["network/head/bias"] = np.full(12, seed, np.float32)
    path.parent.mkdir(exist_ok=True)
    for target, data in zip((path, card_path(path)), pack_weights(Weights(network.config, arrays, notes)), strict=True):
        target.write_bytes(data)


@pytest.fixture
def run(tmp_path):
    """The weights of a training of 640 crops and an hour."""
    write(tmp_path / "run" / "weights.npz", {"measured": MEASURED, "data": {"photos": 7}}, 1)
    return tmp_path / "run" / "weights.npz"


@pytest.fixture
def target(tmp_path):
    """Weights that ship already."""
    write(tmp_path / "shipped" / "pconv.npz", {"limits": ["Faces."], "measured": MEASURED, "evaluation": {"old": 1}})
    return tmp_path / "shipped" / "pconv.npz"


def scores(**psnrs):
    return {"by_damage": {damage.replace("_", " "): {"psnr": psnr, "ssim": 0.5} for damage, psnr in psnrs.items()}}


FIGURES = {
    "evaluation": "Engines: ours, theirs.",
    "groups": [{"engines": {"ours": scores(px_1=30.5, px_3=25.0), "theirs": scores(px_1=30.0, px_3=25.125)}}],
    "measurements": [{"photo": "a"}, {"photo": "b"}, {"photo": "a"}],
}


def test_weights_and_a_whole_card_take_the_place_of_those_that_ship(run, target, tmp_path, capsys):
    (tmp_path / "figures.json").write_text(json.dumps(FIGURES), encoding="utf-8")
    manifest = "file,source,licence\ntrain/a.jpg,NASA,public domain\ntrain/b.jpg,NASA,public domain\ndev/c.jpg,X,none\n"
    (tmp_path / "manifest.csv").write_text(manifest, encoding="utf-8")
    before = card_path(target).read_bytes()
    (tmp_path / "before.json").write_bytes(before)
    words = ["--to", str(target), "--evaluation", str(tmp_path / "figures.json")]
    words += ["--manifest", str(tmp_path / "manifest.csv"), "--after", str(tmp_path / "before.json")]
    assert main([str(run), *words]) == 0
    assert "1,280 crops in 2 hours" in capsys.readouterr().out
    shipped = load_weights(target)
    assert (shipped.arrays["network/head/bias"] == 1).all()
    notes = shipped.notes
    assert TrainingTotals.from_notes(notes) == TrainingTotals(1280, 7200.0, 2)
    assert notes["evaluation"]["dB over theirs"] == {"px 1": 0.5, "px 3": -0.12}
    assert notes["evaluation"]["photos"] == 2
    assert notes["sources"] == [{"source": "NASA", "licence": "public domain", "files": 2}]
    assert notes["data"] == {"photos": 7}
    assert notes["limits"] == ["Faces."]


def test_an_evaluation_of_other_weights_is_not_kept(run, target):
    assert main([str(run), "--to", str(target), "--limits", "No text.", "No faces."]) == 0
    notes = load_weights(target).notes
    assert "evaluation" not in notes
    assert notes["limits"] == ["No text.", "No faces."]


@pytest.mark.parametrize(
    ("option", "content", "sentence"),
    [
        ("--evaluation", "{}", "no figures that"),
        ("--evaluation", "text", "is no JSON"),
        ("--manifest", "name,licence\na,b\n", "is no list of files"),
        ("--manifest", "file,source,licence\n", "lists no files in train/"),
        ("--after", None, "cannot be read"),
    ],
)
def test_what_is_no_good_is_told_in_a_sentence_and_changes_nothing(
    run, target, tmp_path, capsys, option, content, sentence
):
    before = target.read_bytes(), card_path(target).read_bytes()
    if content is not None:
        (tmp_path / "given").write_text(content, encoding="utf-8")
    assert main([str(run), "--to", str(target), option, str(tmp_path / "given")]) == 1
    assert sentence in capsys.readouterr().err
    assert (target.read_bytes(), card_path(target).read_bytes()) == before


def test_weights_that_are_not_there_are_told_in_a_sentence(target, tmp_path, capsys):
    assert main([str(tmp_path / "weights.npz"), "--to", str(target)]) == 1
    assert "cannot be read" in capsys.readouterr().err
