"""Session files (``.inpaint``): a zip with the masks, every step, and where the photo is.

A session may come from an untrusted place. So names, number, sizes and compression ratios of the entries are checked
before one is read. Large entries are stored without compression and cannot unpack to more than the file holds.
"""

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.regular_file import open_regular, size_of
from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import draft_beside, replacing
from inpaint_studio.files.content import Content
from inpaint_studio.files.digest import digest_of
from inpaint_studio.files.load import MAX_PIXELS, decode_photo, stamp_of
from inpaint_studio.files.png.read_write import PngOptions, write_png
from inpaint_studio.files.reasons import reason
from inpaint_studio.files.save import save_photo
from inpaint_studio.files.session.saved_work import MASKS, Finding, PhotoLink, SavedWork, path_of
from inpaint_studio.files.session.step_codec import DamagedError, read_step, step_notes, variant_data
from inpaint_studio.files.tiff.write import TiffOptions

SUFFIX = ".inpaint"

_FORMAT = "Inpaint Studio session"
_OLDEST, _NEWEST = 1, 4
"""Versions. A session is of the first that has what it holds. In 3 what was found was new, of one kind of damage; in 4
there are several kinds."""

_NOTES, _PHOTO, _FINDING = "session.json", "photo.tif", "finding"
_PLANES = {
    Plane.MASK: "mask.png",
    Plane.PROTECTION: "protection.png",
    Plane.DONORS: "donors.png",
    Plane.EXCLUSION: "exclusion.png",
    **{plane: f"{plane.value.replace(' ', '-')}.png" for plane in EXAMPLES},
}
_FURTHER = EXAMPLES[1:]
"""Planes that are in the file only where something is marked."""

_SINCE = {Plane.MASK: 1, Plane.PROTECTION: 1, Plane.DONORS: 2, Plane.EXCLUSION: 2, Plane.EXAMPLES: 3} | dict.fromkeys(
    _FURTHER, 4
)
"""The first version that has each plane."""

_NAMES = re.compile(rf"session\.json|photo\.tif|finding|steps/\d{{6}}|{'|'.join(map(re.escape, _PLANES.values()))}")
_MOST_ENTRIES = 200_000
_MOST_NOTES = 256_000_000  # bytes
_MOST_RATIO = 100


def save_session(work: SavedWork, photo: Photo, path: Path) -> None:
    """Write a session; an old file stays whole until the new one is complete.

    The session includes the photo where ``work`` does not link to a file that holds it.

    Args:
        work: what to keep; its link may lack the digest.
        photo: as it is after ``work.index`` steps.
        path: the file.

    Raises:
        FileError: it could not be written.
    """
    link = _link_with_digest(work)
    saved = work.saved if link.path and not link.snapshot else work.index
    version = _version_of(work)
    with replacing(path) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        notes = {
            "format": _FORMAT,
            "version": version,
            "photo": _link_notes(link, path),
            "saved": saved,
            "index": work.index,
            "engine": work.engine,
            "options": dict(work.options),
            "steps": [step_notes(step.variants, step.chosen, step.time, step.name) for step in work.steps],
        }
        if work.finding is not None:
            notes["finding"] = work.finding.notes
            archive.writestr(_FINDING, work.finding.data)
        archive.writestr(_NOTES, json.dumps(notes, indent=1), zipfile.ZIP_DEFLATED)
        for plane, name in _PLANES.items():
            if _SINCE[plane] <= version and (plane not in _FURTHER or work.masks[plane].any()):
                with archive.open(name, "w", force_zip64=True) as entry:
                    entry.write(_as_png(work.masks[plane]))
        for number, step in enumerate(work.steps):
            with archive.open(f"steps/{number:06}", "w", force_zip64=True) as entry:
                for variant in step.variants:
                    for part in variant_data(variant):
                        entry.write(part)
        if link.snapshot:
            _write_photo(archive, photo, path)


def load_session(path: Path, folder: Path, *, max_pixels: int = MAX_PIXELS) -> SavedWork:
    """Read a session; a photo inside it is extracted into ``folder``.

    Args:
        path: the file.
        folder: where the photo is extracted to.
        max_pixels: the most pixels the photo may have.

    Raises:
        FileError: it cannot be read, is no session, or is damaged.
    """
    try:
        with open_regular(path) as stream, zipfile.ZipFile(stream) as archive:
            _check_entries(archive, size_of(stream))
            return _read(archive, path, folder, max_pixels)
    except DamagedError as error:
        raise FileError("“{name}” is damaged or was not written by Inpaint Studio.", name=path.name) from error
    except FileError:
        raise
    except (OSError, MemoryError) as error:
        raise FileError("“{name}” cannot be opened: {reason}.", name=path.name, reason=reason(error)) from error
    except Exception as error:  # Readers of archives and of JSON raise whatever comes to them.
        raise FileError("“{name}” is damaged or was not written by Inpaint Studio.", name=path.name) from error


def _check_entries(archive: zipfile.ZipFile, size: int) -> None:
    """Refuse entries that no session has, before anything is read.

    Raises:
        DamagedError: there are some.
    """
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_ENTRIES or len(set(names)) != len(names) or not all(map(_NAMES.fullmatch, names)):
        raise DamagedError
    for entry in entries:
        is_stored = entry.compress_type == zipfile.ZIP_STORED and entry.compress_size == entry.file_size
        if entry.flag_bits & 1 or not (is_stored or entry.filename == _NOTES):
            raise DamagedError
    notes = archive.getinfo(_NOTES)
    if notes.file_size > min(_MOST_NOTES, _MOST_RATIO * max(notes.compress_size, 1)):
        raise DamagedError
    # Overlapping entries would add up to more than the file.
    if sum(entry.compress_size for entry in entries) > size:
        raise DamagedError


