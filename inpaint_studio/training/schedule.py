"""How far a training is, and the learning rate that goes with it."""

from dataclasses import dataclass
from math import cos, pi

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import LearningConfig


@dataclass(frozen=True)
class Budget:
    """How long a training is, counted from its first step, whatever the interruptions.

    Attributes:
        minutes: of work; time between an interruption and going on does not count.
        steps: how many; exactly reproducible, where minutes depend on how busy the machine is.
    """

    minutes: float | None = None
    steps: int | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.minutes, self.steps) if value is not None]
        if not given or min(given) <= 0:
            raise InputError("A training needs a number of minutes or of steps, above 0.")

    def share(self, step: int, seconds: float) -> float:
        """Return how much of it is spent, 0..1; where both are given, what is spent first counts."""
        shares = [0.0]
        if self.minutes is not None:
            shares.append(seconds / (60 * self.minutes))
        if self.steps is not None:
            shares.append(step / self.steps)
        return min(1.0, max(shares))


def learning_rate(config: LearningConfig, step: int, share: float) -> float:
    """Return the rate of a step: a straight rise, then half a cosine (Loshchilov and Hutter 2017, equation 5).

    Args:
        config: says how high it is, how long it rises, and where it ends.
        step: from 0.
        share: of the budget that is spent.
    """
    rise = min(1.0, (step + 1) / (config.warm_up + 1))
    low = config.final_learning_rate
    return config.learning_rate * rise * (low + (1 - low) * (1 + cos(pi * share)) / 2)
