"""The engine with a network of random weights: properties that do not depend on what it has learned."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

import inpaint_studio
from inpaint_studio.core import holes
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.neighbours.embedding import AFTER, embedded
from inpaint_studio.engines.pconv.engine import PconvEngine
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.pconv.options import PconvOptions
from inpaint_studio.engines.pconv.patches import TOGETHER, patches
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import EngineError
from tests.engines.pconv.random_weights import TINY, random_weights, write_weights

ROOT = Path(inpaint_studio.__file__).parents[1]


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return write_weights(tmp_path_factory.mktemp("weights") / "tiny.npz", random_weights(TINY))


@pytest.fixture(scope="module")
def untrained(tmp_path_factory):
    """Return weights with which the network corrects nothing."""
    silent = random_weights(TINY)
    for name in silent.arrays:
        if "/head/" in name:
            silent.arrays[name][:] = 0
    return write_weights(tmp_path_factory.mktemp("weights") / "silent.npz", silent)


@pytest.fixture
def image():
    return data.astronaut()[:150, 100:290].astype(np.float32) / 255


@pytest.fixture
def mask():
    mask = np.zeros((150, 190), np.uint8)
    cv2.line(mask, (5, 10), (180, 120), 1, 5)
    cv2.circle(mask, (60, 110), 25, 1, -1)
    return mask > 0


def test_with_a_network_that_corrects_nothing_thin_holes_keep_the_first_filling(untrained, image):
    mask = np.zeros(image.shape[:2], bool)
    mask[20:22, 10:170] = True
    result = PconvEngine(PconvOptions(weights=untrained)).restore(image, mask)
    first = embedded(FirstFilling().restore(image, mask), mask, share=AFTER)
    rim = image[19:23, 9:171][~mask[19:23, 9:171]]
    difference = abs(result[mask] - first[mask].clip(rim.min(axis=0), rim.max(axis=0)))
    # After a rounding in the network, the other one of two equally near neighbours may be taken.
    assert np.quantile(difference, 0.9) < 1e-6
    assert difference.max() < 5e-3


def test_only_the_hole_is_corrected(weights, image, mask):
    result = PconvEngine(PconvOptions(weights=weights)).restore(image, mask)
    np.testing.assert_array_equal(result[~mask], image[~mask])
    assert not np.array_equal(result[mask], create_engine("fmm").restore(image, mask)[mask])


def test_what_lies_under_the_mask_changes_nothing(weights, image, mask):
    engine = PconvEngine(PconvOptions(weights=weights))
    expected = engine.restore(image, mask)
    image[mask] = np.nan
    np.testing.assert_array_equal(engine.restore(image, mask), expected)


def test_the_same_comes_out_each_time(weights, image, mask):
    engine = PconvEngine(PconvOptions(weights=weights))
    np.testing.assert_array_equal(engine.restore(image, mask), engine.restore(image, mask))


def test_gray_is_restored_like_equal_channels_whose_mean_is_taken_and_stays_gray(untrained, image, mask, monkeypatch):
    engine = PconvEngine(PconvOptions(weights=untrained))
    gray = engine.restore(image[..., :1].copy(), mask)
    assert gray.shape == (150, 190, 1)
    network = engine._network
    monkeypatch.setattr(
        engine, "_network", lambda *given: network(*given).mean(axis=3, keepdims=True).repeat(3, axis=3)
    )
    colour = engine.restore(image[..., :1].repeat(3, axis=2), mask)
    np.testing.assert_array_equal(colour, gray.repeat(3, axis=2))


def test_windows_of_a_large_photo_give_what_the_whole_gives(monkeypatch):
    monkeypatch.setattr(holes, "_SIDE", 304)  # A photo is large from half as many pixels on.
    monkeypatch.setattr(holes, "_GRID", 304)
    image = data.astronaut()[:352, :352].astype(np.float32) / 255
    mask = np.zeros(image.shape[:2], np.uint8)
    for offset in range(-900, 1500, 300):
        cv2.line(mask, (offset, 0), (offset + 1024, 1023), 255, 5)
        cv2.line(mask, (offset + 1024, 0), (offset, 1023), 255, 5)
    engine = create_engine("pconv")
    pieces = image.copy()
    fillings = list(fill(image, mask, engine))
    assert len(fillings) >= 4
    for filling in fillings:
        filling.paste_into(pieces)
    difference = abs(pieces - engine.restore(image, mask > 0))
    assert difference.mean(where=(mask > 0)[..., None]) < 0.5 / 255
    # Single pixels at the photo's own border differ more, where patches are mirrored.
    assert np.quantile(difference[mask > 0], 0.999) < 8 / 255


def test_cancelling_is_heard_after_the_batch_that_is_computed(weights):
    image = np.tile(data.astronaut(), (1, 2, 1)).astype(np.float32) / 255
    mask = np.zeros(image.shape[:2], bool)
    mask[::50] = True
    engine = PconvEngine(PconvOptions(weights=weights))
    shares = []
    engine.restore(image, mask, progress=shares.append)
    assert shares == sorted(shares)
    batch = np.diff([share for share in shares if share > 0.2]).max()  # of the network's time, for one batch
    assert batch <= 1.1 * TOGETHER / sum(place.area for place in patches(mask))
    cancel, heard = CancelToken(), []

    def progress(share):
        heard.append(share)
        if share > 0.5:
            cancel.cancel()

    with pytest.raises(Cancelled):
        engine.restore(image, mask, progress=progress, cancel=cancel)
    assert sum(share > 0.5 for share in heard) == 1


def test_grain_is_matched_on_request(untrained):
    noise = np.random.default_rng(0).normal(0.5, 0.05, (150, 150, 1)).astype(np.float32)
    mask = np.zeros((150, 150), bool)
    mask[60:90, 60:90] = True
    plain, grainy = (
        PconvEngine(PconvOptions(weights=untrained, grain=grain)).restore(noise, mask)[mask].std()
        for grain in ("off", "match")
    )
    assert grainy > 1.5 * plain


def test_weights_of_another_file_are_refused(tmp_path, weights):
    with pytest.raises(EngineError, match="cannot be read"):
        create_engine("pconv", weights=str(tmp_path / "none.npz"))


def test_making_the_table_of_engines_loads_no_network():
    heavy = {"onnx", "onnxruntime", "keras", "tensorflow"}
    code = f"import sys, inpaint_studio.engines.registry; assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


FORK = """
import os, signal, sys
import numpy as np
from inpaint_studio.engines.pconv.engine import load_network
from inpaint_studio.engines.registry import create_engine
image = np.random.default_rng(0).random((60, 90, 3), np.float32)
mask = np.zeros(image.shape[:2], bool)
mask[20:40, 10:70] = True
engine = create_engine("pconv", weights=sys.argv[1])
expected = engine.restore(image, mask)
turn = load_network(sys.argv[1])._turn
load_network.cache_clear()
begun = create_engine("pconv", weights=sys.argv[1])  # whose network a thread is still making
with turn:  # as another thread may have it at that moment
    process = os.fork()
if process == 0:
    signal.alarm(60)  # Ends it where it hangs.
    results = [engine.restore(image, mask), begun.restore(image, mask)]
    load_network.cache_clear()
    results.append(create_engine("pconv", weights=sys.argv[1]).restore(image, mask))
    os._exit(0 if all(np.array_equal(result, expected) for result in results) else 1)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no forks")
def test_a_fork_restores_as_well_whether_the_network_was_loaded_before_or_not(weights):
    # In a process of its own: TensorFlow, which other tests load, makes forks hang by itself.
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"}
    ended = subprocess.run([sys.executable, "-c", FORK, weights], check=False, capture_output=True, env=environment)
    assert ended.returncode == 0, ended.stderr
