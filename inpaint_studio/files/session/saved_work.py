"""Saved work: a document with its whole history, as a journal or a session holds it."""

import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, toggle_patch
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.load import MAX_PIXELS, load_photo, stamp_of
from inpaint_studio.files.reasons import reason
from inpaint_studio.translation import tr

MASKS = tuple(plane for plane in Plane if plane is not Plane.PHOTO)


def path_of(text: str) -> Path:
    """Return the path that a journal or a session names.

    Raises:
        ValueError: no file can have this name.
    """
    if "\0" in text:
        raise ValueError("a path with a NUL")
    os.fsencode(text)
    return Path(text)


class PhotoMissingError(FileError):
    """The photo is not where it was."""


class PhotoChangedError(FileError):
    """The photo is not what it was: its steps no longer fit it."""


@dataclass(frozen=True)
class PhotoLink:
    """The file with the pixels that the steps begin with.

    Attributes:
        path: the photo's own file, or None for one that was never saved.
        shape: of its pixels.
        dtype: of its pixels, as ``ndarray.dtype.str``.
        format: name of the file's format, or "".
        stamp: (size in bytes, time of change in nanoseconds) of the file, or None.
        digest: of the file's bytes, or "" where it is unknown.
        snapshot: name of a file that holds the pixels because the photo's own does not, or "".
        page: number of the page in the photo's own file, from 0.
    """

    path: Path | None
    shape: tuple[int, ...]
    dtype: str
    format: str = ""
    stamp: tuple[int, int] | None = None
    digest: str = ""
    snapshot: str = ""
    page: int = 0

    @classmethod
    def to(cls, photo: Photo, snapshot: str = "") -> "PhotoLink":
        """Return the link to a photo as it is in its file, or in the file ``snapshot``."""
        source, pixels = photo.source, photo.pixels
        kind = pixels.shape, pixels.dtype.str
        return cls(source.path, *kind, source.format, source.stamp, snapshot=snapshot, page=source.page)

    @property
    def name(self) -> str:
        """The photo's name for the user."""
        return self.path.name if self.path else tr("an untitled photo")


@dataclass(frozen=True)
class Saving:
    """A save that the program had begun, and may have completed, when it died.

    Attributes:
        link: leads to the new file, by its digest.
        saved: after how many steps the photo equals the one in that file.
    """

    link: PhotoLink
    saved: int


@dataclass(frozen=True, eq=False)
class Finding:
    """What was found on a photo and is not mask yet. What it holds is known to detection alone.

    Attributes:
        table: plain values, for JSON.
        data: the marks, packed.
        accepted: for each kind of damage which step of the history, from 0, made mask of it; -1 while none has.
    """

    table: Mapping[str, Any]
    data: bytes
    accepted: tuple[int, ...] = ()

    @classmethod
    def read(cls, notes: Mapping[str, Any], data: bytes) -> "Finding":
        """Return what ``notes`` says of ``data``; a file that is older has one number of a step.

        Raises:
            KeyError, TypeError, ValueError: they are damaged.
        """
        accepted = notes["accepted"]
        numbers = accepted if isinstance(accepted, list) else [accepted]
        return cls(dict(notes["table"]), data, tuple(map(int, numbers)))

    @property
    def notes(self) -> dict[str, Any]:
        """What ``read`` reads, beside the data."""
        return {"table": dict(self.table), "accepted": list(self.accepted)}

    @property
    def is_open(self) -> bool:
        """Whether there are marks that no step has made mask of."""
        return bool(self.data) and (not self.accepted or min(self.accepted) < 0)

    def folded(self, index: int) -> "Finding":
        """Return the same after the first ``index`` steps of the history have become one."""
        return replace(self, accepted=tuple(0 if 0 <= number < index else -1 for number in self.accepted))


