import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import LearningConfig
from inpaint_studio.training.schedule import Budget, learning_rate


def test_what_is_spent_first_counts():
    assert Budget(minutes=2).share(10**6, 30) == 0.25
    assert Budget(steps=200).share(50, 1e9) == 0.25
    assert Budget(minutes=2, steps=200).share(100, 30) == 0.5
    assert Budget(steps=3).share(4, 0) == 1


@pytest.mark.parametrize("numbers", [{}, {"minutes": 0}, {"steps": -1}, {"minutes": 5, "steps": 0}])
def test_a_training_without_length_is_refused(numbers):
    with pytest.raises(InputError, match="above 0"):
        Budget(**numbers)


def test_the_rate_rises_straight_and_falls_as_a_cosine():
    config = LearningConfig(learning_rate=0.2, final_learning_rate=0.1, warm_up=9)
    rise = [learning_rate(config, step, 0.0) for step in range(10)]
    assert rise == pytest.approx([0.02 * step for step in range(1, 11)])
    assert learning_rate(config, 99, 0.5) == pytest.approx((0.2 + 0.02) / 2)
    assert learning_rate(config, 99, 1.0) == pytest.approx(0.02)
