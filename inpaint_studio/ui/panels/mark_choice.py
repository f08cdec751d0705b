"""MarkChoice: the sliders and buttons that choose among the marks found."""

from collections.abc import Callable
from math import log

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.detection.marks import Choice, Polarity
from inpaint_studio.detection.proposals import WIDEST
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.widgets.number_field import indented

_STEPS = 100  # of the slider of a size
_LARGEST = 500  # pixels, the size at its end
_MARGIN = 20  # pixels, the margin at the end of its slider
_NUMBER = 74  # logical pixels

_POLARITIES: tuple[tuple[Polarity, Text, Text], ...] = (
    ("both", "Both", "Take bright marks and dark ones"),
    ("bright", "Bright", "Take only marks that are brighter than what is around them, such as dust on a negative"),
    ("dark", "Dark", "Take only marks that are darker than what is around them, such as ink and dirt"),
)


class MarkChoice(QWidget):
    """Edits a ``Choice`` and a margin.

    Signals:
        chosen: the user chose something else.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show the default choice."""
        super().__init__(parent)
        self._is_showing = False
        self._sliders: dict[QSpinBox, QSlider] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.sensitivity = self._slider_row(
            "Sensitivity", "mark_sensitivity", 100, "How doubtful a mark may be; the number tells how many are proposed"
        )
        self.count = QLabel()
        self.count.setObjectName("mark_count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(_marks(9999)))
        self._grid.addWidget(self.count, 0, 2)
        self.smallest = self._size_row("Smallest", "mark_smallest", "Leave out marks that are smaller across", "any")
        self.largest = self._size_row("Largest", "mark_largest", "Leave out marks that are larger across", "any")
        self.margin = self._number_row(
            "Margin", "mark_margin", WIDEST, "By how many pixels marks are made wider, so that no rim is left"
        )
        self._follow(self.margin, _MARGIN, lambda value: value, lambda value: value)
        self._polarities = {name: _polarity_button(title, help, name) for name, title, help in _POLARITIES}
        self.is_long_free = QCheckBox(tr("Lines of any length"))
        self.is_long_free.setObjectName("mark_lines")
        self.is_long_free.setToolTip(tr("Take scratches, cracks and hairs even where they are longer than the largest"))
        self._lay_out()
        self.sensitivity.valueChanged.connect(self._tell)
        for field in (self.smallest, self.largest, self.margin):
            field.valueChanged.connect(self._tell)
        self.is_long_free.toggled.connect(self._tell)
        self.show_choice(Choice(), self.margin.value())

    @property
    def choice(self) -> Choice:
        """Which marks are wanted."""
        polarity = next(name for name, button in self._polarities.items() if button.isChecked())
        return Choice(
            self.sensitivity.value(),
            self.smallest.value(),
            self.largest.value(),
            polarity,
            self.is_long_free.isChecked(),
        )

    def show_choice(self, choice: Choice, margin: int) -> None:
        """Show a choice without telling that the user made it."""
        self._is_showing = True
        self.sensitivity.setValue(round(choice.sensitivity))
        self.smallest.setValue(round(choice.smallest))
        self.largest.setValue(round(choice.largest))
        self.margin.setValue(margin)
        self._polarities[choice.polarity].setChecked(True)
        self.is_long_free.setChecked(choice.is_long_free)
        self._is_showing = False

    def show_count(self, count: int | None) -> None:
        """Show how many marks are proposed; None before any were found."""
        self.count.setText("" if count is None else _marks(count))

    # --- rows ----------------------------------------------------------------------------------------------------

    def _slider_row(self, title: Text, name: str, most: int, help: Text) -> QSlider:
        """Return a slider in a row of its own."""
        row = self._grid.rowCount() if self._grid.count() else 0
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setObjectName(f"{name}_slider")
        slider.setAccessibleName(tr(title))
        slider.setToolTip(tr(help))
        slider.setRange(0, most)
        self._grid.addWidget(QLabel(tr(title)), row, 0)
        self._grid.addWidget(slider, row, 1)
        return slider

    def _number_row(self, title: Text, name: str, most: int, help: Text) -> QSpinBox:
        """Return a number beside a slider; ``_follow`` ties them together."""
        slider = self._slider_row(title, name, _STEPS, help)
        field = indented(QSpinBox())
        self._sliders[field] = slider
        field.setObjectName(name)
        field.setAccessibleName(tr("{name}, number", name=tr(title)))
        field.setToolTip(tr(help))
        field.setKeyboardTracking(False)
        field.setRange(0, most)
        field.setSuffix(" px")
        field.setFixedWidth(_NUMBER)
        self._grid.addWidget(field, self._grid.rowCount() - 1, 2)
        return field

    def _size_row(self, title: Text, name: str, help: Text, empty: Text) -> QSpinBox:
        """Return the number of a size; its slider is finer at small ones. 0 stands for no limit."""
        field = self._number_row(title, name, 9999, help)
        field.setSpecialValueText(tr(empty))
        factor = log(_LARGEST + 1) / _STEPS
        self._follow(
            field, _STEPS, lambda step: round(2.718281828 ** (step * factor)) - 1, lambda size: log(size + 1) / factor
        )
        return field

    def _follow(
        self, field: QSpinBox, steps: int, size_of: Callable[[int], int], step_of: Callable[[int], float]
    ) -> None:
        """Let a number and the slider beside it follow each other."""
        slider = self._sliders[field]
        slider.setRange(0, steps)

        def follow(value: int) -> None:
            slider.blockSignals(True)
            slider.setValue(min(round(step_of(value)), steps))
            slider.blockSignals(False)

        field.valueChanged.connect(follow)
        slider.valueChanged.connect(lambda step: field.setValue(size_of(step)))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._grid)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(QLabel(tr("Take")))
        row.addStretch()
        group = QButtonGroup(self)
        for button in self._polarities.values():
            group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(self._tell)
        layout.addLayout(row)
        layout.addWidget(self.is_long_free)

    def _tell(self) -> None:
        if not self._is_showing:
            self.chosen.emit()


def _marks(count: int) -> str:
    return tr("{n:,} mark|{n:,} marks", n=count)


def _polarity_button(title: Text, help: Text, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(tr(title))
    button.setCheckable(True)
    button.setObjectName("choice")
    button.setProperty("polarity", name)
    button.setToolTip(tr(help))
    return button
