"""What all tests share: Qt draws into memory, at one device pixel a pixel unless told otherwise; all speak English.

By default two processes run them, by pytest-xdist. Each has its own folders, and no more threads than its share of the
machine. Files that are named on the command line, ``--pdb`` and ``-n 0`` are run in this one, with as many threads: the
network's bits depend on it.

Kernels are compiled by one process for both, see ``tests.kernels``, while tests that need none are run; which is once,
until their sources or the packages change.
"""

import gc
import os
import signal
import sys
from pathlib import Path

# What tests and libraries are made of stays until the end; looking through it for garbage takes a tenth of the time.
gc.set_threshold(100_000, 20, 20)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI"):
    os.environ.pop(_name, None)
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
# Else each of two processes would rewrite all tests' assertions on every run, and each of the many programs that tests
# start would compile the package anew.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A shell that runs the tests in its background has them ignore Ctrl+C, and with them every program that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

PROCESSES = 2
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
for _name in ("TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, str(max(1, (os.cpu_count() or 1) // PROCESSES)))

import cv2  # noqa: E402
import pytest  # noqa: E402
from skimage import data  # noqa: E402

from tests import kernels  # noqa: E402

HERE = str(Path(__file__).parent)
WITHOUT_KERNELS = ("core/", "files/", "translations/")
WITH_KERNELS = ("core/test_step.py", "core/test_unseen.py", "files/test_cmyk.py", "files/tiff/test_forms.py")
WITH_TENSORFLOW = ("training/", "engines/pconv/", "evaluation/test_network.py")
COMPILED, COMPILING, IS_LEFT = pytest.StashKey(), pytest.StashKey(), pytest.StashKey()


def pytest_xdist_auto_num_workers(config):
    """Return in how many processes beside this one the tests run that were asked for."""
    return PROCESSES if all(Path(name).is_dir() for name in config.args) else 0


def pytest_configure(config):
    """Keep kernels where other runs find them, each process its own: Numba's index is not made for two that write."""
    if not WORKER and hasattr(config, "cache"):
        os.environ.setdefault("NUMBA_CACHE_DIR", str(config.cache.mkdir("kernels")))
    if "NUMBA_CACHE_DIR" in os.environ:
        config.stash[COMPILED] = kernels.folder_in(os.environ["NUMBA_CACHE_DIR"])
        os.environ["NUMBA_CACHE_DIR"] = str(Path(os.environ["NUMBA_CACHE_DIR"], WORKER))
        config.stash[IS_LEFT] = bool(WORKER)
        if not WORKER and config.getoption("tx", None) and not config.option.collectonly:
            config.stash[COMPILING] = kernels.start(config.stash[COMPILED])


class Backwards:
    """A folder of which the last file is collected first."""

    def collect(self):
        return reversed(list(super().collect()))


class BackwardsFolder(Backwards, pytest.Dir):
    """A folder."""


class BackwardsPackage(Backwards, pytest.Package):
    """A folder with an ``__init__.py``."""


def pytest_collect_directory(path, parent):
    """Let the second process begin at the end: so each finds half of the tests compiled already by the other."""
    if WORKER != "gw1":
        return None
    kind = BackwardsPackage if (path / "__init__.py").is_file() else BackwardsFolder
    return kind.from_parent(parent, path=path)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Put what needs TensorFlow first, one after the other: that is one process's, and the other never loads it.

    Of two processes each begins with its half of the tests; so before both halves comes what needs no kernels, which
    are being compiled meanwhile.
    """
    assert "tensorflow" not in sys.modules, "Collecting tests has loaded TensorFlow: import it where it is used."
    items.sort(key=lambda item: (not _lies_in(item, WITH_TENSORFLOW), str(item.path)))
    if config.stash.get(IS_LEFT, False):
        first, rest = [], []
        for item in items:
            (rest if _needs_kernels(item) else first).append(item)
        part = len(first) // 2
        cut = len(items) // PROCESSES - part
        if 0 < cut < len(rest):
            items[:] = first[:part] + rest[:cut] + first[part:] + rest[cut:]


def pytest_collection_finish():
    """Look through the tests themselves for garbage no more."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config):
    """Leave no process behind."""
    if config.stash.get(COMPILING, None):
        config.stash[COMPILING].wait()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Give a process that is one of several its kernels, before the first test that may need some."""
    stash = item.config.stash
    if stash.get(IS_LEFT, False) and _needs_kernels(item):
        stash[IS_LEFT] = False
        if kernels.wait_for(stash[COMPILED]):
            kernels.copy(stash[COMPILED], os.environ["NUMBA_CACHE_DIR"])


def _needs_kernels(item):
    """Return whether a test may use compiled kernels."""
    return not _lies_in(item, WITHOUT_KERNELS) or _lies_in(item, WITH_KERNELS)


def _lies_in(item, places):
    """Return whether a test lies in one of the folders or files, named from here; comparing paths takes far longer."""
    return str(item.path).removeprefix(HERE + os.sep).replace(os.sep, "/").startswith(places)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory):
    """Leave the user's settings and unsaved work alone."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture(scope="session")
def photo_pixels():
    """RGB pixels of a small real photo: 201 rows, 301 columns. A document writes to copies only: tests share them."""
    pixels = data.coffee()[90:291, 150:451].copy()
    pixels.flags.writeable = False
    return pixels


@pytest.fixture(scope="session")
def compiled_kernels(pytestconfig, tmp_path_factory):
    """The folder of ``tests.kernels``."""
    folder = pytestconfig.stash.get(COMPILED, None) or kernels.folder_in(tmp_path_factory.mktemp("kernels"))
    kernels.make(folder)
    return folder


@pytest.fixture(scope="session")
def photo_file(photo_pixels):
    """The bytes of a PNG file that holds them."""
    return cv2.imencode(".png", cv2.cvtColor(photo_pixels, cv2.COLOR_RGB2BGR))[1].tobytes()


@pytest.fixture
def photo_path(tmp_path, photo_file):
    """A PNG file that holds them."""
    path = tmp_path / "coffee.png"
    path.write_bytes(photo_file)
    return path
