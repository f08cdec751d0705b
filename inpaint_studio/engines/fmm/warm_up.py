"""Warming up: every kernel that a restoration needs is compiled or loaded from the cache before the first one.

Compiling takes seconds of Python and LLVM in one thread. So two processes share it, each compiling kernels that the
other does not need meanwhile; the editor, a third process, loads all of them from the drive. Kernels that only rarely
chosen options need are compiled last.
"""

from collections.abc import Iterable

import numpy as np

from inpaint_studio.engines.fmm import coherence, scales, telea
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.finish import FILTERS, finish
from inpaint_studio.engines.fmm.front import Front
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.grain.blocks import SIDE
from inpaint_studio.engines.grain.correlation import autocorrelation, power
from inpaint_studio.engines.grain.noise import shaped
from inpaint_studio.engines.kernels.arrays import FloatArray
from inpaint_studio.engines.kernels.buffers import Buffers
from inpaint_studio.engines.kernels.cache import needs_kernels, note_kernels
from inpaint_studio.engines.kernels.compiling import helper_process, undisturbed
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.kernels.patch_sums import SQUARE

_GROUP = "fmm"
_SIDE = 4  # of the image, in pixels
_DEEP = 12  # side of a hole that is deep enough for a coarser scale
_HOLE = (5, 10)  # two pixels: an array of one would count as contiguous, which is another signature for Numba


def warm_up() -> None:
    """Run every kernel that a restoration with default options and one with grain need."""
    mask = np.zeros((_DEEP + 2, _DEEP + 2), np.bool_)
    mask[1:-1, 1:-1] = True
    FmmEngine(FmmOptions()).restore(np.zeros((*mask.shape, 3), np.float32), mask)
    compile_grain()


def compile_kernels() -> None:
    """Compile the kernels that are not in the cache, together with a second process."""
    if not needs_kernels(_GROUP):
        return
    with undisturbed():
        with helper_process(_GROUP) as helper:
            compile_first_part()
            if helper is not None and helper.stdout is not None:
                helper.stdout.readline()  # The second part is done, or the helper has failed.
        warm_up()
    note_kernels(_GROUP)


def help_compiling() -> None:
    """Do the second process's part: compile, say so with an empty line, then compile the kernels of options."""
    with undisturbed():
        compile_second_part()
        print(flush=True)  # noqa: T201
        compile_options()


def compile_first_part() -> None:
    """Compile the kernels of the march, of the first filling, of the scales and of the limits."""
    image, pixels = _image(), np.array(_HOLE)
    front = Front((_SIDE, _SIDE), pixels, coherence.RADIUS)
    _run(front.seed(), front.march(), telea.fill(image, front), keep(image, pixels))
    front.field[front.inside] += scales.SHALLOW  # at half the scale no hole is left of it
    _run(scales.begin(image, pixels, front, FmmOptions().sweeps, Buffers()))


def compile_second_part() -> None:
    """Compile the kernels of orientation, relaxation and grain."""
    image, pixels = _image(), np.array(_HOLE)
    _run(coherence.improve(image, pixels, FmmOptions().sweeps, Buffers()))
    compile_grain()


def compile_grain() -> None:
    """Compile the kernels of grain."""
    shaped(np.zeros((1, SQUARE, SQUARE), np.float32), 0, np.array(_HOLE), np.array(_HOLE))
    power(autocorrelation(np.zeros((1, 1, SIDE * SIDE), np.float32)))


def compile_options() -> None:
    """Compile the kernels that only some options need."""
    _run(*(finish(_image(), np.array(_HOLE), name) for name in FILTERS))


def _image() -> FloatArray:
    return np.zeros((_SIDE, _SIDE, 1), np.float32)


def _run(*stages: Iterable[float]) -> None:
    for stage in stages:
        for _ in stage:
            pass
