"""FadePanel: how much of a restoration is seen, and how soft its edge is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QWidget

from inpaint_studio.core.fade import FULL, WIDEST
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.panels.sliders import NumberSlider

_SPACING, _ABOVE = 4, 8  # logical pixels between the rows and above them


class FadeSlider(NumberSlider):
    """One of the two numbers. A drag of the slider is one gesture; keys, the wheel and the number end after a pause."""

    def __init__(self, title: str, name: str, accessible: str, tip: str, most: int, unit: str) -> None:
        super().__init__(title, name, accessible, tip)
        self.number.setSuffix(unit)
        self.number.setToolTip(tip)
        for widget in (self.slider, self.number):
            widget.setRange(0, most)
        self.slider.setPageStep(max(most // 10, 1))

    @property
    def is_held(self) -> bool:
        """Whether the slider is being dragged."""
        return self.slider.isSliderDown()


class FadePanel(QWidget):
    """Fades the last restoration, or the one chosen in the history. Hidden while there is none.

    Attributes:
        strength: how much of the restoration is seen, in per cent.
        edge: over how many pixels it comes in from the rim of its mask.

    Signals:
        reshaped: it needs another height.
    """

    reshaped = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """Fade what ``editor`` has in its history."""
        super().__init__(parent)
        self._editor = editor
        self._fader = editor.fader
        self._name = ""
        self._title = QLabel()
        self._title.setObjectName("dim")
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.strength = FadeSlider(
            tr("Fade"), "fade", tr("Fade the restoration"),
            tr("How much of the restoration is seen: at 100 % all of it, at 0 % the photo as before"), FULL, " %",
        )  # fmt: skip
        self.edge = FadeSlider(
            tr("Soft edge"), "fade_edge", tr("Soft edge of the restoration"),
            tr("Over how many pixels the restoration comes in from the rim of its mask"), WIDEST, " px",
        )  # fmt: skip
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, _ABOVE, 0, 0)
        self._layout.setSpacing(_SPACING)
        self._rows = self.strength, self.edge
        for widget in (self._title, *self._rows):
            self._layout.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        for row in self._rows:
            row.slider.sliderPressed.connect(self._fader.begin)
            row.slider.sliderReleased.connect(self._fader.end)
            row.slider.valueChanged.connect(self._fade_by_slider)
            row.number.valueChanged.connect(self._fade_by_number)
        self._fader.changed.connect(self._refresh)
        self._editor.state_changed.connect(self._refresh)

    def _fade_by_slider(self) -> None:
        is_held = self.strength.is_held or self.edge.is_held
        self._fader.set(self.strength.slider.value(), self.edge.slider.value(), is_held=is_held)

    def _fade_by_number(self) -> None:
        self._fader.set(self.strength.number.value(), self.edge.number.value(), is_held=False)

    def _refresh(self) -> None:
        fade, number = self._fader.fade, self._fader.number
        if self.isHidden() != (fade is None):
            self.setVisible(fade is not None)
            self.reshaped.emit()
        self.setEnabled(self._editor.can_edit)
        if fade is None or number is None:
            return
        self.strength.show_values(fade.strength, fade.strength)
        self.edge.show_values(fade.edge, fade.edge)
        name = "" if self._fader.is_last else self._editor.undo_stack.text(number)
        if name != self._name:
            self._name = name
            self.reshaped.emit()

    def focus(self) -> None:
        """Give the keyboard to the first slider, or to its number where the window is too low for sliders."""
        row = self.strength
        (row.number if row.slider.isHidden() else row.slider).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self, room: int, least: int) -> None:
        """Take a height: both sliders in ``room`` logical pixels, else both numbers in ``least``, else nothing."""
        full, low = self._full_height, _ABOVE + self.strength.sizeHint().height()
        is_full, is_low = full <= room, low <= least
        self.setFixedHeight(full if is_full else low if is_low else 0)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if is_full else direction.LeftToRight)
        width = max(row.label.sizeHint().width() for row in self._rows) if is_full else 0
        number = max(row.number.sizeHint().width() for row in self._rows)
        for row in self._rows:
            row.label.setMinimumWidth(width)
            row.number.setMinimumWidth(number if is_full else 0)
            row.slider.setVisible(is_full)
            row.setVisible(is_full or is_low)
        self.edge.label.setVisible(is_full)  # There is no room for it beside both numbers.
        self._title.setVisible(bool(self._name) and is_full)
        self._show_name()

    @property
    def _full_height(self) -> int:
        heights = [row.sizeHint().height() for row in self._rows]
        heights += [self._title.sizeHint().height()] if self._name else []
        return _ABOVE + sum(heights) + _SPACING * (len(heights) - 1)

    def _show_name(self) -> None:
        title = self._title
        title.setText(title.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, self.width()))
        title.setToolTip(self._name)

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for both sliders, and for the name of a step that is not the last."""
        return QSize(super().sizeHint().width(), self._full_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room that there is."""
        super().resizeEvent(event)
        self._show_name()
