"""Forms made from options dataclasses: one row for each option, as its ``OptionSpec`` describes it."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QSpinBox, QToolButton, QWidget

from inpaint_studio.core.engine import OptionSpec
from inpaint_studio.translation import tr
from inpaint_studio.ui.widgets.file_field import FileField
from inpaint_studio.ui.widgets.number_field import indented

ReadValue = Callable[[], Any]
"""Returns the value that a widget shows."""


def suggested_values(options: type) -> dict[str, Any]:
    """Return what a new form for ``options`` shows, by field name."""
    return {name: value for name, _, value in _rows(options)}


def _rows(options: type) -> list[tuple[str, OptionSpec, Any]]:
    """Return name, description and suggested value of each field."""
    specs = [(item, item.metadata["spec"]) for item in fields(options)]
    return [(item.name, spec, item.default if spec.suggested is None else spec.suggested) for item, spec in specs]


class OptionsForm(QWidget):
    """Edits the fields of an options dataclass.

    Signals:
        changed: some value changed.
        unfolded: (is_unfolded) the advanced options were shown or hidden.
    """

    changed = Signal()
    unfolded = Signal(bool)

    def __init__(self, options: type, parent: QWidget | None = None) -> None:
        """Make a row for each field of ``options``, with its suggested value or else its default."""
        super().__init__(parent)
        self._readers: dict[str, ReadValue] = {}
        self._rows: list[tuple[QWidget, OptionSpec]] = []
        self._layout = layout = QFormLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        rows = sorted(_rows(options), key=lambda row: row[1].is_advanced)
        self._more = _fold_button(self)
        for name, spec, value in rows:
            widget, self._readers[name] = self._make_field(spec, value)
            widget.setObjectName(name)
            widget.setAccessibleName(tr(spec.title))
            if not spec.pattern:  # That tells its path.
                widget.setToolTip(tr(spec.help))
            if spec.is_advanced and layout.indexOf(self._more) < 0:
                layout.addRow(self._more)
            layout.addRow(tr(spec.title), widget)
            self._rows.append((widget, spec))
        self._more.setVisible(layout.indexOf(self._more) >= 0)
        self._more.toggled.connect(self._show_rows)
        self._more.toggled.connect(self.unfolded)
        self.changed.connect(self._show_rows)
        self._show_rows()

    @property
    def is_unfolded(self) -> bool:
        """Whether advanced options are shown."""
        return self._more.isChecked()

    def unfold(self, is_unfolded: bool) -> None:
        """Show or hide the advanced options."""
        self._more.setChecked(is_unfolded)

    @property
    def values(self) -> dict[str, Any]:
        """The chosen values, by field name."""
        return {name: read() for name, read in self._readers.items()}

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show ``values``, by field name; a value that does not fit its field is ignored."""
        for name, value in values.items():
            widget = self.findChild(QWidget, name)
            if isinstance(widget, QComboBox) and widget.findData(value) >= 0:
                widget.setCurrentIndex(widget.findData(value))
            elif isinstance(widget, QCheckBox) and isinstance(value, bool):
                widget.setChecked(value)
            elif isinstance(widget, FileField) and isinstance(value, str):
                widget.set_value(value)
            elif isinstance(widget, QSpinBox):
                if isinstance(value, int):
                    widget.setValue(value)
            elif isinstance(widget, QDoubleSpinBox) and isinstance(value, int | float):
                widget.setValue(value)

    def _show_rows(self) -> None:
        """Hide the options that have no effect with the values chosen, and the advanced ones while they are folded."""
        self._more.setArrowType(Qt.ArrowType.DownArrow if self.is_unfolded else Qt.ArrowType.RightArrow)
        for widget, spec in self._rows:
            has_effect = spec.only_with is None or self._readers[spec.only_with[0]]() == spec.only_with[1]
            self._layout.setRowVisible(widget, has_effect and (self.is_unfolded or not spec.is_advanced))

    def _make_field(self, spec: OptionSpec, default: Any) -> tuple[QWidget, ReadValue]:
        """Return the widget that edits an option, and what reads its value."""
        if spec.choices:
            box = QComboBox()
            for value, label in spec.choices:
                box.addItem(tr(label), value)
            box.setCurrentIndex(box.findData(default))
            # A long choice must not make the form wider than its panel.
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(self.changed)
            return box, box.currentData
        if isinstance(default, bool):
            check = QCheckBox()
            check.setChecked(default)
            check.toggled.connect(self.changed)
            return check, check.isChecked
        if spec.pattern:
            path = FileField(tr(spec.title), tr(spec.help), tr(spec.pattern))
            path.changed.connect(self.changed)
            return path, lambda: path.value
        number = indented(QSpinBox() if isinstance(default, int) else QDoubleSpinBox())
        number.setRange(spec.minimum or 0, spec.maximum if spec.maximum is not None else 1_000_000)  # type: ignore[arg-type]
        number.setSuffix(f" {tr(spec.unit)}" if spec.unit else "")
        number.setValue(default)
        number.valueChanged.connect(self.changed)
        return number, number.value


def _fold_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setObjectName("advanced")
    button.setText(tr("Advanced"))
    button.setToolTip(tr("More options, which are seldom wanted"))
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
