"""Fully transparent pixels: what colours they have nobody has seen, so nothing is restored from them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.holes import Window
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError

_ROWS = 256  # looked at before the next


def telling(alpha: NDArray[Any] | None) -> NDArray[Any] | None:
    """Return the transparency of a photo, or None where it tells nothing: there is none, or nothing would be seen."""
    if alpha is None:
        return None
    is_seen = any(alpha[top : top + _ROWS].any() for top in range(0, len(alpha), _ROWS))
    return alpha if is_seen else None


def without_unseen(windows: Iterator[Window], mask: NDArray[np.uint8], alpha: NDArray[Any] | None) -> Iterator[Window]:
    """Yield windows in which fully transparent pixels are not known; they are wider where nothing else is there.

    What is to be restored and cannot be seen is left out where all around it cannot be seen.

    Args:
        windows: of a photo.
        mask: (H, W) uint8, nonzero = restore.
        alpha: (H, W), 0 = cannot be seen; or None.

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
    """Return the window with as much around it that something is known."""
    region, whole = window.region, Region.of(mask.shape)
    while region != whole:
        region = region.padded(max(region.height, region.width)).clipped(mask.shape)
        unknown = (mask[region.slices] != 0) | (alpha[region.slices] == 0)
        if not unknown.all():
            own = np.zeros(unknown.shape, np.bool_)
            own[window.region.moved(-region.top, -region.left).slices] = window.own
            return Window(region, unknown, own, is_alone=True)
    raise InputError("What is not marked is fully transparent; nothing is left to restore the photo from.")
