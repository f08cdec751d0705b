"""One photo of a batch from its file to its result. Whatever happens is an outcome: nothing is raised."""

import errno
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from inpaint_studio.batch.claims import is_claimed
from inpaint_studio.batch.copying import back_up, copy_file, is_linked
from inpaint_studio.batch.marking import marked
from inpaint_studio.batch.pictures import mask_png, pictures_of, small
from inpaint_studio.batch.places import stamps_at
from inpaint_studio.batch.placing import OccupiedError, check_free, check_unchanged, take_place
from inpaint_studio.batch.rows import State
from inpaint_studio.batch.work import Outcome, Task
from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import Engine
from inpaint_studio.core.hole_count import hole_count
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.restore import restore
from inpaint_studio.engines.registry import create_engine, load_compiler
from inpaint_studio.errors import FileError, InpaintStudioError
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.load import load_photo, stamp_of
from inpaint_studio.files.metadata.xmp_history import Restoration
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.save import lost_sentence, save_photo, what_is_lost
from inpaint_studio.translation import tr

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)


@dataclass(frozen=True, eq=False)
class Work:
    """What has been made of a photo.

    Attributes:
        photo: as it is now.
        dirty_blocks: where it differs from what is in its file; None where that is not known.
        share: of it that was restored, 0..1.
        log: what is noted in the XMP data.
    """

    photo: Photo
    dirty_blocks: DirtyBlocks | None
    share: float
    log: tuple[Restoration, ...] = ()


def restore_one(task: Task, cancel: CancelToken = NEVER) -> Outcome:
    """Do what a task says; the photo's file is read only, unless it is to be replaced.

    Returns:
        What has become of it; a failure, too, with its sentence.

    Raises:
        Cancelled: ``cancel`` was called; nothing was written.
    """
    return _timed(task, lambda: _restored(task, cancel))


def save_one(task: Task, work: Work, cancel: CancelToken = NEVER) -> Outcome:
    """Write what somebody has made of a photo where its result goes.

    Returns:
        What has become of it; a failure, too, with its sentence.

    Raises:
        Cancelled: ``cancel`` was called; nothing was written.
    """

    def save() -> Outcome:
        check_free(task.output, task)
        digest = _digest_of_input(task)
        check_unchanged(task)
        outcome = Outcome(task.id, State.RESTORED, output=task.output, share=work.share, input_digest=digest)
        return _written(work, task, outcome, cancel)

    return _timed(task, save)


def _timed(task: Task, work: Callable[[], Outcome]) -> Outcome:
    """Return what ``work`` returns, or its failure, with how long it took and who did it."""
    started = time.perf_counter()
    try:
        outcome = work()
    except Cancelled:
        raise
    except Exception as error:  # Of thousands of files, one may break a library in a way that nobody has seen before.
        outcome = _failure(task, error)
    return replace(outcome, seconds=time.perf_counter() - started, worker=f"{socket.gethostname()}:{os.getpid()}")


def _failure(task: Task, error: Exception) -> Outcome:
    if isinstance(error, InpaintStudioError):
        note = str(error)
    elif isinstance(error, OSError | MemoryError):
        note = tr("“{name}” could not be restored: {reason}.", name=task.input.name, reason=reason(error))
    else:
        note = tr(
            "“{name}” could not be restored: the program has a fault ({fault}). Please report it.",
            name=task.input.name,
            fault=f"{type(error).__name__}: {error}",
        )
    state = State.LEFT if isinstance(error, OccupiedError) else State.FAILED
    return Outcome(task.id, state, note, task.output, is_drive_full=_is_drive_full(error))


