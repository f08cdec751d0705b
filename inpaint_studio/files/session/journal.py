"""The journal of one document: every finished edit, appended to a file as it happens.

A file begins with ``MAGIC``; records follow. Each is a head (kind, length of notes, length of data, CRC-32), notes as
JSON, and data. A record that the program was writing when it died fails its checksum; everything before it counts.
"""

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import Patch, PatchEdit, Plane, changed_patches, fold, toggle_patch
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Variant
from inpaint_studio.files.session.saved_work import MASKS, Finding, PhotoLink, SavedWork
from inpaint_studio.files.session.step_codec import step_notes, variant_data, variant_notes
from inpaint_studio.translation import Title

MAGIC = b"Inpaint Studio journal 1\n"
HEAD = struct.Struct("<BIQI")
MOST_NOTES = 64_000_000
"""Bytes; the notes of a step of a photo of 1,000 megapixels take about two million."""


class RecordKind(IntEnum):
    """What a record says. The numbers are in the files."""

    PHOTO = 1
    """The photo after ``index`` steps is in this file now."""
    MASKS = 2
    """The masks before the first step."""
    STEP = 3
    """A step was added; undone steps are gone."""
    MOVE = 4
    """The number of steps in force has changed."""
    VARIANT = 5
    """The last step in force has a further variant."""
    CHOICE = 6
    """Another variant of the last step is in force."""
    DIGEST = 7
    """The digest of the photo's file."""
    COMPLETION = 8
    """A step, by its number, has grown by this variant's patches."""
    SNAPSHOT = 9
    """A file beside the journal holds the photo as saved."""
    SAVING = 10
    """The photo after ``index`` steps is about to be in this file of this digest."""
    FINDING = 11
    """What was found; without data, on the marks of the record before."""
    NAME = 12
    """A step, by its number, is called by this name now."""


@dataclass(frozen=True)
class Record:
    """One record to be written; ``data`` is called when it is."""

    kind: RecordKind
    notes: dict[str, Any]
    data: Callable[[], Iterable[bytes]] = tuple


