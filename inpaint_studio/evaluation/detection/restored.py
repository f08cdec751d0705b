"""How much better the whole photo is after what was found has been restored."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.restore import filled
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation.detection.scenes import Scene
from inpaint_studio.simulation.truth import WANTED

_WORSE = 0.05  # dB that nobody sees

Gain = tuple[float, float, float]
"""PSNR of the whole photo in dB: nothing restored, what was found, and what is damaged in truth."""


def end_to_end(scene: Scene, mask: NDArray[np.uint8]) -> Gain:
    """Return PSNR of a simulated scene.

    Args:
        scene: one that is known without its damage.
        mask: (H, W), nonzero where it is to be restored.
    """
    assert scene.clean is not None
    # What is hardly seen, as the shading of a fold over half of the photo, is not restored by anybody.
    wanted = (scene.truth == WANTED).astype(np.uint8) * 255
    truth = np.asarray(cv2.dilate(wanted, np.ones((3, 3), np.uint8)), np.uint8)
    ours, perfect = (_restored(scene.scan, each) for each in (mask, truth))
    return _psnr(scene.scan, scene.clean), _psnr(ours, scene.clean), _psnr(perfect, scene.clean)


def gain_figures(gains: Sequence[Gain]) -> dict[str, float]:
    """Return the means over scenes, and the share of them that restoring has made worse."""
    nothing, ours, perfect = np.array(gains).T
    return {
        "dB, nothing restored": float(nothing.mean()),
        "dB, found restored": float(ours.mean()),
        "dB, truth restored": float(perfect.mean()),
        "share worse than nothing": float((ours < nothing - _WORSE).mean()),
    }


def _restored(scan: NDArray[np.uint8], mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if not mask.any() or mask.all():
        return scan
    return np.asarray(filled(scan, mask, create_engine("fmm", weighting="coherence")), np.uint8)


def _psnr(image: NDArray[np.uint8], truth: NDArray[np.uint8]) -> float:
    error = float(np.mean((image.astype(np.float64) - truth) ** 2))
    return float(10 * np.log10(255**2 / max(error, 1e-6)))
