"""The run that compiles the kernels gives what every later run gives; every target: ``tests/benchmarks/same_bits``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(cache):
    """Return what ``same_bits`` prints in a new process with this folder of compiled kernels."""
    command = [sys.executable, "-m", "tests.engines.same_bits", "fmm", "auto", "pconv"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(cache)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """What a process with an empty cache prints, and then one with that cache."""
    cache = tmp_path_factory.mktemp("kernels")
    return run(cache), run(cache)


def test_the_run_that_compiles_the_kernels_gives_the_bits_of_every_later_one(runs):
    first, second = runs
    assert len(first["compiled"]) > 20
    assert second["compiled"] == []
    assert first["digests"] == second["digests"]


def test_no_kernel_fuses_reorders_or_approximates(runs):
    assert runs[0]["loose"] == []
