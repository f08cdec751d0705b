import pytest
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from inpaint_studio.ui.widgets.file_names import as_title, as_tooltip, shortened


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


def test_a_long_text_loses_its_middle_and_fits(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    text = shortened("a photograph " * 20 + "1.png", label, 200)
    assert label.fontMetrics().horizontalAdvance(text) <= 200
    assert text.startswith("a ph")
    assert text.endswith("1.png")
    assert shortened("1.png", label, 200) == "1.png"
