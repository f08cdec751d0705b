"""Every text of the program is translated, completely and with the same values in it."""

import ast
import re
from collections import Counter

import pytest
from PySide6.QtCore import QTranslator

from inpaint_studio.translation import tr
from inpaint_studio.ui.actions.entry import plain
from inpaint_studio.ui.settings.language import CONTEXT, LANGUAGES, SOURCE
from inpaint_studio.ui.window.action_table import ACTIONS
from inpaint_studio.ui.window.menu_table import MENUS
from tests.translations.extract import leftovers, program, program_messages
from tests.translations.glossary import GLOSSARY, OTHERWISE
from tests.translations.ts_file import FORMS, read
from tests.translations.update import CODES, expected_entries, ts_path

HOW = "run “python -m tests.translations.update”, translate what it names, and run it again"

EXEMPT_MODULES = {
    "__init__.py",  # the Python API
    "__main__.py",  # said on the command line
    "batch/sql.py",  # said to a database
    "batch/report_style.py",  # a style sheet
    "files/metadata/xmp_history.py",  # XMP, and what goes into it
    "ui/desktop/display.py",  # said on the command line
    "ui/settings/keymap.py",  # names of keys
}
EXEMPT = {
    "A mask has rows and columns, and equal channels at most, not the shape {}.",
    "The channels of the mask, of shape {}, mark different pixels. Give one plane, for example mask.any(axis=2).",
    "The mask has the shape {}, but the photo has {}. They must have the same size.",
    "The mask of where to take from has the shape {}, but the photo has {}. They must have the same size.",
    "extraneous bytes before marker 0xd9",  # libjpeg's
    "A photo is of uint8, uint16 or float32, not {}.",
    "A photo needs gray, RGB or CMYK pixels, not an array of shape {}.", "A {} cannot be written with {}.",
    "A photo needs 1, 3 or 4 channels of pixels, not the shape {}.",
    "A photo must be uint8, uint16 or float32, not {}.", "The pixels of a photo must be of the kind that it says.",
    "Undo", "Redo",  # steps of a journal that nobody sees
    "Gray", "Inpaint Studio session", "Python", "License", "Classifier", "Del", "Tab", "split across", "side by side",
    "Backspace",
    "English", "Deutsch",
}  # fmt: skip
"""What no user of the window reads, or reads the same in every language."""

PLACE = re.compile(r"\{\w+(?::[^{}]*)?\}")


@pytest.fixture(params=CODES, scope="module")
def code(request):
    return request.param


@pytest.fixture(scope="module")
def entries(code):
    return read(ts_path(code))


@pytest.fixture(scope="module")
def expected():
    return expected_entries()


def test_every_message_is_in_the_file_and_no_other(entries, expected):
    assert set(expected) - set(entries) == set(), HOW
    assert set(entries) - set(expected) == set(), HOW
    assert {source for source, entry in entries.items() if entry.is_counted != expected[source].is_counted} == set()


def test_every_translation_is_finished(entries):
    assert [source for source, entry in entries.items() if not (entry.is_finished and all(entry.translations))] == []
    wrong = [
        source for source, entry in entries.items() if len(entry.translations) != (FORMS if entry.is_counted else 1)
    ]
    assert wrong == []


def test_translations_have_the_same_values(entries):
    """A form may leave out what is counted: “one hole”."""

    def places(text, entry):
        found = Counter(PLACE.findall(text))
        if entry.is_counted:
            found = Counter({place: count for place, count in found.items() if not re.match(r"\{n[:}]", place)})
        return found

    for source, entry in entries.items():
        for translation in entry.translations:
            assert places(translation, entry) == places(source, entry), source
            assert "{" not in PLACE.sub("", translation), translation


def test_translations_keep_the_shape_of_menus_buttons_and_lines(entries):
    def shape(text):
        bare = text.replace("&&", "")
        return bare.count("&"), bare.endswith("…"), bare.count("\n")

    for source, entry in entries.items():
        for translation in entry.translations:
            if source.startswith("&View/"):
                assert translation.count("/") == 1
                assert translation.partition("/")[0] == entries["&View"].translations[0]
            else:
                assert shape(translation) == shape(source), source


