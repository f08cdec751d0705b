"""Levels: the equations of a membrane on each of its grids, and how one level helps the next."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.healing.grids import STEPS, Flags, Grid, Nodes

Rows = NDArray[np.float64]
"""(n, C), the values of n nodes."""

_SQUARE = np.ones((3, 3), np.uint8)
_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)
_AROUND = tuple((row, column) for row in (-1, 0, 1) for column in (-1, 0, 1))
_SHARES = np.array([1, 2, 1, 2, 4, 2, 1, 2, 1], np.float64).reshape(9, 1, 1) / 16


class Level:
    """One level. Nodes inside the region that are near its rim are active; the coarser level has the deep ones.

    The equation of an active node is that of Shortley and Weller (J. Appl. Phys. 9, 1938), since the rim may lie
    between two nodes: the weighted differences to its neighbours add up to ``_aim``.

    The nodes are numbered: the active ones with an even sum of row and column, the other active ones, the deep ones
    beside them, those of the rim, and at last one for all others, whose value is 0.

    Attributes:
        grid: where its nodes are.
        active: (n,) the active nodes, in the order of their numbers.
        numbers: (h * w,) the number of each node of the grid.
        values: (m, C), by number.
        defects: (m, C), by how much the equations of active nodes are missed.
    """

    def __init__(self, grid: Grid, fixed: Flags | None, channels: int, coarser: "Level | None") -> None:
        """Begin with zeros.

        Args:
            grid: where its nodes are.
            fixed: (h, w), which nodes have a given value; None for a coarse level, on which the rim's values are 0
                because it only corrects.
            channels: numbers a node.
            coarser: the next level, or None for the last one.
        """
        self.grid = grid
        self._coarser = coarser
        deep = grid.depth() if coarser is not None else np.zeros_like(grid.inside)
        active = np.flatnonzero(grid.inside & (1 - deep))
        is_even = (active // grid.width + active % grid.width) % 2 == 0
        self.active = np.concatenate([active[is_even], active[~is_even]])
        near = np.asarray(cv2.dilate(grid.inside & (1 - deep), _CROSS), np.uint8)
        ghosts = np.flatnonzero(near & deep)
        rim = np.flatnonzero(fixed) if fixed is not None else np.empty(0, np.intp)
        self._evens, self._count = int(is_even.sum()), len(active)
        self._ghosts = slice(self._count, self._count + len(ghosts))
        self._rim = slice(self._ghosts.stop, self._ghosts.stop + len(rim))
        self.values: Rows = np.zeros((self._rim.stop + 1, channels))
        self.numbers = np.full(grid.inside.size, self._rim.stop, np.intp)
        for nodes, place in ((self.active, slice(0, self._count)), (ghosts, self._ghosts), (rim, self._rim)):
            self.numbers[nodes] = np.arange(place.start, place.stop)
        steps = np.array([[down * grid.width + right] for down, right in STEPS])
        self._around = self.numbers.take(self.active + steps)
        self._weigh()
        self._before: Rows = self.values
        self._aim: Rows = np.zeros((self._count, channels))
        self.defects: Rows = np.zeros_like(self.values)
        if coarser is not None:
            self._parents = coarser.numbers.take(grid.parents(self.active, coarser.grid))
            self._ghost_parents = coarser.numbers.take(grid.parents(ghosts, coarser.grid))
            coarser.link_back(self, deep)

    def _weigh(self) -> None:
        """Find the weight of each neighbour in the equations."""
        gaps = self.grid.gaps.reshape(4, -1).take(self.active, axis=1).astype(np.float64)
        reach = np.minimum(gaps, 1.0)
        weights = (2 / (reach * (reach + reach[[1, 0, 3, 2]])))[..., np.newaxis]
        self._weights: Rows | None = weights if (weights != 1).any() else None
        self._total = ((weights[0] + weights[1]) + weights[2]) + weights[3]

    def link_back(self, finer: "Level", depth: Flags) -> None:
        """Find the active nodes whose values the finer level has, and whose equations it corrects."""
        on_finer = self.grid.on_finer(self.active, finer.grid)
        is_near_depth = cv2.dilate(depth, _SQUARE).reshape(-1)
        self._told = np.flatnonzero(is_near_depth.take(on_finer) == 0)
        tellers = on_finer[self._told]
        steps = np.array([[row * finer.grid.width + column] for row, column in _AROUND])
        self._tellers = finer.numbers.take(tellers + steps)

    # --- solving -----------------------------------------------------------------------------------------------

    def start_with(self, values: Rows) -> None:
        """Begin with the same values, (C,), at all nodes inside."""
        self.values[: self._ghosts.stop] = values

    def set_rim(self, values: Rows) -> None:
        """Set the given values, (n, C), in the order of the nodes."""
        self.values[self._rim] = values

    def relax(self) -> None:
        """Solve the equation of each active node, first of every second one, then of those between (Gauss-Seidel)."""
        for half in (slice(0, self._evens), slice(self._evens, self._count)):
            total = self._sum_around(half)
            total -= self._aim[half]
            np.divide(total, self._total[half], out=self.values[half])

    def defect(self) -> float:
        """Note by how much each equation is missed; return the largest."""
        missed = np.subtract(self._aim, self._apply(), out=self.defects[: self._count])
        return max(float(missed.max(initial=0.0)), -float(missed.min(initial=0.0)))

    @property
    def change(self) -> Rows:
        """By how much the values have changed since ``take_over``."""
        return self.values - self._before

    def take_over(self, finer: "Level") -> None:
        """Take values over from the finer level, and aim at what corrects its defects."""
        self.values[self._told] = finer.values.take(self._tellers[4], axis=0)
        self._before = self.values.copy()
        parts = finer.defects.take(self._tellers, axis=0)
        parts *= 4 * _SHARES  # At twice the distance, differences of differences are fourfold.
        self._aim[self._told] = self._apply()[self._told] + parts.sum(axis=0)

    def correct(self) -> None:
        """Add what the coarser level has changed, and take the values of the deep nodes beside active ones from it."""
        coarser = self._coarser
        if coarser is not None:
            self.values[: self._count] += _mean_of(coarser.change, self._parents)
            self.values[self._ghosts] = _mean_of(coarser.values, self._ghost_parents)

    def spread(self) -> Rows:
        """Return (h, w, C), the values of all nodes inside; those of deep ones are the coarser level's."""
        rows, columns = self.grid.inside.shape
        if self._coarser is None:
            result = np.zeros((rows * columns, self.values.shape[1]))
        else:
            result = _doubled(self._coarser.spread())[:rows, :columns].reshape(rows * columns, -1)
        result[self.active] = self.values[: self._count]
        return result.reshape(rows, columns, -1)

    def _apply(self) -> Rows:
        """Return for each active node the weighted sum of the differences to its neighbours."""
        total = self._sum_around(slice(0, self._count))
        total -= self.values[: self._count] * self._total
        return total

    def _sum_around(self, part: slice) -> Rows:
        near = self.values.take(self._around[:, part], axis=0)
        if self._weights is not None:
            near *= self._weights[:, part]
        return _sum_of_four(near)


