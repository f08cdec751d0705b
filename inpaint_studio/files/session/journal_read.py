"""Reads a journal up to its last whole record.

A file may be damaged in any way, or be no journal: lengths, shapes and numbers are checked before they are used, and
reading ends at the first record with an error.
"""

import json
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.regular_file import open_regular, size_of
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError
from inpaint_studio.files.load import MAX_PIXELS
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.session.journal import HEAD, MAGIC, MOST_NOTES, RecordKind
from inpaint_studio.files.session.saved_work import (
    MASKS,
    Finding,
    PhotoLink,
    SavedWork,
    Saving,
    path_of,
    toggle_plane,
)
from inpaint_studio.files.session.step_codec import LONGEST, DamagedError, read_step, read_variant

_log = logging.getLogger(__name__)


class NothingKeptError(FileError):
    """A journal holds no work: the program died before anything was done."""

    def __init__(self) -> None:
        super().__init__("There is no unsaved work.")


class TooLargeError(FileError):
    """The photo has more pixels than are allowed."""


@dataclass
class _State:
    """The work as of the records read so far; attributes as in ``SavedWork``, ``start`` makes the first masks."""

    max_pixels: int
    link: PhotoLink | None = None
    saved: int = 0
    start: PatchEdit | None = None
    steps: list[Step] = field(default_factory=list)
    index: int = 0
    beyond: list[PatchEdit] = field(default_factory=list)
    saving: Saving | None = None
    finding: Finding | None = None

    def take(self, kind: RecordKind, notes: dict[str, Any], data: bytes) -> None:
        """Apply one record.

        Raises:
            DamagedError: it does not fit the records before.
            TooLargeError: the photo has more pixels than are allowed.
        """
        if kind is RecordKind.PHOTO:
            # The record may come before the steps that its index counts.
            self.link, self.saved, self.beyond, self.saving = self._link(notes), _natural(notes["index"]), [], None
            return
        if self.link is None:
            raise DamagedError
        if kind is RecordKind.NAME:
            self._name(notes)
        else:
            self._follow(kind, notes, data, self.link)

    def _follow(self, kind: RecordKind, notes: dict[str, Any], data: bytes, link: PhotoLink) -> None:
        read = partial(read_variant, notes, data, link.shape, link.dtype)
        if kind in (RecordKind.DIGEST, RecordKind.SNAPSHOT):
            self.link = _amended(link, kind, notes)
        elif kind is RecordKind.SAVING and _natural(notes["index"]) <= len(self.steps):
            self.saving = Saving(self._link(notes), int(notes["index"]))
        elif kind is RecordKind.MASKS:
            self.start = read().edit
        elif kind is RecordKind.STEP:
            self._add(read_step(notes, data, link.shape, link.dtype))
        elif kind is RecordKind.MOVE and _natural(notes["index"]) <= len(self.steps):
            self.index = int(notes["index"])
        elif kind is RecordKind.VARIANT and self.index:
            self.steps[self.index - 1].variants.append(read())
        elif kind is RecordKind.CHOICE and self.index:
            self._choose(self.steps[self.index - 1], int(notes["chosen"]))
        elif kind is RecordKind.FINDING:
            self._find(notes, data)
        elif kind is RecordKind.COMPLETION and _natural(notes["step"]) < self.index:
            self._complete(int(notes["step"]), read())
        else:
            raise DamagedError

    def _link(self, notes: dict[str, Any]) -> PhotoLink:
        link = _read_link(notes)
        if link.shape[0] * link.shape[1] > self.max_pixels:
            raise TooLargeError(
                "The photo of the unsaved work has {columns} × {rows} pixels, more than the limit of {limit:g} "
                "megapixels.",
                columns=link.shape[1],
                rows=link.shape[0],
                limit=self.max_pixels / 1e6,
            )
        return link

    def _name(self, notes: dict[str, Any]) -> None:
        number = _natural(notes["step"])
        if number >= len(self.steps):
            raise DamagedError
        self.steps[number].name = str(notes["name"])[:LONGEST]

    def _find(self, notes: dict[str, Any], data: bytes) -> None:
        if not notes["has_data"]:
            if self.finding is None:
                raise DamagedError
            data = self.finding.data
        self.finding = Finding.read(notes, data)

    def _complete(self, number: int, added: Variant) -> None:
        step = self.steps[number]
        painted = step.edit.patches
        edit = PatchEdit(added.edit.title, painted + added.edit.patches)
        step.complete(replace(added, edit=edit, painted=len(painted)))
        if self.saved > number:
            self.beyond.append(added.edit)
        self._forget_saving(number)

    def _add(self, step: Step) -> None:
        self._drop_undone()
        self._forget_saving(self.index)
        self.steps.append(step)
        self.index = len(self.steps)

    def _drop_undone(self) -> None:
        """Forget the steps that are not in force."""
        if self.saved > self.index:
            self.beyond += [each.edit for each in self.steps[self.index : self.saved]]
            self.saved = self.index
        del self.steps[self.index :]

    def _choose(self, step: Step, chosen: int) -> None:
        if not 0 <= chosen < len(step.variants):
            raise DamagedError
        before = step.edit
        step.choose(chosen)
        if self.saved >= self.index:
            self.beyond += [before, step.edit]
        self._drop_undone()  # They can only have faded the variant before.
        self._forget_saving(self.index - 1)

    def _forget_saving(self, number: int) -> None:
        """Forget the begun save if it included the step at ``number``, which has changed."""
        if self.saving is not None and self.saving.saved > number:
            self.saving = None


