"""The window in two steps: what is seen at once, and the parts that it gets."""

from PySide6.QtWidgets import QLabel, QPushButton

from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests.ui.driver import Driver


def test_a_window_invites_before_it_has_its_parts_and_works_afterwards(settings, photo_path, qtbot):
    window = MainWindow(settings)
    with qtbot.waitExposed(window):
        window.show()
    assert "Drop a photo here" in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    size, place = window.size(), window.pos()
    assemble(window)
    assert (window.size(), window.pos()) == (size, place)
    assert all(button.isEnabled() for button in window.welcome.findChildren(QPushButton))
    drive = Driver(window, qtbot)
    drive.open(photo_path)
    assert window.parts.canvas.isVisible()
    window.parts.files.strip.close_all()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()


def test_a_window_can_be_closed_before_it_has_its_parts(settings, qtbot):
    window = MainWindow(settings)
    with qtbot.waitExposed(window):
        window.show()
    assert window.close()
    assert not window.isVisible()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()


def test_the_theme_of_a_window_that_has_no_parts_yet_follows_the_settings(settings, qtbot):
    settings.set("theme", "light")
    window = MainWindow(settings)
    qtbot.addWidget(window)
    assert not window.theme.is_dark
    with qtbot.waitSignal(window.theme_changed):
        settings.set("theme", "dark")
    assert window.theme.is_dark
