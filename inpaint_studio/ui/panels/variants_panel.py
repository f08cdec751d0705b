"""VariantsPanel: the variants of the last restoration; a click puts one into the photo."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.editor.variant_names import variant_names
from inpaint_studio.ui.widgets.context_menu import use_context_menu
from inpaint_studio.ui.widgets.row_height import height_of_rows

_MOST_ROWS = 4  # shown at once
_SPACING = 8  # logical pixels
_HINT: Text = "To compare variants, restore again with other settings."


class _List(QListWidget):
    """Chooses by the left button alone, with Ctrl asks to compare; the right button asks for the menu.

    Signals:
        compare_asked: (row) compare with the variant in this row.
    """

    compare_asked = Signal(int)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take no notice of the other buttons."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().mousePressEvent(event)
            return
        item = self.itemAt(event.position().toPoint())
        if item is not None:
            self.compare_asked.emit(self.row(item))

    def sizeHint(self) -> QSize:
        """Ask for all rows, up to a few."""
        return QSize(super().sizeHint().width(), height_of_rows(self, min(max(self.count(), 1), _MOST_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """Leave room for one row, so that the list can be scrolled."""
        return QSize(super().minimumSizeHint().width(), height_of_rows(self, 1))


class VariantsPanel(QWidget):
    """Lists the variants of the newest step if that is a restoration; together they are one step of the history.

    Signals:
        compare_asked: (row) compare with the photo as the variant in this row made it.
    """

    compare_asked = Signal(int)

    def __init__(self, editor: Editor, compare: QAction, parent: QWidget | None = None) -> None:
        """Show the variants of the newest step in ``editor``; ``compare`` compares two of them."""
        super().__init__(parent)
        self._editor = editor
        self._hint = QLabel(tr(_HINT))
        self._hint.setObjectName("dim")
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._list = _List()
        self._list.setObjectName("variants")
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._list.setAccessibleName(tr("Variants of the last restoration"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setToolTip(tr("Click a variant to take it; Ctrl+click compares it with the one taken."))
        self._list.compare_asked.connect(self.compare_asked)
        use_context_menu(self._list, self.menu_at)
        self._list.currentRowChanged.connect(self._choose)
        self._title = QLabel(tr("Variants"))
        self._compare = QToolButton()
        self._compare.setDefaultAction(compare)
        self._compare.setAutoRaise(True)
        self._compare.setAccessibleName(compare.iconText())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._compare)
        layout.addLayout(head)
        for widget in (self._list, self._hint):
            layout.addWidget(widget)
        editor.state_changed.connect(self._refresh)
        self._refresh()

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Return the menu of the variant at ``place`` in the list, or None if no variant is there."""
        item = self._list.itemAt(place)
        if item is None:
            return None
        row = self._list.row(item)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Compare with This Variant"), lambda: self.compare_asked.emit(row))
        return menu

    def _refresh(self) -> None:
        step = self._editor.history.retriable if self._editor.document is not None else None
        variants = step.variants if step is not None else []
        names = variant_names(variants)
        self._list.blockSignals(True)
        if [self._list.item(row).text() for row in range(self._list.count())] != names:
            self._list.clear()
            for name in names:
                item = QListWidgetItem(name)
                item.setToolTip(name)
                self._list.addItem(item)
        self._list.setCurrentRow(step.chosen if step is not None else -1)
        self._list.blockSignals(False)
        self._list.setEnabled(self._editor.can_edit)
        self._list.setVisible(self._has_choice)
        self._list.updateGeometry()
        self._hint.setVisible(not self._has_choice)
        self.setVisible(bool(names))
        self._show_title()
        self.updateGeometry()

    @property
    def _has_choice(self) -> bool:
        return self._list.count() > 1

    def _choose(self, row: int) -> None:
        if row >= 0 and self._editor.can_edit:
            self._editor.choose_variant(row)

    def _show_title(self) -> None:
        """Show the title if the whole list has room below it."""
        is_shown = self._has_choice and self.height() >= self.sizeHint().height()
        self._title.setVisible(is_shown)
        self._compare.setVisible(is_shown)

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Leave room for the list and its title, even while that is hidden; without a choice for the hint."""
        hint = super().sizeHint()
        head = max(self._title.sizeHint().height(), self._compare.sizeHint().height())
        height = head + _SPACING + self._list.sizeHint().height()
        return QSize(hint.width(), height if self._has_choice else self._hint.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Leave room for one row."""
        hint = super().minimumSizeHint()
        height = self._list.minimumSizeHint().height()
        return QSize(hint.width(), height if self._has_choice else self._hint.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide the title."""
        super().resizeEvent(event)
        self._show_title()
