"""LeftOut: says which marks are left out by their size or polarity, perhaps since another photo, and takes them in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.translation import number, tr


class LeftOut(QWidget):
    """One row that is seen only while a choice limits the marks.

    Signals:
        freed: the user wants marks of every size and polarity.
    """

    freed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._label = QLabel()
        self._label.setObjectName("left_out")
        self._label.setWordWrap(True)
        self._free = QPushButton(tr("Take All"))
        self._free.setObjectName("flat")
        self._free.setToolTip(tr("Take marks of every size, bright and dark ones"))
        self._free.clicked.connect(self.freed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._free)

    def show_limits(self, choice: Choice, found: Proposals | None) -> None:
        """Say what ``choice`` leaves out, and how many of the marks found; hidden where it leaves out nothing."""
        told = []
        if choice.polarity != "both":
            told.append(tr("only bright marks") if choice.polarity == "bright" else tr("only dark marks"))
        if choice.smallest:
            told.append(tr("from {size} px", size=number(choice.smallest)))
        if choice.largest:
            told.append(tr("up to {size} px", size=number(choice.largest)))
        if found is not None and found.left_out:
            told.append(tr("{n} mark left out|{n} marks left out", n=found.left_out))
        text = " · ".join(told)
        self._label.setText(text[:1].upper() + text[1:])
        self.setVisible(choice.is_limited)
