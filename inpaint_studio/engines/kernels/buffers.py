"""Buffers: planes of zeros, lent to one window after the other.

A new plane costs the system a page fault and a page of zeros for every 4 KB that are touched, several times what is
done with it. Who borrows a plane knows where it was written to and wipes that before giving it back.
"""

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatArray


class Buffers:
    """Keeps planes that are not in use. Threads may share it."""

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
        """Take planes back that hold nothing but zeros again."""
        for plane in planes:
            whole: FloatArray = plane if plane.base is None else plane.base
            self._free.append(whole.reshape(-1))
