"""The log: what went wrong, in a file that stays small and holds nothing of the photos' content."""

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from inpaint_studio import __version__

MOST_BYTES = 500_000
"""Size at which a new file is begun; the previous one is kept beside it."""
_OLD_FILES = 1
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("inpaint_studio")
_qt_log = logging.getLogger("qt")


def log_path() -> Path:
    """Return the file that warnings and unexpected errors are written to."""
    return Path(platformdirs.user_log_dir("inpaint-studio")) / "inpaint-studio.log"


class UnexpectedErrors(QObject):
    """Logs errors that nothing has handled.

    Signals:
        happened: there was one; the log tells which.
    """

    happened = Signal()

    def note(self, cls: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an error; for ``sys.excepthook``."""
        if issubclass(cls, KeyboardInterrupt):
            sys.__excepthook__(cls, error, trace)
        else:
            _log.error("Unexpected error", exc_info=(cls, error, trace))
            self.happened.emit()


def start_log() -> UnexpectedErrors:
    """Write warnings, unexpected errors and Qt's messages to the log and to standard error; return who tells of errors.

    This holds from now on.
    """
    error_stream = logging.StreamHandler()
    error_stream.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [error_stream]
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(log_path(), maxBytes=MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
        )
    except OSError:
        pass  # With a read-only home the program still starts and writes to standard error.
    logging.basicConfig(level=logging.WARNING, format=_FORMAT, handlers=handlers)
    _log.setLevel(logging.INFO)
    errors = UnexpectedErrors()
    sys.excepthook = errors.note
    qInstallMessageHandler(_note_qt)
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
    _log.info("Inpaint Studio %s starts on %s", __version__, system)
    return errors


def read_log(path: Path, most: int = MOST_BYTES) -> str:
    """Return the end of the log in ``path``, at most ``most`` bytes, or an empty text if it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    if len(data) > most:
        data = data[-most:].partition(b"\n")[2]
    return data.decode("utf-8", errors="replace")


def _note_qt(severity: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(severity, logging.WARNING), message or "")
