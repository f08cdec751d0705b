"""Tone: by how much the pixels that a stroke takes differ from where they are painted, continued from the rim."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.healing.membrane import membrane


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
        rows = self._between(self.values, inner.top, inner.bottom)
        columns = self._between(rows.swapaxes(0, 1), inner.left, inner.right)
        return columns.swapaxes(0, 1)

    def _between(self, values: NDArray[np.float32], start: int, stop: int) -> NDArray[np.float32]:
        """Return (stop - start, ...), linear between the values along the first axis."""
        places = (np.arange(start, stop) + 0.5) / self.step - 0.5
        first = np.floor(places).astype(np.intp)
        share = (places - first).astype(np.float32).reshape(-1, *([1] * (values.ndim - 1)))
        last = len(values) - 1
        before, after = (values.take(np.clip(index, 0, last), axis=0) for index in (first, first + 1))
        return before + (after - before) * share


def solve(
    window: Region,
    inside: NDArray[np.bool_],
    rim: NDArray[np.intp],
    differences: NDArray[np.float32],
    step: int,
    accuracy: float,
) -> Tone:
    """Return the tone of a window.

    Args:
        window: of the photo.
        inside: (h, w), what is painted in it.
        rim: (n,) flat indices in the window of the pixels near what is painted whose difference is known.
        differences: (n, C), of those pixels.
        step: how many pixels each value of the result stands for; 1 is exact.
        accuracy: of the solution, in parts of the span of the differences.
    """
    if step == 1:
        order = np.argsort(rim)
        is_rim = np.zeros(inside.size, np.bool_)
        is_rim[rim] = True
        values = membrane(inside, is_rim.reshape(inside.shape), differences[order], accuracy)
        return Tone(window, 1, values.astype(np.float32))
    rows, columns = (-(-size // step) for size in inside.shape)
    cells = rim // inside.shape[1] // step * columns + rim % inside.shape[1] // step
    counts = np.bincount(cells, minlength=rows * columns)
    is_rim = counts > 0
    means = np.stack(
        [np.bincount(cells, weights, rows * columns)[is_rim] / counts[is_rim] for weights in differences.T], axis=1
    )
    is_inside = _any_of(inside, step) & ~is_rim.reshape(rows, columns)
    values = membrane(is_inside, is_rim.reshape(rows, columns), means, accuracy)
    values.reshape(rows * columns, -1)[is_rim] = means
    _fill_gaps(values, is_inside | is_rim.reshape(rows, columns))
    return Tone(window, step, values.astype(np.float32))


def _any_of(flags: NDArray[np.bool_], step: int) -> NDArray[np.bool_]:
    """Return for each square of ``step`` x ``step`` flags whether any is set."""
    spread = cv2.dilate(flags.view(np.uint8), np.ones((step, step), np.uint8), anchor=(0, 0))
    return np.asarray(spread[::step, ::step] != 0)


def _fill_gaps(values: NDArray[np.float64], is_known: NDArray[np.bool_]) -> None:
    """Give the values beside known ones the mean of these, so that one may interpolate up to the rim."""
    rows, columns = is_known.shape
    known = np.pad(is_known, 1)
    framed = np.pad(np.where(is_known[..., np.newaxis], values, 0), ((1, 1), (1, 1), (0, 0)))
    total, count = np.zeros_like(values), np.zeros(is_known.shape)
    for down in range(3):
        for right in range(3):
            total += framed[down : down + rows, right : right + columns]
            count += known[down : down + rows, right : right + columns]
    is_gap = ~is_known & (count > 0)
    values[is_gap] = total[is_gap] / count[is_gap][:, np.newaxis]
