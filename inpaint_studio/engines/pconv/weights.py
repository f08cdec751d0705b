"""The file of weights and its card.

``NAME.npz`` holds one array a weight, and nothing that could be run: it is read without pickle. ``NAME.json``, the
card, says what network they belong to and what the file's SHA-256 and the arrays' shapes are; both must fit.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.errors import EngineError, InputError

FORMAT = 1
"""What the card says of the layout; another one is refused."""

_LARGEST_CARD = 1 << 20
_HEADER = 1 << 12  # bytes that an array's name and type may take in the file

Arrays = dict[str, NDArray[np.float32]]


@dataclass(frozen=True)
class Weights:
    """Weights, and what is known of them.

    Attributes:
        network: the network they belong to.
        arrays: by name, float32.
        notes: the rest of the card: how they came about.
    """

    network: NetworkConfig
    arrays: Arrays
    notes: dict[str, Any] = field(default_factory=dict)


def card_path(path: Path) -> Path:
    """Return where the card of a file of weights is."""
    return path.with_suffix(".json")


def pack_weights(weights: Weights, kind: Literal["float16", "float32"] = "float32") -> tuple[bytes, bytes]:
    """Return the content of the file and of its card."""
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
    """Read weights and hold them against their card.

    Raises:
        EngineError: one of the files is missing or damaged, or they do not belong together; the text says so.
    """
    card = _read_card(path)
    try:
        network = NetworkConfig.from_table(card["network"])
        shapes = {name: tuple(int(side) for side in shape) for name, shape in card["shapes"].items()}
    except (InputError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise EngineError(
            "“{name}” is no card of weights that this program knows: {error}.",
            name=card_path(path).name,
            error=error,
        ) from error
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(
            "The weights “{name}” cannot be read: {reason}.", name=path.name, reason=error.strerror
        ) from error
    if hashlib.sha256(data).hexdigest() != card.get("sha256"):
        raise EngineError(
            "The weights “{name}” are not those of their card: the file was changed or is damaged.", name=path.name
        )
    return Weights(network, _unpack(data, shapes, path.name), dict(card.get("notes") or {}))


def apply_weights(network: Any, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Give a network its weights.

    Args:
        network: a ``RestorationNetwork``.
        arrays: by the names of its weights.

    Raises:
        EngineError: there are others, or of another shape.
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
        if card.stat().st_size > _LARGEST_CARD:
            raise EngineError("“{name}” is too large to be a card of weights.", name=card.name)
        table = json.loads(card.read_text(encoding="utf-8"))
    except OSError as error:
        raise EngineError(
            "The card of the weights, “{name}”, cannot be read: {reason}.",
            name=card.name,
            reason=error.strerror,
        ) from error
    except ValueError as error:
        raise EngineError("“{name}” is no card of weights: it is not JSON.", name=card.name) from error
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise EngineError("“{name}” is no card of weights of a format that this program knows.", name=card.name)
    return table


def _unpack(data: bytes, shapes: dict[str, tuple[int, ...]], name: str) -> Arrays:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            room = {f"{key}.npy": 8 * int(np.prod(shape)) + _HEADER for key, shape in shapes.items()}
            if any(item.file_size > room.get(item.filename, 0) for item in archive.infolist()):
                raise EngineError("The weights “{name}” hold more than their card says.", name=name)
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {key: file[key] for key in file.files}
    except (zipfile.BadZipFile, ValueError, EOFError, OSError) as error:
        raise EngineError(
            "The weights “{name}” cannot be read: the file is damaged or of another kind.", name=name
        ) from error
    if {key: array.shape for key, array in arrays.items()} != shapes:
        raise EngineError("The weights “{name}” are not those that their card lists.", name=name)
    if not all(array.dtype.kind == "f" and np.isfinite(array).all() for array in arrays.values()):
        raise EngineError("The weights “{name}” hold something that is no number.", name=name)
    return {key: array.astype(np.float32) for key, array in arrays.items()}
