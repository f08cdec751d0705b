"""FmmEngine: the Fast Marching Method behind the protocol that all engines share."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import EngineInfo
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.fmm import coherence, telea
from inpaint_studio.engines.fmm.finish import FILTERS, REACH, finish
from inpaint_studio.engines.fmm.front import Front, disc
from inpaint_studio.engines.fmm.grain import CONTEXT as GRAIN_CONTEXT
from inpaint_studio.engines.fmm.grain import add_grain
from inpaint_studio.engines.fmm.kernel import Pixels
from inpaint_studio.engines.fmm.options import INFO, FmmOptions
from inpaint_studio.engines.fmm.scratch import Scratch

# From step to step Telea's filling could depend on pixels 2 * radius further off for each pixel of depth. On nets of 1
# to 40 px, at radius 5 and 10, tiles that overlap by this differed from the whole by a rounding at most.
_SPREAD = 0.8

_COPIED = 1 << 20  # pixels copied in one batch

# What a pixel costs, in nanoseconds; only the ratios count, for an even progress.
_COPY_COST = 5.0
_SEED_COST = 0.7  # for each pixel of the disc, like the next but one
_MARCH_COST = 180.0
_FILL_COST = 3.7
_FINISH_COST = 300.0
_GRAIN_COST, _LOOK_COST = 130.0, 60.0  # of a filled pixel, and of any while what is known is looked at


class FmmEngine:
    """Fills holes from their rims inwards and betters the filling.

    ``Front`` finds the order, ``telea`` fills, ``coherence`` continues lines and edges, ``finish`` smooths, ``grain``
    makes it as grainy as the rest. Each of them works in batches of some milliseconds, between which progress is told
    and a cancellation is heard.
    """

    def __init__(self, options: FmmOptions) -> None:
        self._options = options
        self._scratch = Scratch()
        self._is_coherent = options.weighting == "coherence"
        self._radius = coherence.RADIUS if self._is_coherent else options.radius
        # A hole is filled from pixels within the radius of it, and their T depends on holes within the radius of them.
        context = max(2 * self._radius + 1, REACH + 1, coherence.CONTEXT if self._is_coherent else 0)
        if options.grain == "match":
            context = max(context, GRAIN_CONTEXT)
        self._info = replace(
            INFO, context=context, is_local=True, spread=coherence.SPREAD if self._is_coherent else _SPREAD
        )

    @property
    def info(self) -> EngineInfo:
        """What the rest of the program knows about this engine; the context grows with the radius."""
        return self._info

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
        count = np.count_nonzero(mask)
        visits = count * disc(self._radius).rows.size
        costs = (
            _COPY_COST * mask.size,
            _SEED_COST * visits,
            _MARCH_COST * count,
            _FILL_COST * visits,
            coherence.COST * count * self._options.sweeps * self._is_coherent,
            _FINISH_COST * count * len(FILTERS[self._options.finish]),
            (_GRAIN_COST * count + _LOOK_COST * mask.size) * (self._options.grain == "match"),
        )
        result = image if in_place else np.empty(image.shape, np.float32)
        pixels = np.empty(count, np.int64)
        run = _Run(sum(costs), progress, cancel)
        run.through(_copy(image, mask, result, pixels), costs[0])
        if count:
            front = Front(mask.shape, pixels, self._radius)
            run.through(front.seed(), costs[1])
            run.through(front.march(), costs[2])
            run.through(telea.fill(result, front), costs[3])
            if self._is_coherent:
                run.through(coherence.improve(result, pixels, front, self._options.sweeps, self._scratch), costs[4])
            run.through(finish(result, pixels, self._options.finish), costs[5])
            if self._options.grain == "match":
                run.through(add_grain(result, mask, self._options.seed), costs[6])
        return result


class _Run:
    """Goes through the batches of one stage after the other, telling progress and hearing a cancellation."""

    def __init__(self, cost: float, progress: ProgressCallback, cancel: CancelToken) -> None:
        self._cost = cost
        self._progress = progress
        self._cancel = cancel
        self._done = 0.0

    def through(self, batches: Iterable[float], cost: float) -> None:
        """Do a stage; ``batches`` yields the share of it that is done, ``cost`` is the stage's part of the whole."""
        end = min(1.0, (self._done + cost) / self._cost)  # sums may be off by a rounding
        report = scaled_progress(self._progress, self._done / self._cost, end)
        for share in batches:
            self._cancel.raise_if_cancelled()
            report(share)
        self._done += cost


def _copy(
    image: NDArray[np.float32], mask: NDArray[np.bool_], result: NDArray[np.float32], pixels: Pixels
) -> Iterator[float]:
    """Copy the image, with 0 in place of masked pixels, and list these; yield the share done.

    Args:
        image: (H, W, C).
        mask: (H, W).
        result: takes the copy; may be the image itself.
        pixels: takes row * W + column of each masked pixel, ascending.
    """
    height, width = mask.shape
    rows = max(1, _COPIED // width)
    found = 0
    for top in range(0, height, rows):
        band = slice(top, top + rows)
        if result is not image:
            result[band] = image[band]
        masked = np.flatnonzero(mask[band]) + top * width
        pixels[found : found + masked.size] = masked
        found += masked.size
        result.reshape(-1, result.shape[2])[masked] = 0
        yield min(top + rows, height) / height


def warm_up() -> None:
    """Compile every kernel, or load it from the cache, so that the first restoration starts at once."""
    image = np.zeros((3, 3, 1), np.float32)
    FmmEngine(FmmOptions(finish="both")).restore(image, np.eye(3, dtype=np.bool_))
