"""A file manager on the session's bus, and a program that asks it to show a file: ``python file_manager.py FILE``."""

import sys

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QProcess, Slot
from PySide6.QtDBus import QDBusConnection

_ASK = """
import sys
from pathlib import Path
from inpaint_studio.ui.desktop.show_in_folder import show_in_folder
print(show_in_folder(Path(sys.argv[1])))
"""


@ClassInfo(**{"D-Bus Interface": "org.freedesktop.FileManager1"})
class Manager(QObject):
    """Notes what it is asked to show."""

    def __init__(self):
        super().__init__()
        self.shown = []

    @Slot("QStringList", str)
    def ShowItems(self, names, startup_id):
        self.shown += names


application = QCoreApplication(sys.argv)
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "manager")
manager = Manager()
bus.registerObject("/org/freedesktop/FileManager1", manager, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.FileManager1")
asker = QProcess()
asker.start(sys.executable, ["-c", _ASK, sys.argv[1]])
asker.finished.connect(application.quit)
application.exec()
print(bytes(asker.readAllStandardOutput().data()).decode().strip(), *manager.shown)  # noqa: T201
