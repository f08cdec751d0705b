"""HistoryPanel: every step with its name and time; a click jumps to it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.panels.step_delegate import StepDelegate
from inpaint_studio.ui.panels.step_list import StepList
from inpaint_studio.ui.panels.variants_panel import VariantsPanel
from inpaint_studio.ui.widgets.context_menu import use_context_menu

AS_OPENED: Text = "As opened"


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
        self._view = StepList(editor)
        self._view.setObjectName("history")
        self._view.setAccessibleName(tr("History"))
        self._view.setEmptyLabel(tr(AS_OPENED))
        self._view.setItemDelegate(StepDelegate(editor, self._view))
        editor.settings.changed.connect(lambda key: self._view.doItemsLayout() if key == "history_pictures" else None)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        row, name, view = index.row(), str(index.data()), self._view
        group = view.group_at(row)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Compare with This Step"), lambda: self.compare_asked.emit(row, name))
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

    def _refresh(self) -> None:
        # A jump changes the document, which must not happen while a job runs.
        self._view.setEnabled(self._editor.can_edit)
