"""What a benchmark has found, as it is printed, written and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rich import box
from rich.table import Table

from inpaint_studio.evaluation.machine import machine, machine_line


@dataclass(frozen=True)
class Outcome:
    """What a benchmark has found.

    Attributes:
        name: of the benchmark.
        table: for the terminal.
        rows: the figures, as what ``json`` can write.
        settings: what they depend on, likewise.
        plot: a PNG file, or nothing where the benchmark draws none.
    """

    name: str
    table: Table
    rows: list[dict[str, Any]]
    settings: dict[str, Any] = field(default_factory=dict)
    plot: bytes = b""

    @property
    def figures(self) -> dict[str, Any]:
        """The figures, the versions and the machine."""
        return {"benchmark": self.name, **self.settings, **machine(), "rows": self.rows}


def new_table(title: str, first: str, headings: Sequence[str], note: str = "") -> Table:
    """Return an empty table: a column for names, then columns for numbers."""
    caption = f"{note}\n{machine_line()}" if note else machine_line()
    table = Table(title=title, caption=caption, caption_justify="left", box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column(first, no_wrap=True)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True)
    return table
