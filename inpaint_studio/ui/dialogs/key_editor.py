"""The dialog that changes keys: it lists every action and tool, and tells whose a key is before it is reassigned."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.dialogs.room import open_at
from inpaint_studio.ui.settings.keymap import Keymap, is_reserved

_NAME = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText
_Section = tuple[QTreeWidgetItem, list[QTreeWidgetItem]]
"""A heading of the list, and the actions below it."""
_HINT: Text = "Choose an action, then press the new keys in the field."


class KeyEditor(QDialog):
    """Lists actions by group; the keys of the chosen one can be replaced, added to, removed and reset."""

    def __init__(self, keymap: Keymap, groups: Mapping[str, Mapping[str, str]], parent: QWidget | None = None) -> None:
        """Change ``keymap``.

        Args:
            keymap: the keys to change.
            groups: heading -> name -> title of every action and tool.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keymap = keymap
        self._titles = {name: title for members in groups.values() for name, title in members.items()}
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setPlaceholderText(tr("Search an action or a key"))
        self.search.setAccessibleName(tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.list, self._groups = _make_list(groups)
        self.key = QKeySequenceEdit()
        self.key.setObjectName("key")
        self.key.setAccessibleName(tr("New keys"))
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.message = QLabel(tr(_HINT))
        self.message.setObjectName("dim")
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(self.message.fontMetrics().lineSpacing() * 2)
        self.replace = _button(tr("Use &Only This"), tr("Take the action's other keys away"))
        self.add = _button(tr("&Add This"), tr("Keep the action's other keys, too"))
        self.remove = _button(tr("&No Keys"), tr("Take all keys of the action away"))
        self.reset = _button(tr("&Reset"), tr("Give the action the keys it began with"))
        self._lay_out()
        self._connect()
        self._refresh()

    @property
    def chosen(self) -> str | None:
        """The name of the chosen action, or None."""
        item = self.list.currentItem()
        return item.data(0, _NAME) if item is not None else None

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self.reset_all = buttons.addButton(tr("Reset A&ll"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setAutoDefault(False)
        label = QLabel(tr("New &keys"))
        label.setBuddy(self.key)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for column, widget in enumerate((label, self.key, self.replace, self.add)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.message, 1, 0, 1, 2)
        grid.addWidget(self.remove, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.reset, 1, 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(grid)
        layout.addWidget(buttons)
        open_at(self, QSize(600, 620))

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(lambda: self._choose())
        self.key.keySequenceChanged.connect(self._tell)
        self.replace.clicked.connect(lambda: self._give([]))
        self.add.clicked.connect(lambda: self._give(self._keys))
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._keymap.reset_all)
        self._keymap.changed.connect(self._refresh)

    @property
    def _keys(self) -> list[QKeySequence]:
        return self._keymap.keys(self.chosen) if self.chosen is not None else []

    def _items(self) -> list[QTreeWidgetItem]:
        return [item for _, items in self._groups for item in items]

    def _choose(self) -> None:
        self.key.clear()
        self._tell()

    def _filter(self, text: str) -> None:
        for item in self._items():
            item.setHidden(text.lower() not in f"{item.text(0)} {item.text(1)}".lower())
        for heading, items in self._groups:
            heading.setHidden(all(item.isHidden() for item in items))

    def _refresh(self) -> None:
        for item in self._items():
            name = item.data(0, _NAME)
            item.setText(1, ", ".join(key.toString(_NATIVE) for key in self._keymap.keys(name)))
            font = self.list.font()
            font.setBold(not self._keymap.is_default(name))
            for column in range(2):
                item.setFont(column, font)
            item.setToolTip(1, tr("Changed") if font.bold() else "")
        self.reset_all.setDisabled(self._keymap.is_unchanged)
        self._tell()

    def _tell(self) -> None:
        """Tell whose the pressed key is, and enable the buttons that make sense."""
        key, name = self.key.keySequence(), self.chosen
        owner = self._keymap.owner(key) if not key.isEmpty() else None
        text, can_give = tr(_HINT), False
        if name is not None and not key.isEmpty():
            shown = key.toString(_NATIVE)
            can_give = not is_reserved(key) and owner != name
            if is_reserved(key):
                text = tr("{shown} belongs to the photo itself. Choose another key.", shown=shown)
            elif owner == name:
                text = tr("{name} has {shown} already.", name=self._titles[name], shown=shown)
            elif owner is not None:
                text = tr(
                    "{shown} belongs to {name} now. That loses it if you take it over.",
                    shown=shown,
                    name=self._titles[owner],
                )
            else:
                text = tr("{shown} is free.", shown=shown)
        is_taken = can_give and owner is not None
        self.message.setText(text)
        self.replace.setText(tr("Take &Over") if is_taken else tr("Use &Only This"))
        self.add.setText(tr("Take Over and &Add") if is_taken else tr("&Add This"))
        self.replace.setEnabled(can_give or (owner == name and len(self._keys) > 1))
        self.add.setEnabled(can_give)
        self.remove.setEnabled(bool(self._keys))
        self.reset.setEnabled(name is not None and not self._keymap.is_default(name))

    def _give(self, others: list[QKeySequence]) -> None:
        name, key = self.chosen, self.key.keySequence()
        if name is not None:
            self.key.clear()
            self._keymap.give(name, [*others, key])

    def _remove(self) -> None:
        if self.chosen is not None:
            self._keymap.give(self.chosen, [])

    def _reset(self) -> None:
        name = self.chosen
        if name is None:
            return
        self._keymap.reset(name)
        if not self._keymap.is_default(name):
            self.message.setText(tr("You have given its other keys to other actions. Reset those, too."))


def _make_list(groups: Mapping[str, Mapping[str, str]]) -> tuple[QTreeWidget, list[_Section]]:
    made: list[_Section] = []
    tree = QTreeWidget()
    tree.setObjectName("keys")
    tree.setAccessibleName(tr("Actions and their keys"))
    tree.setHeaderLabels([tr("Action"), tr("Keys")])
    tree.setRootIsDecorated(False)
    tree.setIndentation(12)
    tree.setItemsExpandable(False)
    tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for heading, members in groups.items():
        top = QTreeWidgetItem(tree, [heading])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        made.append((top, []))
        for name, title in members.items():
            item = QTreeWidgetItem(top, [title])
            item.setData(0, _NAME, name)
            made[-1][1].append(item)
    tree.expandAll()
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    tree.header().setStretchLastSection(False)
    return tree, made


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
