"""The folder that compiled kernels are kept in, and a note in it for each group of them that is there as a whole.

Light to import: it does not load the compiler.
"""

import hashlib
import os
import platform
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

_NOTE, _SOURCES = "complete-", "sources-"


@cache
def cache_folder() -> str:
    """Return the path of a folder that can be written to, or "" if there is none.

    It is part of ``NUMBA_CACHE_DIR`` where that is set, else of the user's cache folder: beside the sources, where
    Numba would write its files, an installed program often may not write. Each version of the sources has a folder of
    its own, because Numba compares only the file that a kernel is in: not the files of the kernels that it calls, nor
    the options that it is compiled with.
    """
    given = os.environ.get("NUMBA_CACHE_DIR")
    whole = Path(given) if given else user_cache_path("inpaint-studio", appauthor=False) / "kernels"
    folder = whole / _sources()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return os.fspath(folder)
    except OSError:
        return ""


def needs_kernels(group: str) -> bool:
    """Return whether kernels of a group, such as "fmm", are still to be compiled and can be kept."""
    return bool(cache_folder()) and not (Path(cache_folder()) / _note(group)).exists()


def note_kernels(group: str) -> None:
    """Note that all kernels of a group are compiled; delete older notes and what was compiled of older sources."""
    if not cache_folder():
        return
    note = Path(cache_folder()) / _note(group)
    with suppress(OSError):
        for old in note.parent.glob(f"{_NOTE}{group}-*"):
            old.unlink(missing_ok=True)
        note.touch()
    for folder in note.parent.parent.glob(f"{_SOURCES}*"):
        if folder != note.parent:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _sources() -> str:
    """Return a name that changes with the path, time or size of any source file of the engines."""
    engines = Path(__file__).parents[1]
    files = sorted((os.fspath(path), path.stat()) for path in engines.rglob("*.py"))
    return _SOURCES + _digest([(name, found.st_mtime_ns, found.st_size) for name, found in files])


@cache
def _note(group: str) -> str:
    """Return a name that changes with all else that makes Numba compile again: Python, machine, versions."""
    return f"{_NOTE}{group}-" + _digest(
        (sys.version, platform.node(), platform.machine(), version("numba"), version("llvmlite"))
    )


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()[:20]
