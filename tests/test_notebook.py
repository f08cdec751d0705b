"""The notebook that trains: its cells run from top to bottom in a fresh process, without a network."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import pytest

import inpaint_studio

ROOT = Path(inpaint_studio.__file__).parents[1]
NOTEBOOK = ROOT / "resources" / "notebooks" / "train.ipynb"

TOY = """
[network]
widths = [4]
known_widths = []
blocks = 0
[data]
crop_size = 16
pool_size = 8
first_crops = 8
refresh = 0.0
workers = 1
validation_crops = 2
[learning]
batch_size = 4
mixed_precision = false
"""

RUN = """
import json, sys
for cell in json.load(open(sys.argv[1], encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        exec(compile("".join(cell["source"]), cell["id"], "exec"), globals())
"""


@pytest.fixture(scope="module")
def notebook():
    return json.loads(NOTEBOOK.read_text(encoding="utf-8"))


@pytest.fixture
def settings(tmp_path, photo_pixels):
    """The environment that makes everything small and local."""
    folder = tmp_path / "photos" / "n01443537" / "images"
    folder.mkdir(parents=True)
    for name, left in (("a", 0), ("b", 100), ("c", 200)):
        cv2.imwrite(str(folder / f"{name}.png"), photo_pixels[:100, left : left + 100, ::-1])
    (tmp_path / "toy.toml").write_text(TOY, encoding="utf-8")
    return {
        **{name: value for name, value in os.environ.items() if name != "KERAS_BACKEND"},
        **{"PHOTOS": str(tmp_path / "photos"), "CONFIG": str(tmp_path / "toy.toml"), "OUT": str(tmp_path / "out")},
        **{"STEPS": "2", "WIDTHS": "2,5", "TESTS": "1"},
        **{"PYTHONPATH": str(ROOT), "MPLBACKEND": "agg", "http_proxy": "http://127.0.0.1:9"},
        **{"https_proxy": "http://127.0.0.1:9"},
    }


def run(settings, folder):
    words = [sys.executable, "-c", RUN, str(NOTEBOOK)]
    return subprocess.run(words, capture_output=True, text=True, check=False, env=settings, cwd=folder, timeout=300)


def test_it_trains_measures_and_packs_the_weights(settings, tmp_path):
    done = run(settings, tmp_path)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    for words in (
        "3 photos in",
        "step 2, ",
        "PSNR over fmm:weighting=telea",
        "8 crops in 0 hours, all trainings together",
    ):
        assert words in done.stdout
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"weights.npz", "weights.json", "by-width.png", "report.html", "inpaint-studio-weights.zip"} <= names


def test_without_photos_and_without_kaggle_it_says_what_to_do(settings, tmp_path):
    done = run({**settings, "PHOTOS": ""}, tmp_path)
    assert done.returncode == 1
    assert "could not be fetched from Kaggle" in done.stderr
    assert "Set PHOTOS in the first cell" in done.stderr


def test_nothing_of_a_run_is_stored_in_it(notebook):
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert notebook["nbformat"] == 4
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)


def test_every_step_is_explained(notebook):
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    assert kinds[0] == "markdown"
    assert kinds.count("markdown") >= kinds.count("code") - 1
