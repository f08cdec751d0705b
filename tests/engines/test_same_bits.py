"""The run that compiles the kernels gives the same bits as every later run.

The first run is that of ``tests.kernels``, with an empty cache: fmm, the first filling, texture, auto and pconv. The
second is a new process with the cache that the first left. The network takes long to load and has no kernels of its
own, so for it this process is the second run. ``tests/benchmarks/same_bits`` compares other processors' instructions.
"""

import json

import pytest

from tests import kernels
from tests.engines.same_bits import digests

ALONE = ("fmm", "first", "texture")  # the engines without the network


@pytest.fixture(scope="module")
def first(compiled_kernels):
    """Return what the process with an empty cache printed."""
    return kernels.printed(compiled_kernels)


@pytest.fixture(scope="module")
def second(compiled_kernels, tmp_path_factory):
    """Return what a process prints that has the cache of the first."""
    cache = tmp_path_factory.mktemp("kernels")
    kernels.copy(compiled_kernels, cache)
    return json.loads(kernels.run(["-m", "tests.engines.same_bits", *ALONE], cache))


def test_the_run_that_compiles_the_kernels_gives_the_bits_of_every_later_one(first, second):
    assert len(first["compiled"]["fmm"]) > 20
    assert len(first["compiled"]["first"]) > 4
    assert len(first["compiled"]["texture"]) > 9
    assert second["compiled"] == {name: [] for name in ALONE}
    assert second["digests"].items() < first["digests"].items()
    assert len(second["digests"]) == 10


def test_the_engines_with_the_network_give_those_bits_and_compile_nothing_further(first, second):
    assert first["compiled"]["auto"] == first["compiled"]["pconv"] == []
    assert first["digests"] == second["digests"] | digests(["auto", "pconv"])


def test_no_kernel_is_compiled_for_a_number_that_another_gives_it(first):
    """Python, which gives it numbers that only it knows, would need another one."""
    assert [name for names in first["compiled"].values() for name in names if "Literal[" in name] == []


def test_no_kernel_fuses_reorders_or_approximates(first):
    assert first["loose"] == []
