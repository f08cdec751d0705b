"""ButtonWords: a line that says in words what buttons without a text are, and what is chosen among them."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton


class ButtonWords(QLabel):
    """Names the button that the pointer or the keyboard is on, before its tooltip comes; else says what is chosen.

    Signals:
        said: it says something else.
    """

    said = Signal()

    def __init__(self) -> None:
        """Begin without words."""
        super().__init__()
        self._choice = ""
        self._on: QToolButton | None = None
        self.setObjectName("dim")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # The longest name must not make the panel wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def follow(self, buttons: Iterable[QToolButton]) -> None:
        """Name these buttons."""
        for button in buttons:
            button.installEventFilter(self)

    def show_choice(self, choice: str) -> None:
        """Say what is chosen, as long as no button is named."""
        self._choice = choice
        self._show()

    def _show(self) -> None:
        self.setText(self._choice if self._on is None else _name(self._on))
        self.said.emit()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer and the keyboard."""
        if isinstance(watched, QToolButton):
            if event.type() in (QEvent.Type.Enter, QEvent.Type.FocusIn):
                self._on = watched
                self._show()
            elif event.type() in (QEvent.Type.Leave, QEvent.Type.FocusOut, QEvent.Type.Hide) and self._on is watched:
                self._on = None
                self._show()
        return False


def _name(button: QToolButton) -> str:
    """Return the name of a button, and its key if it has one."""
    action = button.defaultAction()
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if action is not None else ""
    return f"{button.accessibleName()}  ({key})" if key else button.accessibleName()
