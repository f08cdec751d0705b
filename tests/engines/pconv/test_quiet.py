import gc
import importlib.util
import os
import subprocess
import sys

import pytest

from inpaint_studio.engines.pconv.quiet import quiet_start

LOAD = """
import sys
from inpaint_studio.engines.pconv.quiet import quiet_start
with quiet_start():
    import keras
    keras.ops.ones((2, 2))
print("after", file=sys.stderr)
"""


def test_what_is_written_in_it_is_discarded_and_what_comes_after_is_not():
    """That this keeps TensorFlow quiet is for ``test_offline``, whose process loads it."""
    code = """
import os, sys
from inpaint_studio.engines.pconv.quiet import quiet_start
with quiet_start():
    os.write(2, b"a graphics card is missing")
    print("hardly any memory", file=sys.stderr, flush=True)
print("after", file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "after\n")


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
def test_another_backend_is_as_quiet_when_it_learns():
    learn = """
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.compile("sgd", "mse")
model.train_on_batch(np.ones((2, 2)), np.ones((2, 1)))
"""
    environment = {**os.environ, "KERAS_BACKEND": "torch"}
    words = [sys.executable, "-c", LOAD + learn]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment)
    assert done.stderr == "after\n"


def test_an_exception_comes_through():
    code = (
        "from inpaint_studio.engines.pconv.quiet import quiet_start\nwith quiet_start():\n    raise ValueError('seen')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "ValueError: seen" in done.stderr


@pytest.mark.parametrize("is_on", [True, False])
def test_garbage_is_looked_for_afterwards_as_before(is_on, monkeypatch):
    monkeypatch.delitem(sys.modules, "tensorflow", raising=False)
    monkeypatch.delitem(sys.modules, "keras", raising=False)
    before = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with quiet_start():
            assert not gc.isenabled()
        assert gc.isenabled() == is_on
    finally:
        (gc.enable if before else gc.disable)()


def test_nothing_is_left_open():
    before = sorted(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else []
    with quiet_start():
        pass
    assert (sorted(os.listdir("/proc/self/fd")) if before else []) == before
