"""ScreenProfile: the colours of the screen that the window is on."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorSpace, QGuiApplication
from PySide6.QtWidgets import QWidget

from inpaint_studio.core.regular_file import read_regular
from inpaint_studio.translation import tr
from inpaint_studio.ui.desktop.x11_profile import x11_profile
from inpaint_studio.ui.settings.settings import Settings

SYSTEM, SRGB, FILE = "system", "srgb", "file"
"""Where the profile comes from: what the desktop says, none, or a file."""

_LARGEST = 64 << 20  # bytes of a profile

_KEYS = "screen_profile", "screen_profile_file"


class ScreenProfile(QObject):
    """Follows the window from screen to screen, and the settings.

    Attributes:
        space: what photos are converted to.

    Signals:
        changed: (QColorSpace) photos are to be converted to other colours.
        failed: (str) why a profile that was chosen is not followed, a sentence.
    """

    changed = Signal(QColorSpace)
    failed = Signal(str)

    def __init__(self, window: QWidget, settings: Settings) -> None:
        """Begin with sRGB; ``follow`` begins to look."""
        super().__init__(window)
        self.space = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        self._is_following = False
        self._window = window
        self._settings = settings
        settings.changed.connect(lambda key: self.read() if key in _KEYS else None)

    def follow(self) -> None:
        """Follow the window, which is shown, from now on."""
        handle = self._window.windowHandle()
        if handle is not None and not self._is_following:
            self._is_following = True
            handle.screenChanged.connect(lambda _: self.read())
            self.read()

    def read(self) -> None:
        """Take the profile that counts now."""
        space = self._chosen()
        if space != self.space:
            self.space = space
            self.changed.emit(space)

    def _chosen(self) -> QColorSpace:
        source = self._settings.get("screen_profile")
        path = self._settings.get("screen_profile_file")
        usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
        if source == FILE and path:
            space = _read(path)
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
            return (_space(data) if data else None) or usual
        return usual


def _read(path: str) -> QColorSpace | None:
    try:
        return _space(read_regular(path, _LARGEST))
    except OSError:
        return None


def _space(data: bytes) -> QColorSpace | None:
    """Return the colours of an ICC profile if photos can be converted to them, or None."""
    space = QColorSpace.fromIccProfile(data)
    is_usable = space.isValidTarget() and space.colorModel() is QColorSpace.ColorModel.Rgb
    return space if is_usable else None
