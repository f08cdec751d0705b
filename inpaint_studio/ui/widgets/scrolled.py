"""Scrolled: content that scrolls where the window is too low for it."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

EDGE = 12
"""Logical pixels at the right of the content; the scroll bar uses them, so that it never covers a field."""

_LEAST = 64  # logical pixels of the content that stay visible in the lowest window

Content = TypeVar("Content", bound=QWidget)


class Scrolled(QScrollArea, Generic[Content]):
    """As high as its content, which scrolls where the window is too low; the scroll bar takes no width from it."""

    def __init__(self, content: Content, parent: QWidget) -> None:
        """Show ``content``."""
        super().__init__(parent)
        self._content = content
        content.setParent(self.viewport())
        content.setSizePolicy(
            QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum
        )  # It scrolls and is never squeezed.
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Its fields take the focus and scroll into sight.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(content)

    @property
    def content(self) -> Content:
        """What is scrolled."""
        return self._content

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the content does; Qt's own scroll area keeps what it had."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Ask the content each time: Qt's own answer dates from before the style sheet was applied."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Leave about two rows visible."""
        return QSize(super().minimumSizeHint().width(), min(_LEAST, self._content.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the content off the edge, where the scroll bar is."""
        self._content.setMaximumWidth(self.width() - EDGE)
        super().resizeEvent(event)
