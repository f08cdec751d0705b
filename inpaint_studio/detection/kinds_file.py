"""Kinds of damage with what is proposed of each, as a plain table and bytes, for journals and sessions, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.kinds import USUAL, Kind, clean_name
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.marks_file import unpack
from inpaint_studio.detection.proposals import KEPT, REJECTED, WIDEST, Proposals
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.errors import InputError

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned

_VERDICTS = {"rejected": REJECTED, "kept": KEPT}


def table_of(kinds: Sequence[Kind], current: int) -> dict[str, Any]:
    """Return everything but the marks, for JSON; ``current`` is the number of the kind that is worked on."""
    return {"current": current, "kinds": [_row(kind) for kind in kinds]}


def parts_of(kinds: Sequence[Kind]) -> list[bytes]:
    """Return the marks of the kinds that have some, packed, in their order; a file holds them one after the other."""
    return [kind.found.found.packed for kind in kinds if kind.found is not None]


def read_kinds(table: Mapping[str, Any], data: bytes, shape: tuple[int, int]) -> tuple[list[Kind], int]:
    """Return the kinds of a table and of packed marks, ready to be shown, and the number of the current one.

    Args:
        table: from ``table_of``; older files have the row of a single kind.
        data: the parts of ``parts_of``, joined.
        shape: (rows, columns) of the photo.

    Raises:
        InputError: they are damaged, or belong to another photo.
    """
    rows = table.get("kinds", [dict(table) | {"size": len(data)}])
    try:
        if not 1 <= len(rows) <= len(EXAMPLES):
            raise _damaged()
        kinds, begin = [], 0
        for row in rows:
            end = begin + int(row.get("size", 0))
            kinds.append(_kind(row, data[begin:end] if 0 <= begin < end <= len(data) else b"", shape))
            begin = max(begin, end)
        current = int(table.get("current", 0))
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise _damaged() from error
    if len({kind.plane for kind in kinds}) != len(kinds):
        raise _damaged()
    return kinds, current if 0 <= current < len(kinds) else 0


def _row(kind: Kind) -> dict[str, Any]:
    row: dict[str, Any] = {
        "plane": kind.plane.value,
        "name": kind.name,
        "source": kind.source,
        "choice": asdict(kind.choice if kind.found is None else kind.found.choice),
        "margin": kind.margin,
    }
    if kind.learned is not None:
        row["learned"] = kind.learned.as_table()
    if kind.found is not None:
        verdicts = kind.found.verdicts
        row |= {name: np.flatnonzero(verdicts == verdict).tolist() for name, verdict in _VERDICTS.items()}
        row["size"] = len(kind.found.found.packed)
    return row


def _kind(row: Mapping[str, Any], data: bytes, shape: tuple[int, int]) -> Kind:
    plane, source = Plane(row.get("plane", EXAMPLES[0].value)), row.get("source")
    if plane not in EXAMPLES:
        raise _damaged()
    choice, margin = Choice(**row["choice"]), min(max(int(row["margin"]), 0), WIDEST)
    kind = Kind(
        plane,
        clean_name(str(row.get("name", ""))),
        source if isinstance(source, str) and source in SOURCES else USUAL,
        choice,
        margin,
        _learned(row),
    )
    if "size" in row:
        found = Found(unpack(data, shape), data)
        kind.found = Proposals(found, choice, margin, _verdicts(row, len(found.marks)))
        found.prepare()
    return kind


def _verdicts(row: Mapping[str, Any], count: int) -> Any:
    verdicts = np.zeros(count, np.int8)
    for name, verdict in _VERDICTS.items():
        numbers = np.array(row[name], np.int64)
        if len(numbers) and not (numbers.min() >= 0 and numbers.max() < count):
            raise _damaged()
        verdicts[numbers] = verdict
    return verdicts


def _learned(row: Mapping[str, Any]) -> "Learned | None":
    """Return what was learned from strokes; None if nothing was, or if it is damaged: it can be learned anew."""
    if "learned" not in row:
        return None
    from inpaint_studio.detection.strokes.learned import Learned

    try:
        return Learned.from_table(row["learned"])
    except InputError:
        return None


def _damaged() -> InputError:
    return InputError("What was found on this photo is damaged.")
