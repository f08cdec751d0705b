from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from inpaint_studio.ui.dialogs.room import open_at


def test_a_dialog_opens_as_large_as_wanted_but_never_larger_than_the_screen(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableGeometry().size()
    open_at(dialog, QSize(321, 123))
    assert dialog.size() == QSize(321, 123)
    open_at(dialog, QSize(321, 9999))
    assert dialog.width() == 321
    assert 0.8 * room.height() < dialog.height() < room.height()
