"""ActionButton: a push button for an action."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget


class ActionButton(QPushButton):
    """Triggers an action; its text, its tooltip and whether it can be pressed are the action's."""

    def __init__(self, action: QAction, name: str, parent: QWidget | None = None) -> None:
        """Stand for ``action``; ``name`` is the object's name."""
        super().__init__(parent)
        self._action = action
        self.setObjectName(name)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setText(self._action.iconText())
        self.setToolTip(self._action.toolTip())
