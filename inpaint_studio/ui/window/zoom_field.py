"""ZoomField: shows the zoom in per cent; another one is typed, or chosen from a menu."""

from functools import partial
from math import isfinite

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from inpaint_studio.translation import number, tr
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import DARK, Theme

_SCALES = (0.25, 0.5, 1.0, 2.0, 4.0)
_WIDTH = 84  # logical pixels
_LONGEST = 12  # letters
_SPACES = str.maketrans("", "", "% \u00a0\u202f")


class ZoomField(QLineEdit):
    """Enter, or a choice from the menu, zooms around the middle of the view; then the photo has the keyboard again.

    Attributes:
        menu: the usual zooms; the arrow in the field, or the key Down, opens it.
    """

    def __init__(self, canvas: Canvas) -> None:
        """Show and change the zoom of ``canvas``."""
        super().__init__()
        self._canvas = canvas
        self.setObjectName("zoom_field")
        self.setAccessibleName(tr("Zoom in per cent"))
        self.setToolTip(tr("Zoom: type a number, or choose from the menu"))
        self.setMaxLength(_LONGEST)
        self.setFixedWidth(_WIDTH)
        self.menu = QMenu(self)
        self.menu.addAction(tr("Fit"), canvas.zoom_fit)
        for scale in _SCALES:
            self.menu.addAction(_percent(scale), partial(canvas.zoom_to, scale))
        self._arrow = self.addAction(icon("chevron-down", DARK), QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.triggered.connect(self._open_menu)
        self.returnPressed.connect(self._take)
        canvas.view_changed.connect(self.refresh)
        canvas.editor.opened.connect(self.refresh)
        self.refresh()

    def ask(self) -> None:
        """Let the user type; in a window without room for the field, choose."""
        if not self.isVisible():
            self.menu.popup(self._canvas.mapToGlobal(self._canvas.rect().center()))
            return
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def refresh(self) -> None:
        """Show the zoom as it is."""
        is_open = self._canvas.document is not None
        self.setEnabled(is_open)
        self.setText(_percent(self._canvas.transform.scale) if is_open else "")

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._arrow.setIcon(icon("chevron-down", theme))

    def _open_menu(self) -> None:
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _take(self) -> None:
        """Zoom to what was typed; what is no number changes nothing."""
        text = self.text().translate(_SPACES).replace(",", ".")
        try:
            percent = float(text)
        except ValueError:
            percent = 0.0
        if isfinite(percent) and percent > 0:
            self._canvas.zoom_to(percent / 100)
        self._leave()

    def _leave(self) -> None:
        self.refresh()
        self._canvas.setFocus()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the zoom as it was by Esc, open the menu by Down."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() == Qt.Key.Key_Down:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the zoom as it is when something else gets the keyboard."""
        super().focusOutEvent(event)
        self.refresh()


def _percent(scale: float) -> str:
    percent = scale * 100
    return f"{number(percent, '.0f' if percent >= 10 else '.1f')} %"
