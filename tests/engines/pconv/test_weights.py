import io
import json
import os

import numpy as np
import pytest

from inpaint_studio.core.weights_file import card_path
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.convolutions import weight_shapes
from inpaint_studio.engines.pconv.weights import Weights, apply_weights, load_weights, pack_weights
from inpaint_studio.errors import EngineError

CONFIG = NetworkConfig((8, 16), (), 1)


@pytest.fixture
def weights():
    rng = np.random.default_rng(1)
    arrays = {name: rng.normal(size=shape).astype(np.float32) for name, shape in weight_shapes(CONFIG).items()}
    return Weights(CONFIG, arrays, {"hours": 3, "data": "photographs"})


@pytest.fixture
def saved(tmp_path, weights):
    path = tmp_path / "weights.npz"
    data, card = pack_weights(weights)
    path.write_bytes(data)
    card_path(path).write_bytes(card)
    return path


def rewritten(path, **changes):
    """Change the card, and its hash to that of the file."""
    import hashlib

    card = json.loads(card_path(path).read_text())
    card["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    card_path(path).write_text(json.dumps(card | changes))


def test_what_is_saved_comes_back(saved, weights):
    loaded = load_weights(saved)
    assert loaded.network == CONFIG
    assert loaded.notes == weights.notes
    assert loaded.arrays.keys() == weights.arrays.keys()
    for name, array in weights.arrays.items():
        np.testing.assert_array_equal(loaded.arrays[name], array)


def test_half_precision_takes_half_the_room_and_loses_little(weights, saved):
    data, card = pack_weights(weights, "float16")
    size = len(saved.read_bytes())
    saved.write_bytes(data)
    card_path(saved).write_bytes(card)
    loaded = load_weights(saved)
    assert len(data) < 0.6 * size
    for name, array in weights.arrays.items():
        assert loaded.arrays[name].dtype == np.float32
        np.testing.assert_allclose(loaded.arrays[name], array, rtol=1e-3, atol=1e-6)


def test_the_card_can_be_read_by_people(saved):
    card = json.loads(card_path(saved).read_text())
    assert card["shapes"]["network/stem/kernel"] == [4, 4, 10, 8]
    assert card["network"]["widths"] == [8, 16]
    assert card["notes"]["hours"] == 3


def test_a_changed_file_is_refused(saved):
    data = bytearray(saved.read_bytes())
    data[len(data) // 2] ^= 1
    saved.write_bytes(data)
    with pytest.raises(EngineError, match="not those of their card"):
        load_weights(saved)


def test_a_missing_file_or_card_is_told(saved):
    kept = saved.read_bytes()
    saved.unlink()
    with pytest.raises(EngineError, match=r"weights\.npz.* cannot be read"):
        load_weights(saved)
    saved.write_bytes(kept)
    card_path(saved).unlink()
    with pytest.raises(EngineError, match=r"weights\.json.* cannot be read"):
        load_weights(saved)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "not json", '{"format": 2}', '{"format": 1}', "[" * 100_000, '{"format": 1e400}', "\ud800"]
)
def test_what_is_no_card_is_refused(saved, text):
    card_path(saved).write_bytes(text.encode(errors="surrogatepass"))
    with pytest.raises(EngineError, match="card"):
        load_weights(saved)


@pytest.mark.parametrize(
    "changes",
    [
        {"network": {"widths": [8, 16], "layers": 9}},
        {"network": [8, 16]},
        {"network": {"widths": {"8": 16}}},
        {"network": {"widths": [8, 2**70]}},
        {"notes": [1, 2]},
        {"shapes": {}},
        {"shapes": {"network/stem/kernel": [-1, "x"]}},
        {"shapes": 7},
    ],
)
def test_a_card_of_another_network_is_refused(saved, changes):
    rewritten(saved, **changes)
    with pytest.raises(EngineError, match="card"):
        load_weights(saved)


def test_a_network_of_hostile_size_is_refused_before_anything_is_made(saved):
    rewritten(saved, network={"widths": [1024] * 8, "known_widths": [], "blocks": 16})
    with pytest.raises(EngineError, match="too large for this program"):
        load_weights(saved)


@pytest.mark.parametrize("part", ["weights.npz", "weights.json"])
def test_what_is_no_file_is_refused_and_not_waited_for(saved, part):
    path = saved.with_name(part)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(EngineError, match=f"{part}.*not a file"):
        load_weights(saved)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(EngineError, match=f"{part}.*not a file"):
        load_weights(saved)


