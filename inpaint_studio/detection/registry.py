"""The table of where marks come from. Light to import: what a source needs is loaded when it is first asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import CancelToken, ProgressCallback, scaled_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import Marks
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Text

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned

_NO_INFRARED: Text = (
    "This photo has no infrared plane. Film scanners can save one, in the same file or beside it, as NAME_IR.tif."
)

ENOUGH = 3
"""Examples from which what is learned can be trusted."""


@dataclass(frozen=True, eq=False)
class Question:
    """What a source is told.

    Attributes:
        photo: where damage is to be found.
        protected: (H, W) uint8, nonzero where nothing may be marked; None for nowhere.
        around: what the user looks at.
        painted: (H, W) uint8, nonzero on damage that was painted as an example; None where nothing is painted.
        kept_marks: (H, W) uint8, nonzero where a mark was kept, which is an example, too; None for nowhere.
        erased: (H, W) uint8, nonzero where a mark was rejected; None for nowhere.
        learned: what a source that learns had learned before, on this photo or another.
        kept: what the source has kept from its last question about the same pixels; it may keep more there.
    """

    photo: Photo
    protected: NDArray[np.uint8] | None = None
    around: Region | None = None
    painted: NDArray[np.uint8] | None = None
    kept_marks: NDArray[np.uint8] | None = None
    erased: NDArray[np.uint8] | None = None
    learned: "Learned | None" = None
    kept: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Answer:
    """What a source has found.

    Attributes:
        marks: all of them.
        learned: by what a source that learns has found them; None of one that does not.
    """

    marks: Marks
    learned: "Learned | None" = None


@dataclass(frozen=True)
class SourceEntry:
    """One row of the table.

    Attributes:
        name: its name in code and in files.
        title: its name on the screen.
        summary: what it does, in one or two sentences.
        find: returns what it finds, in a worker thread; raises ``Cancelled`` or an ``InpaintStudioError``.
        why_not: returns why it cannot be asked about a photo, a sentence, or "".
        learns: whether it learns from examples that are painted, or else looks for what it learned last.
    """

    name: str
    title: Text
    summary: Text
    find: Callable[[Question, ProgressCallback, CancelToken], Answer]
    why_not: Callable[[Photo], Text] = lambda photo: ""
    learns: bool = False


def _by_itself(question: Question, progress: ProgressCallback, cancel: CancelToken) -> Answer:
    from inpaint_studio.detection.itself import find

    protected, around = question.protected, question.around
    return Answer(find(question.photo, protected=protected, around=around, progress=progress, cancel=cancel))


def _in_infrared(question: Question, progress: ProgressCallback, cancel: CancelToken) -> Answer:
    from inpaint_studio.detection.infrared.find import find_in_infrared
    from inpaint_studio.files.infrared import infrared_plane

    plane = infrared_plane(question.photo)
    if plane is None:
        raise InputError(_NO_INFRARED)
    photo, protected = question.photo, question.protected
    return Answer(find_in_infrared(photo, plane.pixels, protected=protected, progress=progress, cancel=cancel))


def _why_not_infrared(photo: Photo) -> Text:
    from inpaint_studio.files.infrared import may_have_infrared

    return "" if may_have_infrared(photo) else _NO_INFRARED


def _like_strokes(question: Question, progress: ProgressCallback, cancel: CancelToken) -> Answer:
    from inpaint_studio.detection.strokes.search import Search

    search: Search = question.kept.get("search") or question.kept.setdefault("search", Search(question.photo))
    learned, erased = question.learned, question.erased
    examples = [each for each in (question.painted, question.kept_marks) if each is not None]
    if examples:
        share = scaled_progress(progress, 0, 0.5)
        learned = search.learn(np.maximum.reduce(examples), erased, progress=share, cancel=cancel)
        progress = scaled_progress(progress, 0.5, 1)
    if learned is None:
        raise InputError("Paint over some of the damage first: three places or more, of one kind.")
    marks = search.marks(
        learned,
        painted=question.painted,
        erased=erased,
        protected=question.protected,
        around=question.around,
        progress=progress,
        cancel=cancel,
    )
    return Answer(marks, learned)


SOURCES: dict[str, SourceEntry] = {
    entry.name: entry
    for entry in (
        SourceEntry(
            "itself",
            "By itself",
            "A trained network finds scratches, cracks, creases, dust and stains.",
            _by_itself,
        ),
        SourceEntry(
            "strokes",
            "Like my strokes",
            "Paint over some places of the damage, and the rest like it is found.",
            _like_strokes,
            learns=True,
        ),
        SourceEntry(
            "infrared",
            "Seen in infrared",
            "Dust and scratches are dark in the infrared plane of a film scan, and colour film is not.",
            _in_infrared,
            _why_not_infrared,
        ),
    )
}
