"""The network by ONNX Runtime is the network that Keras trains."""

import gc
import os
import shutil
import subprocess
import sys
import weakref
from concurrent.futures import Future
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

import inpaint_studio
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.engines import runtime
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.inference import Network
from inpaint_studio.engines.pconv.weights import apply_weights, load_weights
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.resources import resource_path
from tests.engines.pconv.random_weights import random_weights

ROOT = Path(inpaint_studio.__file__).parents[1]
CONFIGS = [
    NetworkConfig((8, 12, 16), (8, 8), 1),
    NetworkConfig((8,), (), 2),
    NetworkConfig((4, 8, 8), (8,), (0, 1, 2)),
    NetworkConfig((4, 4), (), 0),
]


def patches(shape, seed=0):
    """Return images, holes in part and as a whole, and fillings."""
    rng = np.random.default_rng(seed)
    hole = (rng.random((*shape, 1)) < 0.3) * rng.choice([0.25, 0.5, 1], (*shape, 1))
    return rng.random((*shape, 3), np.float32), hole.astype(np.float32), rng.random((*shape, 3), np.float32)


def by_keras(model, image, hole, prior):
    """Return what the network gives, its operations run one by one: a graph would be traced for every size."""
    return np.asarray(model({"image": image, "hole": hole, "prior": prior}))


@pytest.fixture(scope="module")
def network():
    return Network(random_weights(CONFIGS[0]))


def both(weights):
    """Return the network as it is trained and as it is run."""
    from inpaint_studio.engines.pconv.network import RestorationNetwork

    trained = RestorationNetwork(weights.network)
    apply_weights(trained, weights.arrays)
    return trained, Network(weights)


@pytest.fixture(scope="module")
def shipped():
    return both(load_weights(resource_path("weights", "pconv.npz")))


@pytest.mark.parametrize("config", [*CONFIGS, None], ids=[*map(str, range(len(CONFIGS))), "shipped"])
def test_it_computes_what_keras_computes(config, request):
    trained, network = both(random_weights(config)) if config else request.getfixturevalue("shipped")
    for shape in ((1, 48, 48), (3, 32, 48), (2, 37, 50), (1, 48, 48)):
        image, hole, prior = patches(shape)
        image[hole[..., 0] > 0] = np.nan
        expected = by_keras(trained, image, hole, prior)
        np.testing.assert_allclose(network.restored(image, hole, prior), expected, rtol=0, atol=1e-6)


@pytest.mark.parametrize(("engine", "nearly_all"), [("pconv", 0.999), ("auto", 0.98)])
def test_sums_in_another_order_move_a_restoration_by_no_more_than_is_promised(engine, nearly_all, shipped, monkeypatch):
    image = data.astronaut()[:120, 100:228].astype(np.float32) / 255
    mask = np.zeros(image.shape[:2], np.uint8)
    cv2.line(mask, (5, 10), (120, 100), 1, 5)
    cv2.circle(mask, (40, 80), 25, 1, -1)
    results = [create_engine(engine).restore(image, mask > 0)]
    monkeypatch.setattr(Network, "restored", lambda self, *given: by_keras(shipped[0], *given))
    results.append(create_engine(engine).restore(image, mask > 0))
    difference = abs(results[0] - results[1])[mask > 0] * 255
    assert 0 < difference.mean() < 0.1
    assert np.quantile(difference, nearly_all) < 1
    assert difference.max() < 8


def test_outside_the_hole_the_image_comes_back_bit_for_bit_and_what_lies_in_it_changes_nothing(network):
    image, hole, prior = patches((2, 48, 64))
    hole = np.ceil(hole)
    result = network.restored(image, hole, prior)
    known = hole[..., 0] == 0
    np.testing.assert_array_equal(result[known], image[known])
    assert not np.array_equal(result[~known], prior[~known])
    image[~known] = np.nan
    np.testing.assert_array_equal(network.restored(image, hole, prior), result)


def test_the_same_bits_come_out_each_time_with_any_number_of_threads(monkeypatch):
    image, hole, prior = patches((1, 64, 64))
    results = []
    for threads in (1, 2, 3):
        monkeypatch.setattr(runtime, "thread_count", lambda threads=threads: threads)
        network = Network(random_weights(CONFIGS[0]))
        results += [network.restored(image, hole, prior) for _ in range(2)]
    for result in results[1:]:
        np.testing.assert_array_equal(result, results[0])


def test_a_thread_that_waited_for_its_turn_is_cancelled_before_it_computes(network):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        network(np.zeros((64, 64, 3), np.float32), np.ones((64, 64, 1), np.float32), [Region(0, 0, 64, 64)], cancel)


class WithoutMemory:
    """What ONNX Runtime does where there is none."""

    def run(self, names, given):
        raise RuntimeError(
            "[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : Failed to allocate memory for requested buffer"
        )


def test_without_memory_it_raises_what_python_raises(network, monkeypatch):
    made = Future()
    made.set_result(WithoutMemory())
    monkeypatch.setattr(network, "_session", made)
    with pytest.raises(MemoryError):
        network.restored(*patches((1, 32, 32)))


def test_a_network_that_nobody_uses_any_more_takes_no_memory():
    network = Network(random_weights(CONFIGS[1]))
    left = weakref.ref(network)
    del network
    gc.collect()
    assert left() is None


RESTORE = """
import sys
import numpy as np
from inpaint_studio import inpaint
image = np.random.default_rng(0).random((60, 60, 3), np.float32)
mask = np.zeros((60, 60), bool)
mask[20:30, 10:50] = True
assert (inpaint(image, mask, engine="pconv")[mask] != image[mask]).any()
assert not {"keras", "tensorflow"} & set(sys.modules)
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_it_asks_no_other_machine_and_leaves_no_file(tmp_path):
    home, trace = tmp_path / "home", tmp_path / "trace"
    home.mkdir()
    kept = {name: os.environ[name] for name in ("PATH", "NUMBA_CACHE_DIR") if name in os.environ}
    environment = kept | {"HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    command = ["strace", "-f", "-e", "trace=socket,connect,sendto", "-o", str(trace), sys.executable, "-c", RESTORE]
    subprocess.run(command, check=True, env=environment)
    reached = [line for line in trace.read_text().splitlines() if "AF_INET" in line or "connect(" in line]
    assert reached == []
    left = [path for path in home.rglob("*") if path.is_file() and "kernels" not in path.parts]
    assert left == []
