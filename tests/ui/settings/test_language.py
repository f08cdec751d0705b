"""The window in other languages: chosen, complete, and only where a user reads."""

import os
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QSpinBox,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItemIterator,
    QWidget,
)

import inpaint_studio
from inpaint_studio.translation import ENGLISH, Language, number, tr, use_language
from inpaint_studio.ui.dialogs.preferences import PreferencesDialog
from inpaint_studio.ui.settings.language import LANGUAGES, SYSTEM, language_of, locale_of
from tests import forks
from tests.ui.driver import RIGHT
from tests.ui.window.test_accessibility import DIALOGS


@pytest.fixture
def german(speak):
    """Install German; request this fixture before the window."""
    speak("de")


# --- which one -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("choice", "system", "code", "written_like"),
    [
        (SYSTEM, "de_AT", "de", "de_AT"),
        (SYSTEM, "fr_CA", "fr", "fr_CA"),
        (SYSTEM, "en_GB", "en", "en_GB"),
        (SYSTEM, "pl_PL", "en", "pl_PL"),
        (SYSTEM, "C", "en", "C"),
        ("fr", "de_DE", "fr", "fr_FR"),
        ("de", "de_CH", "de", "de_CH"),
        ("en", "de_DE", "en", "en_US"),
    ],
)
def test_the_system_decides_unless_the_user_does(choice, system, code, written_like):
    system = QLocale(system)
    assert language_of(choice, system) == code
    assert locale_of(choice, system).name() == QLocale(written_like).name()


def test_english_loads_no_translations(speak, qapp):
    speak("en")
    assert qapp.findChildren(QTranslator) == []
    assert tr("&Save") == "&Save"


@pytest.mark.parametrize(("code", "text"), [("en", "1,234.5"), ("de", "1.234,5"), ("fr", "1\u202f234,5")])
def test_numbers_are_written_as_the_language_does(speak, code, text):
    speak(code)
    assert number(1234.5, ",.1f") == text


START = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from inpaint_studio.ui.app import run
def tell():
    window, = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow)]
    if not window.menuBar().actions():  # It has no parts yet.
        QTimer.singleShot(20, tell)
        return
    print([action.text().replace("&", "") for action in window.menuBar().actions()][0], flush=True)
    QApplication.exit(0)
