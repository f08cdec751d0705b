"""Asks the source of a kind of damage, in the worker thread, and makes what it finds ready to be shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.proposals import KEPT, REJECTED, Proposals
from inpaint_studio.detection.registry import ENOUGH, Question, SourceEntry

if TYPE_CHECKING:
    from inpaint_studio.detection.strokes.learned import Learned

Answered = tuple[Found, "Learned | None"]
"""What was found, and by what a source that learns has found it."""

Ask = Callable[[ProgressCallback, CancelToken], Answered]


def asking(entry: SourceEntry, question: Question, before: Proposals | None) -> Ask:
    """Return what asks a source.

    Args:
        entry: the source.
        question: without what verdicts teach.
        before: what was proposed before; its verdicts teach, and last.
    """

    def ask(progress: ProgressCallback, cancel: CancelToken) -> Answered:
        taught = _taught(question, before) if entry.learns and before is not None else question
        answer = entry.find(taught, progress, cancel)
        found = Found(before.carried_to(answer.marks) if entry.learns and before is not None else answer.marks)
        found.prepare()
        return found, answer.learned

    return ask


def _taught(question: Question, before: Proposals) -> Question:
    """Return the question with the marks that were kept, and those that were rejected."""
    painted, kept, erased = question.painted, before.judged(KEPT), before.judged(REJECTED)
    if painted is not None and erased is not None:
        erased[painted != 0] = 0
    # A few marks that were kept say less than what was learned before, perhaps from strokes on another photo.
    is_few = np.count_nonzero(before.verdicts == KEPT) < ENOUGH
    is_left_out = painted is None and question.learned is not None and is_few
    return replace(question, kept_marks=None if is_left_out else kept, erased=erased)
