"""The engine: which one restores, and its options."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.ui.panels.form import OptionsForm


class EnginePanel(QWidget):
    """Chooses an engine and its options; carries the Restore button.

    Attributes:
        restore_button: starts the restoring.
    """

    def __init__(self, restore: QAction, parent: QWidget | None = None) -> None:
        """Offer every engine of the table; ``restore`` is the action behind the button."""
        super().__init__(parent)
        self._choice = QComboBox()
        self._choice.setObjectName("engine")
        self._choice.setAccessibleName("Engine")
        self._summary = QLabel()
        self._summary.setObjectName("dim")
        self._summary.setWordWrap(True)
        self._summary.setMinimumHeight(self._summary.fontMetrics().lineSpacing() * 3 + 4)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._forms = QStackedWidget()
        self._heights: list[int] = []
        for name, entry in ENGINES.items():
            self._choice.addItem(entry.info.title, name)
            form = OptionsForm(entry.options)
            self._heights.append(form.sizeHint().height())
            self._forms.addWidget(form)
        self._choice.currentIndexChanged.connect(self._show)
        self.restore_button = QPushButton("Restore")
        self.restore_button.setObjectName("restore")
        self.restore_button.setToolTip(restore.toolTip())
        self.restore_button.clicked.connect(restore.trigger)
        restore.changed.connect(lambda: self.restore_button.setEnabled(restore.isEnabled()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 12)
        layout.setSpacing(8)
        for widget in (self._choice, self._summary, self._forms, self.restore_button):
            layout.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._show(0)

    @property
    def engine(self) -> str:
        """Name of the engine chosen."""
        return str(self._choice.currentData())

    @property
    def options(self) -> dict[str, Any]:
        """Its options."""
        form = self._forms.currentWidget()
        return form.values if isinstance(form, OptionsForm) else {}

    def _show(self, index: int) -> None:
        self._forms.setCurrentIndex(index)
        self._forms.setFixedHeight(self._heights[index])
        self._summary.setText(ENGINES[self.engine].info.summary)
