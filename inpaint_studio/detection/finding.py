"""Finding: how damage is looked for in a photo, and which of the marks become mask."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.infrared.find import find_in_infrared
from inpaint_studio.detection.itself import find
from inpaint_studio.detection.marks import DEFAULT, MARGIN, MUCH, SOURCES, Choice, Marks
from inpaint_studio.detection.strokes.search import Search
from inpaint_studio.errors import InputError
from inpaint_studio.files.infrared import infrared_plane, read_infrared
from inpaint_studio.files.masks import load_mask
from inpaint_studio.translation import Text, tr

_FOUND: Text = "{count} marks were found, {share} % of the photo."
_IN_INFRARED: Text = "{count} marks were seen in infrared, {share} % of the photo."


@dataclass(frozen=True)
class Finding:
    """How damage is found.

    Attributes:
        choice: which marks are wanted.
        margin: pixels by which they are made wider.
        infrared: a file with the photo's infrared plane, which is to be used; None for the one in the photo's own file
            or beside it, if there is one that can be used.
        like: a file with strokes over damage, white = painted: what is like that is looked for; None for all damage.
        is_infrared_used: whether damage is looked for in infrared where there is such a plane.

    Raises:
        InputError: the margin is below 0.
    """

    choice: Choice = DEFAULT
    margin: int = MARGIN
    infrared: Path | None = None
    is_infrared_used: bool = True
    like: Path | None = None

    def __post_init__(self) -> None:
        if self.margin < 0:
            raise InputError("A margin cannot be below 0 pixels.")

    def marks(
        self,
        photo: Photo,
        *,
        protected: NDArray[Any] | None = None,
        around: Region | None = None,
        tell: Callable[[str], object] = lambda sentence: None,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> Marks:
        """Return all marks, wanted or not: like the examples, or seen in infrared, or else what the network finds.

        Args:
            photo: of any depth and model.
            protected: (H, W), nonzero where nothing may be marked; None for nowhere.
            around: where to begin; the result does not depend on it.
            tell: called with sentences on where damage is looked for, if not in the photo alone.
            progress: called with the share done.
            cancel: asked at short intervals.

        Raises:
            Cancelled: ``cancel`` was called.
            EngineError: the network's weights are missing or damaged.
            FileError: the file with the infrared plane cannot be read.
            InputError: it has another size, or shows the photo itself.
        """
        if self.like is not None:
            return self._alike(photo, self.like, protected, progress, cancel)
        plane = None
        if self.infrared is not None:
            plane = read_infrared(self.infrared, photo.shape)
        elif self.is_infrared_used:
            plane = infrared_plane(photo)
        if plane is not None:
            try:
                marks = find_in_infrared(photo, plane.pixels, protected=protected, progress=progress, cancel=cancel)
                tell(tr("Damage was looked for in infrared ({place}).", place=plane.place))
            except InputError as error:
                if self.infrared is not None:
                    raise
                tell(str(error))
            else:
                return marks
        return find(photo, protected=protected, around=around, progress=progress, cancel=cancel)

    def _alike(
        self,
        photo: Photo,
        examples: Path,
        protected: NDArray[Any] | None,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> Marks:
        """Return what is like the damage that was painted over, and that itself."""
        painted = load_mask(examples, photo.shape).pixels
        search = Search(photo)
        learned = search.learn(painted, progress=scaled_progress(progress, 0, 0.5), cancel=cancel)
        return search.marks(learned, protected=protected, progress=scaled_progress(progress, 0.5, 1), cancel=cancel)

    def mask(self, marks: Marks) -> Mask:
        """Return the mask of the wanted marks."""
        return Mask(marks.mask(choice=self.choice, margin=self.margin))


def summary(finding: Finding, marks: Marks, mask: Mask) -> str:
    """Return a sentence on how much was found, and a warning where that is very much."""
    count = int(marks.chosen(finding.choice).sum())
    if not count:
        return tr("No damage was found.")
    share = mask.count / mask.pixels.size
    is_infrared = bool((marks.sources == SOURCES.index("infrared")).all())
    sentence = tr(_IN_INFRARED if is_infrared else _FOUND, count=count, share=f"{100 * share:.2f}")
    if share <= MUCH:
        return sentence
    more = tr("That is more than damage usually is: look at the mask before you trust it.")
    return f"{sentence} {more}"
