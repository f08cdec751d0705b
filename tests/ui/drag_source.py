"""A window that files can be dragged out of, as out of a file manager: ``python drag_source.py FILE X Y``."""

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Starts a drag where it is pressed."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.CopyAction)


application = QApplication(sys.argv)
source = Source("drag me")
source.setWindowTitle("drag source")
source.setWindowFlag(Qt.WindowType.FramelessWindowHint)
source.setGeometry(int(sys.argv[2]), int(sys.argv[3]), 80, 60)
source.show()
sys.exit(application.exec())