@dataclass(frozen=True)
class SavedWork:
    """A document with its history.

    Attributes:
        link: where the pixels are.
        saved: after how many steps the photo equals the one there.
        steps: all steps, including those undone.
        index: how many are in force.
        masks: every mask of the document after ``index`` steps, (H, W) uint8 each.
        beyond: edits by which the photo there differs from that after ``saved`` steps; their steps were dropped since.
        engine: name of the engine chosen, or "".
        options: of that engine.
        saving: the save that had begun, or None.
        finding: what was found, or None.
    """

    link: PhotoLink
    saved: int
    steps: Sequence[Step]
    index: int
    masks: Mapping[Plane, NDArray[np.uint8]]
    beyond: Sequence[PatchEdit] = ()
    engine: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    saving: Saving | None = None
    finding: Finding | None = None

    def moved(self, path: Path) -> "SavedWork":
        """Return the same work on a photo that is at ``path`` now."""
        saving = replace(self.saving, link=replace(self.saving.link, path=path)) if self.saving else None
        return replace(self, link=replace(self.link, path=path), saving=saving)

    @property
    def edits(self) -> list[PatchEdit]:
        """The edits of all steps."""
        return [step.edit for step in self.steps]

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it holds changes of the photo that are in no file, a mask, or damage that was found."""
        between = self.edits[min(self.saved, self.index) : max(self.saved, self.index)]
        is_modified = any(Plane.PHOTO in edit.planes for edit in (*between, *self.beyond))
        return (
            is_modified
            or self.finding is not None
            or (bool(self.steps) and any(mask.any() for mask in self.masks.values()))
        )


def load_work(work: SavedWork, folder: Path, *, max_pixels: int = MAX_PIXELS) -> tuple[SavedWork, Photo]:
    """Read the photo of ``work``; if the program died while it saved, as it was before or after the save.

    Args:
        work: what to open.
        folder: where the snapshot is, if the link names one.
        max_pixels: the most pixels the photo may have.

    Returns:
        The work, linked to the photo that was found, and that photo.

    Raises:
        PhotoMissingError: its file is not there.
        PhotoChangedError: it is another photo now.
        FileError: it cannot be read.
    """
    try:
        return work, load_linked(work.link, folder, max_pixels=max_pixels)
    except (PhotoMissingError, PhotoChangedError):
        if work.saving is None:
            raise
        try:
            photo = load_linked(work.saving.link, folder, max_pixels=max_pixels)
        except (PhotoMissingError, PhotoChangedError):
            photo = None
        if photo is None:
            raise
        return replace(work, link=work.saving.link, saved=work.saving.saved, beyond=(), saving=None), photo


def load_linked(link: PhotoLink, folder: Path, *, max_pixels: int = MAX_PIXELS) -> Photo:
    """Read the photo that a link leads to; its snapshot, if any, is in ``folder``.

    Raises:
        PhotoMissingError: its file is not there.
        PhotoChangedError: it is another photo now.
        FileError: it cannot be read.
    """
    if link.snapshot:
        photo = load_photo(folder / link.snapshot, max_pixels=max_pixels)
        source = Source(link.path, link.format, photo.source.unread, page=link.page, stamp=link.stamp)
        photo = photo.with_source(source)
    elif link.path is None:
        raise PhotoMissingError("The photo was never saved, and its pixels are not there.")
    else:
        _check_same(link, link.path)
        photo = load_photo(link.path, max_pixels=max_pixels, page=link.page)
    if photo.pixels.shape != link.shape or photo.pixels.dtype.str != link.dtype:
        raise PhotoChangedError("“{name}” is another photo now: its size or its depth has changed.", name=link.name)
    return photo


def _check_same(link: PhotoLink, path: Path) -> None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise PhotoMissingError("“{name}” is not a photo any more.", name=path.name)
        stamp = stamp_of(status)
        is_same = digest_of(path) == link.digest if link.digest else stamp == link.stamp
    except FileNotFoundError as error:
        raise PhotoMissingError("“{name}” is no longer in {folder}.", name=path.name, folder=path.parent) from error
    except OSError as error:
        raise PhotoMissingError("“{name}” cannot be opened: {reason}.", name=path.name, reason=reason(error)) from error
    if not is_same:
        raise PhotoChangedError("“{name}” has been changed by another program since.", name=path.name)


def resume(work: SavedWork, photo: Photo) -> Document:
    """Return the document with all steps applied, including those that had been undone.

    Raises:
        InputError: a step is damaged or does not fit the photo.
    """
    if photo.pixels.shape != work.link.shape or photo.pixels.dtype.str != work.link.dtype:
        raise InputError("The photo has another size or depth than the one that was worked on.")
    document = Document(photo)
    edits = work.edits
    for edit in (
        *work.beyond,
        *edits[: work.saved],
    ):  # Reverts the photo to how it was opened; the order does not matter.
        for patch in edit.patches:
            if patch.plane is Plane.PHOTO:
                document.toggle(patch.plane, patch.region, patch.delta)
    for edit in edits:
        document.apply(edit)
    for plane, pixels in work.masks.items():
        # No step holds the mask that was there at first; only its state after ``index`` steps is known.
        if pixels.any() or document.plane(plane).pixels.any():  # An empty mask takes no memory.
            np.copyto(document.plane(plane).pixels, pixels)
        toggle_plane(document.plane(plane).pixels, plane, edits[work.index :])
    return document


def toggle_plane(pixels: NDArray[np.uint8], plane: Plane, edits: Sequence[PatchEdit]) -> None:
    """Toggle in ``pixels``, the whole ``plane``, what ``edits`` change of it."""
    whole = Region.of(pixels.shape)
    for edit in edits:
        for patch in edit.patches:
            if patch.plane is plane:
                toggle_patch(pixels, whole, patch)
