"""Hole sizes: the holes of a mask, counted and selected by their number of pixels."""

import cv2
import numpy as np

from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.region import Region


class HoleSizes:
    """Every hole of one mask with the number of its pixels; pixels that touch at a corner are connected.

    Attributes:
        areas: (n,) int64, pixels of each hole.
    """

    def __init__(self, mask: Mask) -> None:
        """Label the holes of ``mask`` as it is now; later changes of it are not followed."""
        self._region = mask.bounds
        part = mask.pixels[self._region.slices]
        if part.size:
            _, self._labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8, ltype=cv2.CV_32S)
            self.areas = stats[1:, cv2.CC_STAT_AREA].astype(np.int64)
        else:
            self._labels, self.areas = np.zeros((0, 0), np.int32), np.zeros(0, np.int64)

    def count(self, smallest: int, largest: int) -> int:
        """Return how many holes have at least ``smallest`` and at most ``largest`` pixels."""
        return int(np.count_nonzero((self.areas >= smallest) & (self.areas <= largest)))

    def select(self, mask: Mask, smallest: int, largest: int, *, is_kept: bool) -> Region:
        """Change ``mask`` to hold only the holes of these sizes, or all but them; return the region that may change."""
        is_chosen = (self.areas >= smallest) & (self.areas <= largest)
        values = np.where(np.concatenate([[False], is_chosen == is_kept]), np.uint8(RESTORE), np.uint8(KEEP))
        mask.pixels[self._region.slices] = values[self._labels]
        return self._region
