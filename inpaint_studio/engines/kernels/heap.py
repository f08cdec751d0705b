"""Pixels by a time as a binary heap: the pixel of smallest time T is always on top. Fronts keep their bands in it.

An entry is one 64-bit number: the bits of T, a float32, above the 32 bits of the pixel's index. Positive floats are
ordered like their bits, so entries compare as whole numbers, and pixels of equal T come in the order of their index.
Positions in the heap are unsigned, as Numba checks signed indices for being negative.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.jit import kernel

Heap = NDArray[np.uint64]

_ONE = np.uint64(1)
_PIXEL_BITS = np.uint64(32)
_PIXEL = np.uint64(0xFFFFFFFF)


@kernel
def pack(t: np.float32, pixel: int) -> np.uint64:
    """Return the entry of ``pixel`` (below 2**32) with the float32 arrival time ``t`` >= 0."""
    return (np.uint64(np.float32(t).view(np.uint32)) << _PIXEL_BITS) | np.uint64(pixel)


@kernel
def pixel_of(entry: np.uint64) -> np.int64:
    """Return the pixel of an entry as int64."""
    return np.int64(entry & _PIXEL)


@kernel
def time_of(entry: np.uint64) -> np.float32:
    """Return the arrival time of an entry as float32."""
    return np.uint32(entry >> _PIXEL_BITS).view(np.float32)


@kernel
def push(heap: Heap, size: int, entry: np.uint64) -> None:
    """Add ``entry`` to the ``size`` entries at the start of ``heap``, a uint64 array with room for it."""
    hole = np.uint64(size)
    while hole > 0:
        parent = (hole - _ONE) >> _ONE
        if heap[parent] <= entry:
            break
        heap[hole] = heap[parent]
        hole = parent
    heap[hole] = entry


@kernel
def pop(heap: Heap, size: int) -> np.uint64:
    """Take the smallest of the ``size`` > 0 entries out of ``heap`` and return it."""
    smallest: np.uint64 = heap[0]
    last = np.uint64(size - 1)
    entry = heap[last]
    hole = np.uint64(0)
    child = _ONE
    while child < last:
        if child + _ONE < last and heap[child + _ONE] < heap[child]:
            child += _ONE
        if entry <= heap[child]:
            break
        heap[hole] = heap[child]
        hole = child
        child = hole + hole + _ONE
    heap[hole] = entry
    return smallest
