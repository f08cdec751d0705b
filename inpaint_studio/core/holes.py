"""Splits a mask into windows that can be restored one by one, with the same result as all at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """A part of the photo around one or more holes.

    Attributes:
        region: where it lies.
        mask: (h, w) bool, every pixel to restore, those of cut-off neighbours included.
        own: (h, w) bool, the pixels whose filling is to be taken from this window.
    """

    region: Region
    mask: NDArray[np.bool_]
    own: NDArray[np.bool_]


def split(pixels: NDArray[np.uint8], context: int) -> Iterator[Window]:
    """Yield windows that together own every pixel to restore exactly once, largest first.

    Holes closer to each other than ``context`` influence each other and share a window; a hole that lies inside the
    window of another joins it, as it is seen there anyway.

    Args:
        pixels: (H, W) uint8, nonzero = restore.
        context: how many pixels around a hole an engine looks at.
    """
    left, top, width, height = cv2.boundingRect(pixels)
    if width == 0:
        return
    bounds = Region(top, left, top + height, left + width)
    reach = (context + 1) // 2
    labels, boxes = _groups(pixels[bounds.slices], reach)
    boxes += (bounds.top - context, bounds.left - context, bounds.top + context, bounds.left + context)
    boxes[:, :2] = np.maximum(boxes[:, :2], 0)
    boxes[:, 2:] = np.minimum(boxes[:, 2:], pixels.shape)
    for box, members in _nested(boxes):
        region = Region(*box.tolist())
        mask = pixels[region.slices] != 0
        own = np.zeros(mask.shape, np.bool_)
        inner = region.intersection(bounds)
        label = labels[inner.moved(-bounds.top, -bounds.left).slices]
        inside = inner.moved(-region.top, -region.left).slices
        wanted = label == members[0] + 1 if len(members) == 1 else np.isin(label, members + 1)
        own[inside] = wanted & mask[inside]
        yield Window(region, mask, own)


def _groups(pixels: NDArray[np.uint8], reach: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Label the holes, those within twice ``reach`` as one; return labels from 1 and (n, 4) boxes of the holes."""
    side = 2 * reach + 1
    padded = cv2.copyMakeBorder(pixels, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    joined = cv2.dilate(padded, np.ones((side, side), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8, ltype=cv2.CV_32S)
    left, top, width, height = stats[1:, :4].astype(np.int64).T
    # From the grown, padded frame back to the holes themselves: both shifts cancel on the near sides.
    boxes = np.stack([top, left, top + height - 2 * reach, left + width - 2 * reach], axis=1)
    core = slice(reach, -reach or None)
    return np.asarray(labels[core, core], np.int32), boxes


def _nested(boxes: NDArray[np.int64]) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield each box that lies in no larger one, with the indices of all boxes inside it, largest first."""
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    waiting = np.argsort(-area, kind="stable")
    while waiting.size:
        box, rest = boxes[waiting[0]], boxes[waiting]
        inside = (rest[:, :2] >= box[:2]).all(axis=1) & (rest[:, 2:] <= box[2:]).all(axis=1)
        yield box, waiting[inside]
        waiting = waiting[~inside]
