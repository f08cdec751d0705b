"""Finding: how damage is looked for in a photo, and which of the marks become mask."""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.itself import find
from inpaint_studio.detection.marks import DEFAULT, MARGIN, MUCH, Choice, Marks
from inpaint_studio.errors import InputError
from inpaint_studio.translation import tr


@dataclass(frozen=True)
class Finding:
    """How damage is found.

    Attributes:
        choice: which marks are wanted.
        margin: pixels by which they are made wider.

    Raises:
        InputError: the margin is below 0.
    """

    choice: Choice = DEFAULT
    margin: int = MARGIN

    def __post_init__(self) -> None:
        if self.margin < 0:
            raise InputError("A margin cannot be below 0 pixels.")

    def marks(
        self,
        photo: Photo,
        *,
        protected: NDArray[Any] | None = None,
        around: Region | None = None,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> Marks:
        """Return all marks, wanted or not.

        Args:
            photo: of any depth and model.
            protected: (H, W), nonzero where nothing may be marked; None for nowhere.
            around: where to begin; the result does not depend on it.
            progress: called with the share done.
            cancel: asked at short intervals.

        Raises:
            Cancelled: ``cancel`` was called.
            EngineError: the network's weights are missing or damaged.
        """
        return find(photo, protected=protected, around=around, progress=progress, cancel=cancel)

    def mask(self, marks: Marks) -> Mask:
        """Return the mask of the wanted marks."""
        return Mask(marks.mask(choice=self.choice, margin=self.margin))


def summary(finding: Finding, marks: Marks, mask: Mask) -> str:
    """Return a sentence on how much was found, and a warning where that is very much."""
    count = int(marks.chosen(finding.choice).sum())
    if not count:
        return tr("No damage was found.")
    share = mask.count / mask.pixels.size
    sentence = tr("{count} marks were found, {share} % of the photo.", count=count, share=f"{100 * share:.2f}")
    if share <= MUCH:
        return sentence
    more = tr("That is more than damage usually is: look at the mask before you trust it.")
    return f"{sentence} {more}"
