"""The log of a training: a CSV file with a line for each measurement."""

import csv
import io
from collections.abc import Callable, Mapping
from pathlib import Path

from inpaint_studio.errors import FileError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.reasons import reason

Row = Mapping[str, float]
"""A line of the log: values by the names of the columns."""

Report = Callable[[Row], None]


def ignore_row(row: Row) -> None:
    """Do nothing about a line of the log."""


class Log:
    """The lines so far, in memory and in the file.

    Attributes:
        rows: all lines.
    """

    def __init__(self, path: Path, step: int = 0) -> None:
        """Open a log.

        Args:
            path: the file.
            step: the last step whose line is kept, for later steps will be made again; 0 begins a new log.
        """
        self._path = path
        self.rows = [row for row in read_log(path) if row["step"] <= step] if step and path.exists() else []

    def add(self, row: Row) -> None:
        """Add a line and write the whole file anew, so that it is complete at any moment."""
        self.rows.append(dict(row))
        columns = list(dict.fromkeys(name for each in self.rows for name in each))
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: f"{value:.7g}" for name, value in each.items()} for each in self.rows)
        with replacing(self._path) as stream:
            stream.write(text.getvalue().encode())


def read_log(path: Path) -> list[dict[str, float]]:
    """Return a log's lines.

    Raises:
        FileError: the file cannot be read or is no log.
    """
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = [{name: float(text) for name, text in row.items() if text} for row in csv.DictReader(stream)]
        if any("step" not in row for row in rows):
            raise ValueError("no steps")
    except OSError as error:
        raise FileError(f"The log “{path.name}” cannot be read: {reason(error)}.") from error
    except (ValueError, TypeError, csv.Error) as error:
        raise FileError(f"“{path.name}” is no log of a training.") from error
    return rows
