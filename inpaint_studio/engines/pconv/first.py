"""FirstFilling: the filling that the network corrects, and that "auto" gives thin holes."""

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.neighbours.embedding import embedded

_MARCH = 0.4  # share of the time


class FirstFilling:
    """Fills holes by Fast Marching and improves that by neighbour embedding; an ``Engine`` like the others."""

    def __init__(self) -> None:
        self._march = FmmEngine(FmmOptions())

    @property
    def info(self) -> EngineInfo:
        """Name, title and reach of Fast Marching."""
        return self._march.info

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
        """Fill the masked pixels from the known ones; see ``core.engine.Engine``.

        Values may lie beyond the range of the hole's rim.
        """
        march = scaled_progress(progress, 0, _MARCH)
        result = self._march.restore(image, mask, in_place=in_place, progress=march, cancel=cancel)
        last = scaled_progress(progress, _MARCH, 1)
        return embedded(result, mask, last, cancel, sources=surroundings.sources, in_place=True)
