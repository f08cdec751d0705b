"""FileWatch: notices when another program changes or removes the open photo's file."""

import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.look_at import GONE, Stamp, stamp_now

SETTLE = 400
"""Milliseconds in which a program usually finishes writing the file or replacing it."""

_ROUND = 15_000  # milliseconds between two looks; network drives do not tell of changes


class FileWatch(QObject):
    """Compares the file's stamp with that of when this program read or wrote it last.

    It looks when the drive tells of a change, and every 15 seconds. A difference is told once, after two looks have
    found the same stamp, because a file that is replaced is gone for a moment. Each look has a thread of its own, since
    a network drive that does not answer would stop the window.

    Signals:
        changed: (Path) another program changed the file.
        vanished: (Path) the file does not exist any more.
    """

    changed = Signal(Path)
    vanished = Signal(Path)
    _seen = Signal(Path, object)

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        """Watch the file of what ``editor`` has open."""
        super().__init__(parent)
        self._editor = editor
        self._looking: Path | None = None  # the file that is looked at; a dead drive may never answer
        self._last: Stamp | None = None  # the stamp that the look before found
        self._told: Stamp | None = None  # the stamp that was told last
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=SETTLE, singleShot=True)
        self._round = QTimer(self, interval=_ROUND)
        self._watcher.fileChanged.connect(self._look_soon)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._settle.timeout.connect(self.look)
        self._round.timeout.connect(self.look)
        self._seen.connect(self._compare, Qt.ConnectionType.QueuedConnection)
        editor.opened.connect(self._begin)
        editor.saved.connect(self._begin)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._follow_application)

    def set_settle(self, milliseconds: int) -> None:
        """Look at a file so long after the drive has told of a change, and once more after as long."""
        self._settle.setInterval(milliseconds)

    def look(self) -> None:
        """Look at the file now."""
        path = self._path
        if path is not None and path != self._looking:
            self._looking = path
            threading.Thread(target=self._look, args=(path,), name="watch", daemon=True).start()

    # --- in a thread of its own ----------------------------------------------------------------------------------

    def _look(self, path: Path) -> None:
        found = stamp_now(path)
        with suppress(RuntimeError):  # The program has ended meanwhile.
            self._seen.emit(path, found)

    # --- in the window's -----------------------------------------------------------------------------------------

    @property
    def _path(self) -> Path | None:
        """The open photo's file, if its stamp is known."""
        document = self._editor.document
        source = document.photo.source if document is not None else None
        return source.path if source is not None and source.stamp is not None else None

    def _begin(self) -> None:
        """Watch the file that is open now."""
        self._settle.stop()
        self._last = self._told = None
        watched = self._watcher.files() + self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        path = self._path
        if path is None:
            self._round.stop()
        else:
            self._round.start()
            self._watcher.addPaths([str(path), str(path.parent)])

    def _look_soon(self) -> None:
        if not self._settle.isActive():
            self._settle.start()

    def _compare(self, path: Path, found: Stamp) -> None:
        if path == self._looking:
            self._looking = None
        document = self._editor.document
        if document is None or path != self._path:
            return
        if self._editor.jobs.is_running:
            self._look_soon()  # The job may be the one that changes the file, and the user cannot react now.
            return
        last, self._last = self._last, found
        if found == document.photo.source.stamp:
            self._told = None
        elif found != self._told and found != last:
            self._look_soon()  # It may still be changing.
        elif found != self._told:
            self._told = found
            (self.vanished if found == GONE else self.changed).emit(path)
        if found != GONE and str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))  # The watcher drops a file that is replaced by another.

    def _follow_application(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