QTimer.singleShot(0, tell)
run([])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the environment does not tell the language")
@pytest.mark.parametrize(
    ("environment", "chosen", "menu"),
    [("de_DE.UTF-8", None, "Datei"), ("de_DE.UTF-8", "fr", "Fichier")],
)
def test_the_program_starts_in_it(tmp_path, environment, chosen, menu):
    settings = tmp_path / "inpaint-studio" / "inpaint-studio.ini"
    settings.parent.mkdir()
    settings.write_text(f"[General]\nlanguage={chosen}\n" if chosen else "")
    folders = {name: str(tmp_path) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    folders |= {"PYTHONPATH": str(Path(inpaint_studio.__file__).parents[1]), "LC_ALL": environment}
    done = forks.run(START, env=os.environ | folders)
    assert done.stdout.split() == [menu], done.stderr


def test_preferences_say_that_another_language_counts_from_the_next_start(drive, settings):
    drive.window.parts.actions["preferences"].trigger()
    dialog = drive.dialog(PreferencesDialog)
    box = dialog.findChild(QComboBox, "language")
    assert [box.itemText(row) for row in range(box.count())] == ["Like the system", "English", "Deutsch", "Français"]
    note = next(label for label in dialog.findChildren(QLabel) if label.text() == "From the next start on.")
    assert not note.isVisible()
    box.setCurrentIndex(box.findData("de"))
    assert settings.get("language") == "de"
    assert note.isVisible()
    box.setCurrentIndex(box.findData(SYSTEM))
    assert not note.isVisible()
    dialog.reject()


# --- German --------------------------------------------------------------------------------------------------------


def test_menus_tools_and_the_history_are_german(german, patient, opened):
    window = opened.window
    assert [action.text() for action in window.menuBar().actions()][:2] == ["&Datei", "&Bearbeiten"]
    assert window.parts.actions["save"].toolTip().startswith("Das Foto speichern  (")
    assert window.parts.toolbox.actions["brush"].text() == "Pinsel"
    opened.drag((50, 50), (60, 120))
    opened.drag((50, 50), (55, 60), button=RIGHT)
    patient.may_go_on.set()
    opened.choose_engine("patient")
    opened.restore()
    steps = [window.parts.editor.undo_stack.text(index) for index in range(window.parts.editor.undo_stack.count())]
    assert steps[:2] == ["Pinselstrich", "Radieren: Pinselstrich"]
    assert re.fullmatch(r"Restaurieren: 2 Stellen, Patient, \d+,\d\xa0s", steps[2])
    kept = [step.edit.title.partition(":")[0] for step in window.parts.editor.history.steps]
    assert kept == ["Brush stroke", "Erase", "Restore"]


def test_errors_are_german_sentences(german, opened, tmp_path):
    path = tmp_path / "notiz.tif"
    path.write_text("kein Foto")
    opened.open(path)
    assert opened.message == (
        "„notiz.tif“ ist kein Foto, das geöffnet werden kann. Das können diese: "
        "TIFF, PNG, JPEG, WebP, BMP, JPEG 2000, Photoshop-Dokument, JPEG XL, AVIF, HEIC und Kamera-RAW."
    )
    opened.open(tmp_path / "fehlt.tif")
    assert opened.message.startswith("„fehlt.tif“ kann nicht geöffnet werden: Datei oder Ordner gibt es nicht.")


def test_what_qt_says_is_german_where_its_translations_are_there(german, opened):
    if len(QCoreApplication.instance().findChildren(QTranslator)) < 2:
        pytest.skip("this PySide6 comes without translations")
    dialog = PreferencesDialog(opened.window.settings, opened.window)
    close = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
    assert close.text().replace("&", "") == "Schließen"
    dialog.deleteLater()


def test_a_session_is_shown_in_the_language_it_is_opened_in(speak, opened, tmp_path):
    opened.drag((50, 50), (60, 120))
    opened.key("Ctrl+Alt+S")
    with opened.job():
        opened.choose_file(tmp_path / "work")
    speak("fr")
    with opened.qtbot.waitSignal(opened.editor.opened):
        opened.drop_urls(QUrl.fromLocalFile(str(tmp_path / "work.inpaint")))
    assert opened.editor.undo_stack.text(0) == "Coup de pinceau"


# --- room ------------------------------------------------------------------------------------------------------------


def cut_off(parent):
    """Return the texts of labels and buttons that do not fit into them."""
    found = []
    for widget in [*parent.findChildren(QLabel), *parent.findChildren(QAbstractButton)]:
        shows_icon = isinstance(widget, QToolButton) and not widget.icon().isNull()
        if not widget.isVisible() or shows_icon or (isinstance(widget, QLabel) and is_rich_or_wrapped(widget)):
            continue
        lines = widget.text().replace("&", "").splitlines()
        needed = max((widget.fontMetrics().horizontalAdvance(line) for line in lines), default=0)
        if needed > widget.contentsRect().width():
            found.append(widget.text())
    return found


def is_rich_or_wrapped(label):
    return label.wordWrap() or label.textFormat() == Qt.TextFormat.RichText or label.text().startswith("<")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_has_room_in_the_invitation_the_window_and_its_dialogs(speak, code, request, photo_path, tmp_path):
    speak(code)
    drive = request.getfixturevalue("drive")
    window = drive.window
    invite = window.findChild(QLabel, "invite")
    assert invite.height() >= invite.heightForWidth(invite.width())
    assert cut_off(window) == []
    drive.open(photo_path)
    drive.drag((50, 50), (60, 120))
    for name, make in DIALOGS.items():
        dialog = make(window, tmp_path)
        dialog.open()
        drive.qtbot.waitUntil(dialog.isVisible)
        assert cut_off(dialog) == [], name
        dialog.reject()
    window.resize(window.minimumWidth(), 700)
    for tool in window.parts.toolbox.tools:
        window.parts.toolbox.choose(tool)
        QCoreApplication.processEvents()
        assert cut_off(window) == [], tool


# --- nothing is left in English --------------------------------------------------------------------------------------

WIDE = {code: code + 0xFEE0 for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
"""Full-width letters: texts in ordinary letters have not been translated by the fixture ``chinese``."""
UNTRANSLATED = re.compile(r"[A-Za-z]{2,}")
NAMES = re.compile(
    r"\S*coffee\.png|<[^>]*>|\((?:\*\.\w+[ )])+|\b(?:Inpaint Studio|Ctrl|Shift|Alt|Del|Ins|Esc|Tab|Return|Enter|"
    r"PgUp|PgDown|Space|Backspace|F\d+|px|English|Deutsch|Français|Keys?)\b|\+(?:Up|Down|Left|Right|Home|End)\b|#\w{6}|\.\w{3,4}\b"
)
"""What is the same in every language: the program, keys as Qt writes them, files, languages, colours."""


def as_chinese(text, n):
    places = re.split(r"(\{[^{}]*\})", text)
    return "".join(part if part.startswith("{") else part.translate(WIDE) for part in places)


CHINESE = Language(as_chinese)


@pytest.fixture
def chinese():
    use_language(CHINESE)
    yield
    use_language(ENGLISH)


def texts_of(widget):
    """Yield everything that a widget says or shows."""
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName(), widget.windowTitle())
    yield widget.accessibleDescription()
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QSpinBox):
        yield widget.suffix()
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QListWidget):
        for row in range(widget.count()):
            yield from (widget.item(row).text(), widget.item(row).toolTip())
    elif isinstance(widget, QTreeWidget):
        yield from (widget.headerItem().text(column) for column in range(widget.columnCount()))
        for entry in iter_tree(widget):
            yield entry.text(0)


