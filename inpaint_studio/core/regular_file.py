"""The one door to files that come from anywhere: regular ones only, of a size that is known before they are read."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.translation import Text, tr

_SPECIAL: Text = "it is a device, a pipe or a socket, not a file"


class SpecialFileError(OSError):
    """A path leads to what is read otherwise than a file; ``strerror`` says so to the user, as the system's does."""

    def __init__(self, text: Text) -> None:
        super().__init__(0, tr(text))


class OversizeError(SpecialFileError):
    """A file holds more than its kind ever does."""

    def __init__(self) -> None:
        super().__init__("it is too large")


def open_regular(path: str | Path) -> BinaryIO:
    """Open a regular file for reading; a pipe that nobody writes to keeps nobody waiting.

    Raises:
        SpecialFileError: it is a device, a pipe or a socket.
        OSError: it cannot be opened; also where no file can have this name.
    """
    try:
        stream = open(path, "rb", opener=_open_at_once)  # noqa: SIM115 - returned, or closed below
    except ValueError as error:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), os.fspath(path)) from error
    except OSError as error:
        if error.errno == errno.ENXIO:  # what the system says of sockets
            raise SpecialFileError(_SPECIAL) from error
        raise
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise SpecialFileError(_SPECIAL)
    return stream


def _open_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def size_of(stream: BinaryIO) -> int:
    """Return how many bytes an open file says that it holds."""
    return os.fstat(stream.fileno()).st_size


def read_regular(path: str | Path, most: int) -> bytes:
    """Return what a regular file of at most ``most`` bytes holds; of one that grows meanwhile, what it held.

    Raises:
        OversizeError: it holds more.
        OSError: as from ``open_regular``, or it cannot be read.
    """
    with open_regular(path) as stream:
        size = size_of(stream)
        if size > most:
            raise OversizeError
        return stream.read(size)
