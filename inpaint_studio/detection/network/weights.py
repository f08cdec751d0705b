"""The weights of the network that finds damage, in a file with a card, see ``core.weights_file``."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from inpaint_studio.core.weights_file import Arrays, network_of, pack, read_arrays, read_card
from inpaint_studio.detection.network.config import DetectorConfig, weight_shapes


@dataclass(frozen=True)
class DetectorWeights:
    """The weights of a network and the notes on their card.

    Attributes:
        network: the network they belong to.
        arrays: float32, by the names of the weights.
        notes: the rest of the card: how they were trained.
    """

    network: DetectorConfig
    arrays: Arrays
    notes: dict[str, Any] = field(default_factory=dict)


def pack_weights(weights: DetectorWeights, kind: Literal["float16", "float32"] = "float32") -> tuple[bytes, bytes]:
    """Return the contents of the file and of its card; ``kind`` is the type that the arrays are stored in."""
    return pack(weights.network.as_table(), weights.arrays, weights.notes, kind)


def load_weights(path: Path) -> DetectorWeights:
    """Return the weights in a file after checking them against their card.

    Raises:
        EngineError: one of the files is missing or damaged, or they do not belong together.
    """
    card = read_card(path)
    network = network_of(card, path, DetectorConfig.from_table)
    return DetectorWeights(network, read_arrays(path, card, weight_shapes(network)), card.notes)
