"""A private X server with real input of mouse and keyboard, sent by X's own test extension."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import cv2
import numpy as np
from Xlib import XK, X, display, error
from Xlib.ext import xtest

HAS_XVFB = shutil.which("Xvfb") is not None
SCREEN = (1600, 1000)
PATIENCE = 60.0
_MOUSE_STEPS = 12


@contextmanager
def x_server() -> Iterator[str]:
    """Run a server on a free display and yield the display's name."""
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            yield f":{numbers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


@contextmanager
def program(name: str, folder: Path, *arguments: str) -> Iterator[subprocess.Popen]:
    """Run Python with ``arguments`` on the display ``name``, with settings of its own in ``folder``."""
    unset = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "QT_QPA_PLATFORMTHEME", "XDG_CURRENT_DESKTOP")
    environment = {key: value for key, value in os.environ.items() if key not in unset}
    for key in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        environment[key] = str(folder / key)
    settings = folder / "XDG_CONFIG_HOME" / "inpaint-studio" / "inpaint-studio.ini"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text("[General]\nenlarge_small=false\n")  # Photos are looked for pixel by pixel.
    environment.update(DISPLAY=name, QT_QPA_PLATFORM="xcb")
    with (folder / "stderr.txt").open("wb") as errors:
        process = subprocess.Popen([sys.executable, *arguments], env=environment, stderr=errors)
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()


def wait_until(condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look until ``condition`` holds: another process sends us no signal to wait on.

    Raises:
        AssertionError: it never held.
    """
    pause = threading.Event()
    for _ in range(int(seconds / 0.05)):
        if condition():
            return
        pause.wait(0.05)
    raise AssertionError(f"waited {seconds:.0f} s in vain: {what}")


class Hand:
    """Moves the mouse, presses keys and looks at the screen."""

    def __init__(self, name: str) -> None:
        self._display = display.Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        self._display.close()

    def window_titles(self) -> list[str]:
        """Titles of all windows shown."""
        property_name = self._display.intern_atom("_NET_WM_NAME")
        titles = []
        for window in self._root.query_tree().children:
            with suppress(error.BadWindow, error.BadDrawable):
                title = window.get_full_property(property_name, X.AnyPropertyType)
                if title and window.get_attributes().map_state == X.IsViewable:
                    titles.append(title.value.decode())
        return titles

    def is_heard_by(self, title: str) -> bool:
        """Whether keys go to the window with this title."""
        window = self._display.get_input_focus().focus
        if isinstance(window, int):  # nobody, or whoever is under the pointer
            return False
        with suppress(error.BadWindow):
            found = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
            return found is not None and found.value.decode() == title
        return False

    def screen(self) -> np.ndarray:
        """The whole screen as (H, W, 3) RGB."""
        width, height = SCREEN
        image = self._root.get_image(0, 0, width, height, X.ZPixmap, 0xFFFFFFFF)
        pixels = np.frombuffer(image.data, np.uint8).reshape(height, width, 4)
        return np.ascontiguousarray(pixels[..., 2::-1])

    def find(self, picture: np.ndarray) -> tuple[int, int] | None:
        """Where (x, y) exactly this (h, w, 3) RGB picture is on the screen, or None."""
        screen = self.screen()
        match = cv2.matchTemplate(screen, picture, cv2.TM_SQDIFF)
        _, _, (x, y), _ = cv2.minMaxLoc(match)
        seen = screen[y : y + picture.shape[0], x : x + picture.shape[1]]
        return (x, y) if np.array_equal(seen, picture) else None

    def move(self, x: int, y: int) -> None:
        xtest.fake_input(self._display, X.MotionNotify, x=x, y=y)
        self._display.sync()

    def press(self, button: int = 1) -> None:
        xtest.fake_input(self._display, X.ButtonPress, button)
        self._display.sync()

    def release(self, button: int = 1) -> None:
        xtest.fake_input(self._display, X.ButtonRelease, button)
        self._display.sync()

    def drag(self, start: tuple[int, int], end: tuple[int, int], button: int = 1) -> None:
        """Press at ``start``, move in small steps, release at ``end``."""
        self.move(*start)
        self.press(button)
        for step in range(1, _MOUSE_STEPS + 1):
            share = step / _MOUSE_STEPS
            self.move(*(round(a + (b - a) * share) for a, b in zip(start, end, strict=True)))
        self.release(button)

    def key(self, name: str, *modifiers: str) -> None:
        """Press and release a key by its X name, for example ``key("z", "Control_L")``."""
        codes = [self._code(each) for each in (*modifiers, name)]
        for code in codes:
            xtest.fake_input(self._display, X.KeyPress, code)
        for code in reversed(codes):
            xtest.fake_input(self._display, X.KeyRelease, code)
        self._display.sync()

    def write(self, text: str) -> None:
        """Type a text."""
        names = {"/": "slash", "-": "minus", "_": "underscore", ".": "period"}
        for character in text:
            name = names.get(character, character)
            code = self._code(name)
            is_plain = self._display.keycode_to_keysym(code, 0) == XK.string_to_keysym(name)
            self.key(name, *(() if is_plain else ("Shift_L",)))

    def _code(self, name: str) -> int:
        return self._display.keysym_to_keycode(XK.string_to_keysym(name))
