"""AutoEngine: chooses for each hole.

Fast Marching with neighbours fills holes, the network betters what it was measured to better; then holes among
textured surroundings get texture, and the others the grain of what surrounds them, never both. Thin ones get neither:
nobody sees that a scratch of 3 px lacks grain, and with it feat was .026 instead of .022.

What was measured (feat of 40 strokes and spots on development photographs, texture on top of both, relative to the
network's filling without it): strokes of 8 px .81 on the network's filling, .85 on that of Fast Marching with
neighbours; 20 px .89 and .88; 40 px .89 and .96; spots of 60 px .86 and .96. The network takes fifty times the time.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.engine import EVERYWHERE, Engine, EngineInfo, Surroundings
from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.engines.auto.options import INFO, AutoOptions
from inpaint_studio.engines.grain.grain import add_grain
from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.exact import hole_depth
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

_SCRATCH = (8, 14)  # pixels: scratches from so wide on, and not as wide
_LONG = 120  # pixels: a scratch is at least so long; its window is then too large to share an atlas
_NEAR = 32  # pixels: parts of holes so near to wanted pixels are theirs, as what is filled there is seen beside them
_BESIDE = 1.5  # widths, how far thin parts of a hole are the network's beside a wide one: nearer ones cost .1 dB


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
        filled = self._filled(image, mask, in_place, surroundings, scaled_progress(progress, 0, _NETWORK), cancel)
        for _ in keep(filled, np.flatnonzero(mask)):
            cancel.raise_if_cancelled()
        if self.options.texture:
            self._add_detail(filled, mask, surroundings, scaled_progress(progress, _NETWORK, 1), cancel)
        progress(1.0)
        return filled

    def _filled(
        self,
        image: FloatImage,
        mask: HoleMask,
        in_place: bool,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> FloatImage:
        """Return the image with its holes filled smoothly."""
        wide = wanted_parts(network_holes(mask, self.options.width), surroundings.wanted)
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
        mask: HoleMask,
        surroundings: Surroundings,
        progress: ProgressCallback,
        cancel: CancelToken,
    ) -> None:
        """Add texture to the filled image where the surroundings have some, and grain elsewhere."""
        amount, seed, report = self.options.texture / 100, self.options.seed, scaled_progress(progress, 0, _TEXTURE)
        strength = Strength(amount, _LOWEST, _FULL)
        has_texture = add_texture(image, mask, surroundings, strength, seed, NARROWEST, report, cancel)
        plain = grainy_holes(mask & ~has_texture)
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


def network_holes(mask: HoleMask, width: int) -> HoleMask:
    """Return (H, W) bool, the parts of holes that the network is measured to better.

    These are the wide parts of holes, as where scratches cross, with some of what is thin beside them, and scratches,
    which are long, of ``_SCRATCH`` pixels; not dust.

    Args:
        mask: (H, W) bool, True = restore.
        width: in pixels; a hole is wide where a circle of this diameter fits in.
    """
    depth = hole_depth(mask)
    if not (2 * depth >= min(width, _SCRATCH[0])).any():
        return np.zeros_like(mask)
    wide = _wide_parts(mask, depth, width)
    thin = mask & ~wide
    labels, widths, sizes = _measured(thin, depth)
    is_scratch = (widths >= _SCRATCH[0]) & (widths < _SCRATCH[1]) & (sizes >= _LONG * widths)
    return np.asarray(wide | (thin & is_scratch[labels]), np.bool_)


def _wide_parts(mask: HoleMask, depth: FloatArray, width: int) -> HoleMask:
    """Return (H, W) bool, what of the holes is wide, and what of the same hole is near that."""
    is_wide = 2 * depth >= width
    if not is_wide.any():
        return is_wide
    near = mask & (hole_depth(~is_wide) <= _BESIDE * width)
    labels, widths, _ = _measured(near, depth)
    return np.asarray(near & (widths >= width)[labels], np.bool_)


def wanted_parts(parts: HoleMask, wanted: HoleMask | None) -> HoleMask:
    """Return (H, W) bool, those of some parts of holes, as a whole, near which a filling is used.

    A window of a large photo shows more of a net of scratches than is taken from it; what it shows beside that is
    another window's.

    Args:
        parts: (H, W) bool.
        wanted: (H, W) bool, the pixels whose filling is used; None for all.
    """
    if wanted is None or not parts.any():
        return parts
    square = np.ones((2 * _NEAR + 1, 2 * _NEAR + 1), np.uint8)
    near = cv2.dilate(wanted.view(np.uint8), square) > 0
    _, labels = cv2.connectedComponents(parts.view(np.uint8), connectivity=8)
    return np.asarray(parts & np.isin(labels, np.unique(labels[near & parts])), np.bool_)


def grainy_holes(mask: HoleMask) -> HoleMask:
    """Return (H, W) bool, the holes, as a whole, that are so wide that missing grain is seen in them.

    Args:
        mask: (H, W) bool, True = restored.
    """
    depth = hole_depth(mask)
    if not (2 * depth > NARROWEST).any():
        return np.zeros_like(mask)
    labels, widths, _ = _measured(mask, depth)
    return np.asarray(mask & (widths > NARROWEST)[labels], np.bool_)


def _measured(mask: HoleMask, depth: FloatArray) -> tuple[NDArray[np.int32], FloatArray, NDArray[np.intp]]:
    """Return (H, W), the number of the hole that each pixel is in, and for each number width and size in pixels."""
    count, found = cv2.connectedComponents(mask.astype(np.uint8), connectivity=8)
    labels, widths = np.asarray(found, np.int32), np.zeros(count, np.float32)
    np.maximum.at(widths, labels[mask], 2 * depth[mask])
    return labels, widths, np.bincount(labels.reshape(-1), minlength=count)
