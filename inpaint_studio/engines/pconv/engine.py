"""PconvEngine: the partial-convolution network behind the protocol that all engines share."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import numpy as np

from inpaint_studio.core.engine import EVERYWHERE, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.neighbours.embedding import AFTER, all_embedded, embedded
from inpaint_studio.engines.pconv.finish import finish, finish_share
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.pconv.inference import Network
from inpaint_studio.engines.pconv.options import INFO, PconvOptions
from inpaint_studio.engines.pconv.patches import SIZES, Blend, batches, patches
from inpaint_studio.engines.pconv.scales import coarse_prior, coarse_share
from inpaint_studio.engines.pconv.weights import load_weights
from inpaint_studio.resources import resource_path

_FIRST, _LAST = 0.2, 0.1  # shares of the time before the network and after it
_COARSE = 1 / 3  # pixels of all coarser scales for each of the finest: a quarter, a sixteenth and so on


class PconvEngine:
    """Corrects a first filling, by Fast Marching and neighbour embedding, with a network.

    Liu et al., Image inpainting for irregular holes using partial convolutions, ECCV 2018, arXiv 1804.07723; for the
    network and what differs from the paper see ``network``. As with Fast Marching, a filling stays within the range of
    the rim of its hole.
    """

    def __init__(self, options: PconvOptions) -> None:
        """Load the weights, which takes seconds the first time.

        Raises:
            EngineError: the weights are missing or do not fit their card.
        """
        self._options = options
        self._first = FirstFilling()
        self._network = load_network(options.weights)

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
        result = image if in_place else np.array(image, np.float32, order="C")
        if mask.any():
            end = 1 - finish_share(self._options)
            result[mask] = self._restored(result, mask, surroundings, scaled_progress(progress, 0, end), cancel)[mask]
            finish(result, mask, self._options, scaled_progress(progress, end, 1), cancel)
        progress(1.0)
        return result

    def _restored(
        self,
        image: FloatImage,
        mask: HoleMask,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> FloatImage:
        """Return (H, W, C), the image with its masked pixels restored, without the last step ``finish``."""
        first = scaled_progress(progress, 0, _FIRST)
        prior = self._first.restore(image, mask, surroundings=surroundings, progress=first, cancel=cancel)
        holes = mask[np.newaxis, ..., np.newaxis].astype(np.float32)
        coarse = _COARSE * bool(coarse_share(holes).any())
        total, seen = (1 + coarse) * sum(place.area for place in patches(mask)), 0

        def count(pixels: int) -> None:
            nonlocal seen
            seen += pixels
            progress(_FIRST + (1 - _FIRST - _LAST) * min(1.0, seen / total))

        def refine(small: FloatImage, small_hole: FloatImage) -> FloatImage:
            restored, hole = all_embedded(small, small_hole, cancel), small_hole[0]
            restored[0][hole[..., 0] > 0] = self._refined(restored[0], hole, count, cancel)
            return restored

        better = coarse_prior(prior[np.newaxis], holes, refine)[0]
        prior[mask] = self._refined(better, holes[0], count, cancel)
        last, sources = scaled_progress(progress, 1 - _LAST, 1), surroundings.sources
        return embedded(prior, mask, last, cancel, share=AFTER, sources=sources)

    def _refined(
        self, prior: FloatImage, missing: FloatImage, count: Callable[[int], None], cancel: CancelToken
    ) -> FloatImage:
        """Return (n, C), the pixels of the hole as the network restores them at one scale, patch by patch.

        Args:
            prior: (H, W, C), the filled image; C is 1 or 3. The network gets gray as three equal channels, and the mean
                of its three is the result.
            missing: (H, W, 1), how much of each pixel is missing, 0..1; the hole is where it is above 0.
            count: called with the number of pixels that the network has computed since the last call.
            cancel: asked before each batch.
        """
        hole, channels = missing[..., 0] > 0, prior.shape[2]
        blend = Blend(prior.shape)
        colour = prior if channels == 3 else prior.repeat(3, axis=2)
        for some in batches(patches(hole)):
            for place, patch in zip(some, self._network(colour, missing, some, cancel), strict=True):
                blend.add(place, patch if channels == 3 else patch.mean(axis=2, keepdims=True))
            count(sum(place.area for place in some))
        return blend.chosen(hole)


@lru_cache(maxsize=2)
def load_network(weights: str = "") -> Network:
    """Return the network with the weights from a file; for an empty path, those that ship with the program.

    Raises:
        EngineError: the weights are missing or do not fit their card.
    """
    return Network(load_weights(Path(weights) if weights else resource_path("weights", "pconv.npz")))


def warm_up() -> None:
    """Load the network and the kernels that it needs."""
    side = SIZES[0]
    PconvEngine(PconvOptions()).restore(np.zeros((side, side, 3), np.float32), np.eye(side, dtype=np.bool_))
