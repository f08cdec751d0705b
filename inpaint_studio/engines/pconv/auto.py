"""AutoEngine: chooses for each hole; Fast Marching with neighbours fills thin ones, the network wide ones."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from inpaint_studio.core.engine import EVERYWHERE, Engine, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.kernels.exact import hole_depth
from inpaint_studio.engines.pconv.finish import finish, finish_share
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.pconv.options import AUTO_INFO, AutoOptions, PconvOptions

_FIRST = 0.3  # share of the time that the first filling takes where there are wide holes


@dataclass
class AutoEngine:
    """Chooses an engine for each hole by its width; loads the network only when there is a wide hole.

    Attributes:
        options: the width from which on holes are filled by the network, grain and weights.
    """

    options: AutoOptions

    def __post_init__(self) -> None:
        self._first: Engine = FirstFilling()
        self._network: Engine | None = None

    @property
    def info(self) -> EngineInfo:
        """Name, title and reach of this engine: the larger ones of both engines it chooses from."""
        context = max(AUTO_INFO.context, self._first.info.context)
        return replace(AUTO_INFO, context=context, spread=max(AUTO_INFO.spread, self._first.info.spread))

    def restore(
        self,
        image: FloatImage,
        mask: HoleMask,
        *,
        in_place: bool = False,
        surroundings: Surroundings = EVERYWHERE,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> FloatImage:
        """Fill the masked pixels from the known ones; see ``core.engine.Engine``."""
        end = 1 - finish_share(self.options)
        result = self._filled(image, mask, in_place, surroundings, scaled_progress(progress, 0, end), cancel)
        finish(result, mask, self.options, scaled_progress(progress, end, 1), cancel)
        return result

    def _filled(
        self,
        image: FloatImage,
        mask: HoleMask,
        in_place: bool,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> FloatImage:
        """Return the image with its holes filled, without the last step ``finish``."""
        wide = wide_holes(mask, self.options.width)
        end = _FIRST if wide.any() else 1.0
        first = scaled_progress(progress, 0, end)
        result = self._first.restore(
            image, mask, in_place=in_place, surroundings=surroundings, progress=first, cancel=cancel
        )
        if not wide.any():
            return result
        # The network fills the wide holes; to it the thin ones, which are filled already, count as known.
        second = scaled_progress(progress, end, 1)
        return self._load().restore(
            result, wide, in_place=True, surroundings=surroundings, progress=second, cancel=cancel
        )

    def _load(self) -> Engine:
        """Return the network's engine, loaded at the first call."""
        if self._network is None:
            from inpaint_studio.engines.pconv.engine import PconvEngine

            self._network = PconvEngine(PconvOptions(weights=self.options.weights))
        return self._network


def wide_holes(mask: HoleMask, width: int) -> HoleMask:
    """Return (H, W) bool, the holes that are wide somewhere, as a whole.

    Args:
        mask: (H, W) bool, True = restore.
        width: in pixels; a band of this width or more is wide.
    """
    seeds = hole_depth(mask) >= (width + 1) // 2
    if not seeds.any():
        return np.zeros_like(mask)
    _, labels = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    return np.asarray(np.isin(labels, np.unique(labels[seeds])), np.bool_)
