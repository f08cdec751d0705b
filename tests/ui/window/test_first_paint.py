from PySide6.QtWidgets import QWidget

from inpaint_studio.ui.window.first_paint import AfterFirstPaint


class Window(QWidget):
    def __init__(self, log):
        super().__init__()
        self.log = log

    def paintEvent(self, event):
        self.log.append("painted")


def test_what_can_wait_comes_after_the_first_painting_and_once(qtbot):
    log = []
    window = Window(log)
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: log.append("done"), patience=60_000)
    window.show()
    qtbot.waitUntil(lambda: "done" in log)
    assert log == ["painted", "done"]
    window.repaint()
    assert log == ["painted", "done", "painted"]


def test_a_window_that_is_not_painted_does_not_keep_it_waiting(qtbot):
    log = []
    window = Window(log)
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: log.append("done"), patience=10)
    qtbot.waitUntil(lambda: log == ["done"])
