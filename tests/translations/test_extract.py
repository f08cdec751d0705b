"""The tool that finds messages, held against made-up modules."""

import ast

import pytest

from tests.translations.extract import leftovers, messages

BASE = '''
from typing import Any
def tr(text: Text, /, **values: Any) -> str: ...
class Title(str):
    def __new__(cls, text: Text, /, **values: Any): ...
class Base(Exception):
    def __init__(self, text: Text, /, **values: Any): ...
class Special(Base):
    """No constructor of its own."""
@dataclass
class Entry:
    name: str
    title: Text
    choices: tuple[tuple[str, Text], ...] = ()
    unit: Text | None = None
'''


def parsed(sources):
    return {name: ast.parse(source) for name, source in sources.items()}


def found(source):
    return list(messages(parsed({"base.py": BASE, "module.py": source})))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('tr("one {x}", x=f("other"))', ["one {x}"]),
        ('tr("one" if x else "two")', ["one", "two"]),
        ('tr(text)', []),
        ('Title("one", stroke=Title("two"))', ["one", "two"]),
        ('raise Special("one", name="other")', ["one"]),
        ('errors.Special("one")', ["one"]),
        ('class Own(Special):\n    def __init__(self):\n        super().__init__("one")', ["one"]),
        ('Entry("other", "one", (("other", "two"), ("other", "three")), unit="four")', ["one", "two", "three", "four"]),
        ('Entry("other", title="one")', ["one"]),
        ('_HINT: Text = "one"', ["one"]),
        ('_HINT = "other"', []),
        ('_NAMES: dict[str, Text] = {"other": "one"}', ["one"]),
        ('_ROWS: tuple[tuple[int, Text, str], ...] = ((1, "one", "other"), (2, "two", "other"))', ["one", "two"]),
        ('def f(x) -> Text:\n    return "one" if x else "two"', ["one", "two"]),
        ('def f(title: Text = "one"): ...\nf("two")\nf(title="three")', ["one", "two", "three"]),
        ('class A:\n    def go(self, name: str, title: Text): ...\nself.a.go("other", "two")', ["two"]),
    ],
)  # fmt: skip
def test_messages_are_what_stands_where_a_text_is_wanted(source, expected):
    assert sorted(found(source)) == sorted(expected)


def test_a_message_names_every_module_it_stands_in():
    modules = {"base.py": BASE, "a.py": 'tr("one")\ntr("one")', "b.py": 'tr("one")'}
    assert messages(parsed(modules)) == {"one": ["a.py", "b.py"]}


@pytest.mark.parametrize(
    ("source", "forgotten"),
    [
        ('label.setText("Paint over the damage")', ["Paint over the damage"]),
        ('label.setText(f"Saved to {path}.")', ["Saved to {}."]),
        ('label.setText(tr("Saved to {path}.", path=path))', []),
        ('QLabel("Restore")', ["Restore"]),
        ('answers = [("&Reload", load), ("Save &As…", save), ("a & b", "R&D")]', ["&Reload", "Save &As…", "R&D"]),
        ("label.setText(f\"{a} {tr('Restore')}\")", []),
        ('"""A docstring that is long."""', []),
        ('x: dict["Some Type", int] = {}', []),
        ('raise ValueError("for programmers only")', []),
        ('_log.warning("The journal is %s", x)', []),
        ('key = "mask_color"', []),
    ],
)
def test_what_reads_like_a_text_and_is_no_message_is_told(source, forgotten):
    trees = parsed({"base.py": BASE, "module.py": source})
    told = leftovers(trees, messages(trees))
    assert [text for name, _, text in told if name == "module.py"] == forgotten