def test_what_ends_with_a_stop_does_so_in_every_language(entries):
    stops = ".?:!"
    for source, entry in entries.items():
        for translation in entry.translations:
            ends = [text.rstrip()[-1:] if text.rstrip()[-1:] in stops else "" for text in (source, translation)]
            assert ends[0] == ends[1], source


@pytest.mark.parametrize("word", GLOSSARY)
def test_one_thing_has_one_name(word, code, entries):
    others = [
        translation
        for source, entry in entries.items()
        if source not in OTHERWISE and re.search(rf"\b{word}", plain(source), re.IGNORECASE)
        for translation in entry.translations
        if not re.search(GLOSSARY[word][code], plain(translation), re.IGNORECASE)
    ]
    assert others == []


TYPOGRAPHY = {
    "de": r"[“][^„“]*[”]|« | »|\w'\w",  # „so“
    "fr": r"\w'\w| [;:!?»](?:\s|$)|«(?!\u00a0)|(?<!\u00a0)»|[“”„]",  # « ainsi », with spaces that do not break
}


def test_quotes_and_spaces_are_the_languages_own(code, entries):
    found = [text for entry in entries.values() for text in entry.translations if "HH:mm" not in text]
    assert [text for text in found if re.search(TYPOGRAPHY[code], text)] == []


def test_the_file_that_is_loaded_is_up_to_date(code, entries):
    translator = QTranslator()
    assert translator.load(str(ts_path(code).with_suffix(".qm")))
    for source, entry in entries.items():
        numbers = (1, 2) if entry.is_counted else (-1,)
        found = [translator.translate(CONTEXT, source, None, n) for n in numbers]
        assert found == entry.translations, f"{source}: {HOW}"


def test_french_counts_nothing_as_one():
    translator = QTranslator()
    translator.load(str(ts_path("fr").with_suffix(".qm")))
    assert translator.translate(CONTEXT, "{n} further pages", None, 0) == "une autre page"


def mnemonics(texts):
    return [match[1].lower() for text in texts for match in [re.search(r"&(\w)", text)] if match]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_of_a_menu_have_the_same_mnemonic(language):
    known = read(ts_path(language)) if language != SOURCE else None
    say = (lambda text: known[getattr(text, "text", text)].translations[0]) if known else tr
    texts = {entry.name: entry.text for entry in ACTIONS}
    for menu, names in MENUS:
        inner = [title.rpartition("/")[2] if not known else say(title).rpartition("/")[2]
                 for title, _ in MENUS if title.startswith(f"{menu}/")]  # fmt: skip
        members = [say(texts[name]) for name in names if name in texts] + inner
        members += [say("Open &Recent")] if "recent" in names else []
        assert {key: count for key, count in Counter(mnemonics(members)).items() if count > 1} == {}, menu
    tops = [say(title) for title, _ in MENUS if "/" not in title]
    assert max(Counter(mnemonics(tops)).values()) == 1


def test_every_text_for_users_is_a_message():
    told = leftovers(program(), program_messages())
    found = [each for each in told if each[0] not in EXEMPT_MODULES and not is_exempt(each[2])]
    assert found == [], "Give these to tr(), declare them as Text, or name them in EXEMPT."


def is_exempt(text):
    return text in EXEMPT or text.lstrip().startswith("<")


def test_a_template_is_given_the_values_it_has_places_for():
    """As far as the template stands in the call."""
    for name, tree in program().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            if called in ("tr", "Title") or called.endswith("Error"):
                text, given = str(node.args[0].value), {each.arg for each in node.keywords}
                wanted = {place[1:-1].partition(":")[0] for place in PLACE.findall(text)}
                assert wanted == given or None in given, f"{name}:{node.lineno}"
