"""One action of a table: what it is called, what it does, and the Qt action made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.widgets.action_keys import set_tip

Parts = TypeVar("Parts")
"""What actions work on."""


@dataclass(frozen=True)
class ActionEntry(Generic[Parts]):
    """One action.

    Attributes:
        name: its key in the tables.
        text: its text in menus, with the mnemonic.
        run: what it does; None for an action with two states.
        toggle: what an action with two states does; gets the new one.
        help: one sentence for the tooltip.
        icon: its drawing, or "".
        standard: a standard key, whose sequences come first.
        keys: further sequences; the fallback where the platform has no standard one.
        is_enabled: whether it can be used now.
        is_checked: which of its two states it is in.
        is_on_photo: whether its keys work only while the photo has the focus, because they mean something elsewhere.
    """

    name: str
    text: Text
    run: Callable[[Parts], object] | None
    help: Text = ""
    icon: str = ""
    standard: QKeySequence.StandardKey | None = None
    keys: tuple[str, ...] = ()
    is_enabled: Callable[[Parts], bool] = lambda parts: True
    toggle: Callable[[Parts, bool], object] | None = None
    is_checked: Callable[[Parts], bool] = lambda parts: False
    is_on_photo: bool = False

    @property
    def title(self) -> str:
        """Its text without mnemonic and dots, in the user's language."""
        return plain(tr(self.text))

    @property
    def key_sequences(self) -> list[QKeySequence]:
        """The keys that it begins with: the platform's own first, ours where it has none or others."""
        found: list[QKeySequence] = []
        if self.standard is not None:
            found += QKeySequence.keyBindings(self.standard)
        for text in self.keys:
            sequence = QKeySequence(text)
            if sequence not in found:
                found.append(sequence)
        return found

    def make(self, parent: QObject) -> QAction:
        """Return its Qt action, which has no keys yet and does nothing until it is connected."""
        action = QAction(tr(self.text), parent)
        action.setObjectName(self.name)
        action.setCheckable(self.toggle is not None)
        action.setStatusTip(tr(self.help))
        action.setIconText(self.title)
        set_tip(action, tr(self.help) or self.title)
        if self.is_on_photo:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def connect(self, action: QAction, parts: Parts) -> None:
        """Have ``action`` do what the entry says."""
        run, toggle, is_checked = self.run, self.toggle, self.is_checked
        if run is not None:
            action.triggered.connect(lambda: run(parts))
        if toggle is not None:

            def switch(is_on: bool) -> None:
                toggle(parts, is_on)
                action.setChecked(is_checked(parts))  # Qt has changed it, whatever came of that.

            action.triggered.connect(switch)

    def refresh(self, action: QAction, parts: Parts) -> None:
        """Show whether ``action`` can be used now, and which state it is in."""
        action.setEnabled(self.is_enabled(parts))
        if self.toggle is not None:
            action.setChecked(self.is_checked(parts))


def plain(text: str) -> str:
    """Return a text of a menu without mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def fill_menu(
    menu: QMenu, names: tuple[str, ...], actions: dict[str, QAction], groups: dict[str, list[QAction]]
) -> None:
    """Put actions into a menu.

    Args:
        menu: the menu.
        names: of actions, in order; "-" is a separator.
        actions: every action by its name.
        groups: several actions under one name.
    """
    for name in names:
        if name == "-":
            menu.addSeparator()
        else:
            menu.addActions(groups[name] if name in groups else [actions[name]])
