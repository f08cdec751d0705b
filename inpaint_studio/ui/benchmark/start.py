"""How long it takes from the start of the program until its window is shown."""

import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

_SHOWN = """
window.show()
application.processEvents()  # until it has been painted
print("shown", flush=True)
"""
_OURS = """
import gc
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
import inpaint_studio.cli
gc.disable()  # as cli does
from inpaint_studio.ui.app import MainWindow, Settings
application = QApplication([])
window = MainWindow(Settings(Path(sys.argv[1]) / "settings.ini"))
"""
_EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
"""


def time_starts(repeats: int) -> tuple[float, float]:
    """Return the seconds until our window and until an empty one is shown: medians, the two in turns.

    As installed: Python compiles modules once, whatever the environment of this process says.
    """
    laps: dict[str, list[float]] = {_OURS: [], _EMPTY: []}
    with TemporaryDirectory() as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for lap in range(repeats + 1):
            for script, times in laps.items():
                seconds = _time(script, environment)
                if lap:  # The first compiles the modules and brings the files into memory.
                    times.append(seconds)
    return median(laps[_OURS]), median(laps[_EMPTY])


def _time(script: str, environment: dict[str, str]) -> float:
    with TemporaryDirectory() as folder:
        start = perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-c", script + _SHOWN, folder], stdout=subprocess.PIPE, env=environment, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        seconds = perf_counter() - start
        process.communicate()
    return seconds
