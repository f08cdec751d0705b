"""EnginePanel: chooses the engine that restores, and its options."""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.translation import tr
from inpaint_studio.ui.widgets.form import OptionsForm, suggested_values
from inpaint_studio.ui.widgets.scrolled import EDGE, Scrolled

_SPACING = 8  # logical pixels between widgets


class EnginePanel(QWidget):
    """Chooses an engine and its options. In a low window the engine's summary gives way to the rows of options.

    Signals:
        chosen: (name) another engine is chosen.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Offer every registered engine."""
        super().__init__(parent)
        self._choice = QComboBox(self)
        self._choice.setObjectName("engine")
        self._choice.setAccessibleName(tr("Repair"))
        self._summary = QLabel(self)
        self._summary.setObjectName("dim")
        self._summary.setWordWrap(True)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Each widget is made with its final parent: a change of parent would apply the style sheet to it once more.
        self._scrolled = Scrolled(QStackedWidget(), self)
        self._forms = self._scrolled.content
        self._pages: dict[str, OptionsForm] = {}  # of the engines that have been chosen so far
        self._kept: dict[str, Mapping[str, Any]] = {}  # options of the others
        self._is_unfolded = False
        for name, entry in ENGINES.items():
            self._choice.addItem(tr(entry.info.title), name)
            tip = f"<b>{escape(tr(entry.info.method))}</b><br>{escape(tr(entry.info.summary))}"
            self._choice.setItemData(self._choice.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self._choice.currentIndexChanged.connect(self._show)
        self._choice.currentIndexChanged.connect(lambda _: self.chosen.emit(self.engine))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(EDGE, 4, 0, _SPACING)
        layout.setSpacing(_SPACING)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, EDGE, 0)
        head.setSpacing(_SPACING)
        for widget in (self._choice, self._summary):
            head.addWidget(widget)
        layout.addLayout(head)
        layout.addWidget(self._scrolled)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._show(0)

    @property
    def engine(self) -> str:
        """The name of the chosen engine."""
        return str(self._choice.currentData())

    @property
    def options(self) -> dict[str, Any]:
        """The options of the chosen engine."""
        form = self._forms.currentWidget()
        return form.values if isinstance(form, OptionsForm) else {}

    @property
    def is_unfolded(self) -> bool:
        """Whether advanced options are shown."""
        return self._is_unfolded

    def unfold(self, is_unfolded: bool) -> None:
        """Show or hide the advanced options of every engine."""
        self._is_unfolded = is_unfolded
        for page in self._pages.values():
            page.unfold(is_unfolded)
        self._fit()

    @property
    def rows_height(self) -> int:
        """Height, in logical pixels, that shows all rows of options but not the summary."""
        return self._above + self._scrolled.sizeHint().height()

    def choose(self, engine: str, options: Mapping[str, Any]) -> None:
        """Choose an engine and its options; an unknown engine and unfit values are ignored."""
        index = self._choice.findData(engine)
        if index >= 0:
            self._choice.setCurrentIndex(index)
            self._page(engine).set_values(options)

    @property
    def all_options(self) -> dict[str, dict[str, Any]]:
        """The options of every engine, by name."""
        return {name: self._options_of(name) for name in ENGINES}

    def set_all_options(self, options: Mapping[str, Mapping[str, Any]]) -> None:
        """Show options of engines, by engine name; unknown names and unfit values are ignored."""
        self._kept = {name: options[name] for name in ENGINES if name in options and name not in self._pages}
        for name, page in self._pages.items():
            page.set_values(options.get(name, {}))

    def _options_of(self, name: str) -> dict[str, Any]:
        if name in self._pages:
            return self._pages[name].values
        suggested = suggested_values(ENGINES[name].options)
        return suggested | {key: value for key, value in self._kept.get(name, {}).items() if key in suggested}

    def _page(self, name: str) -> OptionsForm:
        """Return the form of an engine, which is made when it is first asked for."""
        if name not in self._pages:
            page = self._pages[name] = OptionsForm(ENGINES[name].options, self._forms)
            self._forms.addWidget(page)
            page.set_values(self._kept.pop(name, {}))
            page.unfold(self._is_unfolded)
            page.changed.connect(self._fit)
            page.unfolded.connect(self.unfold)
        return self._pages[name]

    def _show(self, index: int) -> None:
        policy = QSizePolicy.Policy
        shown = self._page(self.engine)
        for page in self._pages.values():  # Only the page that is shown takes room.
            page.setSizePolicy(policy.Preferred, policy.Preferred if page is shown else policy.Ignored)
        self._forms.setCurrentWidget(shown)
        self._summary.setText(tr(ENGINES[self.engine].info.summary))
        self._summary.setMinimumHeight(self._summary_height)
        self._choice.setToolTip(self._choice.itemData(self._choice.currentIndex(), Qt.ItemDataRole.ToolTipRole))
        self._fit()

    def _fit(self) -> None:
        """Ask for the height that the form needs now, after rows have been shown or hidden."""
        self._scrolled.updateGeometry()
        self.updateGeometry()

    @property
    def _summary_height(self) -> int:
        """Height of the summary, in logical pixels: three lines for all engines, more if one needs more."""
        lines = self._summary.fontMetrics().lineSpacing() * 3 + 4
        return max(lines, self._summary.heightForWidth(self.width() - 2 * EDGE))

    @property
    def _above(self) -> int:
        """Height of everything but the rows and the summary, in logical pixels."""
        return 4 + self._choice.sizeHint().height() + 2 * _SPACING

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Leave room for everything, including the summary even while that is hidden."""
        return QSize(super().sizeHint().width(), self.rows_height + self._summary_height + _SPACING)

    def minimumSizeHint(self) -> QSize:
        """Leave room for some rows, which scroll."""
        return QSize(super().minimumSizeHint().width(), self._above + self._scrolled.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the summary if all rows have room beside it."""
        super().resizeEvent(event)
        self._summary.setMinimumHeight(self._summary_height)
        self._summary.setVisible(self.height() >= self.sizeHint().height())


def options_from_text(text: object) -> dict[str, dict[str, Any]]:
    """Return the value of ``all_options`` from its JSON text; nothing if ``text`` is no such text."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: options for name, options in found.items() if isinstance(options, dict)}
