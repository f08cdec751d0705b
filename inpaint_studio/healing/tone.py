"""Tone: by how much the pixels that a stroke takes differ from where they are painted, continued from the rim."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.healing.membrane import membrane

Places = NDArray[np.intp]

_CROSS, _SQUARE = (cv2.getStructuringElement(kind, (3, 3)) for kind in (cv2.MORPH_CROSS, cv2.MORPH_RECT))
_MOST_KNOWN = 400  # pixels of the rim that stand for all where some are not known
_AT_ONCE = 2048  # pixels of the rim


@dataclass(frozen=True, slots=True, eq=False)
class Tone:
    """What is to be added to the pixels taken.

    Attributes:
        window: the region for which it is known.
        step: pixels between its values, which are those at the centres of squares of so many pixels.
        values: (h, w, C), from the window's corner on.
    """

    window: Region
    step: int
    values: NDArray[np.float32]

    def at(self, region: Region) -> NDArray[np.float32]:
        """Return (h, w, C), what is to be added in a region inside the window."""
        inner = region.moved(-self.window.top, -self.window.left)
        if self.step == 1:
            return self.values[inner.slices]
        step = self.step
        top, left = max(0, inner.top // step - 1), max(0, inner.left // step - 1)
        block = np.ascontiguousarray(self.block(region))
        # Linear between the squares' centres; beyond the first and the last ones it goes on as they are.
        size = block.shape[1] * step, block.shape[0] * step
        whole = cv2.resize(block, size, interpolation=cv2.INTER_LINEAR).reshape(size[1], size[0], -1)
        return np.asarray(whole[inner.moved(-top * step, -left * step).slices], np.float32)

    def block(self, region: Region) -> NDArray[np.float32]:
        """Return the values that those of a region inside the window are made from."""
        inner, step = region.moved(-self.window.top, -self.window.left), self.step
        rows = slice(max(0, inner.top // step - 1), inner.bottom // step + 2)
        return self.values[rows, max(0, inner.left // step - 1) : inner.right // step + 2]


def solve(
    window: Region,
    inside: NDArray[np.bool_],
    rim: NDArray[np.intp],
    differences: NDArray[np.float32],
    step: int,
    accuracy: float,
) -> Tone:
    """Return the tone of a window.

    Where the difference is not known on the rim, as beside damage, at the photo's edge and where the window ends, it is
    taken to be as on the rim near there.

    Args:
        window: of the photo.
        inside: (h, w), what is painted in it.
        rim: (n,) flat indices in the window of the pixels near what is painted whose difference is known.
        differences: (n, C), of those pixels.
        step: how many pixels each value of the result stands for; 1 is exact.
        accuracy: of the solution, in parts of the span of the differences.
    """
    rows, columns = (-(-size // step) + 2 for size in inside.shape)  # with one around, for the rim beyond the window
    cells = (rim // inside.shape[1] // step + 1) * columns + rim % inside.shape[1] // step + 1
    counts = np.bincount(cells, minlength=rows * columns)
    is_rim = counts > 0
    sums = [np.bincount(cells, each, rows * columns)[is_rim] for each in differences.T]
    known = np.stack(sums, axis=1) / counts[is_rim][:, np.newaxis]
    is_rim = is_rim.reshape(rows, columns)
    is_inside = np.pad(_any_of(inside, step), 1) & ~is_rim
    is_unknown = (cv2.dilate(is_inside.view(np.uint8), _CROSS if step == 1 else _SQUARE) != 0) & ~is_inside & ~is_rim
    given = np.zeros((rows, columns, differences.shape[1]))
    given[is_rim] = known
    if len(known) and is_unknown.any():
        given[is_unknown] = _as_near(np.argwhere(is_unknown), np.argwhere(is_rim), known)
    everywhere = is_rim | is_unknown
    values = membrane(is_inside, everywhere, given[everywhere], accuracy) if len(known) else given
    values[everywhere] = given[everywhere]
    return Tone(window, step, values[1:-1, 1:-1].astype(np.float32))


def _any_of(flags: NDArray[np.bool_], step: int) -> NDArray[np.bool_]:
    """Return for each square of ``step`` x ``step`` flags whether any is set."""
    spread = cv2.dilate(flags.view(np.uint8), np.ones((step, step), np.uint8), anchor=(0, 0))
    return np.asarray(spread[::step, ::step] != 0)


def _as_near(places: Places, known: Places, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return (n, C), means of known values, (m, C), weighted by the inverse fourth power of their distance (Shepard).

    Args:
        places: (n, 2) rows and columns of what is not known.
        known: (m, 2) those of what is.
        values: of ``known``.
    """
    every = -(-len(known) // _MOST_KNOWN)
    known, values = known[::every], values[::every]
    found = np.zeros((len(places), values.shape[1]))
    for start in range(0, len(places), _AT_ONCE):
        part = places[start : start + _AT_ONCE]
        away = known[:, np.newaxis] - part
        squares = (away[..., 0] ** 2 + away[..., 1] ** 2).astype(np.float64)
        weights = 1 / (squares * squares)
        total = weights.sum(axis=0)
        for channel in range(values.shape[1]):
            found[start : start + _AT_ONCE, channel] = (weights * values[:, channel, np.newaxis]).sum(axis=0) / total
    return found
