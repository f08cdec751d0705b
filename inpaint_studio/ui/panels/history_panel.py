"""HistoryPanel: every step with its name and time; a click jumps to it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.panels.fade_panel import FadePanel
from inpaint_studio.ui.panels.step_delegate import StepDelegate
from inpaint_studio.ui.panels.step_list import StepList
from inpaint_studio.ui.panels.variants_panel import VariantsPanel
from inpaint_studio.ui.widgets.context_menu import use_context_menu

AS_OPENED: Text = "As opened"
_MARGINS, _SPACING = (12, 4, 12, 8), 8  # logical pixels around and between the parts of the panel


class HistoryPanel(QWidget):
    """Lists the steps of the undo stack, and the variants of the newest step if that is a restoration.

    Attributes:
        variants: the panel below the list.
        fade: the panel below that.

    Signals:
        compare_asked: (count, name) compare with the photo after ``count`` steps; 0 is as opened.
    """

    compare_asked = Signal(int, str)

    def __init__(self, editor: Editor, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Show the history of ``editor``; offer some of the ``actions``."""
        super().__init__(parent)
        self._editor = editor
        self.variants = VariantsPanel(editor, actions["compare_variants"])
        self.fade = FadePanel(editor)
        self._view = StepList(editor)
        self._view.setObjectName("history")
        self._view.setAccessibleName(tr("History"))
        self._view.setEmptyLabel(tr(AS_OPENED))
        self._view.setItemDelegate(StepDelegate(editor, self._view))
        editor.settings.changed.connect(lambda key: self._view.doItemsLayout() if key == "history_pictures" else None)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        use_context_menu(self._view, self.menu_at)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(*_MARGINS)
        layout.setSpacing(0)
        lists = QVBoxLayout()
        lists.setSpacing(_SPACING)
        lists.addWidget(self._view, 1)
        lists.addWidget(self.variants)
        layout.addLayout(lists)
        layout.addWidget(self.fade)
        editor.state_changed.connect(self._refresh)
        self.fade.reshaped.connect(self._fit)
        self._refresh()

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Return the menu of the step at ``place`` in the list, or None if no step is there."""
        index = self._view.indexAt(place)
        if not index.isValid() or self._editor.document is None:
            return None
        row, name, view = index.row(), str(index.data()), self._view
        group = view.group_at(row)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Compare with This Step"), lambda: self.compare_asked.emit(row, name))
        fade = menu.addAction(tr("Fade This Step"), lambda: self.fade_step(row - 1))
        fade.setEnabled(0 < row <= self._editor.history.index and self._editor.history.step(row - 1).can_be_faded)
        if row and self._editor.can_edit:
            menu.addAction(tr("Name This Step…"), lambda: view.name_step(row))
        if group is not None:
            is_folded = view.is_folded(group)
            text = tr("Show Each Step") if is_folded else tr("Show as One Row")
            menu.addAction(text, lambda: view.unfold(row, is_folded))
        menu.addSeparator()
        settings = self._editor.settings
        pictures = menu.addAction(tr("Show Pictures"))
        pictures.setCheckable(True)
        pictures.setChecked(settings.get("history_pictures"))
        pictures.toggled.connect(lambda is_on: settings.set("history_pictures", is_on))
        return menu

    def name_last_step(self) -> None:
        """Bring the list in front, and ask for another name of the step that led to the photo as it is."""
        dock = self.parentWidget()
        if dock is not None:
            dock.raise_()
        self._view.name_step(self._editor.history.index)

    def fade_step(self, number: int) -> None:
        """Have the sliders fade step ``number`` of the history."""
        self._editor.fader.choose(number)
        self.fade.focus()

    def _refresh(self) -> None:
        # A jump changes the document, which must not happen while a job runs.
        self._view.setEnabled(self._editor.can_edit)
        self._fit()

    def _fit(self) -> None:
        """Give the sliders the height that the lists leave."""
        fade = self.fade
        if not fade.isHidden():
            fade.fit(self.height() - self._height(lambda each: each.sizeHint()), self.height() - self._least)
            self._layout.activate()
        self.updateGeometry()

    @property
    def _least(self) -> int:
        """The height of both lists at their lowest, in logical pixels."""
        return self._height(lambda each: each.minimumSizeHint())

    def _height(self, hint: Callable[[QWidget], QSize]) -> int:
        heights = [hint(widget).height() for widget in (self._view, self.variants) if not widget.isHidden()]
        return sum(heights) + _SPACING * (len(heights) - 1) + _MARGINS[1] + _MARGINS[3]

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for a few rows of the lists, and for the sliders."""
        height = self._height(lambda each: each.sizeHint())
        if not self.fade.isHidden():
            height += self.fade.sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Leave room for the lists at their lowest; what fades gives way."""
        return QSize(super().minimumSizeHint().width(), self._least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()