def _is_drive_full(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return True
        error = error.__cause__
    return False


def _restored(task: Task, cancel: CancelToken) -> Outcome:
    check_free(task.output, task)
    task = _begun_anew(task)
    digest = _digest_of_input(task)
    photo = load_photo(task.input, max_pixels=task.options.max_pixels)
    check_unchanged(task)
    found = marked(photo, task, cancel)
    before, after = small(photo), None
    outcome = Outcome(
        task.id,
        State.CLEAN,
        " ".join((*found.notes, *photo.source.notes)),
        task.untouched,
        share=found.share,
        holes=hole_count(found.mask) if not found.mask.is_empty else 0,
        input_digest=digest,
    )
    if found.doubts and task.reviewed is None:
        note = " ".join((*found.doubts, outcome.note)).strip()
        proposal = mask_png(found.mask)
        outcome = replace(outcome, state=State.REVIEW, note=note, output=task.output, proposal=proposal)
    elif found.mask.is_empty:
        outcome = _left_as_it_is(task, outcome)
    else:
        document = Document(photo)
        document.apply(restore(photo, found.mask, _engine(task), cancel=cancel))
        after = small(document.photo)
        outcome = _saved(document, task, outcome, cancel)
    return replace(outcome, pictures=pictures_of(before, after, found.mask))


def _begun_anew(task: Task) -> Task:
    """Return a task that reads the backup where a process that died has replaced the photo itself before."""
    if task.backup is None or not task.is_tried_again or not is_claimed(task.output):
        return task
    return replace(task, input=task.backup) if stamps_at(task.backup) == task.stamp else task


def _digest_of_input(task: Task) -> str:
    """Return the digest of the photo's file.

    Raises:
        FileError: it cannot be read.
    """
    try:
        return digest_of(task.input)
    except OSError as error:
        name = task.input.name
        raise FileError("“{name}” cannot be opened: {reason}.", name=name, reason=reason(error)) from error


@lru_cache(maxsize=2)
def _made_engine(name: str, options: tuple[tuple[str, Any], ...]) -> Engine:
    """Return the engine that this process keeps: networks and kernels load once."""
    load_compiler()
    return create_engine(name, **dict(options))


def _engine(task: Task) -> Engine:
    return _made_engine(task.options.engine, task.options.engine_options)


def _left_as_it_is(task: Task, outcome: Outcome) -> Outcome:
    """Copy or link a photo in which nothing is marked, byte for byte."""
    target = task.untouched
    if task.backup is not None:  # In place there is nothing to do.
        return replace(outcome, output_digest=outcome.input_digest, output_stamp=task.stamp)
    digest = outcome.input_digest
    target.parent.mkdir(parents=True, exist_ok=True)
    if task.options.clean == "link":
        take_place(target, task, digest)
    if task.options.clean == "link" and is_linked(task.input, target):
        stamp = stamp_of(os.stat(target))
    else:
        stamp = copy_file(task.input, target, digest, lambda: take_place(target, task, digest))
    return replace(outcome, output_digest=outcome.input_digest, output_stamp=stamp)


def _saved(document: Document, task: Task, outcome: Outcome, cancel: CancelToken) -> Outcome:
    """Write the result, in the photo's own format, or as TIFF where that is only opened."""
    options = task.options
    log: tuple[Restoration, ...] = ()
    if options.is_logged:
        log = (Restoration(options.engine, dict(options.engine_options), outcome.share or 0.0, time.time()),)
    work = Work(document.photo, document.dirty_blocks, outcome.share or 0.0, log)
    return replace(_written(work, task, outcome, cancel), engine=options.engine)


def _written(work: Work, task: Task, outcome: Outcome, cancel: CancelToken) -> Outcome:
    photo = work.photo
    name = photo.source.format or "tiff"
    loss = "" if photo.source.format else lost_sentence(what_is_lost(photo, name))
    note = " ".join(filter(None, (outcome.note, photo.source.rewrite, loss)))
    task.output.parent.mkdir(parents=True, exist_ok=True)
    if task.backup is not None:
        back_up(task.input, task.backup, outcome.input_digest)
    digests = []

    def announce(source: Source, digest: str) -> None:
        check_unchanged(task)
        take_place(task.output, task, digest)
        digests.append(digest)

    source = save_photo(
        photo,
        task.output,
        format_name=_own_format(photo, task.output, name),
        dirty_blocks=work.dirty_blocks,
        log=work.log,
        renew_previews=task.options.renew_previews,
        announce=announce,
        cancel=cancel,
    )
    return replace(
        outcome,
        state=State.RESTORED,
        note=note,
        output=task.output,
        output_digest=digests[0],
        output_stamp=source.stamp or (0, 0),
    )


def _own_format(photo: Photo, output: Path, name: str) -> str:
    """Return the name of the format to write.

    Raises:
        FileError: the photo's format is only opened, though its name is of one that is written.
    """
    if not photo.source.format and output.suffix.lower() not in (".tif", ".tiff"):
        raise FileError(
            "“{name}” is of a format that is only opened, not written. Save the photo under another name, as TIFF.",
            name=output.name,
        )
    return name
