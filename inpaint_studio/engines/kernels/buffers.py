"""Buffers: planes of zeros that are kept and lent to one window after the other.

A new plane costs the system a page fault and a page of zeros for every 4 KB that are touched, which takes several times
as long as the work done on it. A borrower knows where it wrote and wipes that before it gives the plane back.
"""

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatArray


class Buffers:
    """The planes that are not in use. Threads may share them."""

    def __init__(self) -> None:
        self._free: list[FloatArray] = []  # taking from a list and adding to it are atomic

    def lend(self, rows: int, columns: int) -> FloatArray:
        """Return (rows, columns) float32 zeros, C-contiguous."""
        size = rows * columns
        try:
            plane = self._free.pop()
        except IndexError:
            plane = np.zeros(0, np.float32)
        if plane.size < size:
            plane = np.zeros(size, np.float32)
        return plane[:size].reshape(rows, columns)

    def give_back(self, *planes: FloatArray) -> None:
        """Take planes back, whose every number is 0 again."""
        for plane in planes:
            whole: FloatArray = plane if plane.base is None else plane.base
            self._free.append(whole.reshape(-1))
