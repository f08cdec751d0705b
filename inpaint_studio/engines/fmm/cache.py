"""The folder that compiled kernels are kept in, and a note in it that tells that all of them are there.

Light to import: whoever asks need not load the compiler.
"""

import hashlib
import os
import platform
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

_NOTE = "complete-"


@cache
def cache_folder() -> str:
    """Return a folder that can be written to, or nothing if there is none.

    It is ``NUMBA_CACHE_DIR`` where that is set, else a part of the user's cache folder: beside the sources, where Numba
    would write its files, an installed program often may not write.
    """
    given = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(given) if given else user_cache_path("inpaint-studio", appauthor=False) / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return os.fspath(folder)
    except OSError:
        return ""


def needs_kernels() -> bool:
    """Whether something that a restoration by default needs is still to be compiled and can be kept."""
    return bool(cache_folder()) and not (Path(cache_folder()) / _note()).exists()


def note_kernels() -> None:
    """Take down that nothing is; older notes go."""
    if not cache_folder():
        return
    note = Path(cache_folder()) / _note()
    with suppress(OSError):
        for old in note.parent.glob(f"{_NOTE}*"):
            old.unlink(missing_ok=True)
        note.touch()


@cache
def _note() -> str:
    """Return a name that changes with whatever makes Numba compile again."""
    files = sorted((path.name, path.stat()) for path in Path(__file__).parent.glob("*.py"))
    sources = [(name, found.st_mtime_ns, found.st_size) for name, found in files]
    system = (sys.version, platform.node(), platform.machine(), version("numba"), version("llvmlite"))
    return _NOTE + hashlib.sha256(repr((__file__, system, sources)).encode()).hexdigest()[:20]
