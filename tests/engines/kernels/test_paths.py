"""A front against Dijkstra's algorithm as it stands in books, and what it does between calls."""

import heapq

import numpy as np
import pytest

from inpaint_studio.engines.kernels.paths import NOT_KNOWN, STEPS, Front


def times_of(costs, start):
    """Return how long it takes from ``start`` to each pixel."""
    times = np.full(costs.shape, np.inf)
    times[start] = 0
    todo = [(0.0, start)]
    while todo:
        time, (row, column) = heapq.heappop(todo)
        for down, across in STEPS:
            near = row + down, column + across
            if min(near) < 0 or near[0] >= costs.shape[0] or near[1] >= costs.shape[1]:
                continue
            later = time + np.hypot(down, across) * costs[near]
            if later < times[near] - 1e-9:
                times[near] = later
                heapq.heappush(todo, (later, near))
    return times


def length_of(costs, path):
    steps = np.diff(path, axis=0)
    assert np.abs(steps).max(initial=0) <= 1
    return sum(np.hypot(*step) * costs[tuple(place)] for step, place in zip(steps, path[1:], strict=True))


@pytest.fixture
def costs():
    return np.random.default_rng(5).uniform(0.05, 1, (23, 31)).astype(np.float32)


def test_paths_are_as_short_as_they_can_be(costs):
    front, times = Front(costs, (4, 7)), times_of(costs, (4, 7))
    for target in ((22, 30), (0, 0), (4, 8), (4, 7), (20, 1)):
        assert front.spread(target, costs.size) is None
        path = front.path(target)
        assert (path[0], path[-1]) == ((4, 7), target)
        assert length_of(costs, path) == pytest.approx(times[target], rel=1e-5)


def test_costs_are_asked_for_where_the_front_comes(costs):
    known, target = Front(costs, (11, 15)), (11, 19)
    known.spread(target, costs.size)
    front, asked = Front(np.full(costs.shape, NOT_KNOWN), (11, 15)), []
    while (pixel := front.spread(target, costs.size)) is not None:
        front.costs[pixel] = costs[pixel]
        asked.append(pixel)
    assert front.path(target) == known.path(target)
    assert len(set(asked)) == len(asked) < costs.size / 2


def test_a_front_stops_after_the_count_and_goes_on_from_there(costs):
    front, target = Front(costs, (0, 0)), (22, 30)
    calls = 0
    while not front.path(target):
        assert front.spread(target, 50) is None
        calls += 1
    once = Front(costs, (0, 0))
    once.spread(target, costs.size)
    assert front.path(target) == once.path(target)
    assert 5 < calls <= costs.size / 50 + 1


def test_a_front_that_needs_more_room_takes_it():
    # Every pixel is reached anew from each side, as the later ones are cheaper.
    costs = np.random.default_rng(1).exponential(1, (300, 300)).astype(np.float32) ** 3 + np.float32(1e-3)
    front = Front(costs, (150, 150))
    front._heap = front._heap[:16]
    front.spread((0, 0), costs.size)
    again = Front(costs, (150, 150))
    again.spread((0, 0), costs.size)
    assert front.path((0, 0)) == again.path((0, 0)) != ()
