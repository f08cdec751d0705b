"""HistoryPanel: every step with its name and time; a click jumps to it."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QUndoView,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.canvas.step_pictures import SIZE, StepPictures
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.history import History
from inpaint_studio.ui.panels.variants_panel import VariantsPanel
from inpaint_studio.ui.widgets.context_menu import use_context_menu
from inpaint_studio.ui.widgets.row_height import height_of_rows

AS_OPENED: Text = "As opened"
_LEAST_ROWS, _ROWS = 2, 3  # that the list shows: in the lowest window, and before the engine's rows scroll
_EDGE = 8  # logical pixels at both ends of a row and between its parts

_ModelIndex = QModelIndex | QPersistentModelIndex


class _StepDelegate(QStyledItemDelegate):
    """Draws a step: its name, shortened to leave room, and its dimmed time at the end of the row.

    If the settings want it, a picture of what the step changed comes before the name.
    """

    def __init__(self, editor: Editor, view: QUndoView) -> None:
        super().__init__(view)
        self._history: History = editor.history
        self._settings = editor.settings
        self._pictures = StepPictures(editor, self)
        self._pictures.made.connect(view.viewport().update)

    @property
    def has_pictures(self) -> bool:
        """Whether steps are shown with pictures."""
        return bool(self._settings.get("history_pictures"))

    def text(self, row: int) -> str:
        """Return the time of the step in a row as text; "" for the first row, which is the photo as opened."""
        steps = self._history.undo_stack
        if not 0 < row <= steps.count():
            return ""
        moment = self._history.step(row - 1).time
        return datetime.fromtimestamp(moment).strftime("%H:%M") if moment else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _ModelIndex) -> None:
        """Draw the row's background, then picture, time and name."""
        time = self.text(index.row())
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        name, whole.text = whole.text, ""
        style = whole.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, whole.widget)
        room = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        if self.has_pictures:
            self._draw_picture(painter, room, index.row())
            room = room.adjusted(SIZE[0] + _EDGE, 0, 0, 0)
        width = option.fontMetrics.horizontalAdvance(time) + _EDGE if time else 0
        palette = whole.palette
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        is_ahead = index.row() > self._history.index
        role = QPalette.ColorRole.PlaceholderText if is_ahead else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        short = option.fontMetrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width() - width)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)

    def sizeHint(self, option: QStyleOptionViewItem, index: _ModelIndex) -> QSize:
        """Ask for the height of a row and for no width, as long names are shortened."""
        line = option.fontMetrics.lineSpacing()
        return QSize(1, (max(line, SIZE[1]) if self.has_pictures else line) + _EDGE)

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


class _StepList(QUndoView):
    """Jumps by the left button alone; the right one asks for the menu and leaves the document as it is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take no notice of the other buttons."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for a few rows; most windows have room for more."""
        return QSize(super().sizeHint().width(), height_of_rows(self, _ROWS))

    def minimumSizeHint(self) -> QSize:
        """Leave room for two rows, so that the list can be scrolled."""
        return QSize(super().minimumSizeHint().width(), height_of_rows(self, _LEAST_ROWS))


class HistoryPanel(QWidget):
    """Lists the steps of the undo stack, and the variants of the newest step if that is a restoration.

    Attributes:
        variants: the panel below the list.

    Signals:
        compare_asked: (count, name) compare with the photo after ``count`` steps; 0 is as opened.
    """

    compare_asked = Signal(int, str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """Show the history of ``editor``."""
        super().__init__(parent)
        self._editor = editor
        self.variants = VariantsPanel(editor)
        self._view = _StepList(editor.undo_stack)
        self._view.setObjectName("history")
        self._view.setAccessibleName(tr("History"))
        self._view.setEmptyLabel(tr(AS_OPENED))
        self._view.setItemDelegate(_StepDelegate(editor, self._view))
        editor.settings.changed.connect(lambda key: self._view.doItemsLayout() if key == "history_pictures" else None)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setToolTip(tr("Click a step to go there; right-click to compare with it."))
        use_context_menu(self._view, self.menu_at)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._view, 1)
        layout.addWidget(self.variants)
        editor.state_changed.connect(self._refresh)
        self._refresh()

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Return the menu of the step at ``place`` in the list, or None if no step is there."""
        index = self._view.indexAt(place)
        if not index.isValid() or self._editor.document is None:
            return None
        row, name = index.row(), str(index.data())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Compare with This Step"), lambda: self.compare_asked.emit(row, name))
        menu.addSeparator()
        settings = self._editor.settings
        pictures = menu.addAction(tr("Show Pictures"))
        pictures.setCheckable(True)
        pictures.setChecked(settings.get("history_pictures"))
        pictures.toggled.connect(lambda is_on: settings.set("history_pictures", is_on))
        return menu

    def _refresh(self) -> None:
        # A jump changes the document, which must not happen while a job runs.
        self._view.setEnabled(self._editor.can_edit)
