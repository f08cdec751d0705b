"""Compares Fast Marching's results over processors, as far as this one can stand in for them.

    python -m tests.benchmarks.same_bits

Kernels are compiled for several of LLVM's targets and run where this processor can; for all of them, the machine code
is looked through for what IEEE 754 leaves open. Then NumPy, OpenCV, BLAS and the C library are kept from using what
this processor has. Every run must print the same digests.
"""

import json
import os
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TARGETS = ("", "generic", "x86-64-v2", "x86-64-v3", "haswell", "znver3", "znver4", "skylake-avx512", "x86-64-v4")
AVX512 = ("znver4", "skylake-avx512", "x86-64-v4")
SURROUNDINGS = {
    "one thread": {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    "NumPy without AVX": {"NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 X86_V3"},
    "OpenCV without AVX": {"OPENCV_CPU_DISABLE": "AVX2,FMA3,AVX", "OPENCV_IPP": "disabled"},
    "another BLAS": {"OPENBLAS_CORETYPE": "Sandybridge"},
    "C library without AVX": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable"},
}
ENGINES = ("fmm", "texture")
COMPILE = """
import json, pickle, sys
from inpaint_studio.engines.fmm import engine, warm_up
from inpaint_studio.engines.kernels.jit import KERNELS
from inpaint_studio.engines.neighbours import embedding
from inpaint_studio.engines.texture import texturing
from tests.engines.same_bits import compiled_here, loose
names = pickle.load(open(sys.argv[1], "rb"))
for kernel in KERNELS:
    for signature in names.get(kernel.py_func.__qualname__ + kernel.py_func.__module__, []):
        kernel.compile(signature)
compiled = compiled_here()
json.dump({"compiled": len(compiled), "loose": loose(compiled)}, sys.stdout)
"""
NOTE = """
import pickle, sys
from tests.engines.same_bits import digests
from inpaint_studio.engines.kernels.jit import KERNELS
from inpaint_studio.engines.pconv.first import FirstFilling
import numpy as np
digests(["fmm", "texture"])
FirstFilling().restore(np.zeros((40, 40, 3), np.float32), np.eye(40, dtype=bool))
names = {k.py_func.__qualname__ + k.py_func.__module__: list(k.signatures) for k in KERNELS}
pickle.dump(names, open(sys.argv[1], "wb"))
"""


def python(*arguments, **variables):
    """Return what a new process prints as JSON, or its return code where it failed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | variables
    ended = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    try:
        return json.loads(ended.stdout or "{}")
    except json.JSONDecodeError:
        return {"failed": (ended.returncode, ended.stderr[-300:])}


def of_target(name):
    """Return the variables that have Numba compile for a target."""
    return {"NUMBA_CPU_NAME": name, "NUMBA_CPU_FEATURES": ""} if name else {}


def main():
    """Print a line for each target and each surrounding."""
    can_run_avx512 = "avx512f" in Path("/proc/cpuinfo").read_text()
    with tempfile.TemporaryDirectory() as folder:
        cache, notes = f"{folder}/cache", f"{folder}/signatures"
        python("-c", NOTE, notes, NUMBA_CACHE_DIR=cache)
        expected = python("-m", "tests.engines.same_bits", *ENGINES, NUMBA_CACHE_DIR=cache)["digests"]
        assert pickle.loads(Path(notes).read_bytes())
        for name in TARGETS:
            of = of_target(name)
            code = python("-c", COMPILE, notes, NUMBA_CACHE_DIR=f"{folder}/compile-{name}", **of)
            found = None
            if can_run_avx512 or name not in AVX512:
                run = python(
                    "-m", "tests.engines.same_bits", *ENGINES, NUMBA_CACHE_DIR=f"{folder}/compile-{name}", **of
                )
                found = "same bits" if run.get("digests") == expected else f"OTHER BITS {run.get('failed', '')}"
            print(f"{name or 'this processor':20} {code}; {found or 'cannot run here'}", flush=True)  # noqa: T201
        for name, variables in SURROUNDINGS.items():
            run = python("-m", "tests.engines.same_bits", *ENGINES, NUMBA_CACHE_DIR=cache, **variables)
            print(f"{name:22} {'same bits' if run.get('digests') == expected else run}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
