"""Two methods of G'MIC (gmic.eu), a program for image processing that synthesises texture; it is run as a process.

``inpaint_matchpatch`` matches patches from coarse to fine, ``inpaint`` copies patch after patch from the rim inwards
(Daisy, Buyssens, Tschumperlé and Lézoray, "A smarter exemplar-based inpainting algorithm using local and global
heuristics for more geometric coherence", ICIP 2014). What they blend into known pixels is left out: those are kept.
"""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np

from inpaint_studio.core.job import CancelToken
from inpaint_studio.errors import EngineError, InputError
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray

PROGRAM = "gmic"

_SEEDS = (1, 2, 3)  # of its random numbers

_COMMANDS = {
    "matchpatch": "inpaint_matchpatch[0] [1],0,{patch},10,5,1",
    "inpaint": "inpaint[0] [1],{patch},16,0.1,1,5,0,0.05,10,1",
}


def is_installed() -> bool:
    """Return whether the program is found on the path."""
    return shutil.which(PROGRAM) is not None


class GmicMethod:
    """One of the methods, as a contestant calls it."""

    def __init__(self, method: str, patch: int) -> None:
        """Choose a method.

        Args:
            method: ``"matchpatch"`` or ``"inpaint"``.
            patch: rows and columns of a patch, in pixels.

        Raises:
            InputError: the program is not installed, or patches of this size make no sense.
        """
        if not 3 <= patch <= 63:
            raise InputError(f"Patches of G'MIC must measure 3 to 63 px, not {patch}.")
        found = shutil.which(PROGRAM)
        if found is None:
            raise InputError(
                f"“gmic-{method}” needs the program gmic, which is not installed. "
                "Get it from gmic.eu or your system's packages, or leave it out of --engines."
            )
        self._program = found
        self._arguments = _COMMANDS[method].format(patch=patch).split()

    def __call__(self, pixels: PhotoArray, mask: MaskArray, cancel: CancelToken) -> PhotoArray:
        """Restore a photo, (H, W) or (H, W, 3) uint8.

        Raises:
            EngineError: the program failed.
        """
        where = mask != 0
        for seed in _SEEDS:
            found = self._run(pixels, mask, seed)
            if found[where].any():
                break  # Now and then it leaves the whole hole black; the next random numbers mend that.
        result = pixels.copy()
        result[where] = found[where]
        return result

    def _run(self, pixels: PhotoArray, mask: MaskArray, seed: int) -> PhotoArray:
        with TemporaryDirectory(prefix="inpaint-studio-gmic-") as folder:
            names = [str(Path(folder) / name) for name in ("photo.png", "mask.png", "result.png")]
            cv2.imwrite(names[0], pixels[..., ::-1] if pixels.ndim == 3 else pixels)
            cv2.imwrite(names[1], mask)
            command = [self._program, "srand", str(seed), *names[:2], *self._arguments, "keep[0]", "output", names[2]]
            # With several threads it gives something else at every run.
            environment = os.environ | {"OMP_NUM_THREADS": "1"}
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
            found = cv2.imread(names[2], cv2.IMREAD_COLOR if pixels.ndim == 3 else cv2.IMREAD_GRAYSCALE)
        if done.returncode or found is None or found.shape != pixels.shape:
            lines = done.stderr.strip().splitlines()
            raise EngineError(f"G'MIC failed: {lines[-1] if lines else 'it wrote no photo'}")
        return np.asarray(found[..., ::-1] if pixels.ndim == 3 else found, np.uint8)
