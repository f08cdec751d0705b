"""Grids: where the nodes of a membrane are, on the photo's pixels and on every second, fourth ... of them."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

Flags = NDArray[np.uint8]
"""(h, w), 0 or 1."""
Nodes = NDArray[np.intp]
"""Flat indices of nodes of a grid."""

BAND = 8
"""Nodes from the rim in which a grid has unknowns of its own."""

STEPS = ((-1, 0), (1, 0), (0, -1), (0, 1))
"""(rows, columns) to the neighbours of a node, opposite ones after each other."""

OPEN = 9.0
"""The gap to a neighbour that is inside, too."""


_FEWEST = 10  # nodes inside; fewer are solved without a coarser grid
_MULTIPLE = 16


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The nodes of one level.

    Attributes:
        inside: (h, w), both odd; 1 where a value is wanted, 0 along the edges.
        gaps: (4, h, w), for each of ``STEPS`` how far the rim is from a node inside, up to 1, or ``OPEN``.
    """

    inside: Flags
    gaps: NDArray[np.float32]

    @property
    def width(self) -> int:
        """Number of columns."""
        return int(self.inside.shape[1])

    def depth(self) -> Flags:
        """Return where nodes are so far inside that a coarser grid has them."""
        square = np.ones((2 * BAND + 1, 2 * BAND + 1), np.uint8)
        return np.asarray(cv2.erode(self.inside, square, borderValue=0), np.uint8)

    def coarser(self) -> "Grid | None":
        """Return the grid of every second node, or None if too few would be inside."""
        inside = _odd(self.inside[::2, ::2])
        if np.count_nonzero(inside) < _FEWEST:
            return None
        own, following = self.gaps[:, ::2, ::2], _following(self.gaps)[:, ::2, ::2]
        beyond = np.where(following == OPEN, following, (1 + following) / 2)
        return Grid(inside, _odd(np.where(own == OPEN, beyond, own / 2)))

    def parents(self, nodes: Nodes, coarser: "Grid") -> NDArray[np.intp]:
        """Return (4, n), the nodes of the coarser grid around each of n; on its lines some of them are the same."""
        rows, columns = nodes // self.width, nodes % self.width
        above, left = rows // 2 * coarser.width, columns // 2
        below, right = (rows + 1) // 2 * coarser.width, (columns + 1) // 2
        return np.concatenate([above + left, above + right, below + left, below + right]).reshape(4, -1)

    def on_finer(self, nodes: Nodes, finer: "Grid") -> Nodes:
        """Return which nodes of the finer grid are at the same places."""
        return nodes // self.width * 2 * finer.width + nodes % self.width * 2


def grids(inside: Flags) -> list[Grid]:
    """Return the grids of a region, from the finest; ``inside`` is that of the first, with the rim all around."""
    flags = np.where(inside != 0, np.float32(OPEN), np.float32(1))
    found = [Grid(inside, _following(np.broadcast_to(flags, (4, *flags.shape))))]
    while (coarser := found[-1].coarser()) is not None:
        found.append(coarser)
    return found


def framed(flags: NDArray[np.bool_]) -> Flags:
    """Return flags as numbers with zeros around them: one row and column before, and after as many as make odd sizes.

    Twice odd numbers less one are odd again, so that most grids need no more than that.
    """
    rows, columns = (-(-(size + 1) // _MULTIPLE) * _MULTIPLE + 1 for size in flags.shape)
    result = np.zeros((rows, columns), np.uint8)
    result[1 : flags.shape[0] + 1, 1 : flags.shape[1] + 1] = flags
    return result


def _odd(flags: NDArray[Any]) -> NDArray[Any]:
    """Return (..., h, w) with a row or a column of zeros more where there is an even number of them."""
    rows, columns = flags.shape[-2] | 1, flags.shape[-1] | 1
    if flags.shape[-2:] == (rows, columns):
        return np.ascontiguousarray(flags)
    result = np.zeros((*flags.shape[:-2], rows, columns), flags.dtype)
    result[..., : flags.shape[-2], : flags.shape[-1]] = flags
    return result


def _following(numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return for each of ``STEPS``, of (4, h, w), what the neighbour one step on has; 0 beyond the edge."""
    result = np.zeros(numbers.shape, np.float32)
    result[0, 1:], result[1, :-1] = numbers[0, :-1], numbers[1, 1:]
    result[2, :, 1:], result[3, :, :-1] = numbers[2, :, :-1], numbers[3, :, 1:]
    return result
