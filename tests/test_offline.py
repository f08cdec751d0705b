"""The network is loaded, runs and learns without a look at any other machine."""

import os
import subprocess
import sys
from pathlib import Path

import inpaint_studio

ROOT = Path(inpaint_studio.__file__).parents[1]

GUARD = """
import sys

REACHED = []


def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        REACHED.append((event, arguments[-1]))
        raise OSError("no network here")


sys.addaudithook(watch)
sys.path.insert(0, sys.argv[1])
"""

RESTORE = """
import numpy as np
from inpaint_studio import inpaint
image = np.random.default_rng(0).random((60, 60, 3), np.float32)
mask = np.zeros((60, 60), bool)
mask[20:30, 10:50] = True
restored = inpaint(image, mask, engine="pconv")
assert (restored[mask] != image[mask]).any()
assert not REACHED, REACHED
"""

LEARN = """
import numpy as np
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.training.config import LossConfig, TrainingConfig
from inpaint_studio.training.learner import Learner
losses = LossConfig(squared=0.1, multi_scale=0.1, valid=0.1, total_variation=0.1)
learner = Learner(TrainingConfig(network=NetworkConfig((4, 4), (), 0), losses=losses))
image = np.random.default_rng(0).random((2, 16, 16, 3), np.float32)
hole = np.zeros((2, 16, 16, 1), np.float32)
hole[:, 4:9] = 1
assert np.isfinite(learner.learn({"image": image, "hole": hole, "prior": image * (1 - hole)}, 1e-3))
assert not REACHED, REACHED
"""

VGG16 = """
from inpaint_studio.cli import main
assert main(sys.argv[2:]) == 1
assert not REACHED, REACHED
"""


def alone(script, *arguments):
    """Run a script in a process of its own that may not connect to anything."""
    environment = {key: value for key, value in os.environ.items() if key != "KERAS_BACKEND"}
    command = [sys.executable, "-c", GUARD + script, str(ROOT), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def test_the_guard_bites():
    alone("""
import urllib.request
try:
    urllib.request.urlopen("http://127.0.0.1:9", timeout=1)
except OSError:
    pass
assert REACHED
""")


def test_the_network_restores_and_learns():
    alone(RESTORE + LEARN)


def test_losses_that_need_vgg16_say_where_its_weights_are_and_fetch_nothing(tmp_path, photo_path):
    config = tmp_path / "toy.toml"
    config.write_text("[losses]\nperceptual = 0.1\n", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    for name in "ab":
        (tmp_path / "photos" / f"{name}.png").write_bytes(photo_path.read_bytes())
    folders = "--photos", str(tmp_path / "photos"), "--out", str(tmp_path / "out")
    said = alone(VGG16, "train", *folders, "--config", str(config), "--steps", "1")
    assert said.startswith("inpaint-studio: The perceptual and the style loss need the weights of VGG16")
    assert said.count("\n") == 1
