"""Kinds of damage in files: what is proposed of each, what was learned, and what is made of damaged files."""

import json

import numpy as np
import pytest

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.kinds import LONGEST_NAME, Kind
from inpaint_studio.detection.kinds_file import parts_of, read_kinds, table_of
from inpaint_studio.detection.marks import Choice, Marks
from inpaint_studio.detection.proposals import KEPT, REJECTED, Proposals
from inpaint_studio.detection.strokes.features import COUNT
from inpaint_studio.detection.strokes.learned import Learned
from inpaint_studio.errors import InputError
from tests.detection.test_proposals import is_equal, three

SHAPE = (40, 60)


def kinds():
    dust, cracks = Kind(name="Dust", choice=Choice(70, 2, 30, "dark", False), margin=5), Kind(EXAMPLES[3])
    dust.found = Proposals(Found(three()), dust.choice, 5).decided(0, KEPT).decided(1, REJECTED)
    cracks.learned, cracks.source = Learned((0.5,) * COUNT, -1.0, 2.0, 3), "strokes"
    hairs = Kind(EXAMPLES[1], found=Proposals(Found(Marks.none(SHAPE))))
    return [dust, cracks, hairs]


def table_and_data(every=None, current=1):
    every = every or kinds()
    return json.loads(json.dumps(table_of(every, current))), b"".join(parts_of(every))


def test_kinds_come_back_as_they_were():
    before = kinds()
    after, current = read_kinds(*table_and_data(before, 2), SHAPE)
    assert current == 2
    for one, other in zip(before, after, strict=True):
        for name in ("plane", "name", "title", "source", "choice", "margin", "learned"):
            assert getattr(one, name) == getattr(other, name)
        assert (one.found is None) == (other.found is None)
        if one.found is not None:
            assert (other.found.choice, other.found.margin) == (one.found.choice, one.found.margin)
            np.testing.assert_array_equal(other.found.verdicts, one.found.verdicts)
            assert is_equal(other.found.marks, one.found.marks)


def test_an_older_file_has_one_kind():
    dust = kinds()[0]
    table, data = table_and_data([dust], 0)
    (row,) = table["kinds"]
    old = {name: row[name] for name in ("choice", "margin", "kept", "rejected")}
    (kind,), current = read_kinds(old, data, SHAPE)
    assert (current, kind.plane, kind.name, kind.source) == (0, Plane.EXAMPLES, "", "itself")
    np.testing.assert_array_equal(kind.found.verdicts, dust.found.verdicts)
    assert is_equal(kind.found.marks, three())


def test_what_was_learned_is_forgotten_where_it_is_damaged():
    table, data = table_and_data()
    table["kinds"][1]["learned"] = {"weights": "many"}
    assert read_kinds(table, data, SHAPE)[0][1].learned is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"choice": {"sensitivity": 300}}, {"choice": {"colour": 1}}, {"choice": 3}, {"margin": "x"}, {"kept": [3]},
        {"rejected": [-1]}, {"rejected": ["a"]}, {"kept": None}, {"margin": 1e400}, {"size": 1}, {"size": -5},
        {"size": 1 << 70}, {"size": None}, {"plane": "mask"}, {"plane": "examples 2"}, {"plane": 3},
    ],
)  # fmt: skip
def test_a_row_that_makes_no_sense_is_declined(wrong):
    table, data = table_and_data()
    table["kinds"][0] |= wrong
    with pytest.raises(InputError):
        read_kinds(table, data, SHAPE)


@pytest.mark.parametrize("rows", [[], 3, None, [3], [{}], "kinds", [{}] * 7])
def test_a_list_that_makes_no_sense_is_declined(rows):
    with pytest.raises(InputError):
        read_kinds({"kinds": rows}, b"", SHAPE)


def test_odd_names_sources_and_numbers_become_usual_ones():
    table, data = table_and_data()
    table["kinds"][0] |= {"name": "Dust\n\0 and " + "hair" * 40, "source": ["a witch"]}
    table["current"] = 7
    (dust, *_), current = read_kinds(table, data, SHAPE)
    assert current == 0
    assert len(dust.name) <= LONGEST_NAME
    assert "\n" not in dust.name
    assert dust.source == "itself"
