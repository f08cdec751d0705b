"""How the kernels are compiled and where their machine code is kept."""

from collections.abc import Callable
from typing import Any

import numba

from inpaint_studio.engines.kernels.cache import cache_folder

_config: Any = numba.config
# Kernels are never called from C; the wrappers for that would take a tenth of the time to compile.
_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,
}

KERNELS: list[Any] = []
"""All kernels whose modules have been imported."""


def kernel(function: Callable[..., Any]) -> Any:
    """Return the function as a kernel, which is compiled on its first call and runs without the GIL.

    The machine code is kept for later processes in the folder that the module ``cache`` names.
    """
    given, folder = _config.CACHE_DIR, cache_folder()
    _config.CACHE_DIR = folder
    try:
        compiled = numba.njit(cache=bool(folder), **_OPTIONS)(function)
        KERNELS.append(compiled)
        return compiled
    finally:
        _config.CACHE_DIR = given
