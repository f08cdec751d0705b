import os
import signal

import cv2
import pytest

from tests import forks
from tests.cli.program import PIXELS, ROOT, scratches


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A folder to be in, with a photo, a mask of the same size, and nothing else; and no display."""
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    cv2.imwrite("photo.png", PIXELS[..., ::-1])
    cv2.imwrite("mask.png", scratches())
    return tmp_path


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments):
        self._screen, end = os.openpty()
        environment = os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"}
        ends = dict.fromkeys(("stdin", "stdout", "stderr"), end)
        self._process = forks.start("inpaint_studio", *arguments, env=environment, **ends)
        os.close(end)
        self.text = ""

    def read(self):
        """Take what comes next; False when the program has ended."""
        try:
            piece = os.read(self._screen, 4096)
        except OSError:  # Linux: the other end is closed
            piece = b""
        self.text += piece.decode(errors="replace")
        return bool(piece)

    def interrupt(self):
        """Press Ctrl+C."""
        os.kill(self._process.pid, signal.SIGINT)

    def wait(self):
        """Return the code that the program ends with."""
        self._process.join(30)
        return self._process.exitcode

    def close(self):
        self._process.kill()
        self._process.join()
        os.close(self._screen)


@pytest.fixture
def on_terminal():
    terminals = []

    def start(*arguments):
        terminals.append(Terminal(*arguments))
        return terminals[-1]

    yield start
    for terminal in terminals:
        terminal.close()
