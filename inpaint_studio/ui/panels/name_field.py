"""NameField: a field over a row of a list, in which the row is given a name."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit


class NameField(QLineEdit):
    """Asks for one line of text: Enter, or a click elsewhere, takes it; Esc leaves it as it was. Then it is gone."""

    def __init__(
        self, view: QAbstractScrollArea, place: QRect, text: str, most: int, title: str, take: Callable[[str], None]
    ) -> None:
        """Show ``text``, all of it selected.

        Args:
            view: the list.
            place: the row in it, in logical pixels.
            text: what stands there now.
            most: letters that are taken.
            title: what the field is, for those who hear it.
            take: called with the text, unless Esc was pressed.
        """
        super().__init__(text, view.viewport())
        self._view = view
        self._take: Callable[[str], None] | None = take
        self.setObjectName("name_field")
        self.setAccessibleName(title)
        self.setMaxLength(most)
        height = max(place.height(), self.sizeHint().height())
        self.setGeometry(place.left(), place.center().y() - height // 2, place.width(), height)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_with(self, *, is_taken: bool) -> None:
        """Take the text or leave it, and go."""
        take, self._take = self._take, None
        if take is None:
            return
        self.hide()
        self.deleteLater()
        if is_taken:
            take(self.text())

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End by Enter or Esc, and give the keyboard back to the list."""
        key = Qt.Key
        if event.key() not in (key.Key_Return, key.Key_Enter, key.Key_Escape):
            super().keyPressEvent(event)
            return
        self.close_with(is_taken=event.key() != key.Key_Escape)
        self._view.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed when something else gets the keyboard; a menu of the field itself does not count."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_with(is_taken=True)
