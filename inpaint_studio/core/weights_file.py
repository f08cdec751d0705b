"""The file of a network's weights and its card.

``NAME.npz`` holds one array for each weight and no code: it is read without pickle. ``NAME.json``, the card, names the
network they belong to, the file's SHA-256 and the arrays' shapes; all must match. Files may come from strangers: no
more is read than the network of the card can have, and the shape and type of every array are checked before memory is
reserved for it.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.regular_file import OversizeError, read_regular
from inpaint_studio.errors import EngineError, InputError

FORMAT = 1
"""The version of the card's layout; cards of other versions are refused."""

_LARGEST_CARD = 1 << 20
_MOST_WEIGHTS = 100_000_000
_HEADER = 1 << 12  # bytes that an array's name, shape and type may take in the file
_FLOATS = {np.dtype(kind) for kind in ("<f2", "<f4", "<f8")}

Network = TypeVar("Network")

Arrays = dict[str, NDArray[np.float32]]
Shapes = dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class Card:
    """What stands on a card.

    Attributes:
        network: the table of the network that the weights belong to.
        notes: how they were trained.
        sha256: of the file of weights.
        shapes: of its arrays, as lists.
    """

    network: Any
    notes: dict[str, Any]
    sha256: Any
    shapes: Any


def card_path(path: Path) -> Path:
    """Return the path of the card of a file of weights."""
    return path.with_suffix(".json")


def pack(
    network: Mapping[str, Any], arrays: Arrays, notes: Mapping[str, Any], kind: Literal["float16", "float32"]
) -> tuple[bytes, bytes]:
    """Return the contents of the file and of its card.

    Args:
        network: the table of the network.
        arrays: the weights by name.
        notes: how they were trained.
        kind: the type that the arrays are stored in.
    """
    stream = io.BytesIO()
    np.savez(stream, **{name: array.astype(kind) for name, array in arrays.items()})  # type: ignore[arg-type]
    data = stream.getvalue()
    card = {
        "format": FORMAT,
        "network": network,
        "sha256": hashlib.sha256(data).hexdigest(),
        "kind": kind,
        "shapes": {name: list(array.shape) for name, array in arrays.items()},
        "notes": notes,
    }
    return data, (json.dumps(card, indent=2) + "\n").encode()


def read_card(path: Path) -> Card:
    """Return the card of a file of weights.

    Raises:
        EngineError: it is missing, damaged, or no card.
    """
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
    notes = table.get("notes") or {}
    if not isinstance(notes, dict):
        raise EngineError("“{name}” is no card of weights of a format that this program knows.", name=card.name)
    return Card(table.get("network"), notes, table.get("sha256"), table.get("shapes"))


def network_of(card: Card, path: Path, from_table: Callable[[Any], Network]) -> Network:
    """Return the network that a card describes.

    Args:
        card: the card.
        path: of the file of weights, for the message.
        from_table: makes a network's configuration from its table.

    Raises:
        EngineError: the card describes no network of that kind.
    """
    try:
        return from_table(card.network)
    except (InputError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EngineError(
            "“{name}” is no card of weights that this program knows: {error}.", name=card_path(path).name, error=error
        ) from error


def read_arrays(path: Path, card: Card, shapes: Shapes) -> Arrays:
    """Return the arrays of a file of weights after checking them against their card.

    Args:
        path: the file.
        card: its card.
        shapes: those that the network of the card has.

    Raises:
        EngineError: the file is missing or damaged, or does not belong to the card.
    """
    if sum(map(prod, shapes.values())) > _MOST_WEIGHTS:
        raise EngineError("“{name}” is the card of a network too large for this program.", name=card_path(path).name)
    if card.shapes != {name: list(shape) for name, shape in shapes.items()}:
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
    if hashlib.sha256(data).hexdigest() != card.sha256:
        raise EngineError(
            "The weights “{name}” are not those of their card: the file was changed or is damaged.", name=path.name
        )
    return _unpack(data, shapes, path.name)


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
