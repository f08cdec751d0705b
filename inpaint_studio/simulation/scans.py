"""Scans of damaged prints of which everything is known: for what learns from strokes, and for measuring it.

Other than examples for the network, a scan has damage of one or two kinds only, and enough of it to find more alike.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.simulation.defects import KINDS, Defects
from inpaint_studio.simulation.layers import manner
from inpaint_studio.simulation.looks import printed, scanner
from inpaint_studio.simulation.truth import WANTED, visible_truth

_SECOND = 0.35  # chance of a second kind
_LEAST, _MOST = 0.0005, 0.06  # share of a scan that is damaged
_OBJECTS = 4


@dataclass(frozen=True, eq=False)
class DamagedScan:
    """A scan.

    Attributes:
        image: (H, W, 3) uint8.
        clean: (H, W, 3) uint8, the same print, scanned before it was damaged, without the scanner's noise.
        truth: (H, W) uint8, see ``truth``.
    """

    image: NDArray[np.uint8]
    clean: NDArray[np.uint8]
    truth: NDArray[np.uint8]


def scan_of(photo: NDArray[np.uint8], defects: Defects, rng: np.random.Generator) -> DamagedScan | None:
    """Return a scan of a print of a photo; None where its damage came out too faint, too little or too much.

    Args:
        photo: (H, W, 3) uint8.
        defects: damages it.
        rng: random numbers.
    """
    print_, device, look = printed(photo.astype(np.float32), rng), scanner(rng), manner(rng)
    damaged = print_
    weights = np.array([weight if defects.has(kind) else 0.0 for kind, weight in KINDS.items()])
    count = 1 + int(rng.random() < _SECOND)
    for index in rng.choice(len(weights), count, replace=False, p=weights / weights.sum()):
        for _ in range(int(rng.integers(1, 5))):
            damaged = list(KINDS)[index](damaged, look, defects, rng)
    clean, damaged = device.seen(print_), device.seen(np.clip(damaged, 0, 255))
    truth = visible_truth(clean, damaged, device.noise)
    wanted = (truth == WANTED).view(np.uint8)
    if not _LEAST <= wanted.mean() <= _MOST or cv2.connectedComponents(wanted)[0] <= _OBJECTS:
        return None
    return DamagedScan(device.saved(damaged, rng), np.clip(np.rint(clean), 0, 255).astype(np.uint8), truth)
