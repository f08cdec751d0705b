"""Packed: compressed bytes that can be moved from memory to a temporary file."""

import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.errors import FileError


class SpillFile:
    """A nameless temporary file for data that would take too much memory.

    The system removes it when it is closed, however the program ends. Any thread may use it.
    """

    def __init__(self, folder: Path) -> None:
        """Use ``folder``; folder and file are made when the first bytes come."""
        self._folder = folder
        self._file: BinaryIO | None = None
        self._end = 0
        self._is_closed = False
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._end

    def write(self, pieces: Sequence["Packed"]) -> None:
        """Move the bytes of ``pieces``, in order; on a failure, or once the file is closed, the rest stay in memory.

        Raises:
            OSError: the file could not be written.
        """
        for piece in pieces:
            with self._lock:  # A reader waits for one piece at most.
                if self._is_closed:
                    return
                if self._file is None:
                    self._folder.mkdir(parents=True, exist_ok=True)
                    self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115
                if piece.is_in_memory:
                    self._write(self._file, piece)

    def read(self, offset: int, size: int) -> bytes:
        """Return ``size`` bytes from ``offset`` on.

        Raises:
            FileError: it cannot be read.
        """
        with self._lock:
            try:
                if self._file is None:
                    raise OSError("the file is closed")
                self._file.seek(offset)
                data = self._file.read(size)
            except OSError as error:
                raise FileError(
                    "A step of the history cannot be read back from the drive: {error}.", error=error
                ) from error
        if len(data) != size:
            raise FileError("A step of the history cannot be read back from the drive: it ends too early.")
        return data

    def close(self) -> None:
        """Remove the file; nothing is written any more."""
        with self._lock:
            self._is_closed = True
            if self._file is not None:
                self._file.close()
            self._file = None
            self._end = 0

    def _write(self, file: BinaryIO, piece: "Packed") -> None:
        """Append the bytes of one piece, and let go of them in memory."""
        data = memoryview(piece.read())
        file.seek(self._end)
        done = 0
        while done < len(data):
            done += file.write(data[done:])
        piece.move_to(self, self._end)
        self._end += len(data)


class Packed:
    """Compressed bytes, in memory until they are moved to a file."""

    __slots__ = ("_data", "_file", "_offset", "_size")

    def __init__(self, data: bytes) -> None:
        """Keep ``data`` in memory."""
        self._data: bytes | None = data
        self._size = len(data)
        self._file: SpillFile | None = None
        self._offset = 0

    def __len__(self) -> int:
        """Number of bytes, wherever they are."""
        return self._size

    @property
    def is_in_memory(self) -> bool:
        """Whether the bytes are in memory."""
        return self._data is not None

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            FileError: the file they were moved to cannot be read.
        """
        data = self._data
        if data is not None:
            return data
        if self._file is None:  # Cannot happen: ``move_to`` sets the file before it drops the data.
            raise FileError("A step of the history is lost.")
        return self._file.read(self._offset, self._size)

    def move_to(self, file: SpillFile, offset: int) -> None:
        """Drop the bytes; ``file`` holds them at ``offset``. Called by ``SpillFile``."""
        self._offset = offset
        self._file = file
        self._data = None
