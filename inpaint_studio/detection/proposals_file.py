"""Proposals as a plain table and bytes, for journals and sessions, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from inpaint_studio.detection.found import Found
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.marks_file import unpack
from inpaint_studio.detection.proposals import KEPT, REJECTED, WIDEST, Proposals
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.errors import InputError

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned

_VERDICTS = {"rejected": REJECTED, "kept": KEPT}


def table_of(proposals: Proposals, source: str, learned: "Learned | None" = None) -> dict[str, Any]:
    """Return everything but the marks, the source that is asked, and what was ``learned`` from strokes, for JSON."""
    verdicts = {name: np.flatnonzero(proposals.verdicts == verdict).tolist() for name, verdict in _VERDICTS.items()}
    return {"choice": asdict(proposals.choice), "margin": proposals.margin, "source": source, **verdicts} | (
        {"learned": learned.as_table()} if learned is not None else {}
    )


def read_source(table: Mapping[str, Any]) -> str:
    """Return the name of the source that was asked; the first one where there is none of that name."""
    source = table.get("source")
    return source if isinstance(source, str) and source in SOURCES else next(iter(SOURCES))


def read_learned(table: Mapping[str, Any]) -> "Learned | None":
    """Return what was learned from strokes; None if nothing was, or if it is damaged: it can be learned anew.

    Args:
        table: from ``table_of``.
    """
    if "learned" not in table:
        return None
    from inpaint_studio.detection.strokes.learned import Learned

    try:
        return Learned.from_table(table["learned"])
    except InputError:
        return None


def read_proposals(table: Mapping[str, Any], packed: bytes, shape: tuple[int, int]) -> Proposals:
    """Return the proposals of a table and of packed marks, ready to be shown.

    Args:
        table: from ``table_of``.
        packed: from ``Found.packed``.
        shape: (rows, columns) of the photo.

    Raises:
        InputError: they are damaged, or belong to another photo.
    """
    found = Found(unpack(packed, shape), packed)
    verdicts = np.zeros(len(found.marks), np.int8)
    try:
        choice, margin = Choice(**table["choice"]), int(table["margin"])
        for name, verdict in _VERDICTS.items():
            numbers = np.array(table[name], np.int64)
            if len(numbers) and not (numbers.min() >= 0 and numbers.max() < len(verdicts)):
                raise InputError("What was found on this photo is damaged.")
            verdicts[numbers] = verdict
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise InputError("What was found on this photo is damaged.") from error
    found.prepare()
    return Proposals(found, choice, min(max(margin, 0), WIDEST), verdicts)
