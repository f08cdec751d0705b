"""Every backend of Keras computes the same network."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import inpaint_studio

ROOT = Path(inpaint_studio.__file__).parents[1]

SCRIPT = """
import sys
import warnings
sys.path.insert(0, sys.argv[1])
import keras
import numpy as np
from keras import ops
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.network import RestorationNetwork
from inpaint_studio.engines.pconv.weights import apply_weights
from inpaint_studio.training.config import LossConfig
from inpaint_studio.training.losses import chosen_losses
from inpaint_studio.training.measure import measure

# PyTorch says so when its tensors meet arrays of NumPy's, which on an accelerator is an error.
warnings.filterwarnings("error", "__array_wrap__")
assert keras.backend.backend() == sys.argv[2]
network = RestorationNetwork(NetworkConfig((8, 12, 16), (8, 8), 1))
rng = np.random.default_rng(0)
arrays = {weight.path: rng.normal(0, 0.05, tuple(weight.shape)).astype(np.float32) for weight in network.weights}
apply_weights(network, arrays)
image = rng.random((2, 21, 32, 3), np.float32)
hole = (rng.random((2, 21, 32, 1)) < 0.4).astype(np.float32)
given = {"image": image, "hole": hole, "prior": np.where(hole > 0, np.float32(0.5), image)}
restored = network.predict_on_batch(given)
network.compile(keras.optimizers.SGD(0.5), lambda wanted, found: ops.mean((wanted[..., :3] - found) ** 2))
for _ in range(3):
    network.train_on_batch(given, np.concatenate([image, hole], axis=-1))
measured = measure(network, {"toy": given}, chosen_losses(LossConfig(logarithmic=1.0)))
assert np.isfinite(list(measured.values())).all()
np.savez(sys.argv[3], restored=restored, learnt=network.predict_on_batch(given))
"""


def only_if_installed(backend):
    is_missing = importlib.util.find_spec(backend) is None
    return pytest.param(backend, marks=pytest.mark.skipif(is_missing, reason=f"{backend} is not installed"))


def computed(backend, path):
    environment = {**os.environ, "KERAS_BACKEND": backend}
    words = [sys.executable, "-c", SCRIPT, str(ROOT), backend, str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    with np.load(path) as file:
        return file["restored"], file["learnt"]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    return computed("tensorflow", tmp_path_factory.mktemp("tensorflow") / "out.npz")


@pytest.mark.parametrize("backend", [only_if_installed("torch"), only_if_installed("jax")])
def test_another_backend_restores_and_learns_the_same(backend, expected, tmp_path):
    restored, learnt = computed(backend, tmp_path / "out.npz")
    assert np.abs(expected[0] - expected[1]).max() > 1e-3
    np.testing.assert_allclose(restored, expected[0], atol=1e-4)
    np.testing.assert_allclose(learnt, expected[1], atol=1e-4)
