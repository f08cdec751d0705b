"""Kinds of damage that are told apart: each is looked for in its own way, with examples and proposals of its own."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.core.step import Step
from inpaint_studio.detection.marks import MARGIN, Choice
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.translation import tr

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned

LONGEST_NAME = 40
"""Characters."""

USUAL = next(iter(SOURCES))
"""The source that is asked before another is chosen."""


@dataclass(eq=False)
class Kind:
    """One kind of damage.

    Attributes:
        plane: holds its examples, and stands for its colour.
        name: given by the user; "" before one is.
        source: the name of the source that is asked.
        choice: which marks are wanted, of these and of those found later; of these fewer may be proposed where they
            would be much of the photo.
        margin: pixels by which marks are made wider.
        learned: what was learned from its examples last, on this photo or another; None before anything was.
        found: what was proposed last on the open photo; None before anything was found.
        accepted: the step that made mask of that; None while none has.
        was_found: whether it was looked for on the photo before, so that it may be looked for on this one, too.
    """

    plane: Plane = EXAMPLES[0]
    name: str = ""
    source: str = USUAL
    choice: Choice = field(default_factory=Choice)
    margin: int = MARGIN
    learned: "Learned | None" = None
    found: Proposals | None = None
    accepted: Step | None = None
    was_found: bool = False

    @property
    def title(self) -> str:
        """Its name on the screen."""
        number = EXAMPLES.index(self.plane) + 1
        return self.name or (tr("Damage") if number == 1 else tr("Damage {number}", number=number))

    @property
    def is_learning(self) -> bool:
        """Whether its source learns from examples that are painted."""
        return SOURCES[self.source].learns

    def another(self, plane: Plane) -> "Kind":
        """Return a new kind that is looked for in the same way, with nothing learned or found."""
        return Kind(plane, "", self.source, self.choice, self.margin)

    def leave_photo(self) -> None:
        """Forget what was found; how it is looked for stays."""
        self.was_found = self.was_found or self.found is not None
        self.found = self.accepted = None


def clean_name(name: str) -> str:
    """Return a name in one line, not longer than ``LONGEST_NAME``."""
    return " ".join(name.split())[:LONGEST_NAME].strip()
