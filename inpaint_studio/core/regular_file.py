"""Opens files from anywhere safely: only regular ones, whose size is known before they are read."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.translation import Text, tr

_SPECIAL: Text = "it is a device, a pipe or a socket, not a file"


class SpecialFileError(OSError):
    """A path leads to a device, a pipe or a socket; ``strerror`` is the reason in words for the user."""

    def __init__(self, text: Text) -> None:
        super().__init__(0, tr(text))


class OversizeError(SpecialFileError):
    """A file is larger than a file of its kind may be."""

    def __init__(self) -> None:
        super().__init__("it is too large")


def open_regular(path: str | Path) -> BinaryIO:
    """Open a regular file for reading. A pipe that nobody writes to does not block it.

    Raises:
        SpecialFileError: it is a device, a pipe or a socket.
        OSError: it cannot be opened, or no file can have this name.
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
    """Open without blocking; used as the opener of ``open``."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def size_of(stream: BinaryIO) -> int:
    """Return the size of an open file in bytes."""
    return os.fstat(stream.fileno()).st_size


def read_regular(path: str | Path, most: int) -> bytes:
    """Return the bytes of a regular file of at most ``most``; of one that grows meanwhile, as many as it had.

    Raises:
        OversizeError: it is larger.
        OSError: as from ``open_regular``, or it cannot be read.
    """
    with open_regular(path) as stream:
        size = size_of(stream)
        if size > most:
            raise OversizeError
        return stream.read(size)
