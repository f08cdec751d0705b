"""Logarithms of a scan and of its infrared plane, as whole numbers, so that all sums of them are exact.

In logarithms what film and dust let through adds up, whatever the exposure and the gamma of the file.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.exposure import in_16_bits, white_of
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.scan import Scan

Steps = NDArray[np.int32]
"""Logarithms, in steps."""

STEPS = 4096
"""Steps to one doubling."""

EIGHTHS = 8
"""Parts of a pixel in which shifts are told."""

_DARK = 512  # of 65535, added to all values: below that is noise
LOGS: Steps = np.rint(np.log2((np.arange(65536) + _DARK) / (65535 + _DARK)) * STEPS).astype(np.int32)
"""(65536,) of all values of 16 bits; 0 is white."""


class Logs:
    """The logarithms of a photo and of its infrared plane, of which pieces are made when they are asked for.

    Attributes:
        shape: (rows, columns).
        shift: (down, across) by how many eighths of a pixel the plane shows things below and right of the photo.
    """

    def __init__(self, photo: Photo, plane: NDArray[Any], shift: tuple[int, int] = (0, 0)) -> None:
        """Look at a photo and its plane, (H, W) uint8, uint16 or float32; nothing is copied."""
        self.shape, self.shift = photo.shape, shift
        self._scan, self._photo, self._plane = Scan(photo), photo, plane
        self._white = white_of(plane)

    def shifted(self, shift: tuple[int, int]) -> "Logs":
        """Return the same with another shift."""
        return Logs(self._photo, self._plane, shift)

    @property
    def covered(self) -> Region:
        """The part of the photo that the plane shows."""
        (height, width), whole = self.shape, [(each // EIGHTHS, -(-each // EIGHTHS)) for each in self.shift]
        (up, down), (left, right) = whole
        return Region(max(0, -up), max(0, -left), height - max(0, down), width - max(0, right))

    def colours(self, region: Region) -> NDArray[np.uint16]:
        """Return (h, w, 3) red, green and blue of a region inside the photo, not as logarithms."""
        return self._scan.deep_rgb(region)

    def infrared(self, region: Region) -> Steps:
        """Return (h, w) infrared where the photo shows a region; beyond its border the plane is continued."""
        (down, part_down), (across, part_across) = (divmod(each, EIGHTHS) for each in self.shift)
        rows = np.clip(np.arange(region.top, region.bottom + 1) + down, 0, self.shape[0] - 1)
        columns = np.clip(np.arange(region.left, region.right + 1) + across, 0, self.shape[1] - 1)
        part = self._plane[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
        if part.dtype.kind == "f":
            part = in_16_bits(part, self._white)
        numbers = part.astype(np.int32)
        values = LOGS[numbers * 257 if part.dtype == np.uint8 else numbers]
        if len(rows) != len(values) or len(columns) != values.shape[1]:
            values = values[np.ix_(rows - rows[0], columns - columns[0])]
        above = values[:, :-1] * (EIGHTHS - part_across) + values[:, 1:] * part_across
        total = above[:-1] * (EIGHTHS - part_down) + above[1:] * part_down
        return np.asarray((total + EIGHTHS**2 // 2) // EIGHTHS**2, np.int32)
