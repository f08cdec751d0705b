"""How the kernels are compiled and where their machine code is kept."""

import sys
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


def load_compiler() -> None:
    """Load what Numba needs for its first kernel, without SciPy, which it would ask for BLAS: half a second.

    No kernel multiplies matrices by BLAS. For processes of the program's own only: whatever else is compiled in this
    process cannot either.
    """
    name = "scipy.linalg.cython_blas"
    if name in sys.modules:
        return
    modules: dict[str, Any] = sys.modules
    modules[name] = None  # Python's way to say that there is no such module
    try:
        import numba.np.arraymath  # noqa: F401
    finally:
        del modules[name]
