"""ReviewSteps: the button that begins a review, and what leads through it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.review import Review
from inpaint_studio.ui.widgets.action_button import ActionButton

_SPACING = 6  # logical pixels


class ReviewSteps(QWidget):
    """Shows how far a review has come, and its verdicts as buttons."""

    def __init__(self, review: Review, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Follow ``review``; ``actions`` are behind the buttons."""
        super().__init__(parent)
        self._review = review
        self._start = ActionButton(actions["review_marks"], "review_marks")
        self._place = QLabel()
        self._place.setObjectName("review_place")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._steps = [ActionButton(actions[name], name) for name in ("previous_mark", "reject_mark", "keep_mark")]
        row = QHBoxLayout()
        for button in self._steps:
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._start)
        layout.addWidget(self._place)
        layout.addLayout(row)
        for each in (row, layout):
            each.setSpacing(_SPACING)
        review.moved.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        review = self._review
        self._start.setVisible(not review.is_running)
        for widget in (self._place, *self._steps):
            widget.setVisible(review.is_running)
        self._place.setText(tr("{place} of {count}", place=review.position + 1, count=review.count))
