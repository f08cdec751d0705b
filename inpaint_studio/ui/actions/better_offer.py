"""BetterOffer: offers, in the message bar, a restoration that is better than what a stand-in made meanwhile."""

from PySide6.QtCore import QObject

from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.betterment import Betterment
from inpaint_studio.ui.widgets.message_bar import MessageBar


class BetterOffer(QObject):
    """Tells of the offer until it is answered, or does not hold any more."""

    def __init__(self, betterment: Betterment, messages: MessageBar, parent: QObject) -> None:
        """Follow ``betterment``; ``messages`` shows its offers."""
        super().__init__(parent)
        self._betterment = betterment
        self._messages = messages
        betterment.offered.connect(self._offer)
        betterment.withdrawn.connect(messages.withdraw)

    def _offer(self) -> None:
        accept, decline = self._betterment.accept, self._betterment.decline
        text = tr("A better restoration is ready.")
        self._messages.stand(text, [("&Use It", accept), ("&Keep This One", decline)], decline)
