"""AutoEngine: Fast Marching for thin holes, the network for wide ones, hole by hole."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import Engine, EngineInfo
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.pconv.options import AUTO_INFO, AutoOptions, PconvOptions

_MARCH = 0.2  # of the time, where there are wide holes


@dataclass
class AutoEngine:
    """Chooses an engine for each hole by its width; loads the network only when there is a hole for it.

    Attributes:
        options: from which width on a hole is the network's, and what all engines share.
    """

    options: AutoOptions

    def __post_init__(self) -> None:
        self._march: Engine = FmmEngine(FmmOptions(grain=self.options.grain, seed=self.options.seed))
        self._network: Engine | None = None

    @property
    def info(self) -> EngineInfo:
        """What the rest of the program knows about this engine."""
        context = max(AUTO_INFO.context, self._march.info.context)
        return replace(AUTO_INFO, context=context, spread=max(AUTO_INFO.spread, self._march.info.spread))

    def restore(
        self,
        image: NDArray[np.float32],
        mask: NDArray[np.bool_],
        *,
        in_place: bool = False,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> NDArray[np.float32]:
        """Fill the masked pixels from the known ones; see ``core.engine.Engine``."""
        wide = wide_holes(mask, self.options.width)
        end = _MARCH if wide.any() else 1.0
        thin = mask & ~wide if wide.any() else mask
        # Wide holes are left to the network, which sees the thin ones filled.
        result = self._march.restore(
            image, mask, in_place=in_place, progress=scaled_progress(progress, 0, end), cancel=cancel
        )
        if not wide.any():
            return result
        filled = result[thin]
        restored = self._load().restore(
            result, wide, in_place=True, progress=scaled_progress(progress, end, 1), cancel=cancel
        )
        restored[thin] = filled
        return restored

    def _load(self) -> Engine:
        if self._network is None:
            from inpaint_studio.engines.pconv.engine import PconvEngine

            options = self.options
            self._network = PconvEngine(PconvOptions(options.grain, options.seed, options.weights))
        return self._network


def wide_holes(mask: NDArray[np.bool_], width: int) -> NDArray[np.bool_]:
    """Return the holes, whole, that are at least so wide somewhere.

    Args:
        mask: (H, W) bool, True = restore.
        width: of a band, in pixels.
    """
    plane = mask.astype(np.uint8)
    depth = cv2.distanceTransform(plane, cv2.DIST_L2, 5)
    seeds = depth >= (width + 1) // 2
    if not seeds.any():
        return np.zeros_like(mask)
    _, labels = cv2.connectedComponents(plane, connectivity=8)
    return np.asarray(np.isin(labels, np.unique(labels[seeds])), np.bool_)
