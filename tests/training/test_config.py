import dataclasses

import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import (
    DAMAGE_KINDS,
    DamageConfig,
    DataConfig,
    LearningConfig,
    LossConfig,
    TrainingConfig,
)


def test_a_configuration_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        TrainingConfig().seed = 3


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: DataConfig(crop_size=8), "crop_size must lie between 16 and 1024, not at 8."),
        (lambda: DataConfig(crop_size=64.0), "crop_size must be a whole number, not 64.0."),
        (lambda: DataConfig(pool_size=True), "pool_size must be a whole number, not true."),
        (lambda: DataConfig(gray=1.5), "gray must lie between 0 and 1, not at 1.5."),
        (lambda: LearningConfig(learning_rate="fast"), "learning_rate must be a number, not 'fast'."),
        (lambda: LearningConfig(learning_rate=float("nan")), "learning_rate must lie between 0 and 1, not at nan."),
        (lambda: LossConfig(l1=-1.0), "l1 must lie between 0 and 1e+06, not at -1.0."),
        (lambda: DamageConfig(widths=(1, 100)), "widths must lie between 1 and 64, not at [1, 100]."),
        (lambda: DamageConfig(widths=3), "widths must be a list of whole numbers, not 3."),
        (lambda: DamageConfig(widths=()), "widths must have at least one number."),
        (
            lambda: DamageConfig(coverage=(9.0, 4.0)),
            "coverage must be two numbers, the smaller one first, not [9.0, 4.0].",
        ),
        (
            lambda: DamageConfig(**dict.fromkeys(DAMAGE_KINDS, 0.0) | {"real": 1.0}),
            "At least one kind of drawn damage must have a weight above 0.",
        ),
    ],
)
def test_a_value_that_is_no_good_is_told_in_a_sentence(make, sentence):
    with pytest.raises(InputError) as caught:
        make()
    assert str(caught.value) == sentence


def test_the_kinds_of_damage_are_fields():
    assert set(DAMAGE_KINDS) < {item.name for item in dataclasses.fields(DamageConfig)}
