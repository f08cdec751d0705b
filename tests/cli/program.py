"""The program, a photo and a mask to try it with, and what it says."""

import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

import inpaint_studio
from inpaint_studio.cli.main import main

ROOT = Path(inpaint_studio.__file__).parents[1]
PIXELS = data.astronaut()[60:180, 170:330].copy()

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


def scratches(shape=PIXELS.shape):
    mask = np.zeros(shape[:2], np.uint8)
    cv2.line(mask, (10, 5), (shape[1] - 20, shape[0] - 9), 255, 3)
    cv2.circle(mask, (shape[1] // 2, shape[0] // 3), 4, 255, -1)
    return mask


SHARE = np.count_nonzero(scratches()) / scratches().size * 100
TOLD = f"inpaint-studio: “mask.png” marks {np.count_nonzero(scratches())} pixels, {SHARE:.2f} % of the photo.\n"


def names():
    return {path.name for path in Path().iterdir()}


def python(*arguments, **options):
    """Run the program in a process of its own, with nothing of this one's settings for output."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "TMPDIR": str(Path.cwd())}
    settings = {"capture_output": True, "text": True, "timeout": 120, "check": False, "env": environment} | options
    return subprocess.run([sys.executable, "-m", "inpaint_studio", *arguments], **settings)


def restore(*arguments):
    return main(["restore", "photo.png", "--mask", "mask.png", "-o", "out.png", *arguments])


def assert_failed_with_a_sentence(captured, *words):
    assert captured.out == ""
    assert captured.err.startswith("inpaint-studio: ")
    assert captured.err.endswith(".\n")
    assert captured.err.count("\n") == 1
    for word in words:
        assert word in captured.err
