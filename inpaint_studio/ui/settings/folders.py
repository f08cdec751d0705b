"""Folders: where each kind of file dialog begins."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from inpaint_studio.ui.settings.settings import Settings

OPEN, EXPORT, MASK = "open", "export", "mask"
_SETTINGS = {OPEN: "open_folder", EXPORT: "export_folder"}


class Folders:
    """Remembers the folder used last for each purpose; a folder chosen in the settings takes precedence."""

    def __init__(self, settings: Settings) -> None:
        """Keep them in ``settings``."""
        self._settings = settings

    def begin(self, purpose: str, beside: Path | None = None) -> Path:
        """Return the folder that a dialog starts in.

        Args:
            purpose: ``OPEN``, ``EXPORT`` or ``MASK``.
            beside: a file whose folder takes precedence over the one used last.
        """
        chosen = self._settings.get(_SETTINGS[purpose]) if purpose in _SETTINGS else ""
        last = [self._settings.read_state(f"folder-{each}") for each in (purpose, OPEN)]
        for each in (chosen, beside.parent if beside else None, *last):
            if each and Path(str(each)).is_dir():
                return Path(str(each))
        place = QStandardPaths.StandardLocation.PicturesLocation
        pictures = Path(QStandardPaths.writableLocation(place))
        return pictures if pictures.is_dir() else Path.home()

    def remember(self, purpose: str, path: Path) -> None:
        """Note the folder of ``path`` as used last for ``purpose``."""
        self._settings.write_state(f"folder-{purpose}", str(path.absolute().parent))
