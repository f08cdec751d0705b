"""Membrane: the smoothest continuation of given values into a region, by Laplace's equation.

Pérez, Gangnet, Blake: Poisson Image Editing (SIGGRAPH 2003) fit copied pixels to their new place so; their equation is
solved for the difference on the rim. Away from the rim the solution is smooth. So pixels are unknowns of their own only
near the rim; farther in, the unknowns are every second, fourth ... pixel, between which it is linear, as in Agarwala:
Efficient Gradient-Domain Compositing Using Quadtrees (SIGGRAPH 2007). All levels are solved together by the full
approximation scheme (Brandt: Multi-Level Adaptive Solutions to Boundary-Value Problems, Math. Comp. 31, 1977): coarse
levels correct the finer ones, and hold the solution where these have no unknowns. Constants and linear ramps come out
exactly.

Nothing but sums, products, quotients and comparisons of single numbers is used, in a fixed order, so that every
processor gives the same bits.
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.healing.grids import framed, grids
from inpaint_studio.healing.levels import Level, make_levels

EXACT = 5e-9
"""The largest defect left, in parts of the span of the given values: less than the rounding of float32."""

_CYCLES = 40  # at most; each leaves a fifth of the defect or less
_LAST_SWEEPS = 4  # on the coarsest level, which has a few nodes


def membrane(
    inside: NDArray[np.bool_], rim: NDArray[np.bool_], given: NDArray[np.floating], accuracy: float = EXACT
) -> NDArray[np.float64]:
    """Continue values from the rim of a region into it.

    Args:
        inside: (h, w), the region; it does not touch the edges of the array.
        rim: (h, w), pixels whose values are given, among them all that share a side with one of the region; none of
            them is inside.
        given: (n, C), their values, in row order.
        accuracy: the largest defect of an equation that is left, in parts of the span of the given values.

    Returns:
        (h, w, C), the continued values inside, others elsewhere.
    """
    rows, columns = inside.shape
    if not len(given):
        return np.zeros((rows, columns, given.shape[1]))
    low, high = given.min(axis=0), given.max(axis=0)
    fixed = framed(rim)
    levels = make_levels(grids(framed(inside)), fixed, given.shape[1])
    for level in levels:
        level.start_with((low + high) / 2)
    levels[0].set_rim(given.astype(np.float64))
    limit = accuracy * float((high - low).max())
    for _ in range(_CYCLES):
        if _improve(levels, limit) <= limit:
            break
    return levels[0].spread()[1 : rows + 1, 1 : columns + 1]


def _improve(levels: list[Level], enough: float = 0.0) -> float:
    """Bring the first level nearer to its solution, with the help of the others unless its defect is small enough.

    Returns:
        Its largest defect before the others helped.
    """
    level, *coarser = levels
    if not coarser:
        for _ in range(_LAST_SWEEPS):
            level.relax()
        return level.defect()
    level.relax()
    worst = level.defect()
    if worst <= enough:
        return worst
    coarser[0].take_over(level)
    _improve(coarser)
    level.correct()
    level.relax()
    return worst