def _read(archive: zipfile.ZipFile, path: Path, folder: Path, max_pixels: int) -> SavedWork:
    notes = json.loads(archive.read(_NOTES))
    if notes["format"] != _FORMAT:
        raise DamagedError
    version, names = int(notes["version"]), set(archive.namelist())
    if version > _NEWEST:
        raise FileError(
            "“{name}” was written by a newer version of Inpaint Studio. Update the program to open it.",
            name=path.name,
        )
    link = _read_link(notes["photo"], path)
    rows, columns = link.shape[:2]
    if rows * columns > max_pixels:
        raise FileError(
            "The photo of “{name}” has {columns} × {rows} pixels, more than the limit of {limit:g} megapixels.",
            name=path.name,
            columns=columns,
            rows=rows,
            limit=max_pixels / 1e6,
        )
    steps = [
        read_step(each, archive.read(f"steps/{number:06}"), link.shape, link.dtype)
        for number, each in enumerate(notes["steps"])
    ]
    index, saved = int(notes["index"]), int(notes["saved"])
    if not (0 <= index <= len(steps) and 0 <= saved <= len(steps)):
        raise DamagedError
    if link.snapshot:
        with archive.open(_PHOTO) as source, (folder / link.snapshot).open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
    masks: dict[Plane, NDArray[np.uint8]] = {
        plane: _read_mask(archive.read(_PLANES[plane]), (rows, columns))
        if _SINCE[plane] <= version and (plane not in _FURTHER or _PLANES[plane] in names)
        else np.zeros((rows, columns), np.uint8)
        for plane in MASKS
    }
    finding = None
    if "finding" in notes:
        finding = Finding.read(notes["finding"], archive.read(_FINDING))
    options = {str(name): value for name, value in dict(notes["options"]).items()}
    engine = str(notes["engine"])
    return SavedWork(link, saved, steps, index, masks, engine=engine, options=options, finding=finding)


def _version_of(work: SavedWork) -> int:
    """Return the first version that has what ``work`` holds, so that older versions of the program can open it."""
    changed = {plane for step in work.steps for variant in step.variants for plane in variant.edit.planes}
    used = (since for plane, since in _SINCE.items() if plane in changed or work.masks[plane].any())
    return max(_OLDEST, *used, _NEWEST if work.finding is not None else _OLDEST)


def _link_with_digest(work: SavedWork) -> PhotoLink:
    """Return the link with a digest; one to a photo inside the session where the file has changed."""
    link = work.link
    if link.path is not None and not link.snapshot and not work.beyond:
        try:
            if stamp_of(link.path.stat()) == link.stamp:
                return replace(link, digest=digest_of(link.path))
        except OSError:
            pass  # Then the session holds the photo itself.
    return replace(link, snapshot=_PHOTO, digest="")


def _link_notes(link: PhotoLink, path: Path) -> dict[str, Any]:
    return {
        "path": str(link.path.absolute()) if link.path else None,
        "relative": _relative(link.path, path),
        "shape": link.shape,
        "dtype": link.dtype,
        "format": link.format,
        "digest": link.digest,
        "is_inside": bool(link.snapshot),
        "page": link.page,
    }


def _relative(photo: Path | None, path: Path) -> str | None:
    try:
        return os.path.relpath(photo.absolute(), path.absolute().parent) if photo else None
    except ValueError:  # Another drive, on Windows.
        return None


def _read_link(notes: Mapping[str, Any], path: Path) -> PhotoLink:
    shape = tuple(map(int, notes["shape"]))
    if len(shape) not in (2, 3) or min(shape) < 1 or (len(shape) == 3 and shape[2] not in (3, 4)):
        raise DamagedError
    if notes["dtype"] not in ("|u1", "<u2", "<f4"):
        raise DamagedError
    named = path_of(str(notes["path"])) if notes["path"] else None
    # In a folder that was moved or copied as a whole, the photo beside the session is meant.
    beside = path.absolute().parent / path_of(str(notes["relative"])) if notes["relative"] else None
    found = beside if beside is not None and beside.is_file() else named
    snapshot = _PHOTO if notes["is_inside"] else ""
    page = int(notes.get("page", 0))
    return PhotoLink(found, shape, notes["dtype"], str(notes["format"]), None, str(notes["digest"]), snapshot, page)


def _as_png(pixels: NDArray[np.uint8]) -> bytes:
    stream = io.BytesIO()
    write_png(stream, Content(pixels), PngOptions())
    return stream.getvalue()


def _read_mask(data: bytes, shape: tuple[int, int]) -> NDArray[np.uint8]:
    pixels = decode_photo(data, max_pixels=shape[0] * shape[1], name="mask").pixels
    if pixels.shape != shape or pixels.dtype != np.uint8:
        raise DamagedError
    return np.where(pixels >= 128, np.uint8(255), np.uint8(0))


def _write_photo(archive: zipfile.ZipFile, photo: Photo, path: Path) -> None:
    """Write the photo as TIFF, through a draft file beside the session, as it may be too large for memory."""
    draft = draft_beside(path)
    try:
        save_photo(photo, draft, format_name="tiff", options=TiffOptions())
        archive.write(draft, _PHOTO)
    finally:
        draft.unlink(missing_ok=True)
