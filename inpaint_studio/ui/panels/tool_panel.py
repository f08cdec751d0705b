"""ToolPanel: the options of the tool in use, and the actions on the mask as a whole."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.panels.button_words import ButtonWords
from inpaint_studio.ui.panels.preset_button import PresetButton
from inpaint_studio.ui.panels.sliders import HardnessSlider, SizeSlider, ToleranceSlider
from inpaint_studio.ui.tools.tool import ToolEntry
from inpaint_studio.ui.tools.toolbox import Toolbox
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.number_field import indented
from inpaint_studio.ui.widgets.theme import Theme

MASK_ACTIONS = ("show_mask", "invert_mask", "select_holes", "clear_mask", "load_mask", "save_mask")
EDGE_ACTIONS = ("grow_mask", "shrink_mask", "smooth_mask", "fill_enclosed")

_TARGETS: tuple[tuple[Plane, str, Text, Text], ...] = (
    (Plane.MASK, "mask", "Mask", "Mark what is to be restored"),
    (Plane.PROTECTION, "protect", "Protect", "Mark what is to be left alone: no tool marks it"),
    (Plane.DONORS, "take-from", "Take from here", "Mark where texture is to be taken from: then from nowhere else"),
    (Plane.EXCLUSION, "not-from", "Not from here", "Mark where no texture is to be taken from"),
    (Plane.EXAMPLES, "examples", "Examples", "Mark some of the damage: Find finds more like it"),
)
_MODES: tuple[tuple[Mode, str, Text, Text], ...] = (
    (Mode.ADD, "mode-add", "Add", "Add to what is marked"),
    (Mode.SUBTRACT, "mode-subtract", "Subtract", "Take away from what is marked  (Ctrl, or the right button)"),
    (Mode.INTERSECT, "mode-intersect", "Intersect", "Keep of what is marked only what lies inside  (Ctrl + Alt)"),
)


class ToolPanel(QWidget):
    """Chooses what tools mark and how, edits the options of the tool in use, and offers the actions of the mask.

    Attributes:
        words: says what is marked, and what the button under the pointer is; for the panel's title.
        distance: the pixels by which the mask grows, shrinks and is smoothed.
        brush_size: the size of the brush.
        presets: what the number keys hold for the brush.
        tolerance: how far colours may differ for the wand.
        hardness: how much of the brush of Heal and Clone covers whole.
    """

    def __init__(self, toolbox: Toolbox, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Edit the options in ``toolbox``; offer ``MASK_ACTIONS`` and ``EDGE_ACTIONS`` from ``actions``."""
        super().__init__(parent)
        self._marking = toolbox.marking
        self._source = toolbox.source
        self._targets = {
            plane: _choice("", f"<b>{escape(tr(title))}</b><br>{escape(tr(help))}", name=tr(title))
            for plane, _, title, help in _TARGETS
        }
        self.modes = {mode: _choice("", tr(help), name=tr(title)) for mode, _, title, help in _MODES}
        self.brush_size = SizeSlider(toolbox.brush)
        self.presets = PresetButton(toolbox.presets, actions)
        self.tolerance = ToleranceSlider(toolbox.marking)
        self.connected = _choice(
            "", tr("Only what is connected with the place clicked; off: all of the photo"), name=tr("Connected")
        )
        self.immediate = QCheckBox(tr("Restore while painting"))
        self.immediate.setObjectName("restore_strokes")
        self.immediate.setToolTip(tr("Each stroke is restored as it ends; undo takes both back"))
        self.hardness = HardnessSlider(toolbox.source)
        self.aligned = _choice(
            "", tr("The source goes along from stroke to stroke; off: each stroke begins at the same place"),
            name=tr("Aligned"),
        )  # fmt: skip
        self.distance = _distance()
        self._hint = QLabel()
        self._hint.setObjectName("dim")
        self._hint.setWordWrap(True)
        self._hint.setMinimumHeight(2 * self._hint.fontMetrics().lineSpacing())
        self._options = QStackedWidget()
        self.words = ButtonWords()
        self._mask_rows = QWidget()
        self._is_short = False
        self._paints_mask = True
        self._lay_out(actions)
        self._connect(toolbox)
        self.refresh()

    def refresh(self) -> None:
        """Show the current choices."""
        marking = self._marking
        self._targets[Plane.EXAMPLES].setVisible(marking.examples is not None)
        self._targets[Plane.EXAMPLES if marking.target in EXAMPLES else marking.target].setChecked(True)
        self.modes[self._marking.effective].setChecked(True)
        self.connected.setChecked(self._marking.is_connected)
        self.immediate.setChecked(self._marking.restores_strokes)
        self.words.show_choice(self._chosen())
        self.aligned.setChecked(self._source.is_aligned)

    def show_tool(self, entry: ToolEntry) -> None:
        """Show the options and the hint of a tool."""
        pages = {"size": 0, "tolerance": 1}
        self._options.setCurrentIndex(next((page for name, page in pages.items() if name in entry.options), 2))
        # One takes the place of the other; a stack would be as high as the higher one with every tool.
        self.hardness.setVisible("source" in entry.options)
        self._paints_mask = "source" not in entry.options
        self._show_rows()
        self._hint.setText(tr(entry.hint))
        for button in self.modes.values():
            button.setEnabled("mode" in entry.options)
        self.words.show_choice(self._chosen())

    def _chosen(self) -> str:
        """Return what is marked, and how, in words."""
        target = Plane.EXAMPLES if self._marking.target in EXAMPLES else self._marking.target
        title = next(tr(title) for plane, _, title, _ in _TARGETS if plane is target)
        mode, button = next((mode, button) for mode, button in self.modes.items() if button.isChecked())
        if not button.isEnabled():
            return title
        return f"{title} · {next(tr(title) for each, _, title, _ in _MODES if each is mode)}"

    def set_short(self, is_short: bool) -> None:
        """Leave out what has a key and a menu, for a window in which something else needs the height."""
        if is_short != self._is_short:
            self._is_short = is_short
            self._show_rows()

    def _show_rows(self) -> None:
        self.immediate.setVisible(self._paints_mask and not self._is_short)
        self._mask_rows.setVisible(not self._is_short)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for plane, name, _, _ in _TARGETS:
            self._targets[plane].setIcon(icon(name, theme))
        for mode, name, _, _ in _MODES:
            self.modes[mode].setIcon(icon(name, theme))
        self.connected.setIcon(icon("connected", theme))
        self.aligned.setIcon(icon("aligned", theme))
        self.presets.setIcon(icon("presets", theme))

    def _connect(self, toolbox: Toolbox) -> None:
        marking = self._marking
        for plane, button in self._targets.items():
            if plane in EXAMPLES:
                button.clicked.connect(lambda: marking.set_target(marking.usual))
            else:
                button.clicked.connect(lambda _, plane=plane: marking.set_target(plane))
        for mode, button in self.modes.items():
            button.clicked.connect(lambda _, mode=mode: marking.set_mode(mode))
        self.connected.clicked.connect(lambda is_on: marking.choose("wand_connected", is_on))
        self.immediate.clicked.connect(lambda is_on: marking.choose("restore_strokes", is_on))
        self.aligned.clicked.connect(lambda is_on: self._source.choose("retouch_aligned", is_on))
        self._source.changed.connect(self.refresh)
        marking.changed.connect(self.refresh)
        marking.shown.connect(self.refresh)
        toolbox.chosen.connect(self.show_tool)

    def _lay_out(self, actions: dict[str, QAction]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(6)
        for buttons in (self._targets, self.modes):
            group = QButtonGroup(self)
            for button in buttons.values():
                group.addButton(button)
        layout.addLayout(_row(*self._targets.values(), None, *self.modes.values()))
        self.tolerance.add(self.connected)
        self.brush_size.add(self.presets)
        for page in (self.brush_size, self.tolerance, self._hint):
            self._options.addWidget(page)
        layout.addWidget(self._options)
        self.hardness.add(self.aligned)
        layout.addWidget(self.immediate)
        layout.addWidget(self.hardness)
        rows = QVBoxLayout(self._mask_rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(layout.spacing())
        rows.addLayout(_row(QLabel(tr("Mask")), None, *(_button(actions[name]) for name in MASK_ACTIONS)))
        rows.addLayout(
            _row(QLabel(tr("Edge")), None, self.distance, *(_button(actions[name]) for name in EDGE_ACTIONS))
        )
        layout.addWidget(self._mask_rows)
        self.words.follow(self.findChildren(QToolButton))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return the widgets side by side; None stands for a stretch between them."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            # Without an alignment the row would get the height of its lowest widget.
            row.addWidget(widget, alignment=Qt.AlignmentFlag.AlignVCenter)
    return row


def _distance() -> QSpinBox:
    number = indented(QSpinBox())
    number.setObjectName("distance")
    number.setAccessibleName(tr("Pixels to grow, shrink or smooth by"))
    number.setToolTip(tr("By how many pixels Grow, Shrink and Smooth change the mask"))
    number.setRange(1, 500)
    number.setValue(2)
    number.setSuffix(" px")
    return number


def _choice(text: str, tip: str, name: str = "") -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setObjectName("choice")
    button.setAccessibleName(name or text)
    button.setToolTip(tip)
    return button


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setAccessibleName(action.iconText())
    return button
