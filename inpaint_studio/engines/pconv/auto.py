"""AutoEngine: Fast Marching with neighbours for thin holes, the network for wide ones, hole by hole."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from inpaint_studio.core.engine import Engine, EngineInfo
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.pconv.finish import finish, finish_share
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.pconv.options import AUTO_INFO, AutoOptions, PconvOptions

_FIRST = 0.3  # of the time, where there are wide holes


@dataclass
class AutoEngine:
    """Chooses an engine for each hole by its width; loads the network only when there is a hole for it.

    Attributes:
        options: from which width on a hole is the network's, and what all engines share.
    """

    options: AutoOptions

    def __post_init__(self) -> None:
        self._first: Engine = FirstFilling()
        self._network: Engine | None = None

    @property
    def info(self) -> EngineInfo:
        """What the rest of the program knows about this engine."""
        context = max(AUTO_INFO.context, self._first.info.context)
        return replace(AUTO_INFO, context=context, spread=max(AUTO_INFO.spread, self._first.info.spread))

    def restore(
        self,
        image: FloatImage,
        mask: HoleMask,
        *,
        in_place: bool = False,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> FloatImage:
        """Fill the masked pixels from the known ones; see ``core.engine.Engine``."""
        end = 1 - finish_share(self.options)
        result = self._filled(image, mask, in_place, scaled_progress(progress, 0, end), cancel)
        finish(result, mask, self.options, scaled_progress(progress, end, 1), cancel)
        return result

    def _filled(
        self,
        image: FloatImage,
        mask: HoleMask,
        in_place: bool,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> FloatImage:
        wide = wide_holes(mask, self.options.width)
        end = _FIRST if wide.any() else 1.0
        first = scaled_progress(progress, 0, end)
        result = self._first.restore(image, mask, in_place=in_place, progress=first, cancel=cancel)
        if not wide.any():
            return result
        # Wide holes are left to the network, which sees the thin ones filled.
        return self._load().restore(
            result, wide, in_place=True, progress=scaled_progress(progress, end, 1), cancel=cancel
        )

    def _load(self) -> Engine:
        if self._network is None:
            from inpaint_studio.engines.pconv.engine import PconvEngine

            self._network = PconvEngine(PconvOptions(weights=self.options.weights))
        return self._network


def wide_holes(mask: HoleMask, width: int) -> HoleMask:
    """Return the holes, whole, that are at least so wide somewhere.

    Args:
        mask: (H, W) bool, True = restore.
        width: of a band, in pixels.
    """
    plane = mask.astype(np.uint8)
    depth = cv2.distanceTransform(plane, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)  # others depend on the processor
    seeds = depth >= (width + 1) // 2
    if not seeds.any():
        return np.zeros_like(mask)
    _, labels = cv2.connectedComponents(plane, connectivity=8)
    return np.asarray(np.isin(labels, np.unique(labels[seeds])), np.bool_)
