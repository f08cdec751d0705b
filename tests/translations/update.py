"""Brings the files of translations up to date with the program: ``python -m tests.translations.update``.

Run it once to get new messages into the ``.ts`` files, translate these in Qt Linguist (``pyside6-linguist FILE.ts``) or
by hand with the words of ``glossary.py``, and run it again for the ``.qm`` files, which the program reads.
"""

import subprocess
import sys
from pathlib import Path

from inpaint_studio.resources import resource_path
from inpaint_studio.ui.settings.language import LANGUAGES, SOURCE
from tests.translations.extract import program_messages
from tests.translations.ts_file import Entry, entry_of, read, write

CODES = [code for code in LANGUAGES if code != SOURCE]
_RELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


def ts_path(code: str) -> Path:
    """Return the file that translators work on."""
    return resource_path("translations") / f"inpaint-studio_{code}.ts"


def expected_entries() -> dict[str, Entry]:
    """Return every message of the program by its source, in the order of the modules."""
    entries: dict[str, Entry] = {}
    for message, places in program_messages().items():
        entry = entry_of(message, places)
        entries.setdefault(entry.source, entry)
    return entries


def update(code: str) -> list[str]:
    """Bring one language up to date; return what is to be translated."""
    path = ts_path(code)
    known = read(path) if path.exists() else {}
    entries = expected_entries()
    for source, entry in entries.items():
        old = known.get(source)
        if old is not None and old.is_counted == entry.is_counted:
            entry.translations, entry.is_finished = old.translations, old.is_finished
    write(path, code, entries)
    compile_qm(path, path.with_suffix(".qm"))
    return [source for source, entry in entries.items() if not entry.is_finished]


def compile_qm(source: Path, target: Path) -> None:
    """Write what Qt loads."""
    command = [sys.executable, "-c", _RELEASE, "-silent", "-nounfinished", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)


if __name__ == "__main__":
    for each in CODES:
        missing = update(each)
        print(f"{LANGUAGES[each]}: {len(missing)} to translate", *missing, sep="\n    ")  # noqa: T201
