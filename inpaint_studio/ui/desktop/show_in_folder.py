"""Shows a file in the system's file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QDesktopServices

_SERVICE = "org.freedesktop.FileManager1"
_WAIT = 1000  # milliseconds for the file manager to answer


def show_in_folder(path: Path) -> bool:
    """Show ``path`` selected in its folder, or else the folder alone; return whether either worked."""
    return _ask_file_manager(path) or QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _ask_file_manager(path: Path) -> bool:
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(_SERVICE, "/org/freedesktop/FileManager1", _SERVICE, "ShowItems")
    call.setArguments([[QUrl.fromLocalFile(str(path)).toString(QUrl.ComponentFormattingOption.FullyEncoded)], ""])
    return bus.call(call, timeout=_WAIT).type() == QDBusMessage.MessageType.ReplyMessage
