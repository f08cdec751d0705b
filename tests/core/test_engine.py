from dataclasses import dataclass

import numpy as np
import pytest

from inpaint_studio.core.engine import OptionSpec, check_options, option
from inpaint_studio.errors import InputError


@dataclass(frozen=True)
class Options:
    radius: int = option(5, OptionSpec("Radius", "How far.", 1, 50))
    sigma: float = option(1.5, OptionSpec("Sigma", "How smooth.", minimum=0.0))
    share: float = option(0.0, OptionSpec("Share", "How much.", maximum=1.0))
    is_exact: bool = option(False, OptionSpec("Exact", "No shortcuts."))
    finish: str = option("none", OptionSpec("Finish", "At the end.", choices=(("none", "None"), ("median", "Median"))))

    def __post_init__(self):
        check_options(self)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"radius": 1},
        {"radius": 50},
        {"sigma": 0.0},
        {"sigma": 1e9},
        {"sigma": 3},
        {"share": -5},
        {"is_exact": True},
        {"finish": "median"},
        {"sigma": np.float64(2.5)},
    ],
)
def test_values_within_their_limits_are_taken(given):
    options = Options(**given)
    for name, value in given.items():
        assert getattr(options, name) == value


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"radius": 0}, "Radius must lie between 1 and 50, not at 0."),
        ({"radius": 51}, "Radius must lie between 1 and 50, not at 51."),
        ({"sigma": -0.5}, "Sigma must be at least 0.0, not -0.5."),
        ({"sigma": float("nan")}, "Sigma must be at least 0.0, not nan."),
        ({"share": 1.5}, "Share must be at most 1.0, not 1.5."),
        ({"finish": "glossy"}, "Finish must be one of none, median, not 'glossy'."),
        ({"finish": None}, "Finish must be one of none, median, not None."),
        ({"finish": []}, "Finish must be one of none, median, not []."),
        ({"radius": "5"}, "Radius must be a whole number, not '5'."),
        ({"radius": True}, "Radius must be a whole number, not True."),
        ({"radius": None}, "Radius must be a whole number, not None."),
        ({"radius": 2.5}, "Radius must be a whole number, not 2.5."),
        ({"sigma": "wide"}, "Sigma must be a number, not 'wide'."),
        ({"is_exact": 1}, "Exact must be on or off, not 1."),
    ],
)
def test_anything_else_is_refused_in_a_sentence_that_names_option_and_value(given, sentence):
    with pytest.raises(InputError) as caught:
        Options(**given)
    assert str(caught.value) == sentence
