"""What a terminal shows of a batch while it runs: how far all of it has come, and a line for each worker."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from inpaint_studio.batch.events import Event
    from inpaint_studio.batch.rows import Row
    from inpaint_studio.batch.tally import Tally

_EACH_SECOND = 4  # times that it is drawn
_MINUTE, _HOUR = 60, 3600


@contextmanager
def batch_screen() -> "Iterator[Callable[[Event], object]]":
    """Show a batch on standard error, which is a terminal, as long as the block runs.

    Yields:
        What the run is to tell.
    """
    from rich.console import Console
    from rich.live import Live

    from inpaint_studio.batch.tally import Tally

    console = Console(stderr=True)
    screen = Screen(Tally(), lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True))
    with Live(
        get_renderable=screen.picture, console=console, refresh_per_second=_EACH_SECOND, transient=True,
        redirect_stdout=False, redirect_stderr=False,
    ) as live:  # fmt: skip

        def tell(event: "Event") -> None:
            screen.tell(event)
            if screen.tally.done == 1:  # The first is to be seen at once, however soon all are done.
                live.refresh()

        yield tell


@dataclass
class Screen:
    """Follows a run; drawn by another thread than the one that tells.

    Attributes:
        tally: how far it has come.
        say: prints a line above.
        clock: returns seconds.
    """

    tally: "Tally"
    say: Callable[[str], object]
    clock: Callable[[], float] = time.monotonic
    _places: "dict[int, tuple[Row, float]]" = field(default_factory=dict)
    _workers: int = 0

    def tell(self, event: "Event") -> None:
        """Take an event into account, and print what the user is to know."""
        from inpaint_studio.batch.events import Began, Ended, Told, WorkersReady
        from inpaint_studio.batch.rows import State, readable, state_title

        self.tally.note(event)
        if isinstance(event, Told):
            self.say(readable(event.sentence))
        elif isinstance(event, WorkersReady):
            self._workers = event.count
        elif isinstance(event, Began):
            place = next(each for each in range(len(self._places) + 1) if each not in self._places)
            self._places = self._places | {place: (event.row, self.clock())}
        elif isinstance(event, Ended):
            row = event.row
            # A new dictionary each time: the other thread may be reading the old one.
            self._places = {place: each for place, each in self._places.items() if each[0].id != row.id}
            if row.state in (State.FAILED, State.LEFT):
                self.say(readable(f"“{row.relative}” {state_title(row.state)}: {row.note}"))

    def picture(self) -> "Group":
        """Return what is to be seen now."""
        from rich.console import Group
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        total = self.tally.todo
        bar = ProgressBar(total=max(total, 1), completed=self.tally.done, pulse=not total)
        whole = Table.grid(expand=True)
        whole.add_row(bar)
        return Group(whole, Text(self._summary()), self._lines())

    def _summary(self) -> str:
        from inpaint_studio.batch.rows import State, state_title

        tally = self.tally
        if tally.planned is None:
            return "Looking at the folders…"
        parts = [f"{tally.done:,} of {tally.todo:,}"]
        if tally.photos_a_minute is not None:
            parts.append(f"{tally.photos_a_minute:,.1f} a minute")
        if tally.seconds_left is not None:
            parts.append(f"{span(tally.seconds_left)} left")
        counts = ((state, tally.counts[state]) for state in (State.REVIEW, State.FAILED, State.LEFT))
        parts += [f"{count:,} {state_title(state)}" for state, count in counts if count]
        return " · ".join(parts)

    def _lines(self) -> "Table":
        """Return a line for each worker."""
        from rich.table import Table
        from rich.text import Text

        from inpaint_studio.batch.rows import readable

        places, now = self._places, self.clock()
        grid = Table.grid(padding=(0, 2))
        for place in range(max((self._workers, *(each + 1 for each in places)))):
            row, begun = places.get(place, (None, now))
            name = "" if row is None else readable(str(row.relative))
            seconds = "" if row is None else span(now - begun)
            grid.add_row(Text(f"{place + 1:3}"), Text(seconds.rjust(9)), Text(name, overflow="ellipsis", no_wrap=True))
        return grid


def span(seconds: float) -> str:
    """Return a duration in words, as short as it is still clear."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} min {int(seconds % _MINUTE):02} s"
    return f"{int(seconds // _HOUR):,} h {int(seconds % _HOUR // _MINUTE):02} min"
