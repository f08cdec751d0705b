"""The window under test, its driver, and an engine that waits for the test."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, OptionSpec, option
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.engines.registry import ENGINES, EngineEntry
from inpaint_studio.errors import EngineError
from inpaint_studio.translation import ENGLISH, use_language
from inpaint_studio.ui.settings.language import install_language
from tests.ui.driver import Driver
from tests.ui.standing import Standing, new_settings, without_noise

STANDING = Standing()
HERE = f"{Path(__file__).parent}{os.sep}"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Put those tests of this folder one after the other that can share a window."""
    places = [place for place, item in enumerate(items) if str(item.path).startswith(HERE)]
    for place, item in zip(places, sorted(map(items.__getitem__, places), key=_shared), strict=True):
        items[place] = item


def _shared(item):
    """Return which fixtures a test uses that decide whether the window that stands is of use for it."""
    return [name in item.fixturenames for name in ("window", "patient", "engines")]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """Let no window stand beside those that a test makes itself."""
    yield
    if "window" not in getattr(nextitem, "fixturenames", ()):
        with without_noise():
            STANDING.end()


@pytest.fixture(scope="session", autouse=True)
def own_dialogs():
    """The platform's own file dialogs cannot be driven."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


@pytest.fixture(scope="session", autouse=True)
def english():
    """Numbers and dates are English wherever the tests run; texts are, as long as nobody installs another language."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def speak(qapp):
    """Return a function that installs a language; English is installed again afterwards."""
    yield lambda code: install_language(qapp, code)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    use_language(ENGLISH)
    QLocale.setDefault(QLocale.c())


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    """Leave the user's own unsaved work alone."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def settings(tmp_path, request):
    """Settings of their own; a window's if the test uses one. Engines that the test registers are there by then."""
    for name in set(request.fixturenames) & {"patient", "engines"}:
        request.getfixturevalue(name)
    if "window" in request.fixturenames:
        return STANDING.settings(tmp_path)
    return new_settings(tmp_path / "settings.ini")


@pytest.fixture
def window(qtbot, settings):
    """The window, with nothing open. It may have been used before, and is as it was then."""
    window = STANDING.window(settings)
    yield window
    with without_noise():
        STANDING.take_back(window)


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
    """The patient engine, registered; before the window is made."""
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
