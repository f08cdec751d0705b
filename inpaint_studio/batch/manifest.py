"""The manifest of a batch: one SQLite file in the folder of the results, with a row for each photo.

What is written is there when the call returns, whatever becomes of the program; after a power cut the last moments may
be missing, never a part of a row. Paths are kept as the system's bytes: names need not be text.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

from inpaint_studio.batch import sql
from inpaint_studio.batch.rows import Pictures, Row, State, readable
from inpaint_studio.errors import FileError
from inpaint_studio.files.reasons import reason

NAME = "inpaint-studio-batch.sqlite"
"""The manifest's name in the folder of the results."""

_PATIENCE = 10.0  # seconds that one waits for another who reads or writes


_COLUMNS = tuple(field.name for field in fields(Row))
_PATHS = ("input", "relative", "output", "mask")


class Manifest:
    """An open manifest, for one thread; any number may be open at the same time. Close it, or use it in a ``with``."""

    def __init__(self, path: Path, *, is_new: bool = False) -> None:
        """Open the manifest at ``path``, or make it where ``is_new`` and there is none.

        Raises:
            FileError: there is none, it cannot be opened, or it is of a newer version.
        """
        self.path = path
        if not is_new and not path.is_file():
            raise FileError("There is no manifest of a batch in “{folder}”.", folder=path.parent)
        with self._telling():
            self._data = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            with self._telling():
                self._prepare()
        except BaseException:
            self._data.close()
            raise

    def _prepare(self) -> None:
        self._data.execute(sql.WRITE_AHEAD)
        self._data.execute(sql.WITHOUT_WAITING)
        version = int(self._data.execute(sql.GET_VERSION).fetchone()[0])
        if version > sql.VERSION:
            raise FileError(
                "“{name}” was written by a newer version of Inpaint Studio. Update the program to open it.",
                name=self.path.name,
            )
        if version == 0:
            self._data.executescript(sql.MAKE)

    def __enter__(self) -> "Manifest":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close it; what was written stays."""
        self._data.close()

    def rows(self, *states: State, by: str = "urgency") -> Iterator[Row]:
        """Yield the photos in these states, or all; they may be changed meanwhile.

        Args:
            states: none stands for all.
            by: ``"urgency"``, the most urgent first; ``"size"``, the largest first; or ``"path"``.

        Raises:
            FileError: it cannot be read.
        """
        with self._telling():
            ids = [each for (each,) in self._data.execute(sql.ids(len(states), by), states)]
        for number in ids:
            row = self.row(number)
            if row is not None:
                yield row

    def row(self, number: int) -> Row | None:
        """Return the photo of a number, or None.

        Raises:
            FileError: it cannot be read.
        """
        return self._one("id", number)

    def row_of(self, path: Path) -> Row | None:
        """Return the row of a photo, an absolute path, or None.

        Raises:
            FileError: it cannot be read.
        """
        return self._one("input", os.fsencode(path))

    def _one(self, column: str, value: Any) -> Row | None:
        with self._telling(), closing(self._data.cursor()) as cursor:
            found = cursor.execute(sql.row_where(_COLUMNS, column), (value,)).fetchone()
        return None if found is None else _as_row(found)

    def last_id(self) -> int:
        """Return the largest number of a photo, 0 where there is none.

        Raises:
            FileError: it cannot be read.
        """
        with self._telling():
            return int(self._data.execute(sql.LAST_ID).fetchone()[0])

    def counts(self) -> dict[State, int]:
        """Return how many photos are in each state; every state is there.

        Raises:
            FileError: it cannot be read.
        """
        with self._telling():
            found = dict(self._data.execute(sql.COUNTS))
        return {state: found.get(state, 0) for state in State}

    def options(self, digest: str) -> str:
        """Return options as JSON, see ``PhotoOptions.text``; "" where there are none of this digest."""
        with self._telling():
            found = self._data.execute(sql.OPTIONS, (digest,)).fetchone()
        return found[0] if found else ""

    def pictures(self, number: int) -> Pictures | None:
        """Return the small pictures of a photo, or None where it has none."""
        with self._telling():
            found = self._data.execute(sql.PICTURES, (number,)).fetchone()
        return Pictures(*found) if found else None

    def proposal(self, number: int) -> bytes | None:
        """Return the mask that was proposed for a photo that is to be reviewed, a PNG, 255 = restore; or None."""
        with self._telling():
            found = self._data.execute(sql.PROPOSAL, (number,)).fetchone()
        return found[0] if found else None

    def facts(self) -> dict[str, str]:
        """Return what is known of the batch as a whole, by name."""
        with self._telling():
            return dict(self._data.execute(sql.FACTS))

    def set_facts(self, **values: str) -> None:
        """Note something of the batch as a whole.

        Raises:
            FileError: it cannot be written.
        """
        with self._telling(), self._data:
            self._data.executemany(sql.PUT_FACT, values.items())

    def add_options(self, digest: str, text: str) -> None:
        """Note options by their digest.

        Raises:
            FileError: it cannot be written.
        """
        with self._telling(), self._data:
            self._data.execute(sql.PUT_OPTIONS, (digest, text))

    def put(self, rows: Iterable[Row]) -> None:
        """Write rows, new ones and old ones, all or none of them. A new photo has a number above ``last_id``.

        Raises:
            FileError: they cannot be written.
        """
        with self._telling(), self._all_or_nothing():
            self._data.executemany(sql.put_row(_COLUMNS), map(_as_values, rows))

    def finish(self, row: Row, pictures: Pictures | None = None, proposal: bytes | None = None) -> None:
        """Write what has become of a photo, with its pictures and the mask that is proposed, all or nothing.

        Raises:
            FileError: it cannot be written.
        """
        with self._telling(), self._all_or_nothing():
            self._data.execute(sql.put_row(_COLUMNS), _as_values(row))
            self._data.execute(sql.FORGET_PICTURES, (row.id,))
            self._data.execute(sql.FORGET_PROPOSAL, (row.id,))
            if pictures is not None:
                self._data.execute(sql.PUT_PICTURES, (row.id, pictures.before, pictures.after, pictures.marks))
            if proposal is not None:
                self._data.execute(sql.PUT_PROPOSAL, (row.id, proposal))

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Write what the block writes when it ends without an error."""
        self._data.execute(sql.BEGIN)
        try:
            yield
        except BaseException:
            self._data.rollback()
            raise
        self._data.execute(sql.COMMIT)

    def _telling(self) -> "_Telling":
        return _Telling(self.path)


class ManifestFullError(FileError):
    """The manifest's drive is full."""


class _Telling:
    """Turns errors of the database into a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if not isinstance(error, sqlite3.Error | OSError):
            return
        name = self._path.name
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
            raise ManifestFullError("The manifest “{name}” cannot be written: the drive is full.", name=name) from error
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise FileError("The manifest “{name}” cannot be used: {reason}.", name=name, reason=why) from error


def _as_row(values: tuple[Any, ...]) -> Row:
    named = dict(zip(_COLUMNS, values, strict=True))
    for name in _PATHS:
        named[name] = None if named[name] is None else Path(os.fsdecode(named[name]))
    named["state"] = State(named["state"])
    return Row(**named)


def _as_values(row: Row) -> list[Any]:
    values: list[Any] = []
    for name in _COLUMNS:
        value = getattr(row, name)
        if name in _PATHS:
            value = None if value is None else os.fsencode(value)
        elif isinstance(value, str):
            value = readable(value)
        values.append(value)
    return values
