"""What the user sees of a batch while it runs: a picture of it on a terminal, else a line for each photo."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inpaint_studio.cli.batch_screen import batch_screen

if TYPE_CHECKING:
    from inpaint_studio.batch.events import Event


@contextmanager
def batch_progress(options: argparse.Namespace) -> "Iterator[Callable[[Event], object]]":
    """Show on standard error what happens to the photos of a batch; with ``options.quiet`` only what goes wrong.

    On a terminal that is how far it has come and what each worker does, elsewhere a line for each photo.

    Yields:
        What the run is to tell.
    """
    if not options.quiet and sys.stderr is not None and sys.stderr.isatty():
        with batch_screen() as tell:
            yield tell
    else:
        yield _Lines(is_quiet=options.quiet).tell


class _Lines:
    """A line for each photo."""

    def __init__(self, is_quiet: bool) -> None:
        self._is_quiet = is_quiet
        self._total = self._ended = 0

    def tell(self, event: "Event") -> None:
        """Print what has happened, if it is worth a line."""
        from inpaint_studio.batch.events import Ended, Planned, Told

        if isinstance(event, Told):
            say(event.sentence)
        elif isinstance(event, Planned):
            self._total = event.todo
            if not self._is_quiet:
                say(f"{event.todo:,} photos to be looked at, {event.done:,} done before, {event.left:,} left.")
        elif isinstance(event, Ended):
            self._tell_end(event)

    def _tell_end(self, event: "Event") -> None:
        from inpaint_studio.batch.events import Ended
        from inpaint_studio.batch.rows import State, state_title

        if not isinstance(event, Ended):
            return
        row = event.row
        self._ended += 1
        is_wrong = row.state in (State.FAILED, State.LEFT)
        if self._is_quiet and not is_wrong:
            return
        share = "" if row.share is None or is_wrong else f", {100 * row.share:.2f} % marked"
        note = f": {row.note}" if row.note else ""
        say(f"“{row.relative}” {state_title(row.state)}{share}{note}")


def say(sentence: str) -> None:
    """Print a line on standard error; bytes of names that are no text become question marks."""
    if sys.stderr is not None:
        text = sentence.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        print(f"inpaint-studio: {text}", file=sys.stderr)  # noqa: T201
