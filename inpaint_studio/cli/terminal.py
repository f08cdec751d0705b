"""What the user sees while a command works and when it is done: a progress bar, a table.

Whether a stream is a terminal is asked of the stream itself: rich takes a file for a terminal where FORCE_COLOR is set.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from inpaint_studio.core.job import ProgressCallback

if TYPE_CHECKING:
    from rich.table import Table

_WIDEST_TABLE = 1000  # characters


@contextmanager
def progress_bar(title: str, options: argparse.Namespace) -> Iterator[ProgressCallback]:
    """Show progress on standard error, while that is a terminal and ``options.quiet`` is not set.

    Yields:
        A callback for the share done, 0..1. It raises ``Cancelled`` once ``options.cancel`` is cancelled.
    """

    def heed(share: float) -> None:
        options.cancel.raise_if_cancelled()

    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield heed
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=1.0)

        def report(share: float) -> None:
            heed(share)
            progress.update(task, completed=share)

        yield report


def print_table(table: "Table") -> None:
    """Print a table on standard output: as wide as the terminal allows, in a file as wide as the table needs."""
    from rich.console import Console

    console = Console()
    if sys.stdout is not None and not sys.stdout.isatty():  # There rich would cut tables at 80 columns.
        unlimited = console.options.update(max_width=_WIDEST_TABLE)
        console.width = max(console.width, console.measure(table, options=unlimited).maximum)
    console.print(table)
