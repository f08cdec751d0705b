"""How far a run has come, told from its events."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from inpaint_studio.batch.events import Began, Ended, Event, Planned, WorkersReady
from inpaint_studio.batch.rows import Row, State

_ENOUGH = 3  # photos that are done before what is left is estimated


@dataclass
class Tally:
    """What has become of the photos so far.

    Attributes:
        clock: returns seconds.
        planned: what is to be done; None before that is known.
        counts: how many photos of this run have come to each state.
        done: how many are over.
        size: bytes of those.
        under_way: those that are worked on, by their numbers.
        failures: those that failed or were left, in order.
        began: when the workers stood, by ``clock``; None before.
    """

    clock: Callable[[], float] = time.monotonic
    planned: Planned | None = None
    counts: dict[State, int] = field(default_factory=lambda: dict.fromkeys(State, 0))
    done: int = 0
    size: int = 0
    under_way: dict[int, Row] = field(default_factory=dict)
    failures: list[Row] = field(default_factory=list)
    began: float | None = None

    def note(self, event: Event) -> None:
        """Take an event into account."""
        if isinstance(event, Planned):
            self.planned = event
        elif isinstance(event, WorkersReady):
            self.began = self.clock()
        elif isinstance(event, Began):
            self.under_way[event.row.id] = event.row
        elif isinstance(event, Ended):
            self._end(event.row)

    def _end(self, row: Row) -> None:
        was_begun = self.under_way.pop(row.id, None) is not None
        if row.state is State.WAITING:  # Given back.
            return
        self.counts[row.state] += 1
        if row.state in (State.FAILED, State.LEFT):
            self.failures.append(row)
        if was_begun:
            self.done += 1
            self.size += row.size

    @property
    def todo(self) -> int:
        """How many photos this run is to work on; 0 before that is known."""
        return self.planned.todo if self.planned else 0

    @property
    def photos_a_minute(self) -> float | None:
        """How many photos are done in a minute; None before that can be said."""
        seconds = self._seconds
        return 60 * self.done / seconds if seconds else None

    @property
    def seconds_left(self) -> float | None:
        """About how long it goes on, by the bytes that are left; None before that can be said."""
        seconds = self._seconds
        if seconds is None or self.planned is None or not self.size:
            return None
        return seconds * max(self.planned.size - self.size, 0) / self.size

    @property
    def _seconds(self) -> float | None:
        if self.began is None or self.done < min(_ENOUGH, self.todo):
            return None
        return max(self.clock() - self.began, 1e-3) if self.done else None
