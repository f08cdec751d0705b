"""The log: what went wrong, in a file that stays small and says nothing of what is in the photos."""

import logging
import platform
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from inpaint_studio import __version__

MOST_BYTES = 500_000
"""Size at which a new file is begun; the one before is kept beside it."""
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


def start_log() -> None:
    """Write warnings, unexpected errors and what Qt complains of to the log and to standard error."""
    error_stream = logging.StreamHandler()
    error_stream.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [error_stream]
    try:
        log_path().parent.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(log_path(), maxBytes=MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True)
        )
    except OSError:
        pass  # A read-only home is no reason not to start; standard error still has it.
    logging.basicConfig(level=logging.WARNING, format=_FORMAT, handlers=handlers)
    _log.setLevel(logging.INFO)
    sys.excepthook = _note_exception
    qInstallMessageHandler(_note_qt)
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
    _log.info("Inpaint Studio %s starts on %s", __version__, system)


def read_log(path: Path, most: int = MOST_BYTES) -> str:
    """Return the end of the log, at most ``most`` bytes of it, or an empty text."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    if len(data) > most:
        data = data[-most:].partition(b"\n")[2]
    return data.decode("utf-8", errors="replace")


def _note_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        _log.error("Unexpected error", exc_info=(kind, error, trace))


def _note_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS.get(kind, logging.WARNING), message or "")
