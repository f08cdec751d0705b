"""Keeps proposals from flooding a photo: a few strokes may look like most of it."""

from inpaint_studio.detection.marks import MUCH
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.detection.registry import ENOUGH

_MOST = 0.2
"""Share of a photo up to which marks like some strokes are proposed at once; damage of one kind is hardly ever more."""


def without_flood(proposals: Proposals, places: int | None) -> Proposals:
    """Return fewer of the proposals where they would be too much of the photo: the surest ones.

    Args:
        proposals: what would be proposed.
        places: how many places they were learned from, of which few are trusted less; None where nothing was learned.
            What is found by itself is left as it is.
    """
    if places is None:
        return proposals
    return proposals.within(_MOST if places >= ENOUGH else MUCH)
