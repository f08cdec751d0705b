"""The last step of every filling: it is clamped to the range of its rim and may get grain."""

import numpy as np

from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.engines.grain.grain import add_grain
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.pconv.options import PconvOptions

_GRAIN = 0.05  # share of the time


def finish_share(options: PconvOptions) -> float:
    """Return the share of a restoration's time that finishing takes."""
    return _GRAIN if options.grain == "match" else 0.0


def finish(
    image: FloatImage,
    mask: HoleMask,
    options: PconvOptions,
    progress: ProgressCallback,
    cancel: CancelToken,
) -> None:
    """Clamp each filling to the range of its hole's rim; make it as grainy as the rest if the options ask for that.

    Args:
        image: (H, W, C), changes in place.
        mask: (H, W) bool, True = filled.
        options: of the engine; ``grain`` and ``seed`` count.
        progress: called with the share done.
        cancel: asked every some milliseconds.

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
