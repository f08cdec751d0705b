"""FadeCell: a rectangle of a photo that is faded at once; made once for a gesture, mixed at each move of it."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.fade import REACH, Depths, Fade, Rows, mixed
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import Values, as_bits


@dataclass(frozen=True, slots=True, eq=False)
class FadeCell:
    """The pixels of a rectangle before a restoration and after it.

    Attributes:
        region: where.
        start: its pixels when the gesture began, (h, w) or (h, w, C).
        before: the same without the restoration; what must not change is as in ``start``.
        after: the same with all of the restoration.
        rim: places, in the flattened region, of the pixels that an edge may soften; (n,).
        depths: where these lie in the mask.
        rows: these pixels before and after.
    """

    region: Region
    start: NDArray[Any]
    before: NDArray[Any]
    after: NDArray[Any]
    rim: NDArray[np.intp]
    depths: Depths
    rows: Rows

    @classmethod
    def of(
        cls,
        region: Region,
        pixels: NDArray[Any],
        is_open: NDArray[np.bool_],
        delta: NDArray[Any],
        faded: NDArray[Any] | None,
        mask: NDArray[np.uint8],
    ) -> "FadeCell":
        """Return the cell of a region.

        Args:
            region: where.
            pixels: of the whole photo, as they are.
            is_open: which pixels of the region may change, (h, w).
            delta: what the restoration changed there, before XOR after.
            faded: what fading it has changed there, or None.
            mask: of the restoration, (H, W), not 0 where it is set.
        """
        start = pixels[region.slices].copy()
        after = start if faded is None else _toggled(start, faded, is_open)
        before = _toggled(after, delta, is_open)
        around = region.padded(REACH).clipped(mask.shape)
        depths = Depths.of(mask[around.slices], region.moved(-around.top, -around.left))
        rim = np.flatnonzero(depths.is_rim & is_open)
        rows = Rows(_rows(before)[rim], _rows(after)[rim])
        return cls(region, start, before, after, rim, depths.at(rim), rows)

    def mix(self, fade: Fade, values: Values) -> NDArray[Any]:
        """Return the pixels of the region, faded."""
        result = mixed(self.before, self.after, fade.strength, values)
        if fade.edge and fade.strength and self.rim.size:
            _rows(result)[self.rim] = self.rows.mixed(self.depths.weights(fade.strength, fade.edge), values)
        return result


def _toggled(pixels: NDArray[Any], delta: NDArray[Any], is_open: NDArray[np.bool_]) -> NDArray[Any]:
    """Return the pixels with ``delta`` toggled where they are open."""
    result = pixels.copy()
    # Many times as fast as NumPy; numbers of 32 bits are copied as floats, which OpenCV knows.
    bits = delta.view(np.float32) if delta.dtype == np.uint32 else delta
    kept = np.asarray(cv2.copyTo(bits, is_open.view(np.uint8))).view(delta.dtype)
    as_bits(result)[...] ^= kept.reshape(delta.shape)
    return result


def _rows(pixels: NDArray[Any]) -> NDArray[Any]:
    """Return a view of (h, w) or (h, w, C) pixels one after the other."""
    return pixels.reshape(-1) if pixels.ndim == 2 else pixels.reshape(-1, pixels.shape[2])
