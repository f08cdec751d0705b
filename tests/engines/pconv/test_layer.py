import numpy as np
import pytest

from tests.engines.pconv.naive import partial_convolution


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global PartialConv2D, keras, ops
    import keras
    from keras import ops

    from inpaint_studio.engines.pconv.layer import PartialConv2D


@pytest.fixture
def rng():
    return np.random.default_rng(5)


def made(rng, *depths, filters=4, size=3, **options):
    """Return a layer with random weights for inputs of these depths."""
    layer = PartialConv2D(filters, size, **options)
    layer.build([(None, None, None, depth) for depth in depths])
    layer.set_weights([rng.normal(size=weight.shape) for weight in layer.get_weights()])
    return layer


def called(layer, images, masks):
    """Return what a layer makes of one (H, W, C) image or several, as NumPy arrays."""
    masks = [None if mask is None else mask[None, ..., None].astype(np.float32) for mask in masks]
    output, mask = layer([image[None].astype(np.float32) for image in images], masks)
    return ops.convert_to_numpy(ops.cast(output, "float32"))[0], ops.convert_to_numpy(mask)[0, ..., 0]


def holes(rng, *shape, share=0.7):
    return (rng.random(shape) > share).astype(np.float32)


@pytest.mark.parametrize(("size", "strides"), [(3, 1), (4, 2), (2, 2), (4, 4), (5, 1), (1, 1)])
@pytest.mark.parametrize("shape", [(9, 8), (12, 7)])
@pytest.mark.parametrize("kinds", [("m",), ("m", "v"), ("m", "m", "v"), ("v",)])
def test_it_does_what_the_equations_say(rng, size, strides, shape, kinds):
    depths = (3, 1, 2)[: len(kinds)]
    layer = made(rng, *depths, size=size, strides=strides)
    images = [rng.normal(size=(*shape, depth)) for depth in depths]
    masks = [holes(rng, *shape) if kind == "m" else None for kind in kinds]
    output, mask = called(layer, images, masks)
    expected, expected_mask = partial_convolution(images, masks, *layer.get_weights(), strides)
    np.testing.assert_allclose(output, expected, rtol=1e-4, atol=1e-4)
    np.testing.assert_array_equal(np.broadcast_to(mask, expected_mask.shape), expected_mask)


def test_where_all_is_known_it_is_a_plain_convolution_inside(rng):
    layer, image = made(rng, 3), rng.normal(size=(8, 9, 3))
    plain = keras.layers.Conv2D(4, 3, padding="same")
    plain.build((None, None, None, 3))
    plain.set_weights(layer.get_weights())
    expected = ops.convert_to_numpy(plain(image[None].astype(np.float32)))[0]
    for mask in (np.ones((8, 9)), None):
        output, valid = called(layer, [image], [mask])
        np.testing.assert_allclose(output[1:-1, 1:-1], expected[1:-1, 1:-1], rtol=1e-5, atol=1e-5)
        assert valid.all()


def test_at_the_border_the_padding_is_a_hole(rng):
    layer = made(rng, 1, filters=1, use_bias=False)
    layer.set_weights([np.ones((3, 3, 1, 1))])
    output, _ = called(layer, [np.ones((5, 5, 1))], [None])
    # A constant stays one: a corner's window has 4 pixels of 9, and its sum of 4 is weighted by 9 / 4.
    np.testing.assert_allclose(output, 9.0)


def test_where_nothing_is_known_all_is_0_whatever_the_bias(rng):
    output, mask = called(made(rng, 3), [rng.normal(size=(6, 6, 3))], [np.zeros((6, 6))])
    assert not output.any()
    assert not mask.any()


