import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.detection.network.inference import our_detector
from inpaint_studio.resources import resource_path
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.training.detector.examples import ExampleRecipe, batches
from inpaint_studio.training.detector.negatives import Negatives


@pytest.fixture(scope="module")
def recipe(tmp_path_factory):
    folder = tmp_path_factory.mktemp("photos")
    paths = []
    for name in ("camera", "page", "moon"):
        photo = getattr(data, name)()
        paths.append(folder / f"{name}.png")
        cv2.imwrite(str(paths[-1]), np.stack([photo] * 3, axis=-1))
    return ExampleRecipe(tuple(paths), Defects(), 48)


@pytest.fixture(scope="module")
def ours():
    return resource_path("weights") / "detector.npz"


def surprise(examples):
    odds = our_detector().odds(np.stack([example.image[..., :3] for example in examples]))
    return float(np.logaddexp(0, odds).mean())


def groups(mined, count=6):
    return [example for seed in range(count) for example in mined.group(np.random.default_rng(seed))]


def test_mined_pieces_have_no_damage_and_surprise_more_than_others(recipe, ours):
    found, others = groups(Negatives(recipe, ours)), groups(Negatives(recipe, ours.with_name("not there.npz")))
    assert all(not example.truth.any() for example in found + others)
    assert len(found) == len(others) == 24
    assert surprise(found) > 1.3 * surprise(others)


def test_new_weights_are_read_when_they_are_written(recipe, ours, tmp_path):
    path = tmp_path / "weights.npz"
    mined = Negatives(recipe, path)
    before = groups(mined)
    for each in (ours, ours.with_suffix(".json")):
        path.with_suffix(each.suffix).write_bytes(each.read_bytes())
    after = groups(mined)
    assert surprise(after) > surprise(before)


def test_weights_whose_card_is_not_written_yet_wait_for_it(recipe, ours, tmp_path):
    path = tmp_path / "weights.npz"
    mined = Negatives(recipe, path)
    path.write_bytes(ours.read_bytes())
    before = groups(mined)
    path.with_suffix(".json").write_bytes(ours.with_suffix(".json").read_bytes())
    after = groups(mined)
    assert surprise(after) > surprise(before)


def test_some_examples_of_a_training_are_mined(recipe):
    asked = []

    def mined(rng):
        asked.append(1)
        return recipe.group(rng)

    source = batches(recipe, 0, 0, size=2, kept=16, groups=1, mined=mined)
    for _ in range(30):
        next(source)
    assert 0 < len(asked) < 20
