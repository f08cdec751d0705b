"""What each photo of a batch gets, decided before anything is done.

Nothing is ever written over that is not ours. A place is ours where the manifest says that the file there is what a run
has written, by its size and time of change, or that a run was broken off while it was about to write there: that it was
free has been seen before.
"""

import os
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.options import Batch
from inpaint_studio.batch.places import ignores_case, place_of, stamp_text, stamps_at
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.batch.walk import Candidate, Masks, Walk, walk
from inpaint_studio.batch.work import Task
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.digest import digest_of
from inpaint_studio.translation import tr

_DONE = (State.RESTORED, State.CLEAN, State.REVIEW, State.SKIPPED)
_BROKEN_OFF = (State.WAITING, State.RUNNING)


@dataclass
class Plan:
    """What is to be done.

    Attributes:
        walk: what was found.
        todo: the photos to be worked on, in this order, each with its task.
        done: how many are done already.
        left: those that are left, whose notes say why.
        gone: those that were not done yet and are not there any more.
        told: further sentences for the user.
    """

    walk: Walk
    todo: list[tuple[Row, Task]] = field(default_factory=list)
    done: int = 0
    left: list[Row] = field(default_factory=list)
    gone: list[Row] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Bytes of the photos to be worked on."""
        return sum(row.size for row, _ in self.todo)


def plan(batch: Batch, manifest: Manifest | None = None) -> Plan:
    """Return what is to be done; nothing is written.

    Args:
        batch: what is asked for.
        manifest: what was done before; None for nothing.

    Raises:
        FileError: a folder is not there, or the manifest cannot be read.
        InputError: the folder of the results is one of the photos' own, or a batch there was broken off and is not
            resumed.
    """
    check_folders(batch)
    options = batch.options
    without = [batch.out, *([options.masks] if options.masks else [])]
    masks = Masks(options.masks) if options.masks else None
    found = walk(batch.folders, pattern=batch.pattern, without=without)
    rows = {row.input: row for row in manifest.rows(by="path")} if manifest else {}
    if not batch.is_resumed and any(row.state in _BROKEN_OFF for row in rows.values()):
        raise InputError("A batch into this folder has not come to its end. Add --resume to let it go on.")
    result = Plan(found, told=list(found.problems))
    planner = _Planner(batch, masks, result)
    twins = Counter(key for each in found.photos for key in planner.places(each))
    number = manifest.last_id() if manifest else 0
    for each in found.photos:
        row = rows.pop(each.path, None)
        if row is None:
            number += 1
        has_twin = any(twins[key] > 1 for key in planner.places(each))
        planner.decide(each, row, number, has_twin)
    result.gone = [
        replace(row, state=State.FAILED, note=tr("It was not found any more."))
        for row in rows.values()
        if row.state in _BROKEN_OFF
    ]
    # Large ones first, so that no worker is left alone with one at the end; last those that may have ended a run.
    result.todo.sort(key=lambda each: (each[0].tries, -each[0].size))
    return result


def plan_only(batch: Batch) -> Plan:
    """Return what would be done by a batch that is not begun; nothing is made nor written.

    Raises:
        FileError: a folder is not there, or the manifest cannot be read.
        InputError: what is asked for cannot be done.
    """
    if not (batch.out / NAME).is_file():
        return plan(batch)
    with Manifest(batch.out / NAME) as manifest:
        return plan(batch, manifest)


def check_folders(batch: Batch) -> None:
    """Make sure that the folders are there, and that results do not fall among the photos.

    Raises:
        FileError: a folder is not there.
        InputError: the folder of the results is one of the photos' own, or above one.
    """
    for folder in (*batch.folders, *([batch.options.masks] if batch.options.masks else [])):
        if not folder.exists():
            raise FileError("There is no folder “{folder}”.", folder=folder)
    out = Path(os.path.realpath(batch.out))
    for folder in batch.folders:
        if Path(os.path.realpath(folder)).is_relative_to(out):
            raise InputError(
                "“{folder}” lies in the folder where the results go. Choose another folder for them.", folder=folder
            )


def task_of(row: Row, batch: Batch, *, may_replace: bool = False, reviewed: bytes | None = None) -> Task:
    """Return the task of a row.

    Args:
        row: the photo.
        batch: what is done to it.
        may_replace: whether what is at its output is ours.
        reviewed: a mask as PNG, 255 = restore, that somebody has approved; None to find what is marked.
    """
    backup = batch.out / row.relative if batch.is_in_place else None
    return Task(
        id=row.id,
        input=row.input,
        stamp=(row.size, row.mtime_ns),
        output=row.input if batch.is_in_place else _output(row, batch.out),
        untouched=row.input if batch.is_in_place else batch.out / row.relative,
        options=batch.options,
        mask=row.mask,
        backup=backup,
        may_replace=may_replace or batch.is_in_place,
        reviewed=reviewed,
    )


def _output(photo: Row | Candidate, out: Path) -> Path:
    """Return where the result of a photo goes: under its own name, or as TIFF where its format is only opened."""
    path = photo.path if isinstance(photo, Candidate) else photo.input
    candidate = Candidate(path, photo.relative, 0, 0)
    relative = photo.relative.with_suffix(".tif") if candidate.is_only_read else photo.relative
    return Path(os.path.abspath(out)) / relative


class _Planner:
    """Decides on one photo after the other."""

    def __init__(self, batch: Batch, masks: Masks | None, plan: Plan) -> None:
        self._batch = batch
        self._masks = masks
        self._plan = plan
        self._options = batch.options.digest
        self._key = partial(place_of, is_case_ignored=ignores_case(batch.out))

    def places(self, photo: Candidate) -> set[str]:
        """Return what tells the places that a photo's result may take from those of others."""
        if self._batch.is_in_place:
            return {self._key(self._batch.out / photo.relative), os.path.realpath(photo.path)}
        own = self._batch.out / photo.relative
        return {self._key(own), self._key(_output(photo, self._batch.out))}

    def decide(self, photo: Candidate, row: Row | None, number: int, has_twin: bool) -> None:
        """Put a photo where it belongs in the plan; a new one gets a number."""
        masks = self._masks.of(photo.relative) if self._masks else []
        mask = masks[0] if masks else None
        new = Row(
            number if row is None else row.id,
            photo.path,
            photo.relative,
            photo.path if self._batch.is_in_place else _output(photo, self._batch.out),
            photo.size,
            photo.mtime_ns,
            options=self._options,
            mask=mask,
            mask_stamp=stamp_text(mask),
        )
        if self._is_manifest(new):
            self._leave(new, tr("Its result would take the place of the manifest."))
        elif has_twin:
            self._leave(new, tr("Another photo would have the same result. Rename one, or restore them apart."))
        elif len(masks) > 1:
            names = ", ".join(path.name for path in masks)
            self._leave(new, tr("It has several masks: {names}. Leave one.", names=names))
        elif row is None or row.state is State.LEFT:
            self._begin(new, may_replace=False)
        elif self._batch.is_in_place:
            self._go_on_in_place(new, row)
        else:
            self._go_on(new, row)

    def _is_manifest(self, row: Row) -> bool:
        return self._key(row.output) == self._key(self._batch.out / NAME)

    def _leave(self, row: Row, why: str) -> None:
        self._plan.left.append(replace(row, state=State.LEFT, note=why))

    def _begin(self, row: Row, *, may_replace: bool) -> None:
        """Let a photo be worked on, unless something that is not ours is in the way."""
        task = task_of(row, self._batch, may_replace=may_replace)
        if not task.may_replace and any(os.path.lexists(path) for path in (task.output, task.untouched)):
            why = tr("Its result is there already, and not by this batch. It was left as it is.")
            self._leave(row, why)
        else:
            self._plan.todo.append((row, task))

    def _go_on(self, new: Row, row: Row) -> None:
        """Decide on a photo that the manifest knows."""
        told, is_ours = self._plan.told, _is_ours(row)
        new = replace(
            new,
            tries=row.tries,
            input_digest=row.input_digest,
            output_digest=row.output_digest,
            output_size=row.output_size,
            output_mtime_ns=row.output_mtime_ns,
        )
        if row.state in _BROKEN_OFF or (row.state is State.FAILED and self._batch.is_resumed):
            self._begin(new, may_replace=is_ours or row.tries > 0)
        elif row.state is State.FAILED:
            self._plan.done += 1
            told.append(tr("“{name}” failed before; --resume tries again.", name=row.relative))
        elif _is_same(new, row):
            if not row.output_digest or os.path.lexists(row.output):
                self._plan.done += 1
                if row.output_digest and not is_ours:
                    told.append(tr("“{name}” was changed after it was written; it stays so.", name=row.relative))
            else:
                self._begin(new, may_replace=False)
        elif self._batch.is_resumed:
            self._begin(new, may_replace=is_ours)
        else:
            self._plan.done += 1
            told.append(
                tr(
                    "“{name}” is there already, of an earlier state or with other options; --resume makes it anew.",
                    name=row.relative,
                )
            )

    def _go_on_in_place(self, new: Row, row: Row) -> None:
        """Decide on a photo in place: one that was replaced is done, one that was broken off begins from its backup."""
        backup = self._batch.out / row.relative
        now = new.size, new.mtime_ns
        as_it_was, as_left = (row.size, row.mtime_ns), (row.output_size, row.output_mtime_ns)
        is_settled = row.state in (*_DONE, State.FAILED) and now == as_it_was and not self._batch.is_resumed
        if is_settled or (row.state in (State.RESTORED, State.CLEAN) and now == as_left):
            self._plan.done += 1
        elif row.tries and now != as_it_was and stamps_at(backup) == as_it_was:
            # It was replaced just before a run was broken off; maybe another one has been since.
            old = replace(new, size=row.size, mtime_ns=row.mtime_ns, tries=row.tries)
            self._plan.todo.append((old, replace(task_of(old, self._batch), input=backup)))
        elif row.state in (State.REVIEW, State.SKIPPED) and _is_same(new, row):
            self._plan.done += 1
        else:
            self._begin(replace(new, tries=row.tries), may_replace=True)


def _is_same(new: Row, row: Row) -> bool:
    """Whether a photo, its mask and the options are those of which the manifest tells."""
    if (new.options, new.mask_stamp) != (row.options, row.mask_stamp) or new.size != row.size:
        return False
    if new.mtime_ns == row.mtime_ns:
        return True
    with suppress(OSError):  # It may have been copied or touched.
        return bool(row.input_digest) and digest_of(new.input) == row.input_digest
    return False


def _is_ours(row: Row) -> bool:
    """Whether what is at the place of a result is what was written there."""
    return bool(row.output_digest) and stamps_at(row.output) == (row.output_size, row.output_mtime_ns)
