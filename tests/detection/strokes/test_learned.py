import json

import numpy as np
import pytest

from inpaint_studio.detection.strokes.features import COUNT, NAMES
from inpaint_studio.detection.strokes.learned import Learned, Prior, our_prior
from inpaint_studio.errors import EngineError, InputError

LEARNED = Learned(tuple(float(number) for number in range(COUNT)), -1.5, 2.0, 4)


def test_what_was_learned_can_be_written_and_read():
    assert Learned.from_table(json.loads(json.dumps(LEARNED.as_table()))) == LEARNED


@pytest.mark.parametrize(
    "change",
    [
        {"weights": [1.0]},
        {"weights": None},
        {"weights": ["x"] * COUNT},
        {"weights": [1e300] * COUNT},
        {"bias": float("nan")},
        {"level": float("inf")},
        {"examples": -1},
        {"features": 3},
    ],
)
def test_hostile_tables_are_refused(change):
    with pytest.raises(InputError):
        Learned.from_table(LEARNED.as_table() | change)


@pytest.mark.parametrize("table", [None, [], "x", {}, 5])
def test_what_is_no_table_is_refused(table):
    with pytest.raises(InputError):
        Learned.from_table(table)


def test_our_prior_can_be_written_and_read():
    prior = our_prior()
    again = Prior.from_table(json.loads(json.dumps(prior.as_table())))
    assert np.allclose(again.weights, prior.weights)
    assert np.allclose(again.covariance, prior.covariance)
    assert len(NAMES) == len(set(NAMES)) == COUNT


@pytest.mark.parametrize(
    "change", [{}, {"features": {}}, {"features": {name: [0, 0, 0] for name in NAMES}}, {"features": None}]
)
def test_a_prior_of_another_kind_is_refused(change):
    with pytest.raises(EngineError):
        Prior.from_table(change)


@pytest.mark.parametrize("covariance", [[[1.0]], None, "indefinite", "hollow"])
def test_a_prior_without_a_covariance_is_refused(covariance):
    if covariance == "indefinite":
        covariance = (-np.eye(COUNT + 1)).tolist()
    elif covariance == "hollow":
        covariance = np.full((COUNT + 1, COUNT + 1), float("nan")).tolist()
    with pytest.raises(EngineError):
        Prior.from_table(our_prior().as_table() | {"covariance": covariance})
