"""How the kernels are compiled, and where what was compiled is kept."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
from platformdirs import user_cache_path

_config: Any = numba.config
_SAFE_MATH = {"reassoc", "nsz", "arcp", "contract", "afn"}
"""Fast arithmetic but for ``nnan`` and ``ninf``: comparisons with values that are not finite keep their meaning."""

# Nobody calls kernels from C: wrappers for that would take a tenth of the time to compile.
_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "fastmath": _SAFE_MATH,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,
}

KERNELS: list[Any] = []
"""All of them, as far as their modules have been imported."""


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function on its first call, without the GIL, and keep the machine code for later processes.

    Numba would write its files beside the sources, which an installed program cannot rely on; they go to the user's
    cache folder instead, or to ``NUMBA_CACHE_DIR`` where that is set.
    """
    given = _config.CACHE_DIR
    folder = given or _cache_folder()
    _config.CACHE_DIR = folder
    try:
        compiled = numba.njit(cache=bool(folder), **_OPTIONS)(function)
        KERNELS.append(compiled)
        return compiled
    finally:
        _config.CACHE_DIR = given


def _cache_folder() -> str:
    """Return a folder that can be written to, or nothing if there is none."""
    folder: Path = user_cache_path("inpaint-studio", appauthor=False) / "kernels"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return os.fspath(folder)
    except OSError:
        return ""