def test_a_hole_shrinks_by_the_window_and_what_it_reaches_is_weighted_up(rng):
    layer = made(rng, 1, filters=1, use_bias=False)
    layer.set_weights([np.ones((3, 3, 1, 1))])
    mask = np.ones((9, 9))
    mask[2:7, 2:7] = 0
    output, valid = called(layer, [np.full((9, 9, 1), 0.5)], [mask])
    np.testing.assert_array_equal(np.argwhere(valid == 0).min(axis=0), [3, 3])
    np.testing.assert_array_equal(np.argwhere(valid == 0).max(axis=0), [5, 5])
    # Were the ratio clipped to 1, pixels at the rim would be darker than the rest.
    np.testing.assert_allclose(output[valid == 1], 4.5, rtol=1e-6)


@pytest.mark.parametrize("garbage", [np.nan, np.inf, 1e30, -7.0])
def test_what_is_under_the_mask_changes_nothing(rng, garbage):
    layer = made(rng, 3, 2)
    images = [rng.normal(size=(7, 7, 3)), rng.normal(size=(7, 7, 2))]
    mask = holes(rng, 7, 7)
    expected, _ = called(layer, images, [mask, None])
    images[0][mask == 0] = garbage
    output, _ = called(layer, images, [mask, None])
    np.testing.assert_array_equal(output, expected)


def test_gradients_do_not_see_what_is_under_the_mask_either(rng):
    tensorflow = pytest.importorskip("tensorflow")
    if keras.backend.backend() != "tensorflow":
        pytest.skip("asks TensorFlow for gradients")
    layer, mask = made(rng, 2), holes(rng, 1, 6, 6, 1)
    image = np.where(mask > 0, rng.normal(size=(1, 6, 6, 2)), np.nan).astype(np.float32)
    with tensorflow.GradientTape() as tape:
        output, _ = layer(image, mask)
        total = tensorflow.reduce_sum(output**2)
    gradients = tape.gradient(total, layer.trainable_variables)
    assert len(gradients) == 2
    assert all(np.isfinite(gradient.numpy()).all() for gradient in gradients)


def test_in_mixed_precision_the_ratio_is_of_float32(rng):
    layer = made(rng, 64, size=3, filters=2, dtype="mixed_bfloat16", use_bias=False)
    mask = np.zeros((5, 5))
    mask[2, 2] = 1
    image = rng.normal(size=(5, 5, 64))
    output, valid = called(layer, [image], [mask])
    expected, _ = partial_convolution([image], [mask], *layer.get_weights(), np.zeros(2))
    assert layer.compute_dtype == "bfloat16"
    assert layer.kernel.dtype == "float32"
    assert valid.dtype == np.float32
    np.testing.assert_allclose(output, expected, rtol=0.03, atol=0.03 * np.abs(expected).max())


def test_a_saved_layer_comes_back_the_same(rng):
    layer = made(rng, 3, 1, size=4, strides=2, use_bias=False, name="stem")
    config = keras.saving.serialize_keras_object(layer)
    again = keras.saving.deserialize_keras_object(config)
    assert type(again) is PartialConv2D
    assert again.get_config() == layer.get_config()
    again.set_weights(layer.get_weights())
    images, masks = [rng.normal(size=(6, 6, 3)), rng.normal(size=(6, 6, 1))], [holes(rng, 6, 6), None]
    np.testing.assert_array_equal(called(again, images, masks)[0], called(layer, images, masks)[0])


def test_it_stands_in_a_functional_model_of_any_size(rng):
    image, mask = keras.Input((None, None, 3)), keras.Input((None, None, 1))
    output, valid = PartialConv2D(4, 4, strides=2)(image, mask)
    assert output.shape == (None, None, None, 4)
    model = keras.Model([image, mask], [output, valid])
    for rows, columns in ((8, 6), (5, 7)):
        output, valid = model([rng.random((2, rows, columns, 3)), np.ones((2, rows, columns, 1))])
        assert tuple(output.shape) == (2, -(-rows // 2), -(-columns // 2), 4)
        assert tuple(valid.shape) == (2, -(-rows // 2), -(-columns // 2), 1)
