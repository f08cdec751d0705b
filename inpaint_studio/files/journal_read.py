"""Reads a journal back, as far as it is whole."""

import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.errors import FileError, InpaintStudioError
from inpaint_studio.files.journal import HEAD, MAGIC, Kind
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.step_codec import DamagedError, read_step, read_variant
from inpaint_studio.files.work import MASKS, PhotoLink, Work, toggle_plane

_MOST_NOTES = 1 << 30  # bytes


@dataclass
class _State:
    """What the records so far have told."""

    link: PhotoLink | None = None
    saved: int = 0
    start: PatchEdit | None = None
    steps: list[Step] = field(default_factory=list)
    index: int = 0
    beyond: list[PatchEdit] = field(default_factory=list)

    def take(self, kind: Kind, notes: dict[str, Any], data: bytes) -> None:
        """Follow one record.

        Raises:
            DamagedError: it makes no sense here.
        """
        if kind is Kind.PHOTO:
            self.link, self.saved, self.beyond = _link(notes), int(notes["index"]), []
            return
        if self.link is None:
            raise DamagedError
        if kind in (Kind.DIGEST, Kind.SNAPSHOT):
            self.link = _amended(self.link, kind, notes)
        elif kind is Kind.MASKS:
            self.start = read_variant(notes, data, self.link.shape, self.link.dtype).edit
        elif kind is Kind.STEP:
            self._add(read_step(notes, data, self.link.shape, self.link.dtype))
        elif kind is Kind.MOVE and 0 <= int(notes["index"]) <= len(self.steps):
            self.index = int(notes["index"])
        elif kind is Kind.VARIANT and self.index:
            variant = read_variant(notes, data, self.link.shape, self.link.dtype)
            self.steps[self.index - 1].variants.append(variant)
        elif kind is Kind.CHOICE and self.index:
            self._choose(self.steps[self.index - 1], int(notes["chosen"]))
        elif kind is Kind.COMPLETION and 0 <= int(notes["step"]) < self.index:
            self._complete(int(notes["step"]), read_variant(notes, data, self.link.shape, self.link.dtype))
        else:
            raise DamagedError

    def _complete(self, number: int, added: Variant) -> None:
        step = self.steps[number]
        painted = step.edit.patches
        edit = PatchEdit(added.edit.title, painted + added.edit.patches)
        step.complete(replace(added, edit=edit, painted=len(painted)))
        if self.saved > number:
            self.beyond.append(added.edit)

    def _add(self, step: Step) -> None:
        if self.saved > self.index:
            self.beyond += [each.edit for each in self.steps[self.index : self.saved]]
            self.saved = self.index
        self.steps[self.index :] = [step]
        self.index = len(self.steps)

    def _choose(self, step: Step, chosen: int) -> None:
        if not 0 <= chosen < len(step.variants):
            raise DamagedError
        before = step.edit
        step.choose(chosen)
        if self.saved >= self.index:
            self.beyond += [before, step.edit]


def read_journal(path: Path) -> tuple[Work, int]:
    """Return the work that a journal tells of, and where its last whole record ends.

    Raises:
        FileError: it cannot be read or tells of no photo.
    """
    state, end = _State(), 0
    try:
        with path.open("rb") as stream:
            for kind, notes, data, position in _records(stream):
                try:
                    state.take(kind, notes, data)
                except (InpaintStudioError, KeyError, TypeError, ValueError, OverflowError):
                    break
                end = position
    except OSError as error:
        raise FileError("The unsaved work cannot be read: {reason}.", reason=reason(error)) from error
    if state.link is None:
        raise FileError("The unsaved work cannot be read: its file is damaged.")
    return _work(state, state.link), end


def _work(state: _State, link: PhotoLink) -> Work:
    edits = [step.edit for step in state.steps[: state.index]]
    masks: dict[Plane, NDArray[np.uint8]] = {}
    for plane in MASKS:
        masks[plane] = np.zeros(link.shape[:2], np.uint8)
        toggle_plane(masks[plane], plane, [*([state.start] if state.start else []), *edits])
    return Work(link, min(state.saved, len(state.steps)), state.steps, state.index, masks, state.beyond)


def _records(stream: BinaryIO) -> Iterator[tuple[Kind, dict[str, Any], bytes, int]]:
    """Yield kind, notes, data and end of every whole record."""
    length = os.fstat(stream.fileno()).st_size
    if stream.read(len(MAGIC)) != MAGIC:
        return
    while True:
        head = stream.read(HEAD.size)
        if len(head) < HEAD.size:
            return
        kind, notes_length, data_length, check = HEAD.unpack(head)
        if notes_length > _MOST_NOTES or stream.tell() + notes_length + data_length > length:
            return
        notes, data = stream.read(notes_length), stream.read(data_length)
        plain = HEAD.pack(kind, notes_length, data_length, 0) + notes
        if zlib.crc32(data, zlib.crc32(plain)) != check:
            return
        try:
            yield Kind(kind), json.loads(notes), data, stream.tell()
        except ValueError:
            return


def _amended(link: PhotoLink, kind: Kind, notes: dict[str, Any]) -> PhotoLink:
    if kind is Kind.DIGEST:
        return replace(link, digest=str(notes["digest"]))
    return replace(link, snapshot=Path(str(notes["snapshot"])).name)


def _link(notes: dict[str, Any]) -> PhotoLink:
    shape = tuple(map(int, notes["shape"]))
    stamp = notes["stamp"]
    if len(shape) not in (2, 3) or min(shape) < 1 or notes["dtype"] not in ("|u1", "<u2", ">u2", "<f4"):
        raise DamagedError
    return PhotoLink(
        Path(notes["path"]) if notes["path"] else None,
        shape,
        notes["dtype"],
        str(notes["format"]),
        (int(stamp[0]), int(stamp[1])) if stamp else None,
        str(notes["digest"]),
        Path(str(notes["snapshot"])).name,
        int(notes.get("page", 0)),
    )
