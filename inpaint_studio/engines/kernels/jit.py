"""How the kernels are compiled, and where what was compiled is kept."""

from collections.abc import Callable
from typing import Any

import numba

from inpaint_studio.engines.kernels.cache import cache_folder

_config: Any = numba.config
# Nobody calls kernels from C: wrappers for that would take a tenth of the time to compile.
_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "error_model": "numpy",
    "no_cfunc_wrapper": True,
}

KERNELS: list[Any] = []
"""All of them, as far as their modules have been imported."""


def kernel(function: Callable[..., Any]) -> Any:
    """Compile a function on its first call, without the GIL, and keep the machine code for later processes.

    It goes to the folder that the module ``cache`` tells.
    """
    given, folder = _config.CACHE_DIR, cache_folder()
    _config.CACHE_DIR = folder
    try:
        compiled = numba.njit(cache=bool(folder), **_OPTIONS)(function)
        KERNELS.append(compiled)
        return compiled
    finally:
        _config.CACHE_DIR = given
