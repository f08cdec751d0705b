"""Menus that a list shows for one of its rows."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu


def use_context_menu(view: QAbstractItemView, menu_at: Callable[[QPoint], QMenu | None]) -> None:
    """Have a right click on ``view`` open the menu that ``menu_at`` returns for its place in the view, if any."""

    def show(place: QPoint) -> None:
        menu = menu_at(place)
        if menu is not None:
            menu.popup(view.viewport().mapToGlobal(place))

    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    view.customContextMenuRequested.connect(show)