def make_levels(all_grids: list[Grid], fixed: Flags, channels: int) -> list[Level]:
    """Return the levels for grids, from the finest, on which the nodes ``fixed`` have given values."""
    levels: list[Level] = []
    for number, grid in reversed(list(enumerate(all_grids))):
        levels.insert(0, Level(grid, None if number else fixed, channels, levels[0] if levels else None))
    return levels


def _doubled(coarse: Rows) -> Rows:
    """Return (2h - 1, 2w - 1, C), linear between the values of (h, w, C)."""
    rows, columns, channels = coarse.shape
    fine = np.empty((2 * rows - 1, 2 * columns - 1, channels))
    fine[::2, ::2] = coarse
    np.add(coarse[:, :-1], coarse[:, 1:], out=fine[::2, 1::2])
    fine[::2, 1::2] *= 0.5
    np.add(fine[:-1:2], fine[2::2], out=fine[1::2])
    fine[1::2] *= 0.5
    return fine


def _mean_of(values: Rows, parents: Nodes) -> Rows:
    total = _sum_of_four(values.take(parents, axis=0))
    total *= 0.25
    return total


def _sum_of_four(parts: Rows) -> Rows:
    total: Rows = parts[0]
    total += parts[1]
    total += parts[2]
    total += parts[3]
    return total
