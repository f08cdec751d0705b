"""Saved work: what brings a document back with its whole history, from a journal or a session."""

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
    """Return the path that a file of ours names.

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
    """Where the pixels are that the steps begin with.

    Attributes:
        path: the photo's own file, or None for one that was never saved.
        shape: of its pixels.
        dtype: of its pixels, as ``ndarray.dtype.str``.
        format: name of the file's format, or "".
        stamp: size and time of change of the file, or None.
        digest: of the file's bytes, or "" where that is not known.
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
        """What to call the photo."""
        return self.path.name if self.path else tr("an untitled photo")


@dataclass(frozen=True)
class Saving:
    """A file that was about to be put in its place when the program died, or has been put there.

    Attributes:
        link: leads to it, by its digest.
        saved: after how many steps the photo looks as it does there.
    """

    link: PhotoLink
    saved: int


@dataclass(frozen=True)
class SavedWork:
    """A document with its history.

    Attributes:
        link: where the pixels are.
        saved: after how many steps the photo looked as it does there.
        steps: all steps, those taken back included.
        index: how many are in force.
        masks: (H, W) uint8 each: the mask and the protection as they are after ``index`` steps.
        beyond: what the photo there differs by from that after ``saved`` steps: steps that were dropped since.
        engine: name of the engine chosen, or "".
        options: of that engine.
        saving: the file that the photo was being saved to, or None.
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

    def moved(self, path: Path) -> "SavedWork":
        """Return the work on a photo that lies at ``path`` now."""
        saving = replace(self.saving, link=replace(self.saving.link, path=path)) if self.saving else None
        return replace(self, link=replace(self.link, path=path), saving=saving)

    @property
    def edits(self) -> list[PatchEdit]:
        """The edits of all steps."""
        return [step.edit for step in self.steps]

    @property
    def is_worth_keeping(self) -> bool:
        """Whether anything would be lost with it: changes of the photo that are in no file, or a mask."""
        between = self.edits[min(self.saved, self.index) : max(self.saved, self.index)]
        is_modified = any(Plane.PHOTO in edit.planes for edit in (*between, *self.beyond))
        return is_modified or (bool(self.steps) and any(mask.any() for mask in self.masks.values()))


def load_work(work: SavedWork, folder: Path, *, max_pixels: int = MAX_PIXELS) -> tuple[SavedWork, Photo]:
    """Read the photo of ``work``; where the program died while it saved, as it was before or after that.

    Args:
        work: what to open.
        folder: where a snapshot would be.
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
    """Read the photo that a link leads to; ``folder`` is where a snapshot would be.

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
    """Return the document with all steps made, also those that had been taken back.

    Raises:
        InputError: a step is damaged or does not fit the photo.
    """
    if photo.pixels.shape != work.link.shape or photo.pixels.dtype.str != work.link.dtype:
        raise InputError("The photo has another size or depth than the one that was worked on.")
    document = Document(photo)
    edits = work.edits
    for edit in (*work.beyond, *edits[: work.saved]):  # Back to how it was opened, in any order.
        for patch in edit.patches:
            if patch.plane is Plane.PHOTO:
                document.toggle(patch.plane, patch.region, patch.delta)
    for edit in edits:
        document.apply(edit)
    for plane, pixels in work.masks.items():
        # The mask may have begun with one that no step holds; what is known is how it was after ``index`` steps.
        np.copyto(document.plane(plane).pixels, pixels)
        toggle_plane(document.plane(plane).pixels, plane, edits[work.index :])
    return document


def toggle_plane(pixels: NDArray[np.uint8], plane: Plane, edits: Sequence[PatchEdit]) -> None:
    """Change ``pixels``, a whole plane, by what ``edits`` change of it."""
    whole = Region.of(pixels.shape)
    for edit in edits:
        for patch in edit.patches:
            if patch.plane is plane:
                toggle_patch(pixels, whole, patch)
