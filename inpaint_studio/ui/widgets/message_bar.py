"""MessageBar: tells what happened over the photo, without a dialog in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.widgets.icons import icon
from inpaint_studio.ui.widgets.theme import DARK, Theme

_SECONDS = 6


@dataclass(frozen=True, slots=True)
class _Standing:
    """What ``MessageBar.stand`` was given."""

    text: str
    offers: Sequence[tuple[Text, Callable[[], object]]]
    refuse: Callable[[], object]


class MessageBar(QFrame):
    """Shows one sentence at the upper edge of its host.

    Notices leave by themselves, failures wait to be read, and a standing offer comes back after them until it is
    answered.
    """

    def __init__(self, host: QWidget) -> None:
        """Lie over ``host``."""
        super().__init__(host)
        self._host = host
        self.setObjectName("message")
        self._theme = DARK
        self._picture = QLabel()
        self._label = QLabel()
        self._label.setObjectName("message_text")
        self._label.setAccessibleName(tr("Message"))
        self._label.setTextFormat(Qt.TextFormat.PlainText)  # Names of files may look like tags.
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = QPushButton()
        self._button.setObjectName("flat")
        self._button.setAccessibleName(tr("Close message"))
        self._button.setToolTip(tr("Close message"))
        self._button.clicked.connect(self._close)
        self._offers: list[QPushButton] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._standing: _Standing | None = None
        self._is_standing = False  # whether the standing offer is what is shown
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 8, 8, 8)
        self._row.addWidget(self._picture)
        self._row.addWidget(self._label, 1)
        self._row.addWidget(self._button)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown, or an empty text when the bar is hidden."""
        return "" if self.isHidden() else self._label.text()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._button.setIcon(icon("close", theme))

    def notice(self, text: str) -> None:
        """Show a sentence that needs no answer, for a few seconds."""
        self._show(text, "info")
        self._timer.start(_SECONDS * 1000)

    def fail(self, text: str, offers: Sequence[tuple[Text, Callable[[], object]]] = ()) -> None:
        """Show what went wrong until the user closes it or takes an offer, or until something else is shown.

        Args:
            text: the sentence.
            offers: the text of each button, and what it does.
        """
        self._timer.stop()
        self._show(text, "warning", offers)

    def stand(
        self, text: str, offers: Sequence[tuple[Text, Callable[[], object]]], refuse: Callable[[], object]
    ) -> None:
        """Show an offer until it is answered or withdrawn; it does not cover what went wrong.

        Args:
            text: the sentence.
            offers: the text of each answer's button, and what it does.
            refuse: called where the bar is closed without one of them.
        """
        self._standing = _Standing(text, offers, refuse)
        if self.isHidden() or self._timer.isActive():
            self._leave()

    def withdraw(self) -> None:
        """Take the standing offer away."""
        self._standing = None
        if self._is_standing:
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _close(self) -> None:
        """Close what is shown; a standing offer is refused so."""
        standing = self._standing if self._is_standing else None
        if standing is not None:
            self._standing = None
        self._leave()
        if standing is not None:
            standing.refuse()

    def _leave(self) -> None:
        """Show the standing offer, if there is one, instead of what is shown."""
        self._timer.stop()
        if self._standing is None:
            self.hide()
        else:
            self._show(self._standing.text, "info", self._standing.offers)
            self._is_standing = True

    def _show(self, text: str, picture: str, offers: Sequence[tuple[Text, Callable[[], object]]] = ()) -> None:
        for old in self._offers:
            old.hide()
            old.deleteLater()
        self._offers = [self._add_offer(*offer) for offer in offers]
        self._is_standing = False
        self._label.setText(text)
        self._picture.setPixmap(icon(picture, self._theme).pixmap(20, 20))
        self.setAccessibleName(text)
        self._label.setAccessibleDescription(text)
        self.show()
        self._place()
        self.raise_()

    def _add_offer(self, title: Text, act: Callable[[], object]) -> QPushButton:
        def answer() -> None:
            if self._is_standing:
                self._standing = None
            self._leave()
            act()

        button = QPushButton(tr(title))
        button.clicked.connect(answer)
        self._row.insertWidget(self._row.count() - 1, button)
        button.show()  # Where the bar is shown already, the layout would leave no room for it yet.
        return button

    def _place(self) -> None:
        width = min(max(self._host.width() - 48, 200), 640)
        # Until it is activated, the layout still counts the buttons that have been removed.
        self._row.activate()
        self.setFixedSize(width, self._row.totalHeightForWidth(width))
        self.move((self._host.width() - width) // 2, 44)
