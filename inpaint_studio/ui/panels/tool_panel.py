"""The tool's options: the size of the brush, and what can be done to the mask as a whole."""

from math import log

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.ui.tools.tool import Brush

_STEPS = 1000
MASK_ACTIONS = ("show_mask", "invert_mask", "clear_mask", "load_mask", "save_mask")
EDGE_ACTIONS = ("grow_mask", "shrink_mask")


class ToolPanel(QWidget):
    """Size of the brush on a slider that is fine where the brush is small, and the mask's own actions.

    Attributes:
        distance: by how many pixels the mask grows and shrinks.
    """

    def __init__(self, brush: Brush, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Show and change ``brush``; offer the actions of the mask."""
        super().__init__(parent)
        self._brush = brush
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setObjectName("brush_slider")
        self.slider.setAccessibleName("Brush size")
        self.slider.setToolTip("Size of the brush  ( [  ]  or Ctrl + wheel )")
        self.number = QSpinBox()
        self.number.setObjectName("brush_size")
        self.number.setAccessibleName("Brush size in pixels")
        self.number.setSuffix(" px")
        self.number.setKeyboardTracking(False)
        self.distance = QSpinBox()
        self.distance.setObjectName("distance")
        self.distance.setAccessibleName("Pixels to grow or shrink by")
        self.distance.setToolTip("By how many pixels Grow and Shrink change the mask")
        self.distance.setRange(1, 500)
        self.distance.setValue(2)
        self.distance.setSuffix(" px")
        self._lay_out(actions)
        self.slider.valueChanged.connect(self._slide)
        self.number.valueChanged.connect(brush.set_size)
        brush.size_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the brush as it is."""
        for widget in (self.slider, self.number):
            widget.blockSignals(True)
        self.number.setRange(1, self._brush.largest)
        self.number.setValue(self._brush.size)
        self.slider.setValue(round(_STEPS * log(self._brush.size) / log(max(self._brush.largest, 2))))
        for widget in (self.slider, self.number):
            widget.blockSignals(False)

    def _slide(self, step: int) -> None:
        self._brush.set_size(round(self._brush.largest ** (step / _STEPS)))

    def _lay_out(self, actions: dict[str, QAction]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(QLabel("Size"))
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        layout.addLayout(row)
        buttons = [_button(actions[name]) for name in MASK_ACTIONS]
        layout.addLayout(_row(QLabel("Mask"), *buttons))
        steps = [_button(actions[name]) for name in EDGE_ACTIONS]
        layout.addLayout(_row(QLabel("Grow, shrink"), self.distance, *steps))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _row(label: QLabel, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    row.addWidget(label)
    row.addStretch()
    for widget in widgets:
        # Aligned, or the row is squeezed to the lowest of them.
        row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    return row


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setAccessibleName(action.iconText())
    return button
