import copy
import pickle

import pytest

from inpaint_studio.errors import FileError
from inpaint_studio.translation import ENGLISH, Language, Title, listed, number, tr, use_language

GERMAN = {
    "“{name}” is a folder.": "„{name}“ ist ein Ordner.",
    "{n} holes": ["{n} Loch", "{n} Löcher"],
    "Erase: {stroke}": "Radieren: {stroke}",
    "brush stroke": "Pinselstrich",
    "lasso": "lasso",
    "{first} and {last}": "{first} und {last}",
}


def find(text, n):
    found = GERMAN.get(text, "")
    return found if isinstance(found, str) else found[n != 1]


@pytest.fixture
def german():
    use_language(Language(find, point=",", group="."))
    yield
    use_language(ENGLISH)


def test_without_a_language_texts_are_english():
    assert tr("“{name}” is a folder.", name="Dachboden") == "“Dachboden” is a folder."


def test_values_come_into_their_places_in_the_translation(german):
    assert tr("“{name}” is a folder.", name="attic") == "„attic“ ist ein Ordner."


def test_a_text_that_nobody_translated_stays_english(german):
    assert tr("Another {kind}.", kind="text") == "Another text."


@pytest.mark.parametrize(("n", "english"), [(0, "0 holes"), (1, "one hole"), (2, "2 holes")])
def test_counts_choose_between_two_forms(n, english):
    assert tr("one hole|{n} holes", n=n) == english


@pytest.mark.parametrize(("n", "german_words"), [(0, "0 Löcher"), (1, "1 Loch"), (2, "2 Löcher")])
def test_translations_have_forms_of_their_own(n, german_words, german):
    assert tr("one hole|{n} holes", n=n) == german_words


def test_a_bar_says_nothing_where_nothing_is_counted():
    assert tr("a|b") == "a|b"


@pytest.mark.parametrize(
    ("template", "value", "english", "german_number"),
    [
        ("{x}", 1500, "1500", "1500"),
        ("{x:,}", 1234567, "1,234,567", "1.234.567"),
        ("{x:.1f}", 0.25, "0.2", "0,2"),
        ("{x:,.2f}", 1234.5, "1,234.50", "1.234,50"),
        ("{x:g}", 500.0, "500", "500"),
    ],
)
def test_numbers_are_written_as_the_language_does(template, value, english, german_number):
    assert tr(template, x=value) == english
    use_language(Language(point=",", group="."))
    try:
        assert tr(template, x=value) == german_number
        assert number(0.5, ".1f") == "0,5"
    finally:
        use_language(ENGLISH)


def test_texts_among_the_values_stay_as_they_are(german):
    assert tr("“{name}” is a folder.", name="1.5, {n} & {name}") == "„1.5, {n} & {name}“ ist ein Ordner."


@pytest.mark.parametrize("text", ["{name} {0} {} { } {x!r} {x.y} {x[0]} {x:>9999} }{", "50 % {", "{unknown}"])
def test_what_is_no_place_is_left_alone(text):
    assert tr(text, x=1) == text


@pytest.mark.parametrize(
    ("names", "text"), [(["TIFF"], "TIFF"), (["TIFF", "PNG"], "TIFF und PNG"), (["A", "B", "C"], "A, B und C")]
)
def test_names_are_listed_as_in_a_sentence(names, text, german):
    assert listed(names) == text


def test_an_error_says_its_sentence_in_the_users_language(german):
    assert str(FileError("“{name}” is a folder.", name="attic")) == "„attic“ ist ein Ordner."


# --- titles of edits -----------------------------------------------------------------------------------------------


def test_a_title_is_english_and_begins_with_a_capital_letter(german):
    assert Title("brush stroke") == "Brush stroke"
    assert Title("Erase: {stroke}", stroke=Title("brush stroke")) == "Erase: brush stroke"


def test_a_title_is_shown_in_the_users_language_with_the_titles_in_it(german):
    assert tr(Title("brush stroke")) == "Pinselstrich"
    assert tr(Title("lasso")) == "Lasso"
    assert tr(Title("Erase: {stroke}", stroke=Title("lasso"))) == "Radieren: lasso"


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda title: pickle.loads(pickle.dumps(title))])
def test_a_copy_of_a_title_is_one(copied, german):
    assert tr(copied(Title("Erase: {stroke}", stroke=Title("brush stroke")))) == "Radieren: Pinselstrich"
