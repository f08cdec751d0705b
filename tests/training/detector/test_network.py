import numpy as np
import pytest

from inpaint_studio.detection.network.config import DetectorConfig, weight_shapes
from inpaint_studio.detection.network.inference import NEUTRAL, PER_LOGIT, Detector, code_of
from inpaint_studio.detection.network.inputs import inputs_of
from inpaint_studio.detection.network.weights import DetectorWeights
from inpaint_studio.errors import EngineError

CONFIG = DetectorConfig((4, 8), (1, 1), (1,))


@pytest.fixture(scope="module")
def keras_network():
    from inpaint_studio.engines.pconv.quiet import quiet_start

    with quiet_start():
        from inpaint_studio.training.detector.network import make_network, set_weights
    network = make_network(CONFIG)
    rng = np.random.default_rng(2)
    arrays = {name: rng.normal(0, 0.1, shape).astype(np.float32) for name, shape in weight_shapes(CONFIG).items()}
    set_weights(network, arrays)
    return network, arrays


@pytest.mark.parametrize("shape", [(1, 16, 32), (2, 24, 8)])
def test_the_graph_is_the_network(keras_network, shape):
    network, arrays = keras_network
    images = np.random.default_rng(3).integers(0, 256, (*shape, 3), np.uint8)
    found = Detector(DetectorWeights(CONFIG, arrays)).odds(images)
    shown = np.stack([inputs_of(image) for image in images]).astype(np.float32) / 255
    wanted = network.predict_on_batch(shown)[..., 0]
    assert found.shape == shape
    assert np.abs(found - wanted).max() < 2e-5 * np.abs(wanted).max()


def test_odd_sizes_are_grown_at_their_borders(keras_network):
    detector = Detector(DetectorWeights(CONFIG, keras_network[1]))
    image = np.random.default_rng(4).integers(0, 256, (13, 18, 3), np.uint8)
    grown = np.pad(image, ((0, 3), (0, 2), (0, 0)), mode="edge")
    assert np.array_equal(detector.odds(image[None])[0], detector.odds(grown[None])[0, :13, :18])


def test_codes_hold_the_odds_in_a_byte(keras_network):
    detector = Detector(DetectorWeights(CONFIG, keras_network[1]))
    image = np.random.default_rng(5).integers(0, 256, (16, 16, 3), np.uint8)
    odds = detector.odds(image[None])[0]
    codes = detector.codes(image)
    assert codes.dtype == np.uint8
    assert np.abs((codes.astype(float) - NEUTRAL) / PER_LOGIT - np.clip(odds, -10.6, 10.5)).max() < 0.06
    assert (code_of(-100), code_of(0), code_of(100)) == (0, NEUTRAL, 255)


def test_weights_of_another_network_are_refused(keras_network):
    from inpaint_studio.training.detector.network import set_weights, weights_of

    network, arrays = keras_network
    with pytest.raises(EngineError):
        set_weights(network, {**arrays, "head/bias": np.zeros(5, np.float32)})
    assert all(np.array_equal(weights_of(network)[name], array) for name, array in arrays.items())
