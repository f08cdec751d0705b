"""A small fixed part of what ``tests/benchmarks/fuzz_files.py`` does at length."""

import numpy as np
import pytest

from tests.benchmarks.fuzz_files import SLOW, open_one, samples, variants

SAMPLES = dict(samples(["jpeg", "png", "webp", "bmp"]))


def is_hardly_cut(name, data):
    """Whether only what tells the end of a file is missing."""
    return name.startswith(("jpeg", "png")) and len(SAMPLES[name]) - len(data) <= 24


@pytest.mark.parametrize("name", SAMPLES)
def test_a_broken_file_gives_a_photo_or_a_sentence(name, capfd):
    for kind, data in variants(name, SAMPLES[name], 5, np.random.default_rng(11)):
        outcome, seconds, _ = open_one(data)
        assert outcome.split(",")[0] in ("opened", "declined"), (kind, outcome)
        assert seconds < SLOW
        if kind == "cut":
            assert outcome in ("declined", "opened, told as damaged") or is_hardly_cut(name, data)
    assert capfd.readouterr() == ("", "")
