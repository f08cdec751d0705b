"""The file of weights and its card.

``NAME.npz`` holds one array for each weight and no code: it is read without pickle. ``NAME.json``, the card, names the
network they belong to, the file's SHA-256 and the arrays' shapes; all must match. Files may come from strangers: no
more is read than the network of the card can have, and the shape and type of every array are checked before memory is
reserved for it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.regular_file import OversizeError, read_regular
from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.convolutions import weight_shapes
from inpaint_studio.errors import EngineError, InputError

FORMAT = 1
"""The version of the card's layout; cards of other versions are refused."""

_LARGEST_CARD = 1 << 20
_MOST_WEIGHTS = 100_000_000
_HEADER = 1 << 12  # bytes that an array's name, shape and type may take in the file
_FLOATS = {np.dtype(kind) for kind in ("<f2", "<f4", "<f8")}

Arrays = dict[str, NDArray[np.float32]]


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


def card_path(path: Path) -> Path:
    """Return the path of the card of a file of weights."""
    return path.with_suffix(".json")


def pack_weights(weights: Weights, kind: Literal["float16", "float32"] = "float32") -> tuple[bytes, bytes]:
    """Return the contents of the file and of its card; ``kind`` is the type that the arrays are stored in."""
    stream = io.BytesIO()
    np.savez(stream, **{name: array.astype(kind) for name, array in weights.arrays.items()})  # type: ignore[arg-type]
    data = stream.getvalue()
    card = {
        "format": FORMAT,
        "network": weights.network.as_table(),
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": kind,
        "shapes": {name: list(array.shape) for name, array in weights.arrays.items()},
        "notes": weights.notes,
    }
    return data, (json.dumps(card, indent=2) + "\n").encode()


def load_weights(path: Path) -> Weights:
    """Return the weights in a file after checking them against their card.

    Raises:
        EngineError: one of the files is missing or damaged, or they do not belong together.
    """
    card = _read_card(path)
    network, notes = _network_of(card, path)
    shapes = weight_shapes(network)
    if sum(map(prod, shapes.values())) > _MOST_WEIGHTS:
        raise EngineError("“{name}” is the card of a network too large for this program.", name=card_path(path).name)
    if card.get("shapes") != {name: list(shape) for name, shape in shapes.items()}:
        raise EngineError(
            "“{name}” is a card that lists other weights than its network has.", name=card_path(path).name
        )
    try:
        data = read_regular(path, sum(map(_room, shapes.values())) + _HEADER)
    except OversizeError as error:
        raise EngineError("The weights “{name}” hold more than their card says.", name=path.name) from error
    except OSError as error:
        raise EngineError(
            "The weights “{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror
        ) from error
    if hashlib.sha256(data).hexdigest() != card.get("sha256"):
        raise EngineError(
            "The weights “{name}” are not those of their card: the file was changed or is damaged.", name=path.name
        )
    return Weights(network, _unpack(data, shapes, path.name), notes)


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


def _read_card(path: Path) -> dict[str, Any]:
    card = card_path(path)
    try:
        table = json.loads(read_regular(card, _LARGEST_CARD))
    except OversizeError as error:
        raise EngineError("“{name}” is too large to be a card of weights.", name=card.name) from error
    except OSError as error:
        raise EngineError(
            "The card of the weights, “{name}”, cannot be read: {reason}.", name=card.name, reason=error.strerror
        ) from error
    except (ValueError, RecursionError) as error:
        raise EngineError("“{name}” is no card of weights: it is not JSON.", name=card.name) from error
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise EngineError("“{name}” is no card of weights of a format that this program knows.", name=card.name)
    return table


def _network_of(card: dict[str, Any], path: Path) -> tuple[NetworkConfig, dict[str, Any]]:
    """Return the network that a card describes, and the card's notes."""
    try:
        return NetworkConfig.from_table(card["network"]), dict(card.get("notes") or {})
    except (InputError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EngineError(
            "“{name}” is no card of weights that this program knows: {error}.", name=card_path(path).name, error=error
        ) from error


def _room(shape: tuple[int, ...]) -> int:
    """Return the most bytes that an array of this shape may take in the file, header included."""
    return 8 * prod(shape) + _HEADER


def _unpack(data: bytes, shapes: dict[str, tuple[int, ...]], name: str) -> Arrays:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if {item.filename for item in archive.infolist()} != {f"{key}.npy" for key in shapes}:
                raise EngineError("The weights “{name}” are not those that their card lists.", name=name)
            if any(item.file_size > _room(shapes[item.filename[:-4]]) for item in archive.infolist()):
                raise EngineError("The weights “{name}” hold more than their card says.", name=name)
            arrays = {key: _array(archive.read(f"{key}.npy"), shape, name) for key, shape in shapes.items()}
    except EngineError:
        raise
    except Exception as error:  # Readers of damaged archives raise errors of any kind.
        raise EngineError(
            "The weights “{name}” cannot be read: the file is damaged or of another kind.", name=name
        ) from error
    if not all(np.isfinite(array).all() for array in arrays.values()):
        raise EngineError("The weights “{name}” hold something that is no number.", name=name)
    return arrays


def _array(data: bytes, shape: tuple[int, ...], name: str) -> NDArray[np.float32]:
    """Return the array in a ``.npy`` file; its shape and type are checked before its memory is reserved.

    Raises:
        EngineError: it has another shape.
        ValueError: it is not a plain array of floating-point numbers.
    """
    stream = io.BytesIO(data)
    if np.lib.format.read_magic(stream) != (1, 0):
        raise ValueError("numpy.savez writes no other version for plain arrays")
    found, is_fortran, kind = np.lib.format.read_array_header_1_0(stream)
    if found != shape:
        raise EngineError("The weights “{name}” are not those that their card lists.", name=name)
    if is_fortran or kind not in _FLOATS:
        raise ValueError("not floating-point numbers, row by row")
    return np.frombuffer(data, kind, prod(shape), stream.tell()).reshape(shape).astype(np.float32)
