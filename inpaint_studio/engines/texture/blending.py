"""Blending: a smooth filling gets the detail that it lacks from a synthesis of texture.

Both are split into bands (Burt and Adelson, A multiresolution spline with application to image mosaics, ACM
Transactions on Graphics 2, 1983). In each band the synthesis is made as strong as the surroundings are, as patches that
fit a smooth filling are smoother than others; then it is added with the factor with which the sum has its energy:
nothing where the filling shows an edge already, all of it where the filling is smooth. So shading, joins and lines stay
those of the filling.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.texture.blurring import Spans, blur, gaussian, spans_of
from inpaint_studio.engines.texture.levels import mean_of
from inpaint_studio.engines.texture.ring import BANDS, BLOCK, SUMS, add_up, spread

SIGMAS = (0.7, 1.4, 2.8, 5.6)
"""Standard deviations, in pixels, of the Gaussians between which the bands lie."""

_AROUND = (2.0, 3.0, 5.0, 9.0)  # pixels, sigma: over what energies of each band are averaged in the hole
_RING = 15  # pixels around the hole that are its surroundings
MARGIN = _RING + 2 * BLOCK
"""Pixels around a hole that are looked at."""

_NUMBERS = 4
_MOST = 1.6  # by what factor detail of the synthesis is made stronger at most
_FALLS = (
    0.375,
    0.625,
    1.0,
    1.375,
)  # with an amount below 1, coarse bands fall faster than fine ones, which the eye misses
_BITS = 4  # binary digits of exponents
_TINY = np.float32(1e-10)
_STRONGEST = 2.0  # of the amplitude around, that a band may reach at single spots


@dataclass(frozen=True, slots=True)
class Strength:
    """How much texture a filling gets.

    Attributes:
        amount: 0..1.
        lowest: share of fine detail around the hole up to which it gets none.
        full: share from which on it gets all of the amount. ``lowest`` and ``full`` are 0 where the share is not asked.
    """

    amount: float
    lowest: float = 0.0
    full: float = 0.0


@kernel
def pack(image: FloatImage, packed: FloatArray) -> None:
    """Write the colours and the luma of each pixel of (H, W, 3) to (H, W, 4) ``packed``."""
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            red, green, blue = image[row, column, 0], image[row, column, 1], image[row, column, 2]
            packed[row, column, 0], packed[row, column, 1], packed[row, column, 2] = red, green, blue
            packed[row, column, 3] = (red + green + blue) / np.float32(3)


@kernel
def pick(image: FloatArray, blurry: FloatArray, spans: Spans, luma: FloatArray) -> None:
    """Write the band of the fourth number of each pixel, luma, to (H, W) ``luma``."""
    for row in range(len(spans)):
        for column in range(spans[row, 0], spans[row, 1]):
            at = column * _NUMBERS + 3
            luma[row, column] = image[row, at] - blurry[row, at]


@kernel
def multiply(base: FloatArray, texture: FloatArray, hole: HoleMask, spans: Spans, products: FloatArray) -> None:
    """Write the energies in the hole: of the base, of the texture, their product, and 1; zeros outside the hole.

    Args:
        base: (H, W), a band of its luma.
        texture: (H, W), a band of its luma.
        hole: (H, W).
        spans: (H, 2), the hole with as many pixels around as the average reaches.
        products: (H, W * 4), takes the result.
    """
    for row in range(len(spans)):
        for column in range(spans[row, 0], spans[row, 1]):
            at = column * _NUMBERS
            if hole[row, column]:
                b, t = base[row, column], texture[row, column]
                products[row, at] = b * b
                products[row, at + 1] = t * t
                products[row, at + 2] = b * t
                products[row, at + 3] = 1
            else:
                for number in range(_NUMBERS):
                    products[row, at + number] = 0


@kernel
def amplitude(averages: FloatArray, hole: HoleMask, spans: Spans) -> float:
    """Return the mean over the hole of the texture's root mean square near each pixel.

    Args:
        averages: (H, W * 4), ``multiply``'s products, averaged.
        hole: (H, W).
        spans: (H, 2), the hole.
    """
    total, count = 0.0, 0
    for row in range(len(spans)):
        for column in range(spans[row, 0], spans[row, 1]):
            if hole[row, column]:
                at = column * _NUMBERS
                total += np.sqrt(averages[row, at + 1] / averages[row, at + 3])
                count += 1
    return total / max(count, 1)


@kernel
def add(
    image: FloatArray,
    sharp: FloatArray,
    blurry: FloatArray,
    averages: FloatArray,
    own: float,
    around: FloatArray,
    band: int,
    amounts: FloatArray,
    hole: HoleMask,
    spans: Spans,
) -> None:
    """Add one band of the texture where the base lacks it.

    Args:
        image: (H, W, 3), the base; changes.
        sharp: (H, W * 4), the texture, less blurred.
        blurry: (H, W * 4), the texture, more blurred.
        averages: (H, W * 4), ``multiply``'s products, averaged.
        own: the mean amplitude of the texture.
        around: (blocks down, blocks across, BANDS + 1), as ``ring.spread`` leaves it.
        band: its number.
        amounts: (blocks down, blocks across), 0..1, how much of it is added.
        hole: (H, W).
        spans: (H, 2), the hole.
    """
    for row in range(len(spans)):
        for column in range(spans[row, 0], spans[row, 1]):
            amount = amounts[row // BLOCK, column // BLOCK]
            if not hole[row, column] or amount <= 0:
                continue
            at = column * _NUMBERS
            weight = averages[row, at + 3]
            has, other, both = averages[row, at], averages[row, at + 1], averages[row, at + 2]
            has, other, both = has / weight, other / weight, both / weight
            level = around[row // BLOCK, column // BLOCK, band]
            stronger = min(np.float32(level / (own + 1e-5)), np.float32(_MOST))
            limit = np.float32(_STRONGEST) * level
            wanted = min(other * stronger * stronger, limit * limit)
            if wanted <= has + _TINY or other <= _TINY:
                continue
            factor = (np.sqrt(both * both + other * (wanted - has)) - both) / other
            factor = amount * min(factor, np.float32(_MOST))
            for channel in range(3):
                image[row, column, channel] += factor * (sharp[row, at + channel] - blurry[row, at + channel])


class Blend:
    """A filled image that gets texture in one hole."""

    def __init__(self, base: FloatImage, hole: HoleMask, known: HoleMask, strength: Strength) -> None:
        """Look at the filling and at what surrounds it.

        Args:
            base: (h, w, 3) float32, filled.
            hole: (h, w) bool, at least ``MARGIN`` pixels from the sides.
            known: (h, w) bool, pixels that were not filled.
            strength: how much texture the hole gets.
        """
        self._base, self._hole, self._strength = base, hole, strength
        self._spans, ring = spans_of(hole, 0), spans_of(hole, _RING)
        self._row = np.empty(hole.shape[1] * _NUMBERS, np.float32)
        packed = _packed(base)
        _, self._lumas = self._split(packed, ring)
        self._around = _around(packed, self._lumas, ring, hole, known)
        self._amounts = _amounts(self._around[..., BANDS], strength)

    @property
    def is_needed(self) -> bool:
        """Whether the surroundings have texture at all."""
        return self._strength.amount > 0 and bool((self._amounts > 0).any())

    @property
    def share(self) -> float:
        """The share of fine detail in all that varies around the hole, as a mean over the hole."""
        shares = self._around[..., BANDS]
        return mean_of(shares[shares > 0])

    def add(self, texture: FloatImage, cancel: CancelToken = NEVER) -> FloatImage:
        """Return the base with the detail that it lacks in its hole.

        Args:
            texture: (h, w, 3), synthesised in the hole, and equal to the base elsewhere.
            cancel: asked before each band.

        Raises:
            Cancelled: ``cancel`` was called.
        """
        levels, lumas = self._split(_packed(texture), self._spans)
        result = self._base.copy()
        products, averages = np.zeros_like(levels[0]), np.empty_like(levels[0])
        for band, sigma in enumerate(_AROUND):
            cancel.raise_if_cancelled()
            multiply(self._lumas[band], lumas[band], self._hole, self._spans, products)
            blur(products, _NUMBERS, self._spans, gaussian(sigma), self._row, averages)
            amounts = self._amounts * _power(self._strength.amount, _FALLS[band])
            own = amplitude(averages, self._hole, self._spans)
            bands = levels[band], levels[band + 1]
            add(result, *bands, averages, own, self._around, band, amounts, self._hole, self._spans)
        return result

    def _split(self, packed: FloatArray, spans: Spans) -> tuple[list[FloatArray], FloatArray]:
        """Return an image blurred by none and by each of ``SIGMAS``, and (BANDS, h, w), the bands of its luma."""
        levels, lumas = [packed], np.zeros((BANDS, *self._hole.shape), np.float32)
        for band, sigma in enumerate(SIGMAS):
            blurry = np.empty_like(packed)
            blur(packed, _NUMBERS, spans, gaussian(sigma), self._row, blurry)
            pick(levels[-1], blurry, spans, lumas[band])
            levels.append(blurry)
        return levels, lumas


def _power(amount: float, exponent: float) -> np.float32:
    """Return ``amount ** exponent`` for 0 < amount <= 1, the same on every processor."""
    root, result = amount, 1.0
    for _ in range(_BITS):  # the exponent in binary digits: a half of it is a root, which IEEE 754 defines to the bit
        root = sqrt(root)
    for _ in range(round(exponent * (1 << _BITS))):
        result *= root
    return np.float32(result)


def _packed(image: FloatImage) -> FloatArray:
    """Return (h, w * 4), the colours and the luma of each pixel."""
    packed = np.empty((*image.shape[:2], _NUMBERS), np.float32)
    pack(image, packed)
    return packed.reshape(len(image), -1)


def _around(packed: FloatArray, bands: FloatArray, ring: Spans, hole: HoleMask, known: HoleMask) -> FloatArray:
    """Return what ``ring.spread`` carries from the known pixels around the hole to its blocks."""
    blocks = tuple(-(-side // BLOCK) for side in hole.shape)
    sums = np.zeros((*blocks, SUMS), np.float32)
    luma = np.ascontiguousarray(packed.reshape(*hole.shape, _NUMBERS)[..., 3])
    add_up(luma, bands, ring, known, sums)
    wide = np.zeros((blocks[0] * BLOCK, blocks[1] * BLOCK), np.bool_)
    wide[: hole.shape[0], : hole.shape[1]] = hole
    wanted = wide.reshape(blocks[0], BLOCK, blocks[1], BLOCK).any(axis=(1, 3))
    result = np.zeros((*blocks, BANDS + 1), np.float32)
    spread(sums, wanted, result)
    return result


def _amounts(shares: FloatArray, strength: Strength) -> FloatArray:
    """Return (blocks down, blocks across), 0..1, which part of the amount each block gets by its share of detail."""
    if strength.full <= strength.lowest:
        return np.ones_like(shares)
    return np.asarray(
        np.clip((shares - strength.lowest) / np.float32(strength.full - strength.lowest), 0, 1), np.float32
    )
