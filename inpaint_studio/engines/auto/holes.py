"""Holes: how wide those of an image are, and which of them are the network's and which get grain."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.exact import depth_in_boxes, hole_depth
from inpaint_studio.engines.texture.options import NARROWEST
from inpaint_studio.engines.texture.pieces import Holes

_SCRATCH = (8, 14)  # pixels: scratches from so wide on, and not as wide
_LONG = 120  # pixels: a scratch is at least so long; its window is then too large to share an atlas
_NEAR = 32  # pixels: parts of holes so near to wanted pixels are theirs, as what is filled there is seen beside them
_BESIDE = 1.5  # widths, how far thin parts of a hole are the network's beside a wide one: nearer ones cost .1 dB


class Widths:
    """How wide the holes of an image are, found once: for dust that takes as long as filling it.

    Attributes:
        mask: (H, W) bool, True = restore.
        depth: (H, W), how far each pixel is from the nearest known one, in pixels; 0 at known pixels.
        holes: one by one.
        widths: (n + 1,), the width of the hole of each number, in pixels.
    """

    def __init__(self, mask: HoleMask, depth: FloatArray | None = None) -> None:
        """Measure the holes.

        Args:
            mask: (H, W) bool, True = restore.
            depth: (H, W), where the holes are parts of larger ones: how far each pixel is from what is known.
        """
        self.mask = mask
        self.holes = Holes.of(mask)
        self.depth = depth_in_boxes(mask, self.holes.boxes[1:, :4]) if depth is None else depth
        self.widths: FloatArray = np.zeros(len(self.holes.boxes), np.float32)
        self._pixels = np.flatnonzero(mask)
        self._owners = self.holes.labels.reshape(-1)[self._pixels]
        np.maximum.at(self.widths, self._owners, 2 * self.depth.reshape(-1)[self._pixels])

    @property
    def sizes(self) -> NDArray[np.int32]:
        """(n + 1,), how many pixels the hole of each number has."""
        return self.holes.boxes[:, 4]

    def chosen(self, numbers: NDArray[np.bool_]) -> HoleMask:
        """Return (H, W) bool, the pixels of the holes of some numbers, (n + 1,) bool."""
        result = np.zeros_like(self.mask)
        result.reshape(-1)[self._pixels[numbers[self._owners]]] = True
        return result


def network_holes(holes: Widths, width: int) -> HoleMask:
    """Return (H, W) bool, the parts of holes that the network is measured to better.

    These are the wide parts of holes, as where scratches cross, with some of what is thin beside them, and scratches,
    which are long, of ``_SCRATCH`` pixels; not dust.

    Args:
        holes: of the image.
        width: in pixels; a hole is wide where a circle of this diameter fits in.
    """
    wide = _wide_parts(holes, width)
    thin = Widths(holes.mask & ~wide, holes.depth) if wide.any() else holes
    is_scratch = (thin.widths >= _SCRATCH[0]) & (thin.widths < _SCRATCH[1]) & (thin.sizes >= _LONG * thin.widths)
    return np.asarray(wide | thin.chosen(is_scratch), np.bool_)


def _wide_parts(holes: Widths, width: int) -> HoleMask:
    """Return (H, W) bool, what of the holes is wide, and what of the same hole is near that."""
    if not (holes.widths >= width).any():
        return np.zeros_like(holes.mask)
    is_wide = 2 * holes.depth >= width
    near = Widths(holes.mask & (hole_depth(~is_wide) <= _BESIDE * width), holes.depth)
    return near.chosen(near.widths >= width)


def wanted_parts(parts: HoleMask, wanted: HoleMask | None) -> HoleMask:
    """Return (H, W) bool, those of some parts of holes, as a whole, near which a filling is used.

    A window of a large photo shows more of a net of scratches than is taken from it; what it shows beside that is
    another window's.

    Args:
        parts: (H, W) bool.
        wanted: (H, W) bool, the pixels whose filling is used; None for all.
    """
    if wanted is None or not parts.any():
        return parts
    square = np.ones((2 * _NEAR + 1, 2 * _NEAR + 1), np.uint8)
    near = cv2.dilate(wanted.view(np.uint8), square) > 0
    _, labels = cv2.connectedComponents(parts.view(np.uint8), connectivity=8)
    return np.asarray(parts & np.isin(labels, np.unique(labels[near & parts])), np.bool_)


def grainy_holes(holes: Widths, textured: HoleMask) -> HoleMask:
    """Return (H, W) bool, the holes, as a whole, that are so wide that missing grain is seen in them.

    Args:
        holes: of the image.
        textured: (H, W) bool, pixels that have texture, which are left out.
    """
    return np.asarray(holes.chosen(holes.widths > NARROWEST) & ~textured, np.bool_)
