"""A small fixed part of what ``tests/benchmarks/fuzz_files.py`` does at length."""

import numpy as np
import pytest

from tests.benchmarks.fuzz_files import SLOW, open_one, samples, variants

SAMPLES = dict(samples(["jpeg", "png", "webp", "bmp"]))


@pytest.mark.parametrize("name", SAMPLES)
def test_a_broken_file_gives_a_photo_or_a_sentence(name, capfd):
    for kind, data in variants(name, SAMPLES[name], 25, np.random.default_rng(11)):
        outcome, seconds, _ = open_one(data)
        assert outcome.split(",")[0] in ("opened", "declined"), (kind, outcome)
        assert seconds < SLOW
        if kind == "cut":
            assert outcome == "declined"
    assert capfd.readouterr() == ("", "")
