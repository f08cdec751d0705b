"""The widgets that edit settings, one for each kind; they change the setting at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QFileDialog, QPushButton, QSpinBox, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.questions import existing
from inpaint_studio.ui.settings.settings import Setting, SettingKind, Settings
from inpaint_studio.ui.widgets.file_names import shortened
from inpaint_studio.ui.widgets.number_field import indented

SettingField = tuple[QWidget, Callable[[], object]]
"""A widget that edits a setting, and what makes it show the current value."""

_BRIGHT = 140  # lightness, 0 to 255, above which black text is easier to read than white
FIELD_WIDTH = 252
"""Width of every field, in logical pixels."""
_PADDING = 28  # logical pixels left and right of a button's text, together
_MANY = 1000  # the largest maximum that single steps are small enough for


class _Button(QPushButton):
    """Shows the value of a setting; a click asks for another in a dialog."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self._setting = setting
        self._settings = settings
        self.setAutoDefault(False)
        self.clicked.connect(self._ask)

    @property
    def value(self) -> str:
        return str(self._settings.get(self._setting.key))

    def _take(self, value: str) -> None:
        self._settings.set(self._setting.key, value)

    def _ask(self) -> None:
        raise NotImplementedError


class ColorButton(_Button):
    """Shows a colour; a click asks for another."""

    def show_value(self) -> None:
        """Show the current colour."""
        ink = "#000000" if QColor(self.value).lightness() > _BRIGHT else "#ffffff"
        self.setText(self.value)
        self.setStyleSheet(f"background: {self.value}; color: {ink};")

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.value), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self._take(color.name()))
        dialog.open()


class PathButton(_Button):
    """Shows a folder or a file; a click asks for another."""

    def show_value(self) -> None:
        """Show the name of the current folder or file, with its path as the tooltip."""
        name = Path(self.value).name if self.value else tr(self._setting.empty) + "…"
        self.setText(shortened(name, self, FIELD_WIDTH - _PADDING).replace("&", "&&"))
        self.setToolTip(self.value or tr(self._setting.help))

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr(self._setting.title), str(existing(Path(self.value))))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._setting.kind is SettingKind.FOLDER:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilter(tr(self._setting.pattern))
        dialog.fileSelected.connect(self._take)
        dialog.open()


def make_field(setting: Setting, settings: Settings) -> SettingField:
    """Return the widget that edits ``setting``, and what makes it show the current value."""
    field, show = _MAKERS[setting.kind](setting, settings)
    field.setObjectName(setting.key)
    field.setAccessibleName(f"{tr(setting.group)}: {tr(setting.title)}")
    field.setAccessibleDescription(tr(setting.help))
    field.setToolTip(tr(setting.help))
    show()
    return field, show


def _make_choice(setting: Setting, settings: Settings) -> SettingField:
    box = QComboBox()
    for choice, label in setting.choices:
        box.addItem(tr(label), choice)
    box.setCurrentIndex(box.findData(settings.get(setting.key)))
    box.currentIndexChanged.connect(lambda: settings.set(setting.key, box.currentData()))
    return box, lambda: box.setCurrentIndex(box.findData(settings.get(setting.key)))


def _make_switch(setting: Setting, settings: Settings) -> SettingField:
    check = QCheckBox()
    check.clicked.connect(lambda is_on: settings.set(setting.key, is_on))
    return check, lambda: check.setChecked(settings.get(setting.key))


def _make_number(setting: Setting, settings: Settings) -> SettingField:
    number = indented(QSpinBox())
    number.setRange(setting.minimum, setting.maximum)
    number.setSuffix(f" {tr(setting.unit)}" if setting.unit else "")
    if setting.maximum > _MANY:
        number.setStepType(QSpinBox.StepType.AdaptiveDecimalStepType)
    number.setValue(settings.get(setting.key))
    number.valueChanged.connect(lambda value: settings.set(setting.key, value))
    return number, lambda: number.setValue(settings.get(setting.key))


def _make_color(setting: Setting, settings: Settings) -> SettingField:
    button = ColorButton(setting, settings)
    return button, button.show_value


def _make_path(setting: Setting, settings: Settings) -> SettingField:
    button = PathButton(setting, settings)
    return button, button.show_value


_MAKERS = {
    SettingKind.CHOICE: _make_choice,
    SettingKind.SWITCH: _make_switch,
    SettingKind.NUMBER: _make_number,
    SettingKind.COLOR: _make_color,
    SettingKind.FOLDER: _make_path,
    SettingKind.FILE: _make_path,
}
