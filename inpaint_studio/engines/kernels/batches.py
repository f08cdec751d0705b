"""Batches: kernels are called for some milliseconds of work at a time, after which progress is told."""

from collections.abc import Iterable, Iterator

BATCH = 1 << 16
"""Pixels in one call of a kernel."""


def batches(count: int) -> Iterator[tuple[int, int]]:
    """Yield (start, stop), one behind the other, for ``count`` pixels."""
    for start in range(0, count, BATCH):
        yield start, min(start + BATCH, count)


def part(shares: Iterable[float], start: float, end: float) -> Iterator[float]:
    """Yield the shares of a part as shares of the whole, in which the part goes from ``start`` to ``end``."""
    for share in shares:
        yield start + share * (end - start)
