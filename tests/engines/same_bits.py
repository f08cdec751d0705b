"""Restores a small photo with each engine and prints digests of the results, for comparing processes.

    python -m tests.engines.same_bits fmm first texture auto pconv [--warm-up]

Beside the digests it prints which kernels were compiled for each engine, and which of them contain operations whose
result IEEE 754 leaves open: fused multiplications and additions, reordered sums, approximate reciprocals. With
``--warm-up`` it then does what the command of that name does.
"""

import gc
import hashlib
import json
import os
import re
import sys

import cv2
import numpy as np
from skimage import data

from inpaint_studio import inpaint
from inpaint_studio.cli.main import main
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.fmm.telea import fill_pixels
from inpaint_studio.engines.kernels.jit import KERNELS
from inpaint_studio.engines.pconv.first import FirstFilling

WARM_UP = "--warm-up"
VARIANTS = {"fmm": [{}, {"grain": "match", "finish": "both"}, {"weighting": "telea"}]}
FLAGS = re.compile(
    r"= f\w+ (?:\w+ )*?(?:fast|reassoc|contract|afn|arcp)\b"  # of an operation
    r"|@llvm\.(?:fma|fmuladd)\."
    r'|"(?:unsafe-fp-math|approx-func-fp-math|less-precise-fpmad)"="true"|"reciprocal-estimates"'  # of a function
)
INSTRUCTIONS = re.compile(r"\sv?(?:fn?m(?:add|sub)\w*|rcp\w*|rsqrt\w*)\s")


def mask_of(shape):
    """Return a mask with scratches, specks, and a blotch so wide that it is filled from coarse to fine."""
    mask = np.zeros(shape, np.uint8)
    cv2.line(mask, (3, 8), (120, 84), 255, 2)
    cv2.line(mask, (110, 5), (8, 88), 255, 3)
    cv2.circle(mask, (88, 26), 12, 255, -1)
    mask[np.random.default_rng(0).integers(0, 96, 20), np.random.default_rng(1).integers(0, 124, 20)] = 255
    return mask


def photo_of(dtype):
    """Return a photo whose values use the whole range of the dtype."""
    photo = data.astronaut()[30:126, 150:274].astype(np.float64) * (np.iinfo(dtype).max / 255)
    grain = np.random.default_rng(2).normal(0, np.iinfo(dtype).max / 50, photo.shape)
    return np.clip(photo + grain, 0, np.iinfo(dtype).max).astype(dtype)


def restored(photo, mask, engine, **options):
    """Return the photo with its holes filled; the engine "first" makes the filling that the network corrects."""
    if engine != "first":
        return inpaint(photo, mask, engine, **options)
    result = photo.copy()
    for filling in fill(photo, mask, FirstFilling()):
        filling.paste_into(result)
    return result


def digests(engines):
    """Return the SHA-256 of each result by its engine, dtype and options."""
    found = {}
    for engine in engines:
        for dtype in (np.uint8, np.uint16):
            for options in VARIANTS.get(engine, [{}]):
                photo = photo_of(dtype)
                result = restored(photo, mask_of(photo.shape[:2]), engine, **options)
                found[f"{engine} {dtype.__name__} {options}"] = hashlib.sha256(result.tobytes()).hexdigest()
    return found


def names_compiled():
    """Return the names and signatures of the kernels that this process has compiled."""
    return [f"{k.py_func.__name__}{signature}" for k in KERNELS for signature in k.stats.cache_misses]


def compiled_here():
    """Return the kernels that this process has compiled."""
    return [kernel for kernel in KERNELS if kernel.signatures and not kernel.stats.cache_hits]


def loose(shown):
    """Return the names of the kernels that contain such operations, of those that this process has compiled.

    LLVM makes them where an operation or a function allows it, which is looked for in all kernels; or everywhere, if it
    is set up so, which the machine code of one kernel shows that has much to fuse and to approximate.

    Args:
        shown: the kernels whose machine code is looked at; for all of them it takes seconds to be written out.
    """
    found = [
        kernel
        for kernel in compiled_here()
        if any(map(FLAGS.search, kernel.inspect_llvm().values()))
        or (kernel in shown and any(map(INSTRUCTIONS.search, kernel.inspect_asm().values())))
    ]
    return [kernel.py_func.__name__ for kernel in found]


if __name__ == "__main__":
    gc.disable()  # Compiling makes many objects that stay.
    *engines, last = sys.argv[1:]
    results, compiled = {}, {}
    for name in engines if last == WARM_UP else sys.argv[1:]:
        before = set(names_compiled())
        results |= digests([name])
        compiled[name] = [each for each in names_compiled() if each not in before]
    json.dump({"digests": results, "compiled": compiled, "loose": loose([fill_pixels])}, sys.stdout)
    if last == WARM_UP:
        os.cpu_count = lambda: 1  # Next to nothing is left to be compiled: a second process would take longer.
        sys.exit(main([last.removeprefix("--")]))
