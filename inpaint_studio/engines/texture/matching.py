"""Matching: for each patch that overlaps a hole, the most similar known patch of its surroundings.

PatchMatch (Barnes et al., PatchMatch: a randomized correspondence algorithm for structural image editing, SIGGRAPH
2009) finds it; the votes of all patches give the hole's pixels (Wexler, Shechtman and Irani, Space-time completion of
video, PAMI 29, 2007); both take turns (Newson et al., Video inpainting of complex scenes, SIAM J. Imaging Sciences 7,
2014, with its texture features).
"""

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask, PixelIndices
from inpaint_studio.engines.kernels.exact import decay
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.texture.vectors import HALF, NUMBERS, SIDE, add_row, guide_distance, row_distance

_WORD = 0xFFFFFFFF  # random numbers have 32 bits
_COLOURS = NUMBERS - 1
_DOUBT = np.float32(0.182)  # log 1.2: by that factor a patch counts less for each pixel from its centre to the rim
_LEAST = np.float32(1e-6)  # what a patch counts however far it is, so that every pixel has a vote

Slots = NDArray[np.int32]
"""(H * W,), for each pixel the index among the targets of the patch around it, or -1."""

Cells = NDArray[np.int32]
"""(H * W,), for each pixel the index of what it shares with its neighbours."""


@kernel
def following(state: int) -> int:
    """Return the random number, 1 to 2**32 - 1, after ``state`` (Marsaglia, Xorshift RNGs, J. Stat. Software, 2003)."""
    state ^= (state << 13) & _WORD
    state ^= state >> 17
    state ^= (state << 5) & _WORD
    return state


@kernel
def distance(
    pixels: FloatArray, guides: FloatArray, cells: Cells, stride: int, here: int, there: int, limit: np.float32
) -> np.float32:
    """Return the distance between the patches around two pixels; of those that reach ``limit``, a part of it."""
    total: np.float32 = guide_distance(guides, np.int64(cells[here]), np.int64(cells[there]))
    if total >= limit:
        return total
    one, other = here - HALF, there - HALF
    total += row_distance(pixels, one - stride, other - stride, stride, 3)
    if total >= limit:
        return total
    total += row_distance(pixels, one - HALF * stride, other - HALF * stride, stride, 2)
    if total >= limit:
        return total
    total += row_distance(pixels, one + 2 * stride, other + 2 * stride, stride, 2)
    return total


@kernel
def beside(here: int, shift: int, slots: Slots, places: PixelIndices, is_source: HoleMask) -> int:
    """Return the source that goes on with the one of the target ``shift`` pixels before, or -1."""
    slot = slots[here - shift]
    if slot < 0:
        return -1
    there = places[slot] + shift
    return there if 0 <= there < len(is_source) and is_source[there] else -1


@kernel
def search(
    pixels: FloatArray,
    guides: FloatArray,
    cells: Cells,
    stride: int,
    is_source: HoleMask,
    sources: PixelIndices,
    targets: PixelIndices,
    slots: Slots,
    places: PixelIndices,
    distances: FloatArray,
    start: int,
    stop: int,
    reach: int,
    tries: int,
    state: int,
    is_backward: bool,
) -> int:
    """Better the patches that ``targets[start:stop]`` take, once; return the state of the random numbers.

    Args:
        pixels: (H * W, NUMBERS), colours, and 1.
        guides: (m, GUIDES), what else is compared, at the centres of patches.
        cells: which guide each pixel has.
        stride: W.
        is_source: (H * W,), the centres of known patches; none is within ``HALF`` of the border.
        sources: their indices, ascending; at least one.
        targets: (n,), the centres of patches that overlap a hole, ascending; none is within ``HALF`` of the border.
        slots: the index of each target.
        places: (n,), the source that each target takes; changes.
        distances: (n,), takes how far it is.
        start: first target.
        stop: the one after the last.
        reach: how far around its place a better one is tried first; then at half of that and so on.
        tries: how many sources anywhere are tried, too.
        state: of the random numbers, not 0.
        is_backward: whether it goes from the last target to the first one.
    """
    size = len(is_source)
    for number in range(start, stop):
        index = start + stop - 1 - number if is_backward else number
        here, best = targets[index], places[index]
        least = distance(pixels, guides, cells, stride, here, best, np.float32(np.inf))
        for step in (1, stride):
            there = beside(here, -step if is_backward else step, slots, places, is_source)
            if there >= 0 and there != best:
                found = distance(pixels, guides, cells, stride, here, there, least)
                if found < least:
                    least, best = found, there
        for _ in range(tries):
            state = following(state)
            there = sources[state % len(sources)]
            found = distance(pixels, guides, cells, stride, here, there, least)
            if found < least:
                least, best = found, there
        around = reach
        while around >= 1:
            state = following(state)
            row = best // stride + (state & 0xFFFF) % (2 * around + 1) - around
            column = best % stride + (state >> 16) % (2 * around + 1) - around
            there = row * stride + column
            if 0 <= column < stride and 0 <= there < size and is_source[there]:
                found = distance(pixels, guides, cells, stride, here, there, least)
                if found < least:
                    least, best = found, there
            around //= 2
        places[index], distances[index] = best, least
    return state


@kernel
def mean(values: FloatArray) -> float:
    """Return the mean of some numbers, added up one by one."""
    total = 0.0
    for index in range(len(values)):
        total += values[index]
    return total / len(values)


