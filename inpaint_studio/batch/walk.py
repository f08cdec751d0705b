"""Finds the photos in folders, and the mask of each.

- Sub-folders are walked. A link to a folder is followed, but no folder is entered twice, so that loops end.
- A link to a photo is a photo. One that leads nowhere is named, as is a folder that cannot be read.
- Hidden files and folders, whose names begin with a dot, are passed over, and so is what is no photo by its name nor by
  its first bytes. An empty file with a photo's name is a photo: that it cannot be opened is told in its turn.
- The small pictures of a report are no photos; a hidden file in their folder says so.
- The infrared plane of a film scan, NAME_IR.tif beside NAME, is no photo of its own.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.regular_file import open_regular
from inpaint_studio.errors import FileError
from inpaint_studio.files.formats import FORMATS, HEAD_LENGTH, format_of_bytes
from inpaint_studio.files.infrared import is_named_infrared
from inpaint_studio.files.readers import READERS
from inpaint_studio.files.reasons import reason
from inpaint_studio.translation import tr

_WRITTEN = frozenset(suffix for entry in FORMATS for suffix in entry.suffixes)
_ONLY_READ = frozenset(suffix for entry in READERS for suffix in entry.suffixes) - _WRITTEN
NO_PHOTOS = ".inpaint-studio-no-photos"
"""The name of a file in a folder of pictures that are no photos."""

_MASK_ENDINGS = ("", "-mask")
"""What the names of masks end in, before their suffix: as the photo's, or as ``detect`` names them."""


@dataclass(frozen=True)
class Candidate:
    """A photo that was found.

    Attributes:
        path: absolute.
        relative: the same below the folder that was walked.
        size: in bytes.
        mtime_ns: when it was changed, in nanoseconds since 1970.
    """

    path: Path
    relative: Path
    size: int
    mtime_ns: int

    @property
    def is_only_read(self) -> bool:
        """Whether its name is of a format that is opened but not written."""
        return self.path.suffix.lower() in _ONLY_READ


@dataclass
class Walk:
    """What was found.

    Attributes:
        photos: in the order of the folders and of their paths.
        problems: sentences on what could not be looked at.
        hidden: hidden files and folders that were passed over.
        others: files that are no photos.
        infrared: infrared planes of photos.
    """

    photos: list[Candidate] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    hidden: int = 0
    others: int = 0
    infrared: int = 0

    @property
    def size(self) -> int:
        """Bytes of all photos."""
        return sum(each.size for each in self.photos)


def walk(
    folders: Sequence[Path], *, pattern: str = "", without: Sequence[Path] = (), cancel: CancelToken = NEVER
) -> Walk:
    """Find all photos in some folders.

    Args:
        folders: where to look; a photo among them stands for itself.
        pattern: a glob that names match, or paths below the folder where it has a slash; capitals are as good as small
            letters. "" for all.
        without: folders that are not entered, such as those of masks and of results.
        cancel: asked before each file.

    Raises:
        Cancelled: ``cancel`` was called.
        FileError: one of the folders is not there.
    """
    found, seen = Walk(), {_identity(path) for path in without}
    taken: set[Path] = set()
    for folder in folders:
        root = Path(os.path.abspath(folder))
        if not root.exists():
            raise FileError("There is no folder “{folder}”.", folder=folder)
        start = root if root.is_dir() else root.parent
        paths = _files(root, seen, found) if root.is_dir() else iter([root])
        for path in paths:
            cancel.raise_if_cancelled()
            relative = path.relative_to(start)
            if path not in taken and _matches(relative, pattern):
                taken.add(path)
                _take(path, relative, found)
    return found


def _identity(path: Path) -> tuple[int, int] | str:
    """Return what tells whether two paths lead to the same folder."""
    try:
        status = os.stat(path)
    except OSError:
        return os.path.abspath(path)
    return status.st_dev, status.st_ino


def _files(folder: Path, seen: set[tuple[int, int] | str], found: Walk) -> Iterator[Path]:
    """Yield the files in a folder and below that may be photos, in order."""
    identity = _identity(folder)
    if identity in seen:
        return
    seen.add(identity)
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, _is_folder(entry)) for entry in entries)
    except OSError as error:
        found.problems.append(tr("“{folder}” cannot be read: {reason}.", folder=folder, reason=reason(error)))
        return
    files = {name for name, is_folder in names if not is_folder}
    if NO_PHOTOS in files:
        return
    for name, is_folder in names:
        if name.startswith("."):
            found.hidden += 1
        elif is_folder:
            yield from _files(folder / name, seen, found)
        elif is_named_infrared(name, files):
            found.infrared += 1
        else:
            yield folder / name


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # A link that leads to itself.
        return False


def _take(path: Path, relative: Path, found: Walk) -> None:
    """Put a file among the photos, or count what else it is."""
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():  # Else it has vanished since the folder was read.
            found.problems.append(tr("“{name}” is a link that leads nowhere.", name=relative))
        return
    except OSError as error:
        found.problems.append(tr("“{name}” cannot be read: {reason}.", name=relative, reason=reason(error)))
        return
    if _is_photo(path):
        found.photos.append(Candidate(path, relative, status.st_size, status.st_mtime_ns))
    else:
        found.others += 1


def _is_photo(path: Path) -> bool:
    """Whether a file is a photo by its name, or else by its first bytes."""
    if path.suffix.lower() in _WRITTEN | _ONLY_READ:
        return path.is_file()
    with suppress(OSError), open_regular(path) as stream:
        head = stream.read(HEAD_LENGTH)
        return format_of_bytes(head) is not None or any(each.matches(head) for each in READERS)
    return False


def _matches(relative: PurePath, pattern: str) -> bool:
    if not pattern:
        return True
    name = relative.as_posix() if "/" in pattern else relative.name
    return fnmatchcase(name.casefold(), pattern.casefold())


class Masks:
    """The masks in a folder that runs parallel to that of the photos: the same names, any suffix.

    ``detect -o FOLDER`` names them NAME-mask.png; these count as well.
    """

    def __init__(self, folder: Path) -> None:
        """Look into ``folder`` as photos ask for their masks.

        Raises:
            FileError: there is no such folder.
        """
        self._folder = Path(os.path.abspath(folder))
        if not self._folder.is_dir():
            raise FileError("There is no folder “{folder}”.", folder=folder)
        self._named: dict[Path, dict[str, list[str]]] = {}

    def of(self, relative: PurePath) -> list[Path]:
        """Return the masks of a photo, by its path below its folder: one, none, or several, which is one too many."""
        parent = self._folder / relative.parent
        if parent not in self._named:
            self._named[parent] = _by_stem(parent)
        stems = (relative.stem + ending for ending in _MASK_ENDINGS)
        return [parent / name for stem in stems for name in self._named[parent].get(stem, ())]


def _by_stem(folder: Path) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    with suppress(OSError):
        for name in sorted(os.listdir(folder)):
            path = PurePath(name)
            if not name.startswith(".") and path.suffix.lower() in _WRITTEN | _ONLY_READ:
                named.setdefault(path.stem, []).append(name)
    return named
