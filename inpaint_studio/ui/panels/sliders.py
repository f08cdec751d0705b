"""Sliders with a number beside them: size and hardness of the brush, and the tolerance of the wand."""

from math import log

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QSpinBox, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.tools.brush_size import LARGEST, Brush
from inpaint_studio.ui.tools.marking import Marking
from inpaint_studio.ui.tools.source_choice import SourceChoice
from inpaint_studio.ui.widgets.number_field import indented

_STEPS = 1000  # of the size slider, each by the same factor
_NARROW = 68  # logical pixels, enough for three digits
_WIDE = 88  # and for the largest brush


class NumberSlider(QWidget):
    """A label, a slider and a number.

    Attributes:
        label: what it is.
        slider: the value, roughly.
        number: the value, exactly.
    """

    def __init__(self, title: str, name: str, accessible: str, tip: str) -> None:
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(f"{name}_slider")
        self.slider.setAccessibleName(accessible)
        self.slider.setToolTip(tip)
        self.number = indented(QSpinBox())
        self.number.setObjectName(name)
        self.number.setAccessibleName(tr("{name}, number", name=accessible))
        self.number.setKeyboardTracking(False)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self.label = QLabel(title)
        self._layout.addWidget(self.label)
        self._layout.addWidget(self.slider, 1)
        self._layout.addWidget(self.number)

    def add(self, widget: QWidget) -> None:
        """Add a widget after the number."""
        self._layout.addWidget(widget)

    def show_values(self, slider: int, number: int) -> None:
        """Show values without sending the signals of a change by the user."""
        for widget, value in ((self.slider, slider), (self.number, number)):
            widget.blockSignals(True)
            widget.setValue(value)
            widget.blockSignals(False)


class SizeSlider(NumberSlider):
    """The size of the brush, in photo pixels: the slider is finer at small sizes, the number goes beyond it."""

    def __init__(self, brush: Brush) -> None:
        """Show and change ``brush``."""
        super().__init__(
            tr("Size"), "brush_size", tr("Brush size"), tr("Size of the brush") + f"  ({tr('Ctrl + wheel')})"
        )
        self._brush = brush
        self.slider.setRange(0, _STEPS)
        self.number.setRange(1, LARGEST)
        self.number.setSuffix(" px")
        self.number.setMaximumWidth(_WIDE)
        self.slider.valueChanged.connect(lambda step: brush.set_size(round(brush.usual ** (step / _STEPS))))
        self.number.valueChanged.connect(brush.set_size)
        brush.size_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current size."""
        size = self._brush.size
        self.show_values(min(round(_STEPS * log(size) / log(self._brush.usual)), _STEPS), size)


class HardnessSlider(NumberSlider):
    """How much of the brush of Heal and Clone covers whole."""

    def __init__(self, source: SourceChoice) -> None:
        """Show and change the hardness of ``source``."""
        tip = tr("How much of the brush covers whole; from there it fades out to its rim")
        super().__init__(tr("Hardness"), "retouch_hardness", tr("Hardness of the brush"), tip)
        self._source = source
        self.number.setSuffix(" %")
        for widget in (self.slider, self.number):
            widget.setRange(0, 100)
            widget.valueChanged.connect(lambda value: source.choose("retouch_hardness", value))
        source.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current hardness."""
        self.show_values(self._source.hardness, self._source.hardness)


class ToleranceSlider(NumberSlider):
    """How far a colour may differ from the clicked one for the wand to mark it."""

    def __init__(self, marking: Marking) -> None:
        """Show and change the tolerance of ``marking``."""
        tip = tr("How far each colour may differ from the one clicked, in steps of 255 to full white")
        super().__init__(tr("Tolerance"), "wand_tolerance", tr("Wand tolerance"), tip)
        self._marking = marking
        self.number.setMaximumWidth(_NARROW)
        for widget in (self.slider, self.number):
            widget.setRange(0, 255)
            widget.valueChanged.connect(lambda value: marking.choose("wand_tolerance", value))
        marking.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the current tolerance."""
        self.show_values(self._marking.tolerance, self._marking.tolerance)
