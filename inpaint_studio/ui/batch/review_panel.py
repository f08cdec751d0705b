"""ReviewPanel: the photos that are reviewed as a filmstrip, and what can be decided, along the lower edge."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QIcon
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from inpaint_studio.batch.rows import Row, State, readable
from inpaint_studio.translation import number, tr
from inpaint_studio.ui.batch.review import Review
from inpaint_studio.ui.batch.review_pictures import SIZE, thumbnail
from inpaint_studio.ui.batch.reviewed_photo import DONE
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.action_button import ActionButton
from inpaint_studio.ui.widgets.file_names import as_tooltip

_CELL = QSize(SIZE.width() + 24, SIZE.height() + 30)
_HEIGHT = 124  # logical pixels
_NARROWEST, _WIDTH = 240, 340  # of what stands beside the photos
_Index = QModelIndex | QPersistentModelIndex
_ACTIONS = ("accept_photo", "touch_up_photo", "skip_photo")


class _Photos(QAbstractListModel):
    """The photos of a review. A thumbnail is made when it is first seen: there may be thousands."""

    def __init__(self, review: Review, settings: Settings) -> None:
        super().__init__(review)
        self._review = review
        self._settings = settings
        self._rows: list[tuple[Row, bool]] = []
        self._icons: dict[tuple[int, State, bool, float], QIcon] = {}

    def refresh(self) -> None:
        """Take over what has changed."""
        review = self._review
        under_way = review.work.under_way  # Asked for once: there may be thousands of photos.
        rows = [(row, row.state in DONE or row.id in under_way) for row in review.rows]
        if [row.id for row, _ in rows] != [row.id for row, _ in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self._icons.clear()
            self.endResetModel()
            return
        changed = [
            place
            for place, (new, old) in enumerate(zip(rows, self._rows, strict=True))
            if new[0] is not old[0] or new[1] != old[1]
        ]
        self._rows = rows
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as in Qt
        """Return how many photos there are."""
        return len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name, the thumbnail or the sentences of a photo."""
        row, is_decided = self._rows[index.row()]
        name = readable(row.input.name)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"✓ {name}" if is_decided else f"– {name}" if row.state is State.SKIPPED else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_tooltip("\n".join(filter(None, (readable(str(row.relative)), row.note))))
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icon(row, is_decided)
        if role == Qt.ItemDataRole.SizeHintRole:
            return _CELL
        return None

    def _icon(self, row: Row, is_decided: bool) -> QIcon:
        key = row.id, row.state, is_decided, row.time
        if key not in self._icons:
            tint = QColor(self._settings.get("mask_color"))
            is_done = row.state in (State.RESTORED, State.CLEAN)
            is_dim = row.state is State.SKIPPED
            self._icons[key] = thumbnail(self._review.pictures(row), tint, is_done=is_done, is_dim=is_dim)
        return self._icons[key]


class ReviewPanel(QWidget):
    """Follows a review.

    Attributes:
        place: which photo of how many is looked at.
        why: why somebody is to look at it.
    """

    def __init__(
        self, review: Review, settings: Settings, actions: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        """Follow ``review``; ``actions`` are behind the buttons."""
        super().__init__(parent)
        self._review = review
        self._photos = _Photos(review, settings)
        self._list = QListView()
        self._list.setObjectName("review_list")
        self._list.setAccessibleName(tr("Review list"))
        self._list.setAccessibleDescription(tr("The photos to be reviewed; choose one to look at it."))
        self._list.setModel(self._photos)
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setFlow(QListView.Flow.LeftToRight)
        self._list.setWrapping(False)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setIconSize(SIZE)
        self._list.setGridSize(_CELL)
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.place = QLabel()
        self.place.setObjectName("review_photo")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.why = QLabel()
        self.why.setObjectName("dim")
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.why.setWordWrap(True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out(actions)
        self.setFixedHeight(_HEIGHT)
        self._list.clicked.connect(lambda index: review.go(index.row()))
        self._list.activated.connect(lambda index: review.go(index.row()))
        self._timer = QTimer(self)  # Several changes at once are shown once.
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        review.changed.connect(lambda: self._timer.start(0))

    def refresh(self) -> None:
        """Show where the review is now."""
        review, row = self._review, self._review.row
        self._photos.refresh()
        if row is None:
            return
        index = self._photos.index(review.current)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        place, count = number(review.current + 1, ",d"), number(len(review.rows), ",d")
        left = tr("{n} left|{n} left", n=review.left)
        self.place.setText(
            f"{tr('{place} of {count}', place=place, count=count)} · {left} · {readable(row.input.name)}"
        )
        self.place.setToolTip(as_tooltip(readable(str(row.relative))))
        self.why.setText(row.note)
        self.why.setToolTip(as_tooltip(row.note))

    def _lay_out(self, actions: dict[str, QAction]) -> None:
        buttons = QGridLayout()  # In one row, words would be cut in a narrow window.
        buttons.setSpacing(6)
        close = QPushButton(tr("&Close"))
        close.setObjectName("review_close")
        close.setToolTip(tr("Close the review; what waits keeps waiting"))
        close.clicked.connect(self._review.close)
        for place, button in enumerate([*(ActionButton(actions[name], name) for name in _ACTIONS), close]):
            buttons.addWidget(button, place // 2, place % 2)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.place)
        column.addWidget(self.why, 1)
        column.addLayout(buttons)
        side = QWidget()
        side.setMinimumWidth(_NARROWEST)
        side.setMaximumWidth(_WIDTH)
        column.setContentsMargins(0, 0, 0, 2)
        side.setLayout(column)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 4)
        row.setSpacing(12)
        self._list.setMinimumWidth(_CELL.width())
        row.addWidget(self._list, 3)
        row.addWidget(side, 2)
