"""The places of results: never over what is not ours, and never from a photo that has changed meanwhile."""

import os
from contextlib import suppress
from pathlib import Path

from inpaint_studio.batch.claims import claim, is_claimed
from inpaint_studio.batch.work import Task
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import stamp_of


class OccupiedError(FileError):
    """Something stands where the result was to go."""


def check_unchanged(task: Task) -> None:
    """Make sure that the photo's file is what it was when it was planned.

    Raises:
        FileError: it is not, or it has gone.
    """
    with suppress(OSError):
        if stamp_of(os.stat(task.input)) == task.stamp:
            return
    raise FileError(
        "“{name}” was changed while the batch was running. Run the batch again to have it done.", name=task.input.name
    )


def check_free(path: Path, task: Task) -> None:
    """Make sure that nothing stands where the result goes, unless it is ours.

    Raises:
        OccupiedError: something does.
    """
    if not task.may_replace and os.path.lexists(path) and not (task.is_tried_again and is_claimed(path)):
        raise OccupiedError("“{name}” is there already, and not by this batch. It was left as it is.", name=path.name)


def take_place(path: Path, task: Task, digest: str) -> None:
    """Make sure that the place of a result is free, just before the file with this digest takes it.

    Raises:
        OccupiedError: it is not.
        OSError: it cannot be claimed.
    """
    check_free(path, task)
    if task.is_tried_again:
        claim(path, digest)
