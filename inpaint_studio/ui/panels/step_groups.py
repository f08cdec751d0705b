"""Which steps of the history stand in one row: strokes of one kind that follow each other."""

from collections.abc import Sequence
from itertools import groupby

from inpaint_studio.core.step import Step


def groups_of(steps: Sequence[Step]) -> list[range]:
    """Return the indices of every two or more steps that follow each other and have the same title.

    A restoration by itself stays by itself, as does a step that the user has given a name.
    """
    found = []
    for title, members in groupby(range(len(steps)), lambda index: _title(steps[index])):
        indices = list(members)
        if title is not None and len(indices) > 1:
            found.append(range(indices[0], indices[-1] + 1))
    return found


def _title(step: Step) -> str | None:
    is_by_itself = step.is_restoration and not step.painted
    return None if step.name or is_by_itself else str(step.edit.title)
