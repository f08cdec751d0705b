"""Layers: where what is likely damage is cut out of what is less likely.

At a low threshold a scratch and the grass beside it are one piece, at a high one faint damage is none. So pieces are
taken at a high threshold, with what fades away around them, then of the rest those at a lower one, and so on: onions,
not islands (compare the component trees of Salembier et al. 1998).
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.region import Region
from inpaint_studio.detection.network.inference import Codes, code_of
from inpaint_studio.detection.pieces import Pieces, pieces_of

LEVELS = (2.0, -1.0, -4.0, -7.0)
"""Logarithms of odds from which pixels belong to a piece of each layer."""

_FADES = 1.6  # less than that, what lies beside a piece belongs to it
_RIM = 2  # pixels that fade away
_STRIP = 1 << 20  # pixels
_CORNERS = np.ones((3, 3), np.uint8)


def layered(codes: Codes, cancel: CancelToken = NEVER) -> Pieces:
    """Return the pieces of all layers; no pixel is in two of them.

    Args:
        codes: (H, W), odds as ``network.inference`` keeps them.
        cancel: asked before each strip.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    plane = _numbered(codes, cancel)
    layers = [pieces_of(plane, number, cancel, number) for number in range(len(LEVELS), 0, -1)]
    before = np.cumsum([0, *(each.count for each in layers)])
    rows, begins, ends = (
        np.concatenate([getattr(each, name) for each in layers]) for name in ("rows", "begins", "ends")
    )
    owners = np.concatenate([each.owners + start for each, start in zip(layers, before[:-1], strict=True)])
    order = np.lexsort((begins, rows))
    return Pieces(rows[order], begins[order], ends[order], owners[order].astype(np.int32), int(before[-1]))


def _numbered(codes: Codes, cancel: CancelToken) -> NDArray[np.uint8]:
    """Return (H, W), the number of the layer that each pixel is in, the surest the highest; 0 for none."""
    plane = np.zeros(codes.shape, np.uint8)
    reach = _RIM * len(LEVELS)
    step = max(1, _STRIP // max(codes.shape[1], 1))
    for top in range(0, codes.shape[0], step):
        cancel.raise_if_cancelled()
        strip = Region(top, 0, top + step, codes.shape[1]).clipped(codes.shape)
        seen = strip.padded(reach).clipped(codes.shape)
        plane[strip.slices] = _numbered_at_once(codes[seen.slices])[strip.moved(-seen.top, -seen.left).slices]
    return plane


def _numbered_at_once(codes: Codes) -> NDArray[np.uint8]:
    plane = np.zeros(codes.shape, np.uint8)
    rest = codes
    for number, level in zip(range(len(LEVELS), 0, -1), LEVELS, strict=True):
        core = _from(rest, code_of(level))
        fading = _from(rest, code_of(level - _FADES))
        for _ in range(_RIM):
            core = np.asarray(cv2.bitwise_and(cv2.dilate(core, _CORNERS), fading), np.uint8)
        plane[core != 0] = number
        rest = np.asarray(cv2.bitwise_and(rest, cv2.bitwise_not(core)), np.uint8)
    return plane


def _from(codes: Codes, least: int) -> NDArray[np.uint8]:
    """Return 255 where codes are ``least`` or more, else 0."""
    return np.asarray(cv2.threshold(codes, least - 1, 255, cv2.THRESH_BINARY)[1], np.uint8)
