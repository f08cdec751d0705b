import subprocess
import sys
from pathlib import Path

import pytest

import inpaint_studio
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import memory

ROOT = Path(inpaint_studio.__file__).parents[1]

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells")


MEASURE = """
import numpy as np
from inpaint_studio.evaluation.memory import most_during
print(most_during(lambda: np.ones(5_000_000).sum()), most_during(lambda: np.zeros(5_000_000)))
"""


@on_linux
def test_what_is_taken_and_given_back_again_counts():
    # In a process of its own: in this one, what earlier tests have left behind may be given back meanwhile.
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True, cwd=ROOT)
    touched, untouched = map(int, done.stdout.split())
    assert touched == pytest.approx(40e6, rel=0.1)
    assert untouched < 5e6


@on_linux
def test_a_restoration_is_measured_in_a_process_of_its_own(monkeypatch):
    monkeypatch.setattr(memory, "_cases", lambda: iter([("scratches", "plain", "array")]))
    (use,) = memory.memory([1], 1).rows  # twice as large as the one before, whose memory may be used again
    assert use["photo_mb"] == pytest.approx(3, rel=0.02)
    assert 0 < use["extra_mb"] < 100
    assert use["each"] == pytest.approx(1e6 * use["extra_mb"] / use["masked"])
    assert use["allowed_mb"] == pytest.approx(64 + 64e-6 * use["masked"] + use["photo_mb"])


def test_elsewhere_a_sentence_says_why_not(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_PROCESS", tmp_path)
    with pytest.raises(InputError, match="Linux"):
        memory.run_memory([0.5], 1)
