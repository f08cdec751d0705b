import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QWidget

from inpaint_studio.ui.names import as_title, as_tooltip


@pytest.mark.parametrize("name", ["scan.tif", "a & b.tif", "<b>wedding</b>.tif", "<b>a & b</b> &lt;.tif", "2 < 3.png"])
def test_a_tooltip_shows_a_name_as_it_is(name):
    shown = as_tooltip(name)
    if Qt.mightBeRichText(shown):
        document = QTextDocument()
        document.setHtml(shown)
        shown = document.toPlainText()
    assert shown == name


@pytest.mark.parametrize("name", ["scan.tif", "scan[*].tif", "[*][*].tif"])
def test_a_title_shows_a_name_as_it_is(name, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(f"{as_title(name)}[*]")
    window.show()
    assert window.windowHandle().title().startswith(name)
