"""BrushPresets: sizes and hardnesses of the brush, kept under the number keys."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from inpaint_studio.translation import tr
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.tools.brush_size import LARGEST, Brush
from inpaint_studio.ui.tools.source_choice import SourceChoice

_SIZES = (6, 12, 25, 60, 150)  # until the user stores others
_HARDNESS = 70  # per cent

NUMBERS = range(1, len(_SIZES) + 1)
"""The numbers of the presets, which are their keys: as many as one hand reaches while the other one paints."""


@dataclass(frozen=True, slots=True)
class Preset:
    """What one number key holds.

    Attributes:
        size: diameter of the brush in photo pixels.
        hardness: per cent of the radius that Heal and Clone cover whole.
    """

    size: int
    hardness: int

    @property
    def words(self) -> str:
        """What it holds, in words."""
        return tr("{size} px, hardness {hardness} %", size=self.size, hardness=self.hardness)


class BrushPresets(QObject):
    """Keeps size and hardness of the brush in the settings, and takes them up again.

    Signals:
        changed: one of them holds something else.
    """

    changed = Signal()

    def __init__(self, settings: Settings, brush: Brush, source: SourceChoice, parent: QObject | None = None) -> None:
        """Store what ``brush`` and ``source`` have, in ``settings``."""
        super().__init__(parent)
        self._settings = settings
        self._brush = brush
        self._source = source

    def get(self, number: int) -> Preset:
        """Return what is stored under ``number``, one of ``NUMBERS``."""
        stored = self._settings.read_state(_key(number))
        try:
            size, hardness = map(int, str(stored).split())
        except ValueError:
            size, hardness = _SIZES[number - 1], _HARDNESS
        return Preset(min(max(size, 1), LARGEST), min(max(hardness, 0), 100))

    def recall(self, number: int) -> None:
        """Give the brush what is stored under ``number``."""
        preset = self.get(number)
        self._brush.set_size(preset.size)
        if preset.hardness != self._source.hardness:
            self._source.choose("retouch_hardness", preset.hardness)

    def store(self, number: int) -> Preset:
        """Store what the brush has now under ``number``, and return it."""
        preset = Preset(self._brush.size, self._source.hardness)
        self._settings.write_state(_key(number), f"{preset.size} {preset.hardness}")
        self.changed.emit()
        return preset


def _key(number: int) -> str:
    return f"brush_preset_{number}"
