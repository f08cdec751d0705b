"""StepDelegate: draws the rows of the history."""

from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from inpaint_studio.core.step import Step
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.translation import Title, tr
from inpaint_studio.ui.canvas.step_pictures import SIZE, StepPictures
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.panels.step_list import ARROW, StepList
from inpaint_studio.ui.widgets.file_names import as_tooltip

_EDGE = 8  # logical pixels at both ends of a row and between its parts

_ModelIndex = QModelIndex | QPersistentModelIndex


class StepDelegate(QStyledItemDelegate):
    """Draws a step: its name, and its dimmed time at the end of the row; under a restoration its engine and duration.

    If the settings want it, a picture of what the step changed comes before the name.
    """

    def __init__(self, editor: Editor, view: StepList) -> None:
        """Draw the steps of ``editor`` in ``view``."""
        super().__init__(view)
        self._view = view
        self._history: History = editor.history
        self._settings = editor.settings
        self._pictures = StepPictures(editor, self)
        self._pictures.made.connect(view.viewport().update)

    @property
    def has_pictures(self) -> bool:
        """Whether steps are shown with pictures."""
        return bool(self._settings.get("history_pictures"))

    def step(self, row: int) -> Step | None:
        """Return the step in a row; None for the first, which is the photo as opened."""
        return self._history.step(row - 1) if 0 < row <= self._history.undo_stack.count() else None

    def name(self, row: int) -> str:
        """Return what is written in a row: a restoration without its engine, a folded group with its number."""
        step = self.step(row)
        if step is None:
            return str(self._view.model().index(row, 0).data())
        name = self._history.undo_stack.text(row - 1)
        title = step.edit.title
        if self.detail(row) and not step.name and isinstance(title, Title) and "n" in title.values:
            name = tr("Restore: {n} spot|Restore: {n} spots", n=title.values["n"])
        group = self._view.group_at(row)
        is_for_all = group is not None and self._view.has_arrow(row) and self._view.is_folded(group)
        return tr("{name} × {count}", name=name, count=len(group)) if group is not None and is_for_all else name

    def detail(self, row: int) -> str:
        """Return engine and duration of the restoration in a row; "" for any other step."""
        step = self.step(row)
        if step is None or not step.is_restoration or step.painted:
            return ""
        made = step.variants[step.chosen]
        entry = ENGINES.get(made.engine)
        title = tr(entry.info.title) if entry is not None else made.engine
        return tr("{title}, {seconds:.1f} s", title=title, seconds=made.seconds)

    def time(self, row: int) -> str:
        """Return the time of the step in a row as text; "" for the first row, and where it is not known."""
        step = self.step(row)
        return datetime.fromtimestamp(step.time).strftime("%H:%M") if step is not None and step.time else ""

    def tip(self, row: int) -> str:
        """Return all that is known of the step in a row, and what can be done with it."""
        lines = [self.name(row), self.detail(row)]
        step = self.step(row)
        if step is not None and step.time:
            moment = QDateTime.fromSecsSinceEpoch(int(step.time))
            lines.append(QLocale().toString(moment, QLocale.FormatType.ShortFormat))
        lines.append(
            tr("Click a step to go there, double-click or press F2 to name it; right-click to compare with it.")
        )
        return "\n".join(filter(None, lines))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ModelIndex) -> None:
        """Draw the row's background, then arrow, picture, time and name."""
        whole, row = QStyleOptionViewItem(option), index.row()
        self.initStyleOption(whole, index)
        whole.text = ""
        whole.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        dim = whole.palette.color(QPalette.ColorRole.PlaceholderText)
        group = self._view.group_at(row)
        if group is not None:
            if self._view.has_arrow(row):
                _draw_arrow(painter, room, dim, is_down=row == group[0])
            room.setLeft(room.left() + ARROW)
        if self.has_pictures:
            self._draw_picture(painter, room, row)
            room.setLeft(room.left() + SIZE[0] + _EDGE)
        role = QPalette.ColorRole.PlaceholderText if row > self._history.index else QPalette.ColorRole.Text
        self._draw_text(painter, room, row, (whole.palette.color(role), dim))

    def sizeHint(self, option: QStyleOptionViewItem, index: _ModelIndex) -> QSize:
        """Ask for the height of a row and for no width, as long names are shortened."""
        lines = option.fontMetrics.lineSpacing() * (2 if self.detail(index.row()) else 1)
        return QSize(1, (max(lines, SIZE[1]) if self.has_pictures else lines) + _EDGE)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _ModelIndex
    ) -> bool:
        """Tell the whole of a row."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), as_tooltip(self.tip(index.row())), view.viewport(), view.visualRect(index))
        return True

    def _draw_text(self, painter: QPainter, room: QRect, row: int, colors: tuple[QColor, QColor]) -> None:
        """Draw name and time, and the detail below them."""
        metrics, (text, dim) = painter.fontMetrics(), colors
        align, time, detail = Qt.AlignmentFlag, self.time(row), self.detail(row)
        if detail:
            half = metrics.lineSpacing()
            room = QRect(room.left(), room.center().y() - half + 1, room.width(), half)
            painter.setPen(dim)
            short = metrics.elidedText(detail, Qt.TextElideMode.ElideMiddle, room.width())
            painter.drawText(room.translated(0, half), align.AlignLeft | align.AlignVCenter, short)
        painter.setPen(dim)
        painter.drawText(room, align.AlignRight | align.AlignVCenter, time)
        width = room.width() - (metrics.horizontalAdvance(time) + _EDGE if time else 0)
        painter.setPen(text)
        short = metrics.elidedText(self.name(row), Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(room, align.AlignLeft | align.AlignVCenter, short)

    def _draw_picture(self, painter: QPainter, room: QRect, row: int) -> None:
        """Draw what the step in a row changed, unless the step is undone."""
        if not 0 < row <= self._history.index:
            return
        ratio = painter.device().devicePixelRatioF()
        picture = self._pictures.find(self._history.step(row - 1), ratio)
        if picture is not None:
            width, height = picture.width() / ratio, picture.height() / ratio
            slot = QPointF(room.left() + (SIZE[0] - width) / 2, room.center().y() + 0.5 - height / 2)
            painter.drawPixmap(slot, picture)


def _draw_arrow(painter: QPainter, room: QRect, color: QColor, *, is_down: bool) -> None:
    """Draw the arrow of a group: to the right while it is folded."""
    x, y = room.left() + 4.0, room.center().y() + 0.5
    away, along = (3.0, 1.8) if is_down else (1.8, 3.0)
    points = [(-away, -along), (0, along), (away, -along)] if is_down else [(-away, -along), (away, 0), (-away, along)]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.drawPolyline([QPointF(x + right, y + down) for right, down in points])
    painter.restore()
