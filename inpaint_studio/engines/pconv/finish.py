"""What becomes of every filling at the end: it stays within its limits and may become grainy."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.engines.fmm.grain import add_grain
from inpaint_studio.engines.fmm.limits import keep

_GRAIN = 0.05  # of the time


class GrainOptions(Protocol):
    """The options of an engine that can match grain: ``grain``, ``"off"`` or ``"match"``, and ``seed``."""

    @property
    def grain(self) -> str:
        """Return the kind of grain."""

    @property
    def seed(self) -> int:
        """Return which of the many grains."""


def finish_share(options: GrainOptions) -> float:
    """Return the share of the time of a restoration that finishing takes."""
    return _GRAIN if options.grain == "match" else 0.0


def finish(
    image: NDArray[np.float32],
    mask: NDArray[np.bool_],
    options: GrainOptions,
    progress: ProgressCallback,
    cancel: CancelToken,
) -> None:
    """Bring fillings into the range of the rim of their hole, and make them as grainy as the rest if that is asked for.

    Args:
        image: (H, W, C), changes in place.
        mask: (H, W) bool, True = filled.
        options: of the engine.
        progress: called with the share done.
        cancel: asked at short intervals.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    for _ in keep(image, np.flatnonzero(mask)):
        cancel.raise_if_cancelled()
    if options.grain == "match":
        for share in add_grain(image, mask, options.seed):
            cancel.raise_if_cancelled()
            progress(share)
    progress(1.0)
