"""How much a network has seen, over all trainings that went on with each other's weights."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

KEY = "seen"
"""Where it stands in the notes of a card."""


@dataclass(frozen=True)
class Seen:
    """What went into weights.

    Attributes:
        crops: seen in all.
        seconds: of work.
        trainings: one after the other.
    """

    crops: int = 0
    seconds: float = 0.0
    trainings: int = 0

    def and_then(self, crops: int, seconds: float) -> "Seen":
        """Return this and a further training."""
        return self + Seen(crops, seconds, 1)

    def __add__(self, other: "Seen") -> "Seen":
        return Seen(self.crops + other.crops, self.seconds + other.seconds, self.trainings + other.trainings)

    def as_table(self) -> dict[str, Any]:
        """Return it as it stands in a card."""
        return {**asdict(self), "hours": round(self.seconds / 3600, 2)}

    @classmethod
    def from_notes(cls, notes: Mapping[str, Any]) -> "Seen":
        """Return what the notes of a card say; a card without it tells of one training at least, or of nothing."""
        found = notes.get(KEY)
        if isinstance(found, Mapping):
            return cls.from_table(found)
        measured = notes.get("measured")
        if isinstance(measured, Mapping) and {"crops", "seconds"} <= measured.keys():
            return cls(int(measured["crops"]), float(measured["seconds"]), 1)
        return cls()

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Seen":
        """Return what ``as_table`` has written."""
        return cls(int(table["crops"]), float(table["seconds"]), int(table["trainings"]))


NOTHING = Seen()
"""What a network of random weights has seen."""
