"""Fade: how much of a restoration is seen, and how softly it ends; within its mask only."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.core.values import NumberKind, Values, as_bits, whole

FULL = 100
"""Per cent of a restoration that is seen as it was made."""
WIDEST = 10
"""Pixels of the softest edge."""
REACH = 2 * WIDEST + 2
"""Pixels around a region that tell how deep its own lie in a mask."""


@dataclass(frozen=True, slots=True)
class Fade:
    """What a step says that fades another one.

    Attributes:
        step: number of the step that is faded, from 0.
        strength: how much of it is seen, 0..``FULL`` per cent.
        edge: over how many pixels, 0..``WIDEST``, it comes in from the rim of its mask.
    """

    step: int
    strength: int = FULL
    edge: int = 0

    @property
    def is_full(self) -> bool:
        """Whether everything is seen as it was made."""
        return self.strength == FULL and self.edge == 0


@dataclass(frozen=True, slots=True, eq=False)
class Depths:
    """Where pixels lie in a mask; arrays alike, float32.

    Attributes:
        own: how far each pixel lies from the next one outside the mask, in pixels; 1 at its rim.
        most: how deep the mask is near each pixel. Where it is thin, its middle counts as deep enough for any edge, so
            that a soft edge takes nothing from the middle of a hair or a speck of dust.
    """

    own: NDArray[np.float32]
    most: NDArray[np.float32]

    @classmethod
    def of(cls, mask: NDArray[np.uint8], inner: Region) -> "Depths":
        """Return them for the part ``inner`` of (h, w) ``mask``, not 0 where it is set, ``REACH`` from its ends.

        Ends of the array nearer than that are those of the photo, and do not count as outside.
        """
        if mask.all():
            whole = np.full((inner.height, inner.width), 2 * WIDEST, np.float32)
            return cls(whole, whole)
        own = cv2.distanceTransform(mask, cv2.DIST_L2, cv2.DIST_MASK_5)
        most = cv2.dilate(own, np.ones((2 * WIDEST + 1,) * 2, np.uint8))
        return cls(np.ascontiguousarray(own[inner.slices]), np.ascontiguousarray(most[inner.slices]))

    @property
    def is_rim(self) -> NDArray[np.bool_]:
        """Which pixels an edge may soften."""
        return np.asarray((self.own <= WIDEST) & (self.own < self.most))

    def at(self, places: NDArray[Any]) -> "Depths":
        """Return those of some pixels: ``places`` is an index of the flat array, or which of them."""
        return Depths(self.own.reshape(-1)[places], self.most.reshape(-1)[places])

    def weights(self, strength: int, edge: int) -> NDArray[np.float32]:
        """Return how much of a restoration is seen, 0..1: a smooth ramp across the edge."""
        ramp = np.minimum(self.own / np.minimum(self.most, np.float32(edge + 1)), np.float32(1))
        return np.asarray(ramp * ramp * (3 - 2 * ramp) * np.float32(strength / FULL), np.float32)


def mixed(before: NDArray[Any], after: NDArray[Any], strength: int, values: Values) -> NDArray[Any]:
    """Return ``strength`` per cent of ``after`` and the rest of ``before``, arrays alike of any shape.

    At 0 and at 100 per cent these are the arrays bit for bit; and whatever is alike in both, stays.
    """
    if strength in (0, FULL):
        return (after if strength else before).copy()
    share = strength / FULL
    if _are_whole(before, values):
        rows = before.reshape(before.shape[0], -1), after.reshape(before.shape[0], -1)
        return np.asarray(cv2.addWeighted(rows[1], share, rows[0], 1 - share, 0)).reshape(before.shape)
    return Rows(before, after).mixed(
        np.full(before.shape[: before.ndim - (before.ndim > 2)], share, np.float32), values
    )


def faded(before: NDArray[Any], after: NDArray[Any], depths: Depths, fade: Fade, values: Values) -> NDArray[Any]:
    """Return the pixels of a region, faded.

    Args:
        before: the restoration, (h, w) or (h, w, C).
        after: it.
        depths: of each pixel in the mask, (h, w).
        fade: how.
        values: which numbers the pixels may be.
    """
    result = mixed(before, after, fade.strength, values)
    is_rim = depths.is_rim
    if fade.edge and fade.strength and is_rim.any():
        weight = depths.at(is_rim.reshape(-1)).weights(fade.strength, fade.edge)
        result[is_rim] = Rows(before[is_rim], after[is_rim]).mixed(weight, values)
    return result


class Rows:
    """Pixels before and after, each of which is mixed with a weight of its own."""

    def __init__(self, before: NDArray[Any], after: NDArray[Any]) -> None:
        """Mix ``before`` and ``after``, arrays alike."""
        self._before = before
        self._after = after
        self._first = before.astype(np.float32)
        with np.errstate(invalid="ignore", over="ignore"):
            self._difference = after.astype(np.float32) - self._first

    def mixed(self, weight: NDArray[np.float32], values: Values) -> NDArray[Any]:
        """Return the mixture; ``weight``, 0..1, is how much of the pixels after is in it, one for each pixel."""
        if weight.ndim < self._before.ndim:
            weight = weight[..., np.newaxis]
        with np.errstate(invalid="ignore", over="ignore"):
            mix = self._difference * weight
            mix += self._first
        if _are_whole(self._before, values):
            return np.asarray(np.rint(mix, out=mix).astype(self._before.dtype))
        return self._exact(mix, np.broadcast_to(weight, mix.shape), values)

    def _exact(self, mix: NDArray[np.float32], weight: NDArray[np.float32], values: Values) -> NDArray[Any]:
        """Return the mixture in the numbers that the pixels may be; where one end is wanted, that end bit for bit."""
        is_alike = as_bits(self._before) == as_bits(self._after)
        found = np.where((weight > 0) & ~is_alike, self._after, self._before)
        is_between = (weight > 0) & (weight < 1) & ~is_alike & np.isfinite(mix)
        found[is_between] = values.nearest(mix[is_between] / np.float32(whole(self._before.dtype)))
        return found


def _are_whole(pixels: NDArray[Any], values: Values) -> bool:
    """Whether every number of the pixels' dtype is one that they may be."""
    return values.kind is NumberKind.WHOLE and values.bits == pixels.dtype.itemsize * 8
