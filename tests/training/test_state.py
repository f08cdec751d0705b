import numpy as np
import pytest

from inpaint_studio.errors import FileError
from inpaint_studio.training.state import State, assign_variables, load_state, save_state


@pytest.fixture
def state():
    arrays = {"network/stem/kernel": np.arange(6, dtype=np.float32).reshape(2, 3)}
    optimizer = {"iteration": np.array(7), "optimizer/stem_kernel_momentum": np.ones(3, np.float32)}
    return State(7, 112, 3.5, arrays, optimizer, {"network/stem/kernel": np.zeros((2, 3), np.float32)}, {"seed": 1})


def test_a_state_comes_back_as_it_was(state, tmp_path):
    path = tmp_path / "state.npz"
    save_state(state, path)
    again = load_state(path)
    assert (again.step, again.crops, again.seconds, again.config) == (7, 112, 3.5, {"seed": 1})
    for part in ("network", "optimizer", "average"):
        one, other = getattr(state, part), getattr(again, part)
        assert one.keys() == other.keys()
        for name, array in one.items():
            np.testing.assert_array_equal(array, other[name])
            assert array.dtype == other[name].dtype


def test_the_old_state_stays_until_the_new_one_is_whole(state, tmp_path):
    path = tmp_path / "state.npz"
    save_state(state, path)
    before = path.read_bytes()
    state.config = {"cannot be written": object()}
    with pytest.raises(TypeError):
        save_state(state, path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"PK", b"nothing of the kind"])
def test_another_file_is_refused(content, tmp_path):
    path = tmp_path / "state.npz"
    path.write_bytes(content)
    with pytest.raises(FileError, match="no training to go on with"):
        load_state(path)


def test_other_arrays_are_refused(tmp_path):
    path = tmp_path / "state.npz"
    np.savez(path, a=np.zeros(3))
    with pytest.raises(FileError, match="no training to go on with"):
        load_state(path)


def test_a_half_written_one_is_refused(state, tmp_path):
    path = tmp_path / "state.npz"
    save_state(state, path)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(FileError, match="no training to go on with"):
        load_state(path)


def test_a_missing_one_is_told(tmp_path):
    with pytest.raises(FileError, match="cannot be read"):
        load_state(tmp_path / "state.npz")


class Variable:
    path, shape = "a", (2,)


def test_variables_of_another_optimizer_are_refused():
    with pytest.raises(FileError, match="another network or optimizer"):
        assign_variables([Variable()], {"a": np.zeros(3)})
