"""Fully transparent pixels: their colours are not visible, so nothing is restored from them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError

_ROWS = 256  # rows looked at in one go


def telling(alpha: NDArray[Any] | None) -> NDArray[Any] | None:
    """Return the transparency (H, W) of a photo; None where it has none or all of it is fully transparent."""
    if alpha is None:
        return None
    is_seen = any(alpha[top : top + _ROWS].any() for top in range(0, len(alpha), _ROWS))
    return alpha if is_seen else None


def without_unseen(windows: Iterator[Window], mask: NDArray[np.uint8], alpha: NDArray[Any] | None) -> Iterator[Window]:
    """Yield the windows with fully transparent pixels masked, too.

    A window in which nothing would be known is made wider until something is; it is left out where its own pixels are
    all fully transparent.

    Args:
        windows: from ``holes.split``.
        mask: (H, W) uint8, nonzero = restore.
        alpha: (H, W), 0 = fully transparent; None yields the windows as they are.

    Raises:
        InputError: all that is not to be restored is fully transparent.
    """
    if alpha is None:
        yield from windows
        return
    for window in windows:
        hidden = alpha[window.region.slices] == 0
        unknown = window.mask | hidden
        if not unknown.all():
            yield replace(window, mask=unknown, is_alone=True) if hidden.any() else window
        elif not hidden[window.own].all():
            yield _widened(window, mask, alpha)


def _widened(window: Window, mask: NDArray[np.uint8], alpha: NDArray[Any]) -> Window:
    """Return the window padded until it holds a known pixel.

    Raises:
        InputError: the whole photo holds none.
    """
    region, whole = window.region, Region.of(mask.shape)
    while region != whole:
        region = region.padded(max(region.height, region.width)).clipped(mask.shape)
        unknown = (mask[region.slices] != 0) | (alpha[region.slices] == 0)
        if not unknown.all():
            own = np.zeros(unknown.shape, np.bool_)
            own[window.region.moved(-region.top, -region.left).slices] = window.own
            return Window(region, unknown, own, is_alone=True)
    raise InputError("What is not marked is fully transparent; nothing is left to restore the photo from.")
