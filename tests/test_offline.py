"""The network is loaded, runs and learns without a look at any other machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import pytest

import inpaint_studio

ROOT = Path(inpaint_studio.__file__).parents[1]

GUARD = """
import json, sys

REACHED = []


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        REACHED.append((event, arguments[-1]))
        raise OSError("no network here")


def told(**values):
    print(json.dumps({**values, "reached": [str(each) for each in REACHED]}), flush=True)
    REACHED.clear()


sys.addaudithook(watch)
sys.path.insert(0, sys.argv[1])
"""

BITE = """
import urllib.request
try:
    urllib.request.urlopen("http://127.0.0.1:9", timeout=1)
except OSError:
    pass
told()
"""

VGG16 = """
from inpaint_studio.cli.main import main
told(code=main(sys.argv[2:]))
"""

RESTORE = """
import numpy as np
from inpaint_studio import inpaint
image = np.random.default_rng(0).random((60, 60, 3), np.float32)
mask = np.zeros((60, 60), bool)
mask[20:30, 10:50] = True
restored = inpaint(image, mask, engine="pconv")
told(changed=bool((restored[mask] != image[mask]).any()))
"""

LEARN = """
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.training.config import LossConfig, TrainingConfig
from inpaint_studio.training.learner import Learner
losses = LossConfig(squared=0.1, multi_scale=0.1, valid=0.1, total_variation=0.1)
learner = Learner(TrainingConfig(network=NetworkConfig((4, 4), (), 0), losses=losses))
image = np.random.default_rng(0).random((2, 16, 16, 3), np.float32)
hole = np.zeros((2, 16, 16, 1), np.float32)
hole[:, 4:9] = 1
loss = learner.learn({"image": image, "hole": hole, "prior": image * (1 - hole)}, 1e-3)
told(finite=bool(np.isfinite(loss)))
print("after", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory, photo_pixels):
    """What each of the scripts tells, one after the other in a process of its own that may not connect to anything.

    One process, for TensorFlow takes seconds to load; the first script that loads it is the one whose sentence is read.

    Returns:
        By name what was told, and what stood on standard error.
    """
    folder = tmp_path_factory.mktemp("offline")
    (folder / "toy.toml").write_text("[losses]\nperceptual = 0.1\n", encoding="utf-8")
    (folder / "photos").mkdir()
    for name in "ab":
        cv2.imwrite(str(folder / "photos" / f"{name}.png"), photo_pixels[..., ::-1])
    train = ["train", "--photos", folder / "photos", "--out", folder / "out", "--config", folder / "toy.toml"]
    environment = {key: value for key, value in os.environ.items() if key != "KERAS_BACKEND"}
    command = [sys.executable, "-c", GUARD + BITE + VGG16 + RESTORE + LEARN, ROOT, *train, "--steps", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    lines = map(json.loads, done.stdout.splitlines())
    return dict(zip(("bite", "vgg16", "restore", "learn"), lines, strict=True)), done.stderr


def test_the_guard_bites(told):
    assert told[0]["bite"]["reached"]


def test_the_network_restores_and_learns(told):
    assert told[0]["restore"] == {"changed": True, "reached": []}
    assert told[0]["learn"] == {"finite": True, "reached": []}


def test_losses_that_need_vgg16_say_where_its_weights_are_and_fetch_nothing(told):
    assert told[0]["vgg16"] == {"code": 1, "reached": []}
    assert told[1].startswith("inpaint-studio: Losses of features need the weights of VGG16")


def test_nothing_but_sentences_is_written_while_tensorflow_loads_and_what_comes_after_is(told):
    sentence, *rest = told[1].splitlines()
    assert sentence.startswith("inpaint-studio: ")
    assert rest == ["after"]
