import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import inpaint_studio
from tests import kernels

ROOT = Path(inpaint_studio.__file__).parents[1]

BEGINNING = """
import cv2
import numpy as np

from inpaint_studio.engines.fmm import warm_up
from inpaint_studio.engines.kernels.jit import KERNELS
from inpaint_studio.engines.neighbours.embedding import embedded
from inpaint_studio.engines.registry import create_engine


def signatures():
    return {kernel.py_func.__name__: list(kernel.signatures) for kernel in KERNELS}


def restore(**options):
    # A hole so deep that it is filled from coarse to fine, and a scratch, on gray and in colour.
    mask = np.zeros((300, 320), np.uint8)
    cv2.circle(mask, (150, 150), 60, 1, -1)
    cv2.line(mask, (0, 10), (319, 40), 1, 3)
    for channels in (1, 3):
        image = np.random.default_rng(0).random((300, 320, channels), np.float32)
        create_engine("fmm", **options).restore(image, mask.astype(bool))


"""
ENDING = """
found = signatures()
assert found == before, [name for name in found if found[name] != before.get(name)]
"""


def python(code, *arguments, **environment):
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    ended = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, text=True, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


APART = """
import os
import sys
import traceback
for code in sys.argv[1:]:
    process = os.fork()
    if not process:
        try:
            exec(code, globals())
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        sys.stdout.flush()
        os._exit(0)
    print(f"ended with {os.waitpid(process, 0)[1]}", flush=True)
"""
"""Runs each of its arguments in a fork: to load the compiler anew takes a second, most of what they take."""

WARM_UP = """
warm_up.warm_up()
before = signatures()
restore()
restore(grain='match')
restore(weighting='telea', radius=7)
assert signatures() == before
warm_up.compile_options()
before = signatures()
restore(finish='both')
"""
FIRST = "warm_up.compile_first_part()\n"
SECOND = "warm_up.compile_second_part()\n"
TELL = "print([f'{name}{each}' for name, found in signatures().items() for each in found])\n"


@pytest.fixture(scope="module")
def told():
    """What processes tell, each of which has compiled or loaded nothing before: lines, up to how the process ended."""
    codes = [WARM_UP + ENDING, FIRST + TELL, SECOND + TELL + "warm_up.warm_up()\n" + TELL]
    lines = iter(python(BEGINNING + APART, *codes).splitlines())
    return [list(iter(lines.__next__, "ended with 0")) for _ in codes]


def test_after_warming_up_nothing_is_left_to_be_compiled_and_options_are_compiled_as_they_are_used(told):
    assert told[0] == []


def test_two_processes_compile_all_of_it_and_neither_what_the_other_compiles(told):
    (first,) = map(set, map(ast.literal_eval, told[1]))
    second, whole = map(set, map(ast.literal_eval, told[2]))
    assert first
    assert second
    assert not first & second  # Numba's index of a kernel is not made for two that write it.
    assert whole <= first | second


def test_after_the_command_no_engine_has_anything_to_compile(compiled_kernels, tmp_path):
    kernels.copy(compiled_kernels, tmp_path)
    for note in tmp_path.rglob("complete-*"):
        note.unlink()
    code = (
        "from inpaint_studio.cli.main import main\n"
        "from inpaint_studio.engines.registry import ENGINES\n"
        "assert {each.needs_compiling for each in ENGINES.values()} == {True}\n"
        "assert main(['warm-up']) == 0\n"
        "assert {each.needs_compiling for each in ENGINES.values()} == {False}\n"
        "before = signatures()\n"
        "restore()\n"
        "image, hole = np.zeros((40, 50, 1), np.float32), np.zeros((40, 50), np.bool_)\n"
        "hole[9:14, 20:22] = True\n"
        "wide = np.zeros((90, 90), np.bool_)\n"
        "wide[30:60, 35:50] = True\n"
        "embedded(image, hole)\n"
        "embedded(image.repeat(3, axis=2), hole)\n"
        "embedded(image, hole, share=1)\n"
        "create_engine('texture').restore(np.random.default_rng(0).random((90, 90, 3), np.float32), wide)\n"
    )
    assert python(BEGINNING + code + ENDING, NUMBA_CACHE_DIR=str(tmp_path)) == ""
