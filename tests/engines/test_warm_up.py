import os
import subprocess
import sys
from pathlib import Path

import inpaint_studio

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


def python(*arguments, folder=None):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    if folder:  # Kernels that are hardly run need not be quick.
        environment |= {"NUMBA_CACHE_DIR": str(folder), "NUMBA_OPT": "1"}
    return subprocess.run([sys.executable, *arguments], env=environment, text=True, capture_output=True, check=False)


def run_alone(code):
    ended = python("-c", BEGINNING + code + ENDING)
    assert ended.returncode == 0, ended.stderr


def test_after_warming_up_nothing_is_left_to_be_compiled_and_options_are_compiled_as_they_are_used():
    run_alone(
        "warm_up.warm_up()\nbefore = signatures()\n"
        "restore()\nrestore(grain='match')\nrestore(weighting='telea', radius=7)\n"
        "assert signatures() == before\nwarm_up.compile_options()\nbefore = signatures()\nrestore(finish='both')\n"
    )


def test_two_processes_compile_all_of_it():
    run_alone("warm_up.compile_first_part()\nwarm_up.compile_second_part()\nbefore = signatures()\nwarm_up.warm_up()\n")


def test_the_command_fills_the_cache_so_that_nothing_is_missed(tmp_path):
    asked = (
        "from inpaint_studio.engines.registry import ENGINES\n"
        "print({each.needs_compiling for each in ENGINES.values()})"
    )
    assert python("-c", asked, folder=tmp_path).stdout == "{True}\n"
    ended = python("-m", "inpaint_studio", "warm-up", folder=tmp_path)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert python("-c", asked, folder=tmp_path).stdout == "{False}\n"
    code = (
        "warm_up.warm_up()\n"
        "image, hole = np.zeros((40, 50, 1), np.float32), np.zeros((40, 50), np.bool_)\n"
        "hole[9:14, 20:22] = True\n"
        "wide = np.zeros((90, 90), np.bool_)\n"
        "wide[30:60, 35:50] = True\n"
        "embedded(image, hole)\n"
        "embedded(image.repeat(3, axis=2), hole)\n"
        "create_engine('texture').restore(np.random.default_rng(0).random((90, 90, 3), np.float32), wide)\n"
        "missed = [kernel.py_func.__name__ for kernel in KERNELS if kernel.stats.cache_misses]\n"
        "assert not missed, missed\n"
    )
    ended = python("-c", BEGINNING + code, folder=tmp_path)
    assert ended.returncode == 0, ended.stderr
