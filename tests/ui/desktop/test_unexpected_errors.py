"""An error that nothing has handled is logged and told, and the program goes on."""

import subprocess
import sys

from PySide6.QtCore import Qt

from inpaint_studio.ui.desktop.log import UnexpectedErrors
from inpaint_studio.ui.desktop.override_guard import guard_overrides
from inpaint_studio.ui.dialogs.log_dialog import LogDialog

PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget
from inpaint_studio.ui.desktop.override_guard import guard_overrides

told = []
sys.excepthook = lambda cls, error, trace: told.append(cls.__name__)
application = QApplication(["test"])

class Inner(QWidget):
    def event(self, event):
        return super().event(event)  # From Python into Qt, which calls the other override.

    def customEvent(self, event):
        [][0]

class Painting(QWidget):
    def paintEvent(self, event):
        with QPainter(self):
            [][0]

guard_overrides("__main__")
inner, painting = Inner(), Painting()
for _ in range(20):
    application.postEvent(inner, QEvent(QEvent.Type.User))
painting.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, application.quit))
application.exec()
print(len(told) > 20, set(told))
"""


def test_an_error_raised_in_an_override_within_another_does_not_end_the_program():
    found = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout.strip()) == (0, "True {'IndexError'}")


def test_every_override_of_the_window_is_guarded_where_that_is_needed(window):
    guard_overrides(is_needed=True)
    canvas = type(window.parts.canvas)
    for cls in (type(window), canvas, type(window.parts.messages)):
        overrides = [name for name in ("event", "closeEvent", "mousePressEvent", "eventFilter") if name in vars(cls)]
        assert overrides
        assert all(hasattr(vars(cls)[name], "__wrapped__") for name in overrides)


def test_it_is_told_once_with_the_log_and_the_work_stays(opened, caplog):
    errors = UnexpectedErrors()
    errors.happened.connect(opened.window.parts.dialogs.tell_unexpected, Qt.ConnectionType.QueuedConnection)
    opened.drag((60, 60), (60, 120))
    mask = opened.mask
    for _ in range(3):
        errors.note(IndexError, IndexError("list index out of range"), None)
    opened.qtbot.waitUntil(lambda: opened.message.startswith("Something unexpected went wrong"))
    assert "list index out of range" in caplog.text
    assert (opened.mask == mask).all()
    opened.click(opened.button(opened.window.parts.messages, "Show Log"))
    opened.dialog(LogDialog).close()