def read_journal(path: Path, *, max_pixels: int = MAX_PIXELS) -> tuple[SavedWork, int]:
    """Return the work in a journal, and the offset of the end of its last whole record.

    Args:
        path: the file.
        max_pixels: the most pixels the photo may have.

    Raises:
        NothingKeptError: it names no photo, because nothing had been written yet.
        TooLargeError: the photo has more pixels than are allowed.
        FileError: it cannot be read, or is damaged before anything worth keeping.
    """
    try:
        with open_regular(path) as stream:
            return _read(stream, max_pixels)
    except FileError:
        raise
    except FileNotFoundError as error:
        raise NothingKeptError from error
    except OSError as error:
        raise FileError("The unsaved work cannot be read: {reason}.", reason=reason(error)) from error
    except Exception as error:  # Parsers raise anything on damaged files.
        raise _damaged() from error


def _read(stream: BinaryIO, max_pixels: int) -> tuple[SavedWork, int]:
    length = size_of(stream)
    state, records, end = _State(max_pixels), _records(stream, length), 0
    is_damaged = not MAGIC.startswith(stream.read(len(MAGIC)))
    if is_damaged:
        raise _damaged()
    try:
        for kind, notes, data, position in records:
            state.take(kind, notes, data)
            end = position
    except TooLargeError:
        raise
    except Exception:  # The records before it count.
        _log.warning("A journal is damaged at byte %d of %d", end, length, exc_info=True)
        is_damaged = True
    if state.link is None:
        raise _damaged() if is_damaged else NothingKeptError()
    work = _work(state, state.link)
    if is_damaged and not work.is_worth_keeping:
        raise _damaged()
    return work, end


def _damaged() -> FileError:
    return FileError("The unsaved work cannot be read: its file is damaged.")


def _work(state: _State, link: PhotoLink) -> SavedWork:
    edits = [step.edit for step in state.steps[: state.index]]
    masks: dict[Plane, NDArray[np.uint8]] = {}
    for plane in MASKS:
        masks[plane] = np.zeros(link.shape[:2], np.uint8)
        toggle_plane(masks[plane], plane, [*([state.start] if state.start else []), *edits])
    saved = min(state.saved, len(state.steps))
    last = state.saving, state.finding
    return SavedWork(link, saved, state.steps, state.index, masks, state.beyond, saving=last[0], finding=last[1])


def _records(stream: BinaryIO, length: int) -> Iterator[tuple[RecordKind, dict[str, Any], bytes, int]]:
    """Yield kind, notes, data and end offset of every record, up to one that was not written completely.

    Raises:
        DamagedError: a record has a wrong checksum or too long notes.
        ValueError: its kind is unknown or its notes are no JSON.
    """
    while True:
        head = stream.read(HEAD.size)
        if len(head) < HEAD.size:
            return
        kind, notes_length, data_length, check = HEAD.unpack(head)
        if stream.tell() + notes_length + data_length > length:
            return
        if notes_length > MOST_NOTES:
            raise DamagedError
        notes, data = stream.read(notes_length), stream.read(data_length)
        plain = HEAD.pack(kind, notes_length, data_length, 0) + notes
        if zlib.crc32(data, zlib.crc32(plain)) != check:
            raise DamagedError
        yield RecordKind(kind), json.loads(notes), data, stream.tell()


def _amended(link: PhotoLink, kind: RecordKind, notes: dict[str, Any]) -> PhotoLink:
    if kind is RecordKind.DIGEST:
        return replace(link, digest=str(notes["digest"]))
    return replace(link, snapshot=path_of(str(notes["snapshot"])).name)


def _natural(value: Any) -> int:
    number = int(value)
    if number < 0:
        raise DamagedError
    return number


def _read_link(notes: dict[str, Any]) -> PhotoLink:
    shape = tuple(map(int, notes["shape"]))
    stamp = notes["stamp"]
    if len(shape) not in (2, 3) or min(shape) < 1 or notes["dtype"] not in ("|u1", "<u2", ">u2", "<f4"):
        raise DamagedError
    if len(shape) == 3 and shape[2] not in (3, 4):
        raise DamagedError
    return PhotoLink(
        path_of(str(notes["path"])) if notes["path"] else None,
        shape,
        notes["dtype"],
        str(notes["format"]),
        (int(stamp[0]), int(stamp[1])) if stamp else None,
        str(notes["digest"]),
        path_of(str(notes["snapshot"])).name,
        int(notes.get("page", 0)),
    )
