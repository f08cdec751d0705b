"""ScreenProfile: the colour space of the screen that the window is on."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorSpace, QGuiApplication
from PySide6.QtWidgets import QWidget

from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.translation import tr
from inpaint_studio.ui.desktop.x11_profile import x11_profile
from inpaint_studio.ui.settings.settings import Settings

SYSTEM, SRGB, FILE = "system", "srgb", "file"
"""Values of the setting "screen_profile": what the desktop says, no profile, or a file."""

_MOST_BYTES = 64 << 20  # of a profile

_KEYS = "screen_profile", "screen_profile_file"


class ScreenProfile(QObject):
    """Keeps the colour space up to date while the window moves between screens and settings change.

    Attributes:
        space: the colour space that photos are converted to.

    Signals:
        changed: (QColorSpace) photos are to be converted to another colour space.
        failed: (sentence) the chosen profile cannot be used.
    """

    changed = Signal(QColorSpace)
    failed = Signal(str)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        """Start with sRGB; ``follow`` looks for the screen's own."""
        super().__init__(window)
        self.space = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self._is_following = False
        self._window = window
        self._settings = settings
        settings.changed.connect(lambda key: self.refresh() if key in _KEYS else None)

    def follow(self) -> None:
        """Follow the window from screen to screen; call it once the window is shown."""
        handle = self._window.windowHandle()
        if handle is not None and not self._is_following:
            self._is_following = True
            handle.screenChanged.connect(lambda _: self.refresh())
            self.refresh()

    def refresh(self) -> None:
        """Use the profile that the settings and the screen ask for now."""
        space = self._chosen()
        if space != self.space:
            self.space = space
            self.changed.emit(space)

    def _chosen(self) -> QColorSpace:
        source = self._settings.get("screen_profile")
        path = self._settings.get("screen_profile_file")
        usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        if source == FILE and path:
            space = _space_from_file(path)
            if space is None:
                text = tr(
                    "{name} is no profile of a screen; photos are shown as on an sRGB screen.", name=Path(path).name
                )
                self.failed.emit(text)
            return space or usual
        if source == SYSTEM and QGuiApplication.platformName() == "xcb":
            screens = QGuiApplication.screens()
            screen = self._window.screen()
            data = x11_profile(screens.index(screen) if screen in screens else 0)
            return (_space_from_bytes(data) if data else None) or usual
        return usual


def _space_from_file(path: str) -> QColorSpace | None:
    try:
        return _space_from_bytes(read_regular(path, _MOST_BYTES))
    except OSError:
        return None


def _space_from_bytes(data: bytes) -> QColorSpace | None:
    """Return the colour space of an ICC profile, or None if photos cannot be converted to it."""
    space = QColorSpace.fromIccProfile(data)
    is_usable = space.isValidTarget() and space.colorModel() is QColorSpace.ColorModel.Rgb
    return space if is_usable else None
