from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.damage import Damage
from inpaint_studio.training.photos import find_photos
from inpaint_studio.training.validation import WIDTHS, validation_set


def test_each_class_has_its_crops(recipe):
    found = validation_set(recipe.config, recipe.photos, recipe.damage)
    assert list(found) == [*(f"{width} px" for width in WIDTHS), "irregular", "real"]
    for batch in found.values():
        assert batch["image"].shape == batch["prior"].shape == (3, 32, 32, 3)
        known = batch["hole"][..., 0] == 0
        np.testing.assert_allclose(batch["prior"][known], batch["image"][known], atol=1e-6)


def test_the_crops_do_not_depend_on_the_seed(recipe):
    one, other = (validation_set(replace(recipe.config, seed=seed), recipe.photos, recipe.damage) for seed in (1, 2))
    for name in one:
        np.testing.assert_array_equal(one[name]["image"], other[name]["image"])


def test_without_planes_there_is_no_class_of_real_damage(recipe):
    assert "real" not in validation_set(recipe.config, recipe.photos, Damage(recipe.config.damage))


def test_photos_that_give_no_crop_are_told_in_a_sentence(recipe, photos):
    broken = [path for path in find_photos(photos) if path.name == "damaged.jpg"]
    with pytest.raises(InputError, match="Nothing can be measured"):
        validation_set(recipe.config, broken, recipe.damage)
