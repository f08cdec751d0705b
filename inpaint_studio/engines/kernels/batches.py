"""Batches: kernels are called for some milliseconds of work at a time; progress is reported in between."""

from collections.abc import Iterable, Iterator

BATCH = 1 << 16
"""Pixels in one call of a kernel, where the kernel's work for each does not ask for another number."""


def batches(count: int, size: int = BATCH) -> Iterator[tuple[int, int]]:
    """Yield (start, stop) of consecutive batches of at most ``size`` out of ``count`` pixels."""
    for start in range(0, count, size):
        yield start, min(start + size, count)


def part(shares: Iterable[float], start: float, end: float) -> Iterator[float]:
    """Yield each share, 0..1 of a part, as a share of the whole, of which the part takes ``start`` to ``end``."""
    for share in shares:
        yield start + share * (end - start)
