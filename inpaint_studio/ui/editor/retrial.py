"""Which restoration of a history can be done once more: with other settings, or from other sources."""

from collections.abc import Iterable

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.step import Step

_SOURCES = frozenset({Plane.DONORS, Plane.EXCLUSION})


def retriable_among(newest_first: Iterable[tuple[int, Step]]) -> int | None:
    """Return the number of the restoration that can be tried with other settings; None if there is none.

    It is the newest step in force, but for those that fade. Steps that were taken back are none of its business: as
    any change, another try forgets them.

    Args:
        newest_first: the steps in force with their numbers, from the last to the first.
    """
    for number, step in newest_first:
        if step.can_be_faded:
            return number if step.is_restoration else None
        if step.fade is None:
            return None
    return None


def repeatable_among(newest_first: Iterable[tuple[int, Step]]) -> Step | None:
    """Return the restoration since which nothing was done but to mark where to take from; None if there is none.

    Args:
        newest_first: the steps in force with their numbers, from the last to the first.
    """
    are_sources_new = False
    for _, step in newest_first:
        if step.is_restoration:
            return step if are_sources_new else None
        if step.fade is None and not step.edit.planes <= _SOURCES:
            return None
        are_sources_new |= step.fade is None
    return None
