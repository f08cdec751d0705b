"""The network's weights in a file, see ``core.weights_file``, in the network, and by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.weights_file import Arrays, network_of, pack, read_arrays, read_card
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.convolutions import weight_shapes
from inpaint_studio.errors import EngineError


@dataclass(frozen=True)
class Weights:
    """The weights of a network and the notes on their card.

    Attributes:
        network: the network they belong to.
        arrays: float32, by the names of the weights.
        notes: the rest of the card: how they were trained.
    """

    network: NetworkConfig
    arrays: Arrays
    notes: dict[str, Any] = field(default_factory=dict)


def pack_weights(weights: Weights, kind: Literal["float16", "float32"] = "float32") -> tuple[bytes, bytes]:
    """Return the contents of the file and of its card; ``kind`` is the type that the arrays are stored in."""
    return pack(weights.network.as_table(), weights.arrays, weights.notes, kind)


def load_weights(path: Path) -> Weights:
    """Return the weights in a file after checking them against their card.

    Raises:
        EngineError: one of the files is missing or damaged, or they do not belong together.
    """
    card = read_card(path)
    network = network_of(card, path, NetworkConfig.from_table)
    return Weights(network, read_arrays(path, card, weight_shapes(network)), card.notes)


def apply_weights(network: Any, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Set the weights of a network.

    Args:
        network: a ``RestorationNetwork``.
        arrays: by the names of its weights.

    Raises:
        EngineError: a weight is missing, is not one of the network's, or has another shape; nothing was set.
    """
    wanted = {weight.path: tuple(weight.shape) for weight in network.weights}
    found = {name: tuple(array.shape) for name, array in arrays.items()}
    if wanted != found:
        wrong = sorted({name for name, _ in wanted.items() ^ found.items()})[0]
        raise EngineError(
            "The weights do not fit the network: “{wrong}” is missing, of another shape, or too many.", wrong=wrong
        )
    for weight in network.weights:
        weight.assign(arrays[weight.path])


def network_arrays(network: Any) -> Arrays:
    """Return copies of a network's weights by name."""
    from keras import ops

    return {weight.path: np.array(ops.convert_to_numpy(weight.value), np.float32) for weight in network.weights}
