"""FmmEngine: the Fast Marching Method behind the protocol that all engines share."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import inf

import numpy as np

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.fmm import coherence, scales, telea
from inpaint_studio.engines.fmm.finish import FILTERS, REACH, finish
from inpaint_studio.engines.fmm.front import Front, disc
from inpaint_studio.engines.fmm.options import INFO, FmmOptions
from inpaint_studio.engines.grain.grain import CONTEXT as GRAIN_CONTEXT
from inpaint_studio.engines.grain.grain import add_grain
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask, PixelIndices
from inpaint_studio.engines.kernels.batches import part
from inpaint_studio.engines.kernels.buffers import Buffers
from inpaint_studio.engines.kernels.limits import keep

# By how many more pixels tiles overlap for each pixel of a hole's depth, with Telea's weights. A filling could depend
# on pixels 2 * radius further away per pixel of depth; but on nets of scratches of 1 to 40 px, at radius 5 and 10,
# tiles that overlap by this differ from the whole by a rounding at most.
_SPREAD = 0.8

_LIMITED = 0.95  # share of the work that is done before a filling is clamped to the range of its rim
_COPIED = 1 << 20  # pixels copied in one batch

# Cost of a pixel in nanoseconds. Only the ratios count: they make the progress even.
_COPY_COST = 5.0
_SEED_COST = 0.7  # for each pixel of the disc, as _FILL_COST
_MARCH_COST = 180.0
_FILL_COST = 3.7
_FINISH_COST = 300.0
_GRAIN_COST, _LOOK_COST = 130.0, 60.0  # of grain: for each filled pixel, and for each pixel of the image


class FmmEngine:
    """Fills holes from their rims inwards and then improves the filling.

    ``Front`` finds the order, ``telea`` fills, ``coherence`` continues lines and edges, in deep holes from the coarser
    ``scales`` to the finer; ``finish`` smooths, ``grain`` makes the filling as grainy as the rest. Each of them works
    in batches of some milliseconds, between which progress is reported and a cancellation takes effect.
    """

    def __init__(self, options: FmmOptions) -> None:
        self._options = options
        self._buffers = Buffers()
        self._is_coherent = options.weighting == "coherence"
        self._radius = options.radius
        self._visits = disc(self._radius).rows.size
        # A hole is filled from pixels within its radius, and the T of these depends on holes within theirs.
        reach = max(coherence.CONTEXT if self._is_coherent else 2 * self._radius + 1, REACH + 1)
        self._info = replace(
            INFO,
            context=max(reach, GRAIN_CONTEXT) if options.grain == "match" else reach,
            reach=reach,
            is_local=True,
            shallow=scales.SHALLOW if self._is_coherent else inf,
            spread=coherence.SPREAD if self._is_coherent else _SPREAD,
        )

    @property
    def info(self) -> EngineInfo:
        """Name, title and reach of this engine; the context grows with the radius."""
        return self._info

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
        """Fill the masked pixels from the known ones, whatever ``surroundings`` says; see ``core.engine.Engine``."""
        count = np.count_nonzero(mask)
        costs = (
            _COPY_COST * mask.size,
            count * (scales.COST * self._options.sweeps if self._is_coherent else self._plain_cost()),
            _FINISH_COST * count * len(FILTERS[self._options.finish]),
            (_GRAIN_COST * count + _LOOK_COST * mask.size) * (self._options.grain == "match"),
        )
        result = image if in_place else np.empty(image.shape, np.float32)
        pixels = np.empty(count, np.int64)
        run = _Run(sum(costs), progress, cancel)
        run.through(_copy(image, mask, result, pixels), costs[0])
        if count:
            run.through(self._fill(result, mask, pixels), costs[1])
            run.through(finish(result, pixels, self._options.finish), costs[2])
            if self._options.grain == "match":
                run.through(add_grain(result, mask, self._options.seed), costs[3])
        return result

    def _fill(self, image: FloatImage, mask: HoleMask, pixels: PixelIndices) -> Iterator[float]:
        """Fill the holes of an image in place; yield the share done."""
        if self._is_coherent:
            yield from part(scales.fill(image, mask, pixels, self._options.sweeps, self._buffers), 0, _LIMITED)
            yield from part(keep(image, pixels), _LIMITED, 1)
            return
        cost, front = self._plain_cost(), Front(mask.shape, pixels, self._radius)
        yield from part(front.seed(), 0, self._visits * _SEED_COST / cost)
        yield from part(front.march(), self._visits * _SEED_COST / cost, 1 - self._visits * _FILL_COST / cost)
        yield from part(telea.fill(image, front), 1 - self._visits * _FILL_COST / cost, 1)

    def _plain_cost(self) -> float:
        """Return the cost of a pixel that is filled by Telea's weights alone."""
        return _MARCH_COST + self._visits * (_SEED_COST + _FILL_COST)


class _Run:
    """Runs the batches of one stage after the other; reports progress and raises on a cancellation in between."""

    def __init__(self, cost: float, progress: ProgressCallback, cancel: CancelToken) -> None:
        self._cost = cost
        self._progress = progress
        self._cancel = cancel
        self._done = 0.0

    def through(self, batches: Iterable[float], cost: float) -> None:
        """Run a stage.

        Args:
            batches: does one batch at each step and yields the share of the stage that is done.
            cost: of the stage, in the unit of the whole run's cost.

        Raises:
            Cancelled: the run was cancelled.
        """
        end = min(1.0, (self._done + cost) / self._cost)  # sums may be off by a rounding
        report = scaled_progress(self._progress, self._done / self._cost, end)
        for share in batches:
            self._cancel.raise_if_cancelled()
            report(share)
        self._done += cost


def _copy(image: FloatImage, mask: HoleMask, result: FloatImage, pixels: PixelIndices) -> Iterator[float]:
    """Copy the image with 0 at masked pixels, and list these; yield the share done.

    Args:
        image: (H, W, C).
        mask: (H, W), True = restore.
        result: (H, W, C), takes the copy; may be the image itself.
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
