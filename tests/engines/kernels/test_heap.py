import heapq

import numpy as np
import pytest

from inpaint_studio.engines.kernels.heap import pack, pixel_of, pop, push, time_of


@pytest.mark.parametrize("pixel", [0, 1, 2**31, 2**32 - 1])
@pytest.mark.parametrize("t", [0.0, 1e-30, 0.70710677, 1.0, 12345.678])
def test_an_entry_gives_back_its_time_and_its_pixel(t, pixel):
    entry = np.uint64(pack(np.float32(t), pixel))
    assert time_of(entry) == np.float32(t)
    assert pixel_of(entry) == pixel


def test_entries_are_ordered_by_time_and_then_by_pixel():
    pairs = [(np.float32(t), p) for t in (0.0, 0.5, 0.50000006, 1.0, 300.0) for p in (0, 7, 2**32 - 1)]
    entries = [pack(t, p) for t, p in pairs]
    assert entries == sorted(entries)


def test_the_heap_gives_what_pythons_own_heap_gives():
    rng = np.random.default_rng(3)
    heap, size, expected = np.zeros(400, np.uint64), 0, []
    for _ in range(3000):
        if size < 400 and (size == 0 or rng.random() < 0.52):
            entry = int(rng.integers(0, 200)) if rng.random() < 0.5 else int(rng.integers(0, 2**63))
            push(heap, size, np.uint64(entry))
            heapq.heappush(expected, entry)
            size += 1
        else:
            assert pop(heap, size) == heapq.heappop(expected)
            size -= 1
    while size:
        assert pop(heap, size) == heapq.heappop(expected)
        size -= 1
