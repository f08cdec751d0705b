from dataclasses import replace
from itertools import islice

import pytest

from inpaint_studio.errors import InputError


def test_a_group_depends_on_the_seed_and_its_number_alone(recipe):
    other = replace(recipe, config=replace(recipe.config, seed=6))
    first, again, changed = (
        [crop.prior.tobytes() for number in range(6) for crop in each.group(number)] for each in (recipe, recipe, other)
    )
    assert first == again
    assert len(set(first)) == len(first)
    assert not set(first) & set(changed)


def test_groups_are_numbered_and_told_apart_by_steps(recipe):
    numbers = [number for number, _ in islice(recipe.groups(3, 4), 3)]
    assert numbers == [3, 7, 11]


def test_photos_that_cannot_be_read_are_told(recipe, photos):
    skipped = []
    broken = replace(recipe, photos=(photos / "damaged.jpg",))
    assert broken.group(0, skipped.append) == []
    assert skipped == [photos / "damaged.jpg"]
    with pytest.raises(InputError, match="No crops can be made"):
        list(broken.groups(0))
