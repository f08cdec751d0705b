"""AutoEngine: chooses for each hole.

Fast Marching with neighbours fills holes, the network betters what it was measured to better; then holes among
textured surroundings get texture, and the others the grain of what surrounds them, never both. Thin ones get neither:
nobody sees that a scratch of 3 px lacks grain, and with it feat was .026 instead of .022.

What was measured (feat of 40 strokes and spots on development photographs, texture on top of both, relative to the
network's filling without it): strokes of 8 px .81 on the network's filling, .85 on that of Fast Marching with
neighbours; 20 px .89 and .88; 40 px .89 and .96; spots of 60 px .86 and .96. The network takes fifty times the time.
"""

from dataclasses import dataclass

import numpy as np

from inpaint_studio.core.engine import EVERYWHERE, Engine, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.auto.holes import Widths, grainy_holes, network_holes, wanted_parts
from inpaint_studio.engines.auto.options import INFO, AutoOptions
from inpaint_studio.engines.grain.grain import add_grain
from inpaint_studio.engines.kernels.arrays import FloatImage, HoleMask
from inpaint_studio.engines.kernels.limits import keep
from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.engines.pconv.options import PconvOptions
from inpaint_studio.engines.texture.blending import Strength
from inpaint_studio.engines.texture.options import NARROWEST
from inpaint_studio.engines.texture.texturing import add_texture

_FIRST, _NETWORK, _TEXTURE = 0.2, 0.6, 0.95  # shares of the time done after each step
_LOWEST, _FULL = 0.02, 0.1
"""Shares of fine detail around a hole up to which it gets no texture, and from which on all of the amount.

With these feat was .86 of the smooth fillings' at -.6 dB, without looking at the share .89 at -.8 dB.
"""


@dataclass
class AutoEngine:
    """Chooses for each hole by its width and by what surrounds it; loads the network only when a hole is wide.

    Attributes:
        options: how much grain and texture, and from which width on the network is asked.
    """

    options: AutoOptions

    def __post_init__(self) -> None:
        self._first = FirstFilling()
        self._network: Engine | None = None

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
        holes = Widths(mask)
        filled = self._filled(image, holes, in_place, surroundings, scaled_progress(progress, 0, _NETWORK), cancel)
        for _ in keep(filled, np.flatnonzero(mask)):
            cancel.raise_if_cancelled()
        if self.options.texture:
            self._add_detail(filled, holes, surroundings, scaled_progress(progress, _NETWORK, 1), cancel)
        progress(1.0)
        return filled

    def _filled(
        self,
        image: FloatImage,
        holes: Widths,
        in_place: bool,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> FloatImage:
        """Return the image with its holes filled smoothly."""
        mask, wide = holes.mask, wanted_parts(network_holes(holes, self.options.width), surroundings.wanted)
        network = self._load() if wide.any() else None  # It is made beside the first filling.
        end = 1.0 if network is None else _FIRST
        first = scaled_progress(progress, 0, end)
        result = self._first.restore(
            image, mask, in_place=in_place, surroundings=surroundings, progress=first, cancel=cancel
        )
        if network is None:
            return result
        # The network fills the wide holes; to it the thin ones, which are filled already, count as known.
        second = scaled_progress(progress, end, 1)
        return network.restore(result, wide, in_place=True, surroundings=surroundings, progress=second, cancel=cancel)

    def _add_detail(
        self,
        image: FloatImage,
        holes: Widths,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> None:
        """Add texture to the filled image where the surroundings have some, and grain elsewhere."""
        mask, amount, seed = holes.mask, self.options.texture / 100, self.options.seed
        strength = Strength(amount, _LOWEST, _FULL)
        report = scaled_progress(progress, 0, _TEXTURE)
        has_texture = add_texture(image, mask, surroundings, strength, seed, NARROWEST, report, cancel, holes.holes)
        plain = grainy_holes(holes, has_texture)
        if plain.any():
            for share in add_grain(image, plain, seed, amount, mask):
                cancel.raise_if_cancelled()
                progress(_TEXTURE + (1 - _TEXTURE) * share)

    def _load(self) -> Engine:
        """Return the network's engine, loaded at the first call."""
        if self._network is None:
            from inpaint_studio.engines.pconv.engine import PconvEngine

            self._network = PconvEngine(PconvOptions(weights=self.options.weights))
        return self._network
