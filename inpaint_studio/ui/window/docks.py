"""Docks: the panels beside the photo, hidden when they are not wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QWidget

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.panels.button_words import ButtonWords
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.dock_heights import DockHeights

_WIDTH = 272  # logical pixels of a panel
_VERSION = 2  # of the saved arrangement; Qt ignores one of another version


class Docks(QObject):
    """Puts panels into docks, and remembers their arrangement and whether they are wanted."""

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        """Add docks to ``window``; keep their arrangement in ``settings``."""
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._docks: list[QDockWidget] = []
        self._strips: dict[QDockWidget, Callable[[], bool]] = {}
        self._guest: QDockWidget | None = None
        self._hosts: list[QDockWidget] = []
        self._is_guest_used: Callable[[], bool] = lambda: False
        self._is_wanted = settings.read_state("panels") not in (False, "false")

    @property
    def panels(self) -> list[QWidget]:
        """The panels in the docks, from the top."""
        return [dock.widget() for dock in (*self._docks, *self._strips)]

    @property
    def are_shown(self) -> bool:
        """Whether any panel beside the photo is shown."""
        return any(not dock.isHidden() for dock in self._docks)

    def add(self, title: Text, panel: QWidget, beside: ButtonWords | None = None) -> None:
        """Add a dock with ``panel`` at the right; ``beside`` stands at the end of its title."""
        dock = QDockWidget(tr(title), self._window)  # A parent given later would apply the style sheet again.
        dock.setObjectName(title)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setWidget(panel)
        if beside is not None:
            dock.setTitleBarWidget(_TitleBar(tr(title), beside, dock))
        panel.setFixedWidth(_WIDTH)
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        self._docks.append(dock)

    def add_guest(
        self, title: Text, panel: QWidget, hosts: Sequence[QWidget], is_used: Callable[[], bool], back: QWidget
    ) -> None:
        """Add a dock with ``panel`` that takes the place of the panels ``hosts`` while ``is_used`` returns True.

        ``back`` stands at the end of its title, and leads back to them.
        """
        self.add(title, panel)
        self._docks[-1].setTitleBarWidget(_TitleBar(tr(title), back, self._docks[-1]))
        self._guest, self._is_guest_used = self._docks[-1], is_used
        self._hosts = [dock for dock in self._docks if dock.widget() in hosts]

    def add_strip(self, title: Text, panel: QWidget, is_used: Callable[[], bool]) -> None:
        """Add a dock with ``panel`` along the lower edge, below others, shown only while ``is_used`` returns True."""
        dock = QDockWidget(tr(title), self._window)
        dock.setObjectName(title)
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(panel)
        self._window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock, Qt.Orientation.Vertical)
        self._strips[dock] = is_used

    def join(self, panels: Sequence[QWidget]) -> None:
        """Let panels share one place as tabs, with the first in front."""
        docks = [dock for dock in self._docks if dock.widget() in panels]
        for dock in docks[1:]:
            self._window.tabifyDockWidget(docks[0], dock)
        for dock in docks:
            dock.setTitleBarWidget(QWidget(dock))  # The tab shows the name already.
        docks[0].raise_()

    def raise_panel(self, panel: QWidget) -> None:
        """Show a panel, in front of those that share its place."""
        if not self.are_shown:
            self.want(True)
        for dock in self._docks:
            if dock.widget() is panel:
                dock.raise_()

    def share_height(self, engine: QWidget, below: Sequence[QWidget]) -> None:
        """Give the panel ``engine`` the height that it can use, as far as the panels ``below`` keep theirs."""
        docks = {dock.widget(): dock for dock in self._docks}
        DockHeights(self._window, docks[engine], [docks[panel] for panel in below])

    def want(self, is_wanted: bool) -> None:
        """Show or hide the panels for this and all further photos."""
        self._is_wanted = is_wanted
        self._settings.write_state("panels", is_wanted)
        self.show(True)

    def show(self, has_photo: bool) -> None:
        """Show the panels if a photo is open and they are wanted, else hide them."""
        is_guest_used = self._is_guest_used()
        for dock in self._docks:
            is_away = dock in self._hosts if is_guest_used else dock is self._guest
            dock.setVisible(has_photo and self._is_wanted and not is_away)
        for strip, is_used in self._strips.items():
            strip.setVisible(self._is_wanted and is_used())

    def save(self) -> None:
        """Remember the arrangement of docks and toolbars."""
        self._settings.write_state("docks", self._window.saveState(_VERSION))

    def restore(self) -> None:
        """Arrange docks and toolbars as they were saved."""
        state = self._settings.read_state("docks")
        if isinstance(state, QByteArray):
            self._window.restoreState(state, _VERSION)


class _TitleBar(QWidget):
    """A title that looks like those that Qt draws, with a widget at its end; words there may take its room."""

    def __init__(self, title: str, beside: QWidget, dock: QDockWidget) -> None:
        """Stand over ``dock``."""
        super().__init__(dock)
        self._label, self._beside = QLabel(title), beside
        self._label.setObjectName("group")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 2)
        self._row.addWidget(self._label)
        if isinstance(beside, ButtonWords):
            self._row.addWidget(beside, 1)
            beside.said.connect(self._make_room)
        else:
            self._row.addStretch()
            self._row.addWidget(beside)

    def _make_room(self) -> None:
        wanted = self._label.sizeHint().width() + self._beside.sizeHint().width() + self._row.spacing()
        self._label.setVisible(wanted <= _WIDTH - 24)
