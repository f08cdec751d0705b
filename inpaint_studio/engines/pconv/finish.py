"""What becomes of every filling at the end: it stays within its limits and may become grainy."""

import numpy as np

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.engines.grain.grain import add_grain
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.pconv.options import AutoOptions, PconvOptions

_GRAIN = 0.05  # of the time


def finish_share(options: PconvOptions | AutoOptions) -> float:
    """Return the share of the time of a restoration that finishing takes."""
    return _GRAIN if options.grain == "match" else 0.0


def finish(
    image: FloatImage,
    mask: HoleMask,
    options: PconvOptions | AutoOptions,
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