class Journal:
    """Writes the journal of one document. Used by one thread.

    A record that cannot be written stays in memory and is tried again with the next one. A file that grows over its
    limit is replaced by one with the same work as a single step; it is flat then.

    Attributes:
        path: the file.
        size: length of the file in bytes.
    """

    def __init__(self, path: Path, limit: int) -> None:
        """Begin an empty journal of up to ``limit`` bytes; nothing is written yet."""
        self.path = path
        self.size = 0
        self._limit = limit
        self._file: BinaryIO | None = None
        self._pending: list[Record] = []
        self._link: PhotoLink | None = None
        self._saved = 0
        self._saving: PhotoLink | None = None  # where the photo is being saved to
        self._beyond: list[PatchEdit] = []  # edits by which the saved photo differs from that after ``_saved`` steps
        self._masks: PatchEdit | None = None
        self._edits: list[PatchEdit] = []  # those in force of all steps of the history
        self._index = 0
        self._count = 0  # steps in the file, once that is flat
        self._is_flat = False  # whether the file holds fewer steps than the history
        self._finding: Finding | None = None

    @classmethod
    def reopen(cls, path: Path, limit: int, work: SavedWork, end: int) -> "Journal":
        """Continue a journal that was read; the file is truncated at ``end``, where its last whole record ends.

        Raises:
            OSError: the file cannot be written.
        """
        journal = cls(path, limit)
        journal._file = path.open("r+b", buffering=0)
        journal._file.truncate(end)
        journal.size = end
        journal._link, journal._saved, journal._beyond = work.link, work.saved, list(work.beyond)
        journal._edits, journal._index, journal._count = work.edits, work.index, len(work.steps)
        journal._masks = fold("", [masks_edit(work.masks), *work.edits[: work.index]], MASKS)
        journal._finding = work.finding
        return journal

    # --- what happens ------------------------------------------------------------------------------------------

    def begin(self, link: PhotoLink, masks: PatchEdit) -> None:
        """Note the photo, and the masks it begins with as an edit of empty ones."""
        self._masks = masks
        self.set_photo(link, 0)
        if not masks.is_empty:
            self._pending.append(_masks_record(masks))

    def set_photo(self, link: PhotoLink, index: int) -> None:
        """Note that the photo after ``index`` steps is where ``link`` leads."""
        self._link, self._saved, self._beyond, self._saving = link, index, [], None
        self._pending.append(_photo_record(RecordKind.PHOTO, link, self._count if self._is_flat else index))

    def set_saving(self, link: PhotoLink, index: int) -> None:
        """Note that the photo after ``index`` steps is about to be where ``link`` leads; ``set_photo`` follows."""
        self._saving = link
        self._pending.append(_photo_record(RecordKind.SAVING, link, self._count if self._is_flat else index))

    def set_digest(self, digest: str) -> None:
        """Note the digest of the photo's file."""
        self._pending.append(Record(RecordKind.DIGEST, {"digest": digest}))

    def set_snapshot(self, name: str) -> None:
        """Note that the file ``name`` beside the journal holds the photo as it was saved, see ``as_saved``."""
        if self._link is not None:
            self._link = replace(self._link, snapshot=name)
            self._pending.append(Record(RecordKind.SNAPSHOT, {"snapshot": name}))

    @property
    def has_snapshot(self) -> bool:
        """Whether the photo as it was saved lies beside the journal."""
        return self._link is not None and bool(self._link.snapshot)

    def as_saved(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """Return the pixels as they were saved last, given those after everything that was noted."""
        result: NDArray[Any] = pixels.copy()
        lower, upper = min(self._saved, self._index), max(self._saved, self._index)
        whole = Region.of(result.shape)
        for edit in (*self._beyond, *self._edits[lower:upper]):
            for patch in edit.touching(Plane.PHOTO, whole):
                toggle_patch(result, whole, patch)
        return result

    def add_step(self, variants: Sequence[Variant], chosen: int, moment: float) -> None:
        """Note a new step."""
        self._drop_undone()
        self._edits.append(variants[chosen].edit)
        self._index = len(self._edits)
        self._saving = None
        if self._is_flat:
            self._append_step(variants, chosen, moment)
            return
        # One record for each variant, as the notes of many in one record would be too long.
        self._append_step(variants[:1], 0, moment)
        for variant in variants[1:]:
            self.add_variant(variant)
        if chosen:
            self._pending.append(Record(RecordKind.CHOICE, {"chosen": chosen}))

    def complete(self, painted: PatchEdit, variant: Variant) -> None:
        """Note that ``variant`` replaces the stroke ``painted``, with whose patches its edit begins.

        Raises:
            ValueError: no step in force is ``painted``.
        """
        number = self._edits.index(painted)
        added = replace(variant, edit=PatchEdit(variant.edit.title, variant.restored), painted=0)
        if self._is_flat:
            self._append_step([added], 0, 0.0)
        else:
            notes = variant_notes(added) | {"step": number}
            self._pending.append(Record(RecordKind.COMPLETION, notes, lambda: variant_data(added)))
        if self._saved > number:
            self._beyond.append(added.edit)
        self._edits[number] = variant.edit
        self._saving = None

    def move(self, index: int) -> None:
        """Note that ``index`` steps are in force."""
        if self._is_flat:
            between = self._edits[min(index, self._index) : max(index, self._index)]
            self._append_sum("Undo" if index < self._index else "Redo", between)
        else:
            self._pending.append(Record(RecordKind.MOVE, {"index": index}))
        self._index = index
        self._saving = None

    def add_variant(self, variant: Variant) -> None:
        """Note a further variant of the last step."""
        if not self._is_flat:
            self._pending.append(Record(RecordKind.VARIANT, variant_notes(variant), lambda: variant_data(variant)))

    def choose(self, number: int, edit: PatchEdit) -> None:
        """Note that ``edit``, that of variant ``number``, replaces the edit of the last step."""
        before = self._edits[self._index - 1]
        if self._is_flat:
            self._append_sum(edit.title, [before, edit])
        else:
            self._pending.append(Record(RecordKind.CHOICE, {"chosen": number}))
        if self._saved >= self._index:
            self._beyond += [before, edit]
        self._drop_undone()  # What faded the variant before is of no use for this one.
        self._edits[self._index - 1] = edit
        self._saving = None

    def set_name(self, number: int, name: str) -> None:
        """Note what the step ``number`` is called; where several steps have become one, names are lost with them."""
        if not self._is_flat:
            self._pending.append(Record(RecordKind.NAME, {"step": number, "name": name}))

    def set_finding(self, finding: Finding) -> None:
        """Note what was found; its marks are written only where they are others than before."""
        if self._is_flat:  # All steps up to some are one.
            finding = finding.folded(self._index)
        has_data = self._finding is None or finding.data is not self._finding.data
        self._finding = finding
        notes = {**finding.notes, "has_data": has_data}
        self._pending.append(Record(RecordKind.FINDING, notes, lambda: (finding.data,) if has_data else ()))

    # --- writing -----------------------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write all pending records, and wait until the drive has them.

        Raises:
            OSError: they could not all be written; the file ends with the last whole record.
        """
        if self._pending:
            file = self._open()
            while self._pending:
                self.size = _append(file, self._pending[0], self.size)
                self._pending.pop(0)
            os.fsync(file.fileno())
        if self.size > self._limit:
            self._compact()

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
        self._file = None

    def _open(self) -> BinaryIO:
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("w+b", buffering=0)
            self.size = _write_all(self._file, MAGIC, 0)
        return self._file

    def _drop_undone(self) -> None:
        """Forget the steps that are not in force."""
        if self._saved > self._index:
            self._beyond += self._edits[self._index : self._saved]
            self._saved = self._index
        del self._edits[self._index :]

    def _append_step(self, variants: Sequence[Variant], chosen: int, moment: float) -> None:
        if self._is_flat:  # The number of the step that one fades is another one there, or there is none.
            variants = [replace(each, fade=None) for each in variants]
        variants = tuple(variants)
        notes = step_notes(variants, chosen, moment)
        self._count += 1
        self._pending.append(
            Record(RecordKind.STEP, notes, lambda: (part for each in variants for part in variant_data(each)))
        )

    def _append_sum(self, title: str, edits: Sequence[PatchEdit]) -> None:
        self._append_step([Variant(fold(title, edits))], 0, 0.0)

    def _compact(self) -> None:
        """Replace the file by one in which a single step leads from the photo as saved to the present work."""
        if self._link is None:
            return
        lower, upper = min(self._saved, self._index), max(self._saved, self._index)
        photo = fold("", [*self._beyond, *self._edits[lower:upper]], [Plane.PHOTO])
        masks = fold("", [*([self._masks] if self._masks else []), *self._edits[: self._index]], MASKS)
        draft = Journal(self.path.with_name(self.path.name + ".new"), self._limit)
        draft.begin(self._link, PatchEdit("", ()))
        if self._link.digest:
            draft.set_digest(self._link.digest)
        draft._append_step([Variant(PatchEdit(Title("Restored work"), photo.patches + masks.patches))], 0, 0.0)
        if self._saving is not None:
            draft.set_saving(self._saving, 1)
        if self._finding is not None:
            draft.set_finding(self._finding.folded(self._index))
        draft._limit = 1 << 62
        try:
            draft.flush()
            os.replace(draft.path, self.path)
        except OSError:
            draft.close()
            draft.path.unlink(missing_ok=True)
            raise
        self.close()
        self._file, self.size = draft._file, draft.size
        self._count, self._is_flat = 1, True
        self._limit = max(self._limit, 2 * self.size)


def write_journal(path: Path, work: SavedWork) -> int:
    """Write a new journal of ``work``, and return its length in bytes.

    Raises:
        OSError: it could not be written.
    """
    journal = Journal(path, 1 << 62)
    journal.begin(work.link, fold("", [masks_edit(work.masks), *work.edits[: work.index]], MASKS))
    for number, step in enumerate(work.steps):
        journal.add_step(step.variants, step.chosen, step.time)
        if step.name:
            journal.set_name(number, step.name)
    journal.set_photo(work.link, work.saved)
    journal.move(work.index)
    if work.finding is not None:
        journal.set_finding(work.finding)
    journal.flush()
    journal.close()
    return journal.size


def masks_edit(masks: Mapping[Plane, NDArray[np.uint8]]) -> PatchEdit:
    """Return the edit that turns empty masks into these, (H, W) uint8 each."""
    patches: list[Patch] = []
    for plane, pixels in masks.items():
        if pixels.any():
            patches += changed_patches(plane, np.zeros_like(pixels), pixels, Region.of(pixels.shape))
    return PatchEdit("", tuple(patches))


def _photo_record(kind: RecordKind, link: PhotoLink, index: int) -> Record:
    notes = {
        "path": str(link.path) if link.path else None,
        "shape": link.shape,
        "dtype": link.dtype,
        "format": link.format,
        "stamp": link.stamp,
        "digest": link.digest,
        "snapshot": link.snapshot,
        "page": link.page,
        "index": index,
    }
    return Record(kind, notes)


def _masks_record(masks: PatchEdit) -> Record:
    variant = Variant(masks)
    return Record(RecordKind.MASKS, variant_notes(variant), lambda: variant_data(variant))


def _append(file: BinaryIO, record: Record, position: int) -> int:
    """Write a record at ``position`` and return where it ends; on an error, the file is truncated at ``position``."""
    notes = json.dumps(record.notes, separators=(",", ":")).encode()
    parts = list(record.data())
    length = sum(map(len, parts))
    check = zlib.crc32(HEAD.pack(record.kind, len(notes), length, 0) + notes)
    for part in parts:
        check = zlib.crc32(part, check)
    try:
        position_now = _write_all(file, HEAD.pack(record.kind, len(notes), length, check) + notes, position)
        # In one piece: a step of a large mask has thousands of small patches.
        return _write_all(file, b"".join(parts), position_now)
    except OSError:
        file.truncate(position)
        raise


def _write_all(file: BinaryIO, data: bytes, position: int) -> int:
    file.seek(position)
    rest = memoryview(data)
    while len(rest):
        rest = rest[file.write(rest) :]
    return position + len(data)
