import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.detection.network.inputs import CHANNELS
from inpaint_studio.errors import InputError
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.training.detector.examples import ExampleRecipe, batches


@pytest.fixture(scope="module")
def photo(tmp_path_factory):
    path = tmp_path_factory.mktemp("photos") / "cat.png"
    cv2.imwrite(str(path), data.chelsea()[..., ::-1])
    return path


def test_batches_depend_on_seed_and_step_alone(photo):
    recipe = ExampleRecipe((photo,), Defects(), 32)

    def first(seed, step):
        return next(batches(recipe, seed, step, size=4, kept=16, groups=1))

    one, again, other, later = first(1, 0), first(1, 0), first(2, 0), first(1, 5)
    assert one["image"].shape == (4, 32, 32, CHANNELS)
    assert one["wanted"].shape == one["counts"].shape == (4, 32, 32, 1)
    assert np.array_equal(one["image"], again["image"])
    assert not np.array_equal(one["image"], other["image"])
    assert not np.array_equal(one["image"], later["image"])
    assert 0 <= one["image"].min() <= one["image"].max() <= 1


def test_examples_are_replaced_one_after_the_other(photo):
    source = batches(ExampleRecipe((photo,), Defects(), 32), 3, 0, size=8, kept=8, groups=1)
    seen = [next(source)["image"] for _ in range(4)]
    assert not any(np.array_equal(seen[0], each) for each in seen[1:])


def test_damage_is_wanted_where_the_scan_shows_it(photo):
    recipe = ExampleRecipe((photo,), Defects(), 64)
    rng = np.random.default_rng(4)
    truths = np.stack([example.truth for _ in range(12) for example in recipe.group(rng)])
    assert set(np.unique(truths)) <= {0, 128, 255}
    assert 0.002 < (truths == 255).mean() < 0.3
    assert (truths == 0).all(axis=(1, 2)).any()  # photos without damage are shown, too


def test_without_readable_photos_there_are_no_examples(tmp_path):
    (tmp_path / "broken.png").write_bytes(b"no photo")
    with pytest.raises(InputError, match="none of the photos"):
        ExampleRecipe((tmp_path / "broken.png",), Defects(), 32).group(np.random.default_rng(0))
