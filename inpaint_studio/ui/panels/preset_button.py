"""PresetButton: shows what the number keys hold for the brush, and stores what it has now."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from inpaint_studio.translation import tr
from inpaint_studio.ui.tools.presets import NUMBERS, BrushPresets


class PresetButton(QToolButton):
    """Opens a menu of the brush presets; the actions that recall them say in every menu what they hold."""

    def __init__(self, presets: BrushPresets, actions: dict[str, QAction], parent: QWidget | None = None) -> None:
        """Offer ``presets`` by the ``actions`` named after their numbers."""
        super().__init__(parent)
        self._presets = presets
        self._recall = {number: actions[f"preset_{number}"] for number in NUMBERS}
        self.setObjectName("presets")
        self.setAutoRaise(True)
        self.setAccessibleName(tr("Brush presets"))
        self.setToolTip(tr("Brush presets: a number key takes size and hardness, Alt and the number store them"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addActions(list(self._recall.values()))
        menu.addSeparator()
        menu.addActions([actions[f"store_preset_{number}"] for number in NUMBERS])
        self.setMenu(menu)
        presets.changed.connect(self._name)
        self._name()

    def _name(self) -> None:
        for number, action in self._recall.items():
            action.setText(f"&{number}:  {self._presets.get(number).words}")
