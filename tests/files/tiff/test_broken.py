"""A fixed part of what ``tests/benchmarks/tiff_fuzz.py`` tries at length."""

import itertools

import pytest

from tests.benchmarks.tiff_fuzz import SAMPLES, broken, hostile, sample, try_one

GOOD = {"refused", "saved", "not saved"}


def test_files_that_are_broken_on_purpose_are_opened_and_saved_or_refused_with_a_sentence(tmp_path, capfd):
    path = tmp_path / "broken.tif"
    for title, data in hostile():
        path.write_bytes(data)
        assert (title, try_one(path)) in {(title, outcome) for outcome in GOOD}
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", SAMPLES)
def test_cut_and_flipped_files_are_opened_and_saved_or_refused_with_a_sentence(name, tmp_path, capfd):
    path = tmp_path / "broken.tif"
    for title, data in itertools.islice(broken(sample(name), 12), 21, None, 3):
        path.write_bytes(data)
        assert (title, try_one(path)) in {(title, outcome) for outcome in GOOD}
    assert capfd.readouterr() == ("", "")
