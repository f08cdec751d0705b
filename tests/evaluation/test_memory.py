import sys

import numpy as np
import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import memory

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")


@on_linux
def test_what_is_taken_and_given_back_again_counts():
    assert memory.most_during(lambda: np.ones(5_000_000).sum()) == pytest.approx(40e6, rel=0.1)
    assert memory.most_during(lambda: np.zeros(5_000_000)) < 5e6  # never touched


@on_linux
def test_a_restoration_is_measured_in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(memory, "_cases", lambda: iter([("scratches", "plain", "array")]))
    (use,) = memory.memory([0.5], 1).rows
    assert use["photo_mb"] == pytest.approx(1.5, rel=0.02)
    assert 0 < use["extra_mb"] < 100
    assert use["each"] == pytest.approx(1e6 * use["extra_mb"] / use["masked"])
    assert use["allowed_mb"] == pytest.approx(64 + 64e-6 * use["masked"] + use["photo_mb"])


def test_elsewhere_a_sentence_says_why_not(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_PROCESS", tmp_path)
    with pytest.raises(InputError, match="Linux"):
        memory.run_memory([0.5], 1)
