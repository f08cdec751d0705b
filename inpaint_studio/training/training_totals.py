"""What went into a network's weights: totals over all trainings, each of which began with the weights of the last."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

KEY = "seen"
"""The key of the totals among the notes of a card."""


@dataclass(frozen=True)
class TrainingTotals:
    """Totals over all trainings of a network.

    Attributes:
        crops: how many crops were learned from, repetitions counted.
        seconds: time spent on training.
        trainings: how many trainings there were, one after the other.
    """

    crops: int = 0
    seconds: float = 0.0
    trainings: int = 0

    def and_then(self, crops: int, seconds: float) -> "TrainingTotals":
        """Return the totals after a further training on ``crops`` crops, which took ``seconds``."""
        return self + TrainingTotals(crops, seconds, 1)

    def __add__(self, other: "TrainingTotals") -> "TrainingTotals":
        return TrainingTotals(self.crops + other.crops, self.seconds + other.seconds, self.trainings + other.trainings)

    def as_table(self) -> dict[str, Any]:
        """Return the totals as a card holds them: the fields, and the hours."""
        return {**asdict(self), "hours": round(self.seconds / 3600, 2)}

    @classmethod
    def from_notes(cls, notes: Mapping[str, Any]) -> "TrainingTotals":
        """Return the totals in the notes of a card.

        Cards of older weights have none; then the figures of their last measurement stand for one training. Without
        those the totals are 0.
        """
        found = notes.get(KEY)
        if isinstance(found, Mapping):
            return cls.from_table(found)
        measured = notes.get("measured")
        if isinstance(measured, Mapping) and {"crops", "seconds"} <= measured.keys():
            return cls(int(measured["crops"]), float(measured["seconds"]), 1)
        return cls()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "TrainingTotals":
        """Return the totals that ``as_table`` has written."""
        return cls(int(table["crops"]), float(table["seconds"]), int(table["trainings"]))


NOTHING = TrainingTotals()
"""The totals of random weights."""