def iter_tree(tree):
    position = QTreeWidgetItemIterator(tree)
    while position.value() is not None:
        yield position.value()
        position += 1


def is_of_qt(widget):
    """Whether Qt made and named the widget: standard buttons, parts of other widgets, lists of combo boxes."""
    box = widget.parent() if isinstance(widget.parent(), QDialogButtonBox) else None
    is_standard = box is not None and box.standardButton(widget) != QDialogButtonBox.StandardButton.NoButton
    is_part = widget.objectName().startswith("qt_") or widget.inherits("QLineEditIconButton")
    return is_standard or is_part or isinstance(widget.parent(), QSpinBox | QTabBar)


def untranslated(parent):
    widgets = [each for each in [parent, *parent.findChildren(QWidget)] if not is_of_qt(each)]
    found = [(type(each).__name__, text) for each in widgets for text in texts_of(each)]
    for action in parent.findChildren(QAction):
        if not is_of_qt(action.parent()):
            texts = (action.text(), action.toolTip(), action.statusTip(), action.iconText())
            found += [("QAction", text) for text in texts]
    return sorted({(kind, text) for kind, text in found if UNTRANSLATED.search(NAMES.sub("", text))})


def test_no_text_of_the_window_is_left_in_english(chinese, opened, tmp_path):
    opened.drag((50, 50), (60, 120))
    opened.key("G")
    with opened.job():
        opened.editor.files.open(tmp_path / "coffee.png" / "coffee.png")
    steps = [opened.editor.undo_stack.text(index) for index in range(2)]
    assert [text for text in [*steps, opened.message] if UNTRANSLATED.search(NAMES.sub("", text))] == []
    assert untranslated(opened.window) == []


def test_no_text_of_a_dialog_is_left_in_english(chinese, opened, tmp_path):
    opened.drag((50, 50), (60, 120))
    for name in sorted(set(DIALOGS) - {"about", "log"}):
        dialog = DIALOGS[name](opened.window, tmp_path)
        assert untranslated(dialog) == [], name
        dialog.reject()