@kernel
def vote(
    pixels: FloatArray,
    stride: int,
    targets: PixelIndices,
    places: PixelIndices,
    distances: FloatArray,
    depths: FloatArray,
    holes: PixelIndices,
    sums: FloatArray,
    sharpness: float,
) -> None:
    """Give each pixel of a hole the weighted mean of what the patches that hold it have for it.

    Args:
        pixels: (H * W, NUMBERS); those of the hole change.
        stride: W.
        targets: as in ``search``.
        places: as ``search`` leaves them.
        distances: as ``search`` leaves them.
        depths: (n,), how many pixels each target lies from the rim of the hole.
        holes: (m,), the pixels of the hole.
        sums: (H * W, NUMBERS), zeros, and so again afterwards.
        sharpness: a patch counts exp(-distance / (sharpness * mean distance)).
    """
    scale = np.float32(mean(distances) * sharpness + 1e-12)
    corner = HALF * (stride + 1)
    for index in range(len(targets)):
        weight = (decay(distances[index] / scale) + _LEAST) * decay(_DOUBT * depths[index])
        for row in range(SIDE):
            away = row * stride - corner
            add_row(sums, targets[index] + away, pixels, places[index] + away, weight)
    for index in range(len(holes)):
        at = holes[index]
        if sums[at, _COLOURS] > 0:
            for colour in range(_COLOURS):
                pixels[at, colour] = sums[at, colour] / sums[at, _COLOURS]
    for index in range(len(targets)):
        for row in range(SIDE):
            first = targets[index] + row * stride - corner
            sums[first : first + SIDE] = np.float32(0)


@kernel
def settle(
    pixels: FloatArray,
    stride: int,
    targets: PixelIndices,
    places: PixelIndices,
    distances: FloatArray,
    slots: Slots,
    holes: PixelIndices,
    known: HoleMask,
    chosen: PixelIndices,
    sharpness: float,
) -> None:
    """Give each pixel of a hole the colour that most of the patches that hold it have for it.

    A mean of all, as ``vote`` gives it, would be blurred. The mode of the votes keeps pixels together that come from
    one place. Only where neighbours take theirs from elsewhere, what both would give is mixed: the seam would be
    sharper than any detail.

    Args:
        pixels: (H * W, NUMBERS); those of the hole change.
        stride: W.
        targets: as in ``search``.
        places: as ``search`` leaves them.
        distances: as ``search`` leaves them.
        slots: as in ``search``.
        holes: (m,), the pixels of the hole.
        known: (H * W,), pixels that may be copied.
        chosen: (H * W,), -1; takes the pixel that each one of the hole is a copy of.
        sharpness: as in ``vote``.
    """
    scale = np.float32(mean(distances) * sharpness + 1e-12)
    weights, away = np.empty(len(targets), np.float32), np.empty(len(targets), np.int64)
    for index in range(len(targets)):
        weights[index] = decay(distances[index] / scale) + _LEAST
        away[index] = places[index] - targets[index]
    shifts, votes = np.empty(SIDE * SIDE, np.int64), np.empty(SIDE * SIDE, np.float32)
    for index in range(len(holes)):
        chosen[holes[index]] = most_voted(holes[index], stride, away, slots, weights, shifts, votes)
    for index in range(len(holes)):
        if chosen[holes[index]] >= 0:
            mix(pixels, stride, holes[index], known, chosen)


@kernel
def most_voted(
    at: int,
    stride: int,
    away: PixelIndices,
    slots: Slots,
    weights: FloatArray,
    shifts: PixelIndices,
    votes: FloatArray,
) -> int:
    """Return the pixel that the patches which hold the pixel ``at`` have there by most of their weight, or -1.

    Args:
        at: the pixel.
        stride: W.
        away: (n,), how far from its place each target takes its patch.
        slots: as in ``search``.
        weights: (n,), what each target counts.
        shifts: (SIDE * SIDE,), is written over.
        votes: (SIDE * SIDE,), is written over.
    """
    count, place, best, most = 0, 0, -1, np.float32(0)
    for down in range(-HALF, HALF + 1):
        for right in range(-HALF, HALF + 1):
            centre = at + down * stride + right
            if not 0 <= centre < len(slots) or slots[centre] < 0:
                continue
            slot = slots[centre]
            shift = away[slot]
            if place >= count or shifts[place] != shift:  # most patches take theirs from where the last one did
                place = 0
                while place < count and shifts[place] != shift:
                    place += 1
            if place == count:
                shifts[place], votes[place] = shift, np.float32(0)
                count += 1
            votes[place] += weights[slot]
            if votes[place] > most:
                most, best = votes[place], at + shift
    return best


@kernel
def mix(pixels: FloatArray, stride: int, at: int, known: HoleMask, chosen: PixelIndices) -> None:
    """Give a pixel the mean of what its source and those of its neighbours, moved by as much, have for it."""
    size, total = len(chosen), np.float32(0)
    red = green = blue = np.float32(0)
    for down in range(-1, 2):
        for right in range(-1, 2):
            near = at + down * stride + right
            if 0 <= near < size and chosen[near] >= 0:
                source = chosen[near] - down * stride - right
                if 0 <= source < size and known[source]:
                    weight = np.float32((2 - abs(down)) * (2 - abs(right)))
                    red += weight * pixels[source, 0]
                    green += weight * pixels[source, 1]
                    blue += weight * pixels[source, 2]
                    total += weight
    if total > 0:
        pixels[at, 0], pixels[at, 1], pixels[at, 2] = red / total, green / total, blue / total
