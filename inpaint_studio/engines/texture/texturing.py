"""Texturing: holes that are filled smoothly get texture of their surroundings, piece by piece."""

from dataclasses import replace
from itertools import chain, islice

import numpy as np

from inpaint_studio.core.engine import Surroundings
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.core.parallel import map_in_order
from inpaint_studio.core.region import Region
from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.texture.blending import MARGIN, Blend, Strength
from inpaint_studio.engines.texture.pieces import Holes, Piece, box_of, pieces_of
from inpaint_studio.engines.texture.synthesis import Synthesis, synthesised

_COLOURS = 3
_EXACT = 0.02  # share of what varies: where patches along the rim fit better, the pattern is known and taken as it is
_STRICT, _FREE = (1.0, 0.08), (0.2, 0.12)
# How much patches are held to the filling, and up to which share of fine detail around the hole, or from which on. A
# wall may go on as it likes; where there are edges and little texture, they must be where the filling has them.
_THIN, _WIDE = 0.75, 16  # share of the amount that thin holes get; width in pixels from which on it is all of it


def add_texture(
    image: FloatImage,
    mask: HoleMask,
    surroundings: Surroundings,
    strength: Strength,
    seed: int,
    narrowest: float,
    progress: ProgressCallback,
    cancel: CancelToken,
    holes: Holes | None = None,
) -> HoleMask:
    """Add texture to the fillings of an image; return (H, W) bool, the pixels of the holes that got some.

    Args:
        image: (H, W, C) float32, filled; C is 1 or 3. Changes in place.
        mask: (H, W) bool, True = filled.
        surroundings: see ``core.engine.Surroundings``.
        strength: how much texture the fillings get.
        seed: number that random tries start from.
        narrowest: width in pixels; holes that are nowhere so wide stay as they are.
        progress: called with the share done.
        cancel: asked every some milliseconds.
        holes: those of the mask, where they are known.

    Raises:
        Cancelled: ``cancel`` was called.
    """
    has_texture = np.zeros_like(mask)
    pieces = pieces_of(holes or Holes.of(mask), surroundings, narrowest, MARGIN)
    first = list(islice(pieces, 1))
    if not first:  # as where there is nothing but dust
        progress(1.0)
        return has_texture
    smooth = image.copy()
    known = ~mask
    usable = known if surroundings.sources is None else surroundings.sources & known
    total, done = max(int(np.count_nonzero(mask)), 1), 0

    def work(piece: Piece, token: CancelToken) -> tuple[Piece, FloatImage | None]:
        return piece, _detail(smooth, known, usable, piece, strength, seed, token)

    for piece, detail in map_in_order(work, chain(first, pieces), cancel):
        inner = box_of(piece.hole)
        place, hole = inner.moved(piece.region.top, piece.region.left).slices, piece.hole[inner.slices]
        if detail is not None:
            np.add(image[place], detail, out=image[place], where=hole[..., np.newaxis])
            has_texture[place] |= hole
        done += int(np.count_nonzero(hole))
        progress(min(1.0, done / total))
    progress(1.0)
    return has_texture


def _detail(
    image: FloatImage,
    known: HoleMask,
    usable: HoleMask,
    piece: Piece,
    strength: Strength,
    seed: int,
    cancel: CancelToken,
) -> FloatImage | None:
    """Return (h, w, C), what is added to the image in the box of a piece's hole; None where that is nothing.

    Args:
        image: (H, W, C), filled.
        known: (H, W), pixels that were not filled.
        usable: (H, W), those of them that may be copied.
        piece: the hole.
        strength: how much texture it gets.
        seed: number that random tries start from.
        cancel: asked every some milliseconds.
    """
    cancel.raise_if_cancelled()
    base = _cut(image, piece.region)
    base = base if image.shape[2] == _COLOURS else base.repeat(_COLOURS, axis=2)
    box = box_of(piece.hole).padded(MARGIN).clipped(piece.hole.shape)
    small, hole = np.ascontiguousarray(base[box.slices]), np.ascontiguousarray(piece.hole[box.slices])
    share = min(1.0, max(_THIN, piece.width / _WIDE))
    strength = replace(strength, amount=strength.amount * share)
    blend = Blend(small, hole, _cut_mask(known, piece.region)[box.slices], strength)
    sources = _cut_mask(usable, piece.region)
    if not blend.is_needed:
        return None
    found = Synthesis(base, 1.0)
    for state in synthesised(base, piece.hole, sources, piece.width, _hold(blend.share), seed + piece.seed):
        cancel.raise_if_cancelled()
        found = state or found
    if found.image is base:
        return None
    texture = np.ascontiguousarray(found.image[box.slices])
    inner = box_of(piece.hole)
    place = inner.moved(-box.top, -box.left).slices
    before, after = small[place], blend.add(texture, cancel)[place]
    exact = np.float32(max(0.0, 1 - found.error / _EXACT))
    if exact > 0:
        after += exact * (texture[place] - after)
    lows, highs = _range(base, sources)
    # Each pixel keeps to its own value and those that may be copied: other limits in each channel would colour grays.
    detail = np.clip(after, np.minimum(lows, before), np.maximum(highs, before)) - before
    if piece.share is not None:
        detail *= piece.share[inner.slices][..., np.newaxis]
    return np.asarray(detail[..., : image.shape[2]], np.float32)


def _hold(share: float) -> float:
    """Return how much patches are held to the filling where fine detail has this share of what varies around it."""
    (strict, lowest), (free, highest) = _STRICT, _FREE
    return strict + (free - strict) * min(1.0, max(0.0, (share - lowest) / (highest - lowest)))


def _cut(image: FloatImage, region: Region) -> FloatImage:
    """Return the pixels of a region, mirrored beyond the image's border."""
    inside = region.clipped(image.shape)
    before = (inside.top - region.top, region.bottom - inside.bottom)
    beside = (inside.left - region.left, region.right - inside.right)
    part = image[inside.slices]
    if not any((*before, *beside)):
        return np.ascontiguousarray(part)
    return np.pad(part, (before, beside, (0, 0)), mode="symmetric")


def _cut_mask(mask: HoleMask, region: Region) -> HoleMask:
    """Return the part of a mask in a region, False beyond the image's border."""
    inside = region.clipped(mask.shape)
    result = np.zeros((region.height, region.width), np.bool_)
    result[inside.moved(-region.top, -region.left).slices] = mask[inside.slices]
    return result


@kernel
def widen(image: FloatImage, chosen: HoleMask, lows: FloatArray, highs: FloatArray) -> None:
    """Widen ranges, (C,) each, by the chosen pixels, (H, W), of an image, (H, W, C)."""
    for row in range(image.shape[0]):
        for column in range(image.shape[1]):
            if chosen[row, column]:
                for channel in range(image.shape[2]):
                    value = image[row, column, channel]
                    lows[channel] = min(lows[channel], value)
                    highs[channel] = max(highs[channel], value)


def _range(image: FloatImage, chosen: HoleMask) -> tuple[FloatArray, FloatArray]:
    """Return the smallest and the largest value of each channel among the chosen pixels."""
    lows = np.full(image.shape[2], np.inf, np.float32)
    highs = -lows
    widen(image, chosen, lows, highs)
    return lows, highs
