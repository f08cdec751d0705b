"""TextureEngine: smooth fillings with texture of their surroundings, behind the protocol that all engines share."""

import numpy as np

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.texture.blending import Strength
from inpaint_studio.engines.texture.options import INFO, NARROWEST, TextureOptions
from inpaint_studio.engines.texture.texturing import add_texture

_FIRST = 0.4  # share of the time


class TextureEngine:
    """Fills holes by Fast Marching with neighbours and adds texture to all that are wide enough to show a smear."""

    def __init__(self, options: TextureOptions) -> None:
        self._options = options
        self._first = FirstFilling()

    @property
    def info(self) -> EngineInfo:
        """Name, title and reach of this engine."""
        return INFO

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
        result = self._first.restore(
            image,
            mask,
            in_place=in_place,
            surroundings=surroundings,
            progress=scaled_progress(progress, 0, _FIRST),
            cancel=cancel,
        )
        for _ in keep(result, np.flatnonzero(mask)):
            cancel.raise_if_cancelled()
        report, strength = scaled_progress(progress, _FIRST, 1), Strength(self._options.texture / 100)
        add_texture(result, mask, surroundings, strength, self._options.seed, NARROWEST, report, cancel)
        return result
