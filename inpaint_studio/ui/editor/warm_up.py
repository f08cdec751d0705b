"""WarmUp: gets an engine ready in the background, so that the first Restore need not wait."""

import logging
import sys
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal

import inpaint_studio
from inpaint_studio.core.job import CancelToken
from inpaint_studio.engines.registry import EngineEntry, load_compiler

_log = logging.getLogger(__name__)


class WarmUp(QObject):
    """Gets one engine ready, in a thread; the engine that may stand in for it first.

    Kernels that have not been compiled yet are compiled first, in another process: that takes seconds during which
    Python would not run the window. Loading compiled kernels takes a fraction of a second.

    Signals:
        finished: the engine is ready.
    """

    finished = Signal()

    def __init__(self, engine: EngineEntry, before: "WarmUp | None" = None, parent: QObject | None = None) -> None:
        """Start nothing yet; before ``start`` is called, ``wait`` returns at once.

        Args:
            engine: what is to get ready.
            before: what is to be ready before that, if anything.
            parent: owner in Qt's sense.
        """
        super().__init__(parent)
        self._engine = engine
        self._before = before
        self._is_started = self._has_begun = False
        self._done = threading.Event()
        self._done.set()
        self._process: QProcess | None = None

    @property
    def is_done(self) -> bool:
        """Whether the engine is ready, or has not been started to get ready."""
        return self._done.is_set()

    def start(self) -> None:
        """Start to get the engine ready, once; returns at once."""
        if self._is_started:
            return
        self._is_started = True
        self._done.clear()
        if self._before is None:
            self._begin()
            return
        self._before.finished.connect(self._begin)
        self._before.start()
        if self._before.is_done:
            self._begin()

    def wait(self, cancel: CancelToken, other: "WarmUp | None" = None) -> bool:
        """Wait, in a worker thread, until the engine is ready, or another one is; return whether it is this one.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        while not self._done.wait(0.02):
            cancel.raise_if_cancelled()
            if other is not None and other.is_done:
                return False
        return True

    def stop(self) -> None:
        """Stop getting ready; for the end of the program."""
        if self._process is not None:
            self._process.finished.disconnect(self._load)
            self._process.errorOccurred.disconnect(self._load)
            self._process.kill()
            self._process.waitForFinished(1000)
            self._process = None
        self._done.set()

    def _begin(self) -> None:
        if self._has_begun or self._done.is_set():  # done: it was stopped
            return
        self._has_begun = True
        if not self._engine.needs_compiling:
            self._load()
            return
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._load)
        self._process.errorOccurred.connect(self._load)
        # Python imports from the working directory first, and a folder of photos may hold anything.
        self._process.setWorkingDirectory(str(Path(inpaint_studio.__file__).parents[1]))
        self._process.start(sys.executable, ["-m", "inpaint_studio", "warm-up", "--engine", self._engine.info.name])

    def _load(self) -> None:
        # If the process failed, the kernels are compiled here: the engine still gets ready, only more slowly.
        if not self._done.is_set():
            threading.Thread(target=self._load_in_thread, name="warm-up", daemon=True).start()

    def _load_in_thread(self) -> None:
        try:
            load_compiler()
            self._engine.warm_up()
        except Exception:
            _log.exception("The engine “%s” could not be prepared", self._engine.info.name)
        self._done.set()
        with suppress(RuntimeError):  # The window, and with it this object, may be gone by now.
            self.finished.emit()
