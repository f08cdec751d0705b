"""Spiller: moves steps of the history from memory to the drive, in a thread of its own."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal

from inpaint_studio.core.packed import Packed, SpillFile
from inpaint_studio.core.step import Step


class Spiller(QObject):
    """Writes one batch of steps at a time. The bytes of a step stay in memory until they are written.

    Signals:
        ended: (OSError or None) a batch is on the drive, or the error because of which it is not.
    """

    ended = Signal(object)

    _returned = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start without a file; it is made when the first bytes are written."""
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(1, thread_name_prefix="history")
        self._file = SpillFile(spill_folder())
        self._batch: Future[None] | None = None
        self._returned.connect(self.ended, Qt.ConnectionType.QueuedConnection)

    @property
    def size(self) -> int:
        """Bytes on the drive."""
        return self._file.size

    @property
    def is_busy(self) -> bool:
        """Whether a batch is being written."""
        return self._batch is not None and not self._batch.done()

    def move(self, steps: Iterable[Step]) -> None:
        """Start to write the bytes of ``steps``, in this order. Not to be called while a batch is being written."""
        pieces = [patch.packed for step in steps for each in step.variants for patch in each.edit.patches]
        self._batch = self._executor.submit(self._write, self._file, pieces)

    def wait(self) -> None:
        """Wait until the batch is written."""
        if self._batch is not None:
            self._batch.result()

    def clear(self) -> None:
        """Delete the bytes on the drive."""
        self._file.close()
        self._file = SpillFile(spill_folder())

    def _write(self, file: SpillFile, pieces: list[Packed]) -> None:
        error: OSError | None = None
        try:
            file.write(pieces)
        except OSError as caught:
            error = caught
        self._returned.emit(error)


def spill_folder() -> Path:
    """Return the folder for the steps that do not fit into memory."""
    return Path(platformdirs.user_cache_dir("inpaint-studio")) / "history"
