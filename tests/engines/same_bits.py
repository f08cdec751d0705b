"""Restores a small photo with each engine and prints digests of the results, for comparing processes.

    python -m tests.engines.same_bits fmm first texture auto pconv

Beside the digests it prints which kernels were compiled for each engine, and which of them contain operations whose
result IEEE 754 leaves open: fused multiplications and additions, reordered sums, approximate reciprocals.
"""

import gc
import hashlib
import json
import re
import sys

import cv2
import numpy as np
from skimage import data

from inpaint_studio import inpaint
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.kernels.jit import KERNELS
from inpaint_studio.engines.pconv.first import FirstFilling

VARIANTS = {"fmm": [{}, {"grain": "match", "finish": "both"}, {"weighting": "telea"}]}
FLAGS = re.compile(r"= f\w+ (?:\w+ )*?(?:fast|reassoc|contract|afn|arcp)\b")
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


def loose(kernel):
    """Return whether a kernel that this process has compiled contains operations that IEEE 754 leaves open."""
    if kernel.stats.cache_hits:
        return False
    llvm, machine = kernel.inspect_llvm(), kernel.inspect_asm()
    return any(map(FLAGS.search, llvm.values())) or any(map(INSTRUCTIONS.search, machine.values()))


if __name__ == "__main__":
    gc.disable()  # Compiling makes many objects that stay.
    results, compiled = {}, {}
    for name in sys.argv[1:]:
        before = set(names_compiled())
        results |= digests([name])
        compiled[name] = [each for each in names_compiled() if each not in before]
    found = {"digests": results, "compiled": compiled, "loose": [k.py_func.__name__ for k in KERNELS if loose(k)]}
    json.dump(found, sys.stdout)