def test_a_file_that_is_no_archive_is_refused(saved):
    saved.write_bytes(b"PK no archive at all")
    rewritten(saved)
    with pytest.raises(EngineError, match="damaged or of another kind"):
        load_weights(saved)


def save_with(path, weights, **arrays):
    """Save the weights with some of them replaced."""
    stream = io.BytesIO()
    np.savez(stream, **{name: arrays.pop(name, array) for name, array in weights.arrays.items()}, **arrays)
    path.write_bytes(stream.getvalue())
    rewritten(path)


BIAS = "network/stem/bias"


def test_nothing_in_the_file_is_ever_run(saved, weights):
    class Bomb:
        def __reduce__(self):
            return (pytest.fail, ("code from the file was run",))

    save_with(saved, weights, **{BIAS: np.array([Bomb()] * 8, object)})
    with pytest.raises(EngineError, match="damaged or of another kind"):
        load_weights(saved)


def test_numbers_must_be_numbers(saved, weights):
    save_with(saved, weights, **{BIAS: np.array([1.0, np.nan] * 4)})
    with pytest.raises(EngineError, match="no number"):
        load_weights(saved)


@pytest.mark.parametrize("array", [np.zeros(8, np.int64), np.zeros(8, ">f4"), np.zeros(8, [("a", "<f4")])])
def test_only_floating_point_numbers_are_weights(saved, weights, array):
    save_with(saved, weights, **{BIAS: array})
    with pytest.raises(EngineError, match="damaged or of another kind"):
        load_weights(saved)


@pytest.mark.parametrize("array", [np.zeros((2, 4)), np.zeros(7), np.zeros(())])
def test_other_shapes_than_the_card_lists_are_refused(saved, weights, array):
    save_with(saved, weights, **{BIAS: array})
    with pytest.raises(EngineError, match="not those that their card lists"):
        load_weights(saved)


def test_other_arrays_than_the_card_lists_are_refused(saved, weights):
    save_with(saved, weights, more=np.zeros(8))
    with pytest.raises(EngineError, match="not those that their card lists"):
        load_weights(saved)


def test_a_file_that_grows_beyond_its_card_is_not_unpacked(saved, weights):
    stream = io.BytesIO()
    np.savez_compressed(stream, **{**weights.arrays, BIAS: np.zeros(10_000_000)})
    saved.write_bytes(stream.getvalue())
    rewritten(saved)
    with pytest.raises(EngineError, match="more than their card says"):
        load_weights(saved)


def test_a_file_far_larger_than_its_card_says_is_not_read(saved):
    with saved.open("r+b") as stream:
        stream.truncate(1 << 40)  # takes no room on the drive
    with pytest.raises(EngineError, match="more than their card says"):
        load_weights(saved)


def test_the_weights_of_a_network_are_known_without_making_it():
    from inpaint_studio.engines.pconv.network import RestorationNetwork

    for config in (CONFIG, NetworkConfig((8, 8, 16), (4,), (0, 1, 2)), NetworkConfig((8,), (), 0)):
        made = {weight.path: tuple(weight.shape) for weight in RestorationNetwork(config).weights}
        assert weight_shapes(config) == made


class Weight:
    def __init__(self, path, shape):
        self.path, self.shape, self.value = path, shape, None

    def assign(self, value):
        self.value = value


class Network:
    def __init__(self, **shapes):
        self.weights = [Weight(path, shape) for path, shape in shapes.items()]


def test_weights_are_given_to_the_network_by_name():
    network = Network(a=(2,), b=(3, 1))
    arrays = {"b": np.ones((3, 1)), "a": np.zeros(2)}
    apply_weights(network, arrays)
    assert [weight.value is arrays[weight.path] for weight in network.weights] == [True, True]


@pytest.mark.parametrize("shapes", [{"a": (2,)}, {"a": (2,), "b": (1, 3)}, {"a": (2,), "b": (3, 1), "c": (1,)}])
def test_weights_of_another_network_are_refused_and_change_nothing(shapes):
    network = Network(a=(2,), b=(3, 1))
    with pytest.raises(EngineError, match="do not fit the network"):
        apply_weights(network, {name: np.zeros(shape) for name, shape in shapes.items()})
    assert all(weight.value is None for weight in network.weights)
