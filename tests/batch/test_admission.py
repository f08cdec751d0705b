import numpy as np
import pytest

from inpaint_studio.batch import admission
from inpaint_studio.batch.admission import Admission, need_of
from inpaint_studio.batch.plan import plan
from tests.batch.folders import batch, write


@pytest.fixture
def todo(tmp_path):
    """A large photo and three smaller ones of which two take as much as the large one, and a half more."""
    rng = np.random.default_rng(1)
    for name, side in (("large", 700), ("a", 400), ("b", 400), ("c", 400)):
        write(tmp_path / "in" / f"{name}.png", rng.integers(0, 256, (side, side, 3), np.uint8))
    (tmp_path / "masks").mkdir()
    return plan(batch(tmp_path)).todo


def taken(queue):
    """Take as many photos as there is room for, and return the names and the last task."""
    found = []
    while (each := queue.take()) is not None:
        found.append(each)
    return [row.input.stem for row, _ in found], [task for _, task in found]


def test_as_many_photos_are_under_way_as_fit_into_memory(todo, monkeypatch):
    needs = {row.input.stem: need_of(task) for row, task in todo}
    assert needs["large"] > needs["a"] == needs["b"] > 600 << 20
    monkeypatch.setattr(admission, "total_memory", lambda: 2 * (needs["large"] + needs["a"]))
    queue = Admission(todo, 0.5)
    names, tasks = taken(queue)
    assert names == ["large", "a"]
    queue.give_back(tasks[0])
    assert taken(queue)[0] == ["b"]


def test_a_smaller_photo_goes_before_one_for_which_there_is_no_room_yet(todo, monkeypatch):
    needs = {row.input.stem: need_of(task) for row, task in todo}
    monkeypatch.setattr(admission, "total_memory", lambda: 2 * needs["a"])
    swapped = [todo[1], todo[0], *todo[2:]]
    assert taken(Admission(swapped, 1.0))[0] == ["a", "b"]


def test_one_photo_is_always_let_in(todo, monkeypatch):
    monkeypatch.setattr(admission, "total_memory", lambda: 1000)
    queue = Admission(todo, 0.5)
    for name in ("large", "a", "b", "c"):
        names, tasks = taken(queue)
        assert names == [name]
        queue.give_back(tasks[0])


@pytest.mark.parametrize(("share", "memory"), [(None, 1000), (0.5, None)])
def test_there_is_no_limit_where_nobody_knows_one(todo, monkeypatch, share, memory):
    monkeypatch.setattr(admission, "total_memory", lambda: memory)
    assert len(taken(Admission(todo, share))[0]) == 4
