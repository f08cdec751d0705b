from pathlib import Path

import pytest

from inpaint_studio.batch.events import Began, Ended, Planned, WorkersReady
from inpaint_studio.batch.rows import Row, State
from inpaint_studio.batch.tally import Tally


class Clock:
    seconds = 100.0

    def __call__(self):
        return self.seconds


def row(number, state=State.RUNNING, size=1000):
    path = Path(f"{number}.png")
    return Row(number, path, path, path, size, 0, state=state)


def tally_after(*events, clock=None):
    tally = Tally(clock=clock or Clock())
    for event in events:
        tally.note(event)
    return tally


def test_the_time_left_goes_by_the_bytes_that_are_left():
    clock = Clock()
    tally = tally_after(Planned(10, 10_000, 2, 1), WorkersReady(1), clock=clock)
    for number in range(1, 4):
        tally.note(Began(row(number)))
        assert list(tally.under_way) == [number]
        assert tally.seconds_left is None
        clock.seconds += 10
        tally.note(Ended(row(number, State.RESTORED, 1500)))
    assert tally.done == 3
    assert tally.photos_a_minute == 6
    assert tally.seconds_left == pytest.approx(30 * 5500 / 4500)


def test_what_was_left_before_the_run_began_counts_but_is_no_work_done():
    tally = tally_after(Ended(row(1, State.LEFT)), Planned(1, 10, 0, 1))
    assert (tally.done, tally.counts[State.LEFT], [each.id for each in tally.failures]) == (0, 1, [1])


def test_a_photo_that_was_given_back_is_not_done():
    tally = tally_after(Planned(1, 10, 0, 0), WorkersReady(1), Began(row(1)), Ended(row(1, State.WAITING)))
    assert (tally.done, tally.under_way, sum(tally.counts.values())) == (0, {}, 0)
