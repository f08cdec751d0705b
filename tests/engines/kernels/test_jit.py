"""How kernels are loaded."""

import os
import subprocess
import sys
from pathlib import Path

import inpaint_studio

ROOT = Path(inpaint_studio.__file__).parents[1]
LOAD = """
import sys
from inpaint_studio.engines.registry import load_compiler
load_compiler()
import numba.np.arraymath
assert "scipy.linalg" not in sys.modules
load_compiler()
import scipy.linalg.cython_blas
"""


def test_the_compiler_loads_no_scipy_which_can_still_be_loaded_later():
    ended = subprocess.run(
        [sys.executable, "-c", LOAD], env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False, capture_output=True
    )
    assert ended.returncode == 0, ended.stderr
