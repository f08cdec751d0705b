"""VariantsPanel: the variants of the last restoration; a click puts one into the photo."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QMenu, QSizePolicy, QVBoxLayout, QWidget

from inpaint_studio.core.step import Variant
from inpaint_studio.engines.registry import ENGINES, option_specs
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.widgets.context_menu import use_context_menu
from inpaint_studio.ui.widgets.row_height import height_of_rows

_MOST_ROWS = 4  # shown at once
_SPACING = 8  # logical pixels
_HINT: Text = "To compare variants, restore again with other settings."


class _List(QListWidget):
    """Chooses by the left button alone; the right one asks for the menu."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take no notice of the other buttons."""
        if event.button() is Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for all rows, up to a few."""
        return QSize(super().sizeHint().width(), height_of_rows(self, min(max(self.count(), 1), _MOST_ROWS)))

    def minimumSizeHint(self) -> QSize:
        """Leave room for one row, so that the list can be scrolled."""
        return QSize(super().minimumSizeHint().width(), height_of_rows(self, 1))


class VariantsPanel(QWidget):
    """Lists the variants of the newest step if that is a restoration; together they are one step of the history.

    Signals:
        compare_asked: (row, name) compare with the photo as the variant in this row made it.
    """

    compare_asked = Signal(int, str)

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        """Show the variants of the newest step in ``editor``."""
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
        self._list.setToolTip(tr("Click a variant to take it; right-click to compare with it."))
        use_context_menu(self._list, self.menu_at)
        self._list.currentRowChanged.connect(self._choose)
        self._title = QLabel(tr("Variants of the last restoration"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        for widget in (self._title, self._list, self._hint):
            layout.addWidget(widget)
        editor.state_changed.connect(self._refresh)
        self._refresh()

    def menu_at(self, place: QPoint) -> QMenu | None:
        """Return the menu of the variant at ``place`` in the list, or None if no variant is there."""
        item = self._list.itemAt(place)
        if item is None:
            return None
        row, name = self._list.row(item), item.text()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Compare with This Variant"), lambda: self.compare_asked.emit(row, name))
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
            self._editor.fader.end()
            self._editor.restorer.choose(row)

    def _show_title(self) -> None:
        """Show the title if the whole list has room below it."""
        self._title.setVisible(self._has_choice and self.height() >= self.sizeHint().height())

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Leave room for the list and its title, even while that is hidden; without a choice for the hint."""
        hint = super().sizeHint()
        height = self._title.sizeHint().height() + _SPACING + self._list.sizeHint().height()
        return QSize(hint.width(), height) if self._has_choice else hint

    def minimumSizeHint(self) -> QSize:
        """Leave room for one row."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), self._list.minimumSizeHint().height()) if self._has_choice else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show or hide the title."""
        super().resizeEvent(event)
        self._show_title()


def variant_names(variants: list[Variant]) -> list[str]:
    """Return a name for each variant: its engine, how its options differ from the others', and how long it took."""
    differing = {
        name for each in variants for name, value in each.options.items()
        if any(other.options.get(name) != value for other in variants if other.engine == each.engine)
    }  # fmt: skip
    return [_name(each, differing) for each in variants]


def _name(variant: Variant, differing: set[str]) -> str:
    entry = ENGINES.get(variant.engine)
    parts = [tr(entry.info.title) if entry is not None else variant.engine]
    specs = option_specs(entry.options) if entry is not None else {}
    for name, value in variant.options.items():
        if name in differing and name in specs:
            spec, _ = specs[name]
            label = tr(dict(spec.choices).get(value, value)) if spec.choices else number(value)
            parts.append(f"{tr(spec.title)} {label}{f' {tr(spec.unit)}' if spec.unit else ''}")
    return " · ".join([*parts, tr("{seconds:.1f} s", seconds=variant.seconds)])
