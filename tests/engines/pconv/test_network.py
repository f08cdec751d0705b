import numpy as np
import pytest

from inpaint_studio.engines.pconv.config import NetworkConfig


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global RestorationNetwork, ops
    from keras import ops

    from inpaint_studio.engines.pconv.network import RestorationNetwork


CONFIG = NetworkConfig((8, 12, 16), (4,), 1)


@pytest.fixture(scope="module")
def network():
    return RestorationNetwork(CONFIG)


@pytest.fixture(scope="module")
def mixed():
    return RestorationNetwork(CONFIG, precision="mixed_bfloat16")


def inputs(rows=24, columns=32, count=2, seed=3):
    rng = np.random.default_rng(seed)
    image = rng.random((count, rows, columns, 3), np.float32)
    hole = (rng.random((count, rows, columns, 1)) < 0.3).astype(np.float32)
    return {"image": image, "hole": hole, "prior": np.where(hole > 0, rng.random(image.shape, np.float32), image)}


def result(network, given):
    return ops.convert_to_numpy(network(given))


@pytest.mark.parametrize("kind", ["network", "mixed"])
def test_outside_the_hole_the_image_comes_back_bit_for_bit(kind, request):
    given = inputs()
    restored = result(request.getfixturevalue(kind), given)
    outside = np.broadcast_to(given["hole"] == 0, restored.shape)
    assert restored.dtype == np.float32
    np.testing.assert_array_equal(restored[outside], given["image"][outside])
    assert (restored != given["prior"])[~outside].mean() > 0.9


@pytest.mark.parametrize("garbage", [np.nan, 1e30, 0.7])
def test_what_the_image_holds_in_the_hole_changes_nothing(network, garbage):
    given = inputs()
    expected = result(network, given)
    given["image"] = np.where(given["hole"] > 0, np.float32(garbage), given["image"])
    np.testing.assert_array_equal(result(network, given), expected)


@pytest.mark.parametrize("shape", [(8, 8), (9, 8), (31, 17), (1, 1), (64, 40)])
def test_any_size_will_do(network, shape):
    given = inputs(*shape, count=1)
    restored = result(network, given)
    assert restored.shape == given["image"].shape
    assert np.isfinite(restored).all()


def test_any_size_will_do_without_tracing_again():
    network = RestorationNetwork(NetworkConfig((4, 4), (4,), 0))  # Tracing a deeper one takes a second.
    for shape in ((16, 16), (13, 22)):
        given = inputs(*shape, count=1)
        np.testing.assert_allclose(network.predict_on_batch(given), result(network, given), atol=1e-5)


def test_a_correction_begins_small(network):
    given = inputs(64, 64)
    change = (result(network, given) - given["prior"])[np.broadcast_to(given["hole"] > 0, given["prior"].shape)]
    assert 0 < np.sqrt(np.mean(change**2)) < 0.1


def test_a_fainter_image_is_corrected_by_less(network):
    given = inputs(64, 64)
    fainter = {**given, **{name: 0.5 + (given[name] - 0.5) / 4 for name in ("image", "prior")}}
    change, faint = (np.abs(result(network, case) - case["prior"]).mean() for case in (given, fainter))
    assert faint == pytest.approx(change / 4, rel=0.2)


def test_half_precision_gives_nearly_the_same(network, mixed):
    mixed.set_weights(network.get_weights())
    given = inputs(64, 64)
    np.testing.assert_allclose(result(mixed, given), result(network, given), atol=0.02)


def test_a_pixel_that_is_missing_in_part_is_corrected_by_that_part(network):
    given = inputs(64, 64)
    slight = {**given, "hole": given["hole"] * np.float32(1e-4)}
    whole, little = (np.abs(result(network, case) - case["prior"]).max() for case in (given, slight))
    assert 0 < little < 1e-3 * whole


def test_every_known_pixel_may_be_missing(network):
    given = inputs()
    given["hole"][:] = 1
    assert np.isfinite(result(network, given)).all()


def test_the_table_says_how_wide_and_deep_it_is(network):
    paths = {weight.path: tuple(weight.shape) for weight in network.weights}
    assert paths["network/stem/kernel"] == (4, 4, 3 + 3 + 3 + 1, 8)
    assert paths["network/known_1/kernel"] == (4, 4, 3, 4)
    assert paths["network/down_1_0/first/kernel"] == (3, 3, 12 + 4, 12)
    assert paths["network/down_2_0/first/kernel"] == (3, 3, 16, 16)
    assert paths["network/up_0_0/last/kernel"] == (3, 3, 8, 8)
    deeper = RestorationNetwork(NetworkConfig((4, 4), (), 2))
    assert {weight.path for weight in deeper.weights} >= {"network/up_0_1/last/kernel", "network/down_1_1/first/bias"}
