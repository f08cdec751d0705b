"""The configuration of a training of the network that finds damage."""

from dataclasses import dataclass, field
from typing import Any

from inpaint_studio.detection.network.config import DetectorConfig
from inpaint_studio.training.config import Checked, LearningConfig

_LEARNING = LearningConfig(
    batch_size=16, learning_rate=6e-4, warm_up=300, validate_every=500, save_every=250, mixed_precision=False
)
_NETWORK = DetectorConfig()


def _value(default: Any, low: float, high: float) -> Any:
    return field(default=default, metadata={"range": (low, high)})


@dataclass(frozen=True)
class ExamplesConfig(Checked):
    """What the network learns from.

    Attributes:
        size: rows and columns of an example.
        kept: examples that are held, from which batches are drawn.
        groups: groups of four new examples at each step, in place of the oldest.
        validation: share of the photos, and of the planes of damage, that is kept back for measuring.
    """

    size: int = _value(128, 32, 1024)
    kept: int = _value(1024, 4, 1_000_000)
    groups: int = _value(1, 1, 1024)
    validation: float = _value(0.04, 0.0, 0.5)


@dataclass(frozen=True)
class DetectorTraining(Checked):
    """The whole configuration; each part is a table of the TOML file.

    Attributes:
        seed: of all random numbers.
        network: the shape of the network.
        examples: what it learns from.
        learning: how the weights are changed.
    """

    seed: int = _value(0, 0, 2**31 - 1)
    network: DetectorConfig = _NETWORK
    examples: ExamplesConfig = ExamplesConfig()
    learning: LearningConfig = _LEARNING
