"""What is remembered of the last search for damage, and what is made of a file that somebody has changed."""

import json

import pytest

from inpaint_studio.detection.marks import MARGIN, Choice
from inpaint_studio.ui.editor.remembered_choice import remember, remembered
from inpaint_studio.ui.settings.settings import Settings

USUAL = ("itself", Choice(), MARGIN)


def test_it_outlives_the_program(settings, tmp_path):
    assert remembered(settings) == USUAL
    chosen = ("strokes", Choice(70, 2, 300, "dark", is_long_free=False), 4)
    remember(settings, *chosen)
    settings.sync()
    assert remembered(Settings(tmp_path / "settings.ini")) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "7", "{", json.dumps({"source": "itself"}), "[" * 100_000,
        json.dumps({"source": "itself", "choice": {"sensitivity": 101}, "margin": 1}),
        json.dumps({"source": "itself", "choice": {"sensitivity": "much"}, "margin": 1}),
        json.dumps({"source": "itself", "choice": {"colour": 1}, "margin": 1}),
        json.dumps({"source": "itself", "choice": {"largest": float("inf")}, "margin": 1}),
        json.dumps({"source": "itself", "choice": {"smallest": float("nan")}, "margin": 1}),
        json.dumps({"source": "itself", "choice": {}, "margin": float("inf")}),
        json.dumps({"source": "itself", "choice": {}, "margin": "wide"}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_forgotten(settings, text):
    settings.write_state("find", text)
    assert remembered(settings) == USUAL


def test_what_is_out_of_range_is_held_within_it(settings):
    settings.write_state("find", json.dumps({"source": ["a witch"], "choice": {}, "margin": -3}))
    assert remembered(settings) == ("itself", Choice(), 0)
