"""The settings dialog, made from the table of settings. What is chosen counts at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.ui.settings import SETTINGS, Kind, Setting, Settings


class ColorButton(QPushButton):
    """Shows a colour; a click chooses another."""

    def __init__(self, setting: Setting, settings: Settings) -> None:
        super().__init__()
        self._setting = setting
        self._settings = settings
        self.setFixedWidth(96)
        self.clicked.connect(self._ask)
        self._show()

    def _show(self) -> None:
        color = self._settings.get(self._setting.key)
        ink = "#000000" if QColor(color).lightness() > 140 else "#ffffff"
        self.setText(color)
        self.setStyleSheet(f"background: {color}; color: {ink};")

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self._settings.get(self._setting.key)), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(self._take)
        dialog.open()

    def _take(self, color: QColor) -> None:
        self._settings.set(self._setting.key, color.name())
        self._show()


class PreferencesDialog(QDialog):
    """All settings, by group."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        """Show and change ``settings``."""
        super().__init__(parent)
        self.setWindowTitle("Preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        layout = QVBoxLayout(self)
        forms: dict[str, QFormLayout] = {}
        for setting in SETTINGS:
            if not setting.group:
                continue
            if setting.group not in forms:
                box = QGroupBox(setting.group)
                forms[setting.group] = QFormLayout(box)
                layout.addWidget(box)
            widget = self._editor(setting)
            widget.setObjectName(setting.key)
            widget.setAccessibleName(f"{setting.group}: {setting.title}")
            widget.setToolTip(setting.help)
            forms[setting.group].addRow(setting.title, widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(380)

    def _editor(self, setting: Setting) -> QWidget:
        value = self._settings.get(setting.key)
        if setting.kind is Kind.COLOR:
            return ColorButton(setting, self._settings)
        if setting.kind is Kind.CHOICE:
            box = QComboBox()
            for choice, label in setting.choices:
                box.addItem(label, choice)
            box.setCurrentIndex(box.findData(value))
            box.currentIndexChanged.connect(lambda: self._settings.set(setting.key, box.currentData()))
            return box
        if setting.kind is Kind.SWITCH:
            check = QCheckBox()
            check.setChecked(value)
            check.toggled.connect(lambda is_on: self._settings.set(setting.key, is_on))
            return check
        number = QSpinBox()
        number.setRange(setting.minimum, setting.maximum)
        number.setSuffix(f" {setting.unit}")
        number.setValue(value)
        number.valueChanged.connect(lambda: self._settings.set(setting.key, number.value()))
        return number
