"""Times the start of the program until its window is shown, and until it can be used."""

import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

_SHOWN = """
window.show()
application.processEvents()  # until it has been painted
print("shown", flush=True)
"""
_OURS = f"""
import gc
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import inpaint_studio.cli.main
gc.disable()  # as cli.edit does
from inpaint_studio.ui.app import MainWindow, Settings
application = QApplication([])
window = MainWindow(Settings(Path(sys.argv[1]) / "settings.ini"))
{_SHOWN}
from inpaint_studio.ui.window.assembly import assemble
assemble(window)
application.processEvents()
print("ready", flush=True)
"""
_EMPTY = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
{_SHOWN}
print("ready", flush=True)
"""


class Start(NamedTuple):
    """Seconds after the start of a process.

    Attributes:
        shown: until the window has been painted.
        ready: until it can be used.
    """

    shown: float
    ready: float


def time_starts(repeats: int) -> tuple[Start, Start]:
    """Start our program and an empty window of Qt in turns, ``repeats`` times each; return the medians of both.

    Modules are compiled once, as in an installed program, even where PYTHONDONTWRITEBYTECODE is set.
    """
    found: dict[str, list[Start]] = {_OURS: [], _EMPTY: []}
    with TemporaryDirectory() as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for lap in range(repeats + 1):
            for script, starts in found.items():
                start = _time(script, environment)
                if lap:  # The first compiles the modules and brings the files into memory.
                    starts.append(start)
    return _median(found[_OURS]), _median(found[_EMPTY])


def _median(starts: list[Start]) -> Start:
    return Start(*(median(times) for times in zip(*starts, strict=True)))


def _time(script: str, environment: dict[str, str]) -> Start:
    with TemporaryDirectory() as folder:
        start = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", script, folder], stdout=subprocess.PIPE, env=environment, text=True
        )
        assert process.stdout is not None
        seconds = []
        for _ in Start._fields:
            process.stdout.readline()
            seconds.append(perf_counter() - start)
        process.communicate()
    return Start(*seconds)
