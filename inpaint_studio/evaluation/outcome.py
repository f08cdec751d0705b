"""The outcome of a benchmark: a table to print, figures to write, perhaps a plot."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rich import box
from rich.table import Table

from inpaint_studio.evaluation.machine import machine, machine_line


@dataclass(frozen=True)
class Outcome:
    """The outcome of a benchmark.

    Attributes:
        name: of the benchmark.
        table: for the terminal.
        rows: the figures, in types that ``json`` can write.
        settings: the settings they depend on, in types that ``json`` can write.
        plot: a PNG file, empty where the benchmark draws none.
    """

    name: str
    table: Table
    rows: list[dict[str, Any]]
    settings: dict[str, Any] = field(default_factory=dict)
    plot: bytes = b""

    @property
    def figures(self) -> dict[str, Any]:
        """All of it but table and plot, with the versions and the machine, in types that ``json`` can write."""
        return {"benchmark": self.name, **self.settings, **machine(), "rows": self.rows}


def new_table(title: str, first: str, headings: Sequence[str], note: str = "") -> Table:
    """Return an empty table: a column for names, then columns for numbers."""
    caption = f"{note}\n{machine_line()}" if note else machine_line()
    table = Table(title=title, caption=caption, caption_justify="left", box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column(first, no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    return table
