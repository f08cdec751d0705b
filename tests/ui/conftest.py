"""The window under test, its driver, and an engine that waits for the test."""

import threading
from dataclasses import dataclass

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QGuiApplication

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, OptionSpec, option
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.engines.registry import ENGINES, EngineEntry
from inpaint_studio.errors import EngineError
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow
from tests.ui.driver import Driver


@pytest.fixture(scope="session", autouse=True)
def own_dialogs():
    """The platform's own file dialogs cannot be driven."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture(scope="session", autouse=True)
def english():
    """Numbers and dates are English wherever the tests run; texts are, as long as nobody installs another language."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    """Leave the user's own unsaved work alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def settings(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    settings.set("save_original", "replace")  # What asks has tests of its own.
    return settings


@pytest.fixture
def window(qtbot, settings):
    window = MainWindow(settings)
    assemble(window)
    window.resize(1100, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.parts.files.strip.close_all()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    # The offscreen clipboard outlives Python, which must not be needed to take down what a test has put there.
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


@pytest.fixture
def drive(window, qtbot):
    return Driver(window, qtbot)


@pytest.fixture
def opened(drive, photo_path):
    """The driver, with a photo open."""
    drive.open(photo_path)
    return drive


@dataclass(frozen=True)
class PatientOptions:
    """The options of the patient engine."""

    level: float = option(0.5, OptionSpec("Level", "What the holes become.", 0.0, 1.0))
    fails: bool = option(False, OptionSpec("Fails", "Whether it gives up."))


class Patient:
    """An engine that fills every hole with one level, once the test lets it."""

    info = EngineInfo("patient", "Patient", "Waits until it may go on.", context=2)

    def __init__(self):
        self.may_go_on = threading.Event()
        self.has_begun = threading.Event()
        self.was_stopped = threading.Event()
        self.options = None
        self.sources = []

    def load(self, options):
        self.options = options
        return self

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        self.has_begun.set()
        self.sources.append(surroundings.sources)
        progress(0.25)
        while not self.may_go_on.wait(0.002):
            if cancel.is_cancelled:
                self.was_stopped.set()
            cancel.raise_if_cancelled()
        if self.options.fails:
            raise EngineError("The engine gave up. Try a smaller mask.")
        result = image.copy()
        result[mask] = np.float32(self.options.level)
        return result


@pytest.fixture
def patient(monkeypatch):
    """The patient engine, registered; request this fixture before the window."""
    engine = Patient()
    entry = EngineEntry(engine.info, PatientOptions, engine.load, lambda: None)
    monkeypatch.setitem(ENGINES, "patient", entry)
    yield engine
    engine.may_go_on.set()


@pytest.fixture
def restoring(patient, opened, qtbot):
    """The driver in the middle of a restoration, after a stroke."""
    opened.set_brush(20)
    opened.drag((60, 60), (60, 120))
    opened.choose_engine("patient")
    with qtbot.waitSignal(opened.editor.jobs.progressed):
        opened.key("Ctrl+R")
    return opened
