from dataclasses import replace
from itertools import islice, permutations

import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.errors import InpaintStudioError, InputError
from inpaint_studio.training.pool import Pool, ahead, turned
from inpaint_studio.training.recipe import Recipe


@pytest.fixture(scope="module")
def fixed(recipe, tmp_path_factory):
    """A pool that is full and does not change."""
    with Pool(recipe, tmp_path_factory.mktemp("pool"), in_background=False) as pool:
        pool.wait()
        yield pool


def same(one, other):
    return all((one[key] == other[key]).all() for key in ("image", "hole", "prior"))


def with_data(recipe, **changes):
    config = recipe.config
    return Recipe(replace(config, data=replace(config.data, **changes)), recipe.photos, recipe.damage)


def test_a_batch_is_what_the_network_is_shown(fixed):
    batch = next(fixed.batches())
    assert {key: (value.shape, value.dtype.name) for key, value in batch.items()} == {
        "image": ((4, 32, 32, 3), "float32"),
        "hole": ((4, 32, 32, 1), "float32"),
        "prior": ((4, 32, 32, 3), "float32"),
    }
    assert set(np.unique(batch["hole"])) == {0, 1}
    known = batch["hole"][..., 0] == 0
    np.testing.assert_allclose(batch["prior"][known], batch["image"][known], atol=1e-6)
    assert (batch["prior"][~known] != batch["image"][~known]).any()
    assert 0 <= batch["image"].min() < batch["image"].max() <= 1


def test_the_batch_of_a_step_depends_on_the_step_alone(fixed):
    whole = list(islice(fixed.batches(), 6))
    for one, other in zip(whole[3:], fixed.batches(3), strict=False):
        assert same(one, other)
    assert not same(whole[0], whole[1])


def test_a_batch_can_have_another_size(fixed):
    assert next(fixed.batches(batch_size=9))["image"].shape == (9, 32, 32, 3)


def test_a_pool_that_is_opened_again_gives_the_same_batches_at_once(fixed, recipe):
    with Pool(recipe, fixed._store.folder, in_background=False) as again:
        assert len(again) == len(fixed) == 40
        assert same(next(again.batches(7)), next(fixed.batches(7)))


def test_another_recipe_does_not_get_these_crops(fixed, recipe, tmp_path):
    for path in fixed._store.folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with Pool(with_data(recipe, gray=0.9), tmp_path, in_background=False) as pool:
        assert len(pool) == 0


def test_photos_that_cannot_be_read_are_told(recipe, photos):
    paths = (photos / "damaged.jpg", photos / "a.png")
    with Pool(replace(recipe, photos=paths), in_background=False) as pool:
        pool.wait()
        assert pool.skipped == {photos / "damaged.jpg"}


def test_photos_that_give_no_crop_are_told_in_a_sentence(recipe, photos):
    with (
        Pool(replace(recipe, photos=(photos / "damaged.jpg",)), in_background=False) as pool,
        pytest.raises(InputError, match="No crops can be made"),
    ):
        pool.wait()


def test_waiting_can_be_cancelled(recipe):
    cancel = CancelToken()
    cancel.cancel()
    with Pool(recipe, in_background=False) as pool, pytest.raises(Cancelled):
        pool.wait(cancel=cancel)


def test_every_position_and_order_is_the_same_crop_in_another_one():
    plane = np.arange(4 * 4 * 3, dtype=np.uint16).reshape(4, 4, 3)
    results = [turned(plane, position, order) for position in range(8) for order in permutations(range(3))]
    assert len({result.tobytes() for result in results}) == 48
    for result in results:
        np.testing.assert_array_equal(np.sort(result, axis=None), np.sort(plane, axis=None))
    np.testing.assert_array_equal(turned(plane, 1, (2, 0, 1)), plane.swapaxes(0, 1)[..., [2, 0, 1]])
    np.testing.assert_array_equal(turned(plane, 2), plane[::-1])
    np.testing.assert_array_equal(turned(plane, 4), plane[:, ::-1])


def test_processes_fill_the_pool_and_then_replace_its_oldest_crops(recipe, tmp_path):
    with Pool(with_data(recipe, refresh=1.0), tmp_path) as pool:
        told = []
        pool.wait(progress=told.append)
        assert len(pool) >= 20
        assert told == sorted(told)
        pool.wait(40)
        first = set(pool._active)
        batches = pool.batches()
        for _ in range(400):
            next(batches)
            pool._take(0.1)
            if first.isdisjoint(pool._active):
                break
        assert len(pool) == 40
        assert first.isdisjoint(pool._active)
        processes = pool._makers._processes
    assert not any(process.is_alive() for process in processes)


def test_a_process_that_fails_is_told_in_a_sentence(recipe, photos):
    broken = replace(recipe, photos=(photos / "damaged.jpg",))
    with Pool(broken) as pool, pytest.raises(InpaintStudioError, match="No crops can be made"):
        pool.wait()


def test_batches_ahead_are_the_same_ones():
    numbers = iter(range(10))
    assert list(ahead(numbers)) == list(range(10))


def test_batches_ahead_end_with_the_iterator_and_tell_what_went_wrong():
    def failing():
        yield 1
        raise InputError("Nothing more.")

    batches = ahead(failing())
    assert next(batches) == 1
    with pytest.raises(InputError, match="Nothing more"):
        next(batches)
    endless = ahead(iter(int, 1), depth=1)
    assert next(endless) == 0
    endless.close()
