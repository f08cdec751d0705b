"""Files of translations as Qt Linguist keeps them: https://doc.qt.io/qt-6/linguist-ts-file-format.html."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from inpaint_studio.ui.settings.language import CONTEXT

FORMS = 2
"""One thing, several things: what all our languages have (French counts nothing as one, which Qt knows)."""


@dataclass
class Entry:
    """One message.

    Attributes:
        source: what Qt looks for: the text, of one in two forms that for several things.
        is_counted: whether the translation depends on a number.
        places: the modules it stands in.
        translations: one, or as many as there are forms.
        is_finished: whether a translator says that it is.
    """

    source: str
    is_counted: bool = False
    places: list[str] = field(default_factory=list)
    translations: list[str] = field(default_factory=list)
    is_finished: bool = False


def entry_of(message: str, places: list[str]) -> Entry:
    """Return the entry of a message of the program, not yet translated."""
    is_counted = "|" in message or re.search(r"\{n[:}]", message) is not None
    return Entry(
        message.rpartition("|")[2] if is_counted else message, is_counted, places, [""] * (FORMS if is_counted else 1)
    )


def read(path: Path) -> dict[str, Entry]:
    """Return what a file holds, by source."""
    found = {}
    for node in ElementTree.parse(path).getroot().findall("context/message"):
        translation = node.find("translation")
        forms = translation.findall("numerusform")
        entry = Entry(
            node.findtext("source"),
            node.get("numerus") == "yes",
            [place.get("filename").removeprefix(_ROOT) for place in node.findall("location")],
            [form.text or "" for form in forms] if forms else [translation.text or ""],
            translation.get("type") is None,
        )
        found[entry.source] = entry
    return found


def write(path: Path, language: str, entries: Mapping[str, Entry]) -> None:
    """Write a file as Linguist does."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    lines += [f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>"]
    lines.append(f"    <name>{CONTEXT}</name>")
    for entry in entries.values():
        lines += _as_xml(entry)
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


_ROOT = "../../inpaint_studio/"


def _as_xml(entry: Entry) -> list[str]:
    state = "" if entry.is_finished else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if entry.is_counted else "    <message>"]
    lines += [f'        <location filename="{_ROOT}{place}"/>' for place in entry.places]
    lines.append(f"        <source>{_escaped(entry.source)}</source>")
    if entry.is_counted:
        lines.append(f"        <translation{state}>")
        lines += [f"            <numerusform>{_escaped(each)}</numerusform>" for each in entry.translations]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{state}>{_escaped(entry.translations[0])}</translation>")
    return [*lines, "    </message>"]


def _escaped(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})
