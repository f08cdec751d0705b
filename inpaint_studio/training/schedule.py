"""The budget of a training, and the learning rate by the share of it that is spent."""

from dataclasses import dataclass
from math import cos, pi

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import LearningConfig


@dataclass(frozen=True)
class Budget:
    """The length of a training, counted from its first step over all interruptions.

    Attributes:
        minutes: time spent on training, without that between an interruption and going on; None for no limit.
        steps: number of steps, or None for no limit. Reproducible, while minutes depend on how busy the machine is.

    Raises:
        InputError: neither is given, or one is not above 0.
    """

    minutes: float | None = None
    steps: int | None = None

    def __post_init__(self) -> None:
        given = [value for value in (self.minutes, self.steps) if value is not None]
        if not given or min(given) <= 0:
            raise InputError("A training needs a number of minutes or of steps, above 0.")

    def share(self, step: int, seconds: float) -> float:
        """Return the share of the budget that is spent, 0..1; where both limits are given, the larger share."""
        shares = [0.0]
        if self.minutes is not None:
            shares.append(seconds / (60 * self.minutes))
        if self.steps is not None:
            shares.append(step / self.steps)
        return min(1.0, max(shares))


def learning_rate(config: LearningConfig, step: int, share: float) -> float:
    """Return the rate of a step: a straight rise, then half a cosine (Loshchilov and Hutter 2017, equation 5).

    Args:
        config: the highest and the last rate, and the number of steps of the rise.
        step: from 0.
        share: the share of the budget that is spent, 0..1.
    """
    rise = min(1.0, (step + 1) / (config.warm_up + 1))
    low = config.final_learning_rate
    return config.learning_rate * rise * (low + (1 - low) * (1 + cos(pi * share)) / 2)
