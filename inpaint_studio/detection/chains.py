"""Chains: pieces of lines that continue each other. A scratch is found in bits, which together are sure.

Two ends belong together where each lies ahead of the other, at about the same direction and not far away.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.spread import Spread

_SHORTEST, _STRAIGHT = 8.0, 3.0  # pixels, and times the width: what is shorter has no direction
_FARTHEST = 40.0  # pixels between two ends
_RELATIVE = 1.5  # times the longer piece's length, that the gap may be
_TURN = np.cos(np.deg2rad(16))  # cosine of the largest angle between two pieces, and between a piece and the gap
_ASIDE = 3.0  # pixels that an end may lie beside the line that the other is on
_OVERLAP = 3.0  # pixels that ends may overlap


@dataclass(frozen=True, eq=False)
class Chains:
    """Which pieces continue each other.

    Attributes:
        roots: (n,) int64, the first piece of each piece's chain; of a piece alone itself.
        lengths: (n,) pixels, the sum of the lengths in each piece's chain; of a piece alone its own.
        links: (m, 2) int64, pairs of pieces.
        gaps: (m, 4) float64, row and column of the end of the first and of the second piece.
    """

    roots: NDArray[np.int64]
    lengths: NDArray[np.float64]
    links: NDArray[np.int64]
    gaps: NDArray[np.float64]


def chains(spread: Spread) -> Chains:
    """Return which of n pieces continue each other; each end is linked to its nearest continuation at most."""
    width = spread.areas / np.maximum(spread.lengths, 1)
    lines = np.flatnonzero((spread.lengths >= _SHORTEST) & (spread.lengths >= _STRAIGHT * width))
    half = spread.lengths[lines] / 2
    ends, ways, owners = [], [], []
    for sign in (1.0, -1.0):
        ways.append(sign * np.stack([spread.down[lines], spread.across[lines]], axis=1))
        middle = np.stack([spread.rows[lines], spread.columns[lines]], axis=1)
        ends.append(middle + ways[-1] * half[:, np.newaxis])
        owners.append(lines)
    pairs = _linked(np.concatenate(ends), np.concatenate(ways), np.concatenate(owners), spread.lengths)
    place, owner = np.concatenate(ends), np.concatenate(owners)
    links = np.array([(owner[one], owner[other]) for one, other in pairs], np.int64).reshape(-1, 2)
    gaps = np.array([(*place[one], *place[other]) for one, other in pairs], np.float64).reshape(-1, 4)
    roots = _roots(len(spread.lengths), links)
    together = np.asarray(np.bincount(roots, spread.lengths, len(roots))[roots], np.float64)
    return Chains(roots, together, links, gaps)


def _linked(
    ends: NDArray[np.float64], ways: NDArray[np.float64], owners: NDArray[np.int64], lengths: NDArray[np.float64]
) -> list[tuple[int, int]]:
    """Return pairs of ends, the nearest first; no end is in two of them."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    keys = np.floor(ends / _FARTHEST).astype(int)
    for index, (row, column) in enumerate(keys.tolist()):
        cells[row, column].append(index)
    found: list[tuple[float, int, int]] = []
    for index, (row, column) in enumerate(keys.tolist()):
        near = [
            other
            for down in (-1, 0, 1)
            for across in (-1, 0, 1)
            for other in cells.get((row + down, column + across), ())
            if other > index and owners[other] != owners[index]
        ]
        if near:
            others = np.array(near)
            gap = ends[others] - ends[index]
            distance = np.hypot(gap[:, 0], gap[:, 1])
            ahead, back = gap @ ways[index], -(gap * ways[others]).sum(axis=1)
            aside = np.sqrt(np.maximum(distance**2 - np.minimum(ahead, back) ** 2, 0))
            longest = np.maximum(lengths[owners[others]], lengths[owners[index]])
            fits = (distance <= np.minimum(_FARTHEST, _RELATIVE * longest)) & (-(ways[others] @ ways[index]) >= _TURN)
            fits &= (np.minimum(ahead, back) >= -_OVERLAP) & (aside <= np.maximum(_ASIDE, distance * 0.2))
            found += [(float(distance[at]), index, int(others[at])) for at in np.flatnonzero(fits)]
    taken: set[int] = set()
    pairs = []
    for _, one, other in sorted(found):
        if one not in taken and other not in taken:
            taken |= {one, other}
            pairs.append((one, other))
    return pairs


def _roots(count: int, links: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return (count,) the first piece of each piece's chain (union-find)."""
    roots = list(range(count))

    def root(piece: int) -> int:
        while roots[piece] != piece:
            roots[piece] = roots[roots[piece]]
            piece = roots[piece]
        return piece

    for one, other in links.tolist():
        first, second = sorted((root(one), root(other)))
        roots[second] = first
    return np.array([root(piece) for piece in range(count)], np.int64)
