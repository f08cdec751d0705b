"""Texts for users in their language. The program is written in English; the window has them translated.

A text with values is a template, ``"“{name}” is a folder."``; what counts something is two, ``"one hole|{n} holes"``.
Where nothing has been installed, on the command line and in scripts, all texts are English.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Text: TypeAlias = str
"""English that users read once ``tr`` has translated it. What stands in tables and fields of this type is collected
for translators, as is what ``tr`` and ``Title`` are given."""

_PLACE = re.compile(r"\{(\w+)(?::(,?(?:\.\d)?[fg]?))?\}")
"""A value's place in a template, with a number's format: ``{name}``, ``{seconds:.1f}``, ``{count:,}``."""


def _find_nothing(text: str, n: int | None) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Language:
    """A language that texts are translated to.

    Attributes:
        find: returns the translation of a text, for a number of things if there is one; empty where there is none.
        point: the decimal separator.
        group: the separator of thousands.
        code: as in BCP 47.
    """

    find: Callable[[str, int | None], str] = field(default=_find_nothing)
    point: str = "."
    group: str = ","
    code: str = "en"

    def say(self, text: str, values: Mapping[str, Any]) -> str:
        """Return a text in this language, with the values in their places; ``n`` is what is counted."""
        if not values:  # Most texts of a window: there are many.
            return self.find(text, None) or text
        n = values.get("n")
        if not isinstance(n, int):
            return self._fill(self.find(text, None) or text, values)
        one, _, many = text.rpartition("|")
        return self._fill(self.find(many, n) or (one if n == 1 and one else many), values)

    def number(self, value: float, spec: str) -> str:
        """Return a number as it is written here; ``spec`` is Python's, as in ``",.1f"``."""
        return format(value, spec).translate({ord("."): self.point, ord(","): self.group})

    def _fill(self, template: str, values: Mapping[str, Any]) -> str:
        def put(place: re.Match[str]) -> str:
            name, spec = place.groups()
            if name not in values:
                return place[0]
            value = values[name]
            if isinstance(value, Title):
                return self.say(value.text, value.values)
            return self.number(value, spec or "") if isinstance(value, int | float) else str(value)

        return _PLACE.sub(put, template)


ENGLISH = Language()
_language = ENGLISH


class Title(str):
    """The name of an edit in English, with its template and values, so that it can be shown in another language.

    It begins with a capital letter, unless it stands within another, as the lasso does in
    ``Title("Erase: {stroke}", stroke=Title("lasso"))``.

    Attributes:
        text: the English template.
        values: what is put into it: texts, numbers and other titles.
    """

    text: str
    values: Mapping[str, Any]

    def __new__(cls, text: Text, /, **values: Any) -> "Title":
        """Return the title in English."""
        self = super().__new__(cls, _capitalised(ENGLISH.say(text, values)))
        self.text, self.values = text, values
        return self


def use_language(language: Language) -> None:
    """Translate to ``language`` from now on; texts that were made before stay as they are."""
    global _language
    _language = language


def tr(text: Text, /, **values: Any) -> str:
    """Return a text in the user's language, with the values in their places.

    Args:
        text: in English; of a ``Title`` the title.
        **values: by the names of their places; ``n`` is the number of things that a text in two forms counts.
    """
    if isinstance(text, Title):
        return _capitalised(_language.say(text.text, text.values))
    return _language.say(text, values)


def language() -> str:
    """Return the code of the user's language, as in BCP 47."""
    return _language.code


def number(value: float, spec: str = "") -> str:
    """Return a number as it is written in the user's language; ``spec`` is Python's, as in ``",.1f"``."""
    return _language.number(value, spec)


def listed(names: Sequence[str]) -> str:
    """Return names as they stand in a sentence: "TIFF, PNG and JPEG"."""
    *first, last = names
    return tr("{first} and {last}", first=", ".join(first), last=last) if first else last


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
