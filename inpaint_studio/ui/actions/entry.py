"""ActionEntry: one row of the table of actions, and the Qt action made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.widgets.action_keys import set_tip

Context = TypeVar("Context")
"""The type of what actions work on."""


@dataclass(frozen=True)
class ActionEntry(Generic[Context]):
    """One action.

    Attributes:
        name: its key in the tables.
        text: its text in menus, with the mnemonic.
        run: what it does; None for an action with two states, which has ``toggle``.
        help: one sentence for the tooltip.
        icon: its drawing, or "".
        standard: a standard key of Qt; its key sequences on this platform come first.
        keys: further key sequences, needed where the platform has none for the standard key.
        is_enabled: whether it can be used now.
        toggle: what an action with two states does; gets the new state.
        is_checked: whether an action with two states is on.
        is_on_photo: whether its keys work only while the photo has the focus, because they mean something elsewhere.
    """

    name: str
    text: Text
    run: Callable[[Context], object] | None
    help: Text = ""
    icon: str = ""
    standard: QKeySequence.StandardKey | None = None
    keys: tuple[str, ...] = ()
    is_enabled: Callable[[Context], bool] = lambda context: True
    toggle: Callable[[Context, bool], object] | None = None
    is_checked: Callable[[Context], bool] = lambda context: False
    is_on_photo: bool = False

    @property
    def title(self) -> str:
        """Its text without mnemonic and dots, in the user's language."""
        return plain(tr(self.text))

    @property
    def key_sequences(self) -> list[QKeySequence]:
        """The default keys: the platform's own first, then ours."""
        found: list[QKeySequence] = []
        if self.standard is not None:
            found += QKeySequence.keyBindings(self.standard)
        for text in self.keys:
            sequence = QKeySequence(text)
            if sequence not in found:
                found.append(sequence)
        return found

    def make(self, parent: QObject) -> QAction:
        """Return its Qt action, without keys and not connected yet."""
        action = QAction(tr(self.text), parent)
        action.setObjectName(self.name)
        action.setCheckable(self.toggle is not None)
        action.setStatusTip(tr(self.help))
        action.setIconText(self.title)
        set_tip(action, tr(self.help) or self.title)
        if self.is_on_photo:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    def connect(self, action: QAction, context: Context) -> None:
        """Have ``action`` run or toggle on ``context`` when it is triggered."""
        run, toggle, is_checked = self.run, self.toggle, self.is_checked
        if run is not None:
            action.triggered.connect(lambda: run(context))
        if toggle is not None:

            def switch(is_on: bool) -> None:
                toggle(context, is_on)
                action.setChecked(is_checked(context))  # Qt has flipped it already, even if the toggle had no effect.

            action.triggered.connect(switch)


def plain(text: str) -> str:
    """Return a text of a menu without its mnemonic and trailing dots."""
    return text.replace("&", "").rstrip("…")


def fill_menu(
    menu: QMenu, names: tuple[str, ...], actions: dict[str, QAction], groups: dict[str, list[QAction]]
) -> None:
    """Put actions into a menu.

    Args:
        menu: the menu.
        names: of actions, in order; "-" is a separator.
        actions: every action by its name.
        groups: lists of actions that ``names`` may name, too.
    """
    for name in names:
        if name == "-":
            menu.addSeparator()
        else:
            menu.addActions(groups[name] if name in groups else [actions[name]])
