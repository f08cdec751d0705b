"""What of the damage is found, by its kind, its size and how much it stands out; each connected piece is one object."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.marks import Marks
from inpaint_studio.detection.pieces import pieces_of, summed
from inpaint_studio.detection.spread import spread
from inpaint_studio.evaluation.detection.measures import TOLERANCE
from inpaint_studio.evaluation.detection.scenes import Scene
from inpaint_studio.simulation.truth import WANTED

_FOUND = 0.5  # share of an object's pixels that must be reached
_LINE, _SPECK = 4.0, 200  # times as long as it is wide: a line; pixels up to which anything else is a speck
_SIZES = {"up to 10 px": 10, "up to 100 px": 100, "more than 100 px": np.inf}
_CONTRASTS = {"up to 15 levels": 15, "up to 40 levels": 40, "more than 40 levels": np.inf}
_WINDOW = np.ones((2 * TOLERANCE + 1, 2 * TOLERANCE + 1), np.uint8)


@dataclass(frozen=True, eq=False)
class Objects:
    """The n objects of a scene.

    Attributes:
        areas: (n,) pixels.
        elongations: (n,) how many times each is as long as it is wide.
        contrasts: (n,) mean levels by which each differs from the photo below it, or from the median around it.
        are_found: (n,) whether at least half of each is marked by default, or lies beside what is.
    """

    areas: NDArray[np.float64]
    elongations: NDArray[np.float64]
    contrasts: NDArray[np.float64]
    are_found: NDArray[np.bool_]


def objects_of(scene: Scene, marks: Marks) -> Objects:
    """Return the objects that are to be found in a scene, and whether ``marks`` find them."""
    pieces = pieces_of((scene.truth == WANTED).view(np.uint8), 1)
    shape = spread(pieces.rows, pieces.begins, pieces.ends, pieces.owners, pieces.count)
    light = cv2.cvtColor(scene.scan, cv2.COLOR_RGB2GRAY)
    below = cv2.medianBlur(light, 21) if scene.clean is None else cv2.cvtColor(scene.clean, cv2.COLOR_RGB2GRAY)
    difference = cv2.absdiff(light, below)
    reached = (cv2.dilate(marks.mask(), _WINDOW) != 0).astype(np.float64)
    sums = [
        summed(pieces, marks.shape, lambda region, plane=plane: plane[region.slices])  # type: ignore[misc]
        for plane in (difference, reached)
    ]
    contrasts, shares = (each / shape.areas for each in sums)
    return Objects(shape.areas, shape.lengths**2 / shape.areas, contrasts, np.asarray(shares >= _FOUND))


def recalls(scenes: Sequence[Objects]) -> dict[str, dict[str, float]]:
    """Return for each kind, size and contrast how many objects there are, and which share of them is found."""
    if not scenes:
        return {}
    areas, elongations, contrasts, found = (
        np.concatenate([getattr(each, name) for each in scenes])
        for name in ("areas", "elongations", "contrasts", "are_found")
    )
    are_lines = elongations >= _LINE
    groups = {
        "all": np.ones(len(areas), np.bool_),
        "lines": are_lines,
        "specks": ~are_lines & (areas <= _SPECK),
        "patches": ~are_lines & (areas > _SPECK),
        **{f"size {name}": which for name, which in _binned(areas, _SIZES).items()},
        **{f"contrast {name}": which for name, which in _binned(contrasts, _CONTRASTS).items()},
    }
    return {
        name: {"objects": float(which.sum()), "share found": float(found[which].mean()) if which.any() else 0.0}
        for name, which in groups.items()
    }


def _binned(values: NDArray[np.float64], limits: dict[str, float]) -> dict[str, NDArray[np.bool_]]:
    bins, low = {}, -np.inf
    for name, high in limits.items():
        bins[name] = np.asarray((values > low) & (values <= high))
        low = high
    return bins
