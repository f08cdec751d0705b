"""Coherence: fillings that go on with the lines of the picture, from both sides of a hole at once.

The holes are filled by Telea's march first. Then, twice, the orientation of every pixel is taken from known and filled
pixels (``orientation``), says how its neighbours count (``stencils``), and the filling is relaxed (``relax``): from
coarse to fine where a hole is deep, then at second order, the last time at higher order, too.

What was measured (PSNR on the masked pixels of photographs with scratches of 1 to 20 px): orientation from the march
alone, one round instead of two, loses 0.2 dB; a second order only 0.4; sweeps until nothing changes would win 0.15.

A filling depends on the known pixels within ``CONTEXT`` of its hole and on nothing beyond: holes further apart than
that are filled apart with the same result, bit for bit. Along a hole each sweep looks one pixel further, and what is
seen fades exponentially: tiles of a net of scratches that overlap by ``CONTEXT`` and ``SPREAD`` times its depth differ
from the whole by 2e-4 at most, a tenth of a level of 8 bits.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.fmm.batches import BATCH, batches
from inpaint_studio.engines.fmm.front import Front
from inpaint_studio.engines.fmm.jit import kernel
from inpaint_studio.engines.fmm.kernel import Field, Pixels
from inpaint_studio.engines.fmm.limits import keep
from inpaint_studio.engines.fmm.orientation import HOLE, REACH, SAMPLES, Codes, orient, refresh
from inpaint_studio.engines.fmm.relax import STEPS, advance, paces, residuals, weigh
from inpaint_studio.engines.fmm.stencils import stencils

SPACINGS = (8, 4, 2)
"""How far apart neighbours are when a deep hole is relaxed from coarse to fine."""

RADIUS = 2
"""Radius of the march and of the first filling; a larger one betters nothing."""

COST = 120.0
"""Nanoseconds a pixel and sweep, about."""

CONTEXT = max(*SPACINGS, 1 + REACH) + 1
"""How far from a hole known pixels have a part in its filling."""

SPREAD = 3.0
"""How much further tiles overlap, for each pixel of a hole's depth; with 2 some pixels were 3e-3 off, with 4 1e-7."""

_ORDER = 0.8  # g of the module ``relax``

Cycles = tuple[tuple[int, float], ...]
"""Numbers of sweeps and the order of each, g of the module ``relax``."""


class Canvas:
    """An image with room before and behind it, so that neighbours of weight 0 may lie anywhere.

    Attributes:
        image: (H, W, C) float32, C-contiguous.
        flat: the numbers of the image and of the room.
        guard: where in it the image begins.
    """

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.guard = SPACINGS[0] * (shape[1] + 1) * shape[2]
        size = int(np.prod(shape))
        self.flat = np.empty(size + 2 * self.guard, np.float32)
        self.flat[: self.guard] = self.flat[self.guard + size :] = 0
        self.image = self.flat[self.guard : self.guard + size].reshape(shape)


@kernel
def outline(shape: tuple[int, int, int], pixels: Pixels, start: int, stop: int, codes: Codes, rim: Pixels) -> int:
    """Write the known pixels beside ``pixels[start:stop]`` that have no code yet to ``rim``; return how many.

    Args:
        shape: (H, W, C).
        pixels: row * W + column of each pixel of a hole.
        start: first to look at.
        stop: the one after the last.
        codes: flat; the rim gets that of the holes.
        rim: takes the pixels, room for eight of each.
    """
    height, width, _ = shape
    count = 0
    for k in range(start, stop):
        row, column = pixels[k] // width, pixels[k] % width
        for y in range(max(row - 1, 0), min(row + 2, height)):
            for x in range(max(column - 1, 0), min(column + 2, width)):
                if codes[y * width + x] == 0:
                    codes[y * width + x] = HOLE
                    rim[count] = y * width + x
                    count += 1
    return count


@kernel
def deepen(field: Field, stride: int, order: Pixels, start: int, stop: int, depths: Field) -> None:
    """Write how deep the hole is where ``order[start:stop]`` lie: the largest T on the ways that lead down to them.

    Args:
        field: flat, see the module ``kernel``; every time known.
        stride: length of a row of the field.
        order: indices into the field by falling time.
        start: first to look at.
        stop: the one after the last.
        depths: flat like the field, 0 at first; takes the field's value where the hole is deepest.
    """
    for k in range(start, stop):
        pixel = order[k]
        depths[pixel] = max(depths[pixel], field[pixel])
        for step in (-stride, -1, 1, stride):
            near = pixel + step
            if field[near] < field[pixel]:
                depths[near] = max(depths[near], depths[pixel])


def improve(canvas: Canvas, pixels: Pixels, front: Front, sweeps: int) -> Iterator[float]:
    """Relax the filling of the holes of an image in place; yield the share done.

    Args:
        canvas: the filled image.
        pixels: row * W + column of each pixel of a hole, ascending.
        front: the finished march.
        sweeps: how many of second order in each round.
    """
    state = Relaxation(canvas, pixels)
    deep = _depths(canvas.image.shape[1], pixels, front)
    rounds = _rounds(sweeps)
    for done, (thoroughness, fine) in enumerate(rounds):
        for _ in state.orient():
            yield 0.9 * done / len(rounds)
        for spacing in SPACINGS:
            chosen = pixels[deep >= 1.5 * spacing]
            coarse = ((thoroughness * (spacing + 2), 0.0),)
            for _ in state.relax(chosen, chosen.size, spacing, coarse) if chosen.size else ():
                yield 0.9 * done / len(rounds)
        for share in state.relax(state.targets, pixels.size, 1, fine):
            yield 0.9 * (done + share) / len(rounds)
    for share in keep(canvas.image, pixels):
        yield 0.9 + 0.1 * share


class Relaxation:
    """The planes that belong to an image while it is relaxed; they cost memory only where they are touched.

    Attributes:
        targets: the pixels of the holes and, behind them, of their rims.
        codes: of all pixels, see ``orientation``.
    """

    def __init__(self, canvas: Canvas, pixels: Pixels) -> None:
        height, width, _ = self._shape = canvas.image.shape
        self._canvas = canvas
        self._filled = pixels.size
        self.codes: Codes = np.zeros(height * width, np.uint16)
        self.codes[pixels] = HOLE
        self._products = np.zeros((height * width, 4), np.float32)
        self._error = np.zeros(canvas.flat.size, np.float32)
        parts = [pixels]
        room = np.empty(8 * min(pixels.size, BATCH), np.int64)
        for start, stop in batches(pixels.size):
            parts.append(room[: outline(self._shape, pixels, start, stop, self.codes, room)].copy())
        self.targets: Pixels = np.concatenate(parts)

    def orient(self) -> Iterator[float]:
        """Find the orientation of the targets; yield the share done."""
        image, count = self._canvas.image.reshape(-1), self.targets.size
        for start, stop in batches(count):
            refresh(image, self._shape, self.targets, start, stop, self._filled, self._products)
            yield 0.5 * stop / count
        for start, stop in batches(count):
            orient(image, self._shape, self.targets, start, stop, SAMPLES, self._products, self.codes)
            yield 0.5 + 0.5 * stop / count

    def relax(self, targets: Pixels, filled: int, spacing: int, cycles: Cycles) -> Iterator[float]:
        """Relax the first ``filled`` of some targets, cycle by cycle; yield the share done."""
        _, width, channels = self._shape
        weights = np.empty((targets.size, 8), np.float32)
        moves = np.zeros((filled, 3), np.float32)
        for start, stop in batches(targets.size):
            weigh(self._shape, targets, start, stop, spacing, STEPS, self.codes, stencils(), weights)
            yield 0.0
        there = (self._canvas.flat, self._error, self._canvas.guard, channels, targets)
        around = (spacing * (STEPS[0] * width + STEPS[1]), weights)
        steps = [(order, *pace) for sweeps, order in cycles for pace in paces(sweeps, order)]
        for done, (order, momentum, pace) in enumerate(steps):
            for start, stop in batches(targets.size if order else filled):
                residuals(*there, start, stop, *around)
                yield done / len(steps)
            for start, stop in batches(filled):
                advance(*there, start, stop, *around, moves, np.float32(order), momentum, pace)
                yield (done + stop / filled) / len(steps)


def _rounds(sweeps: int) -> tuple[tuple[int, Cycles], ...]:
    """Return, for each round, how thoroughly to go from coarse to fine, and what then to do at the finest spacing."""
    higher = -(-sweeps * 3 // 5)
    return (2, ((sweeps, 0.0),)), (1, ((sweeps, 0.0), (higher, _ORDER)))


def _depths(width: int, pixels: Pixels, front: Front) -> NDArray[np.float32]:
    """Return how deep the hole is around each of the pixels of an image of some width."""
    depths = np.zeros_like(front.field)
    falling = front.order[::-1]
    for start, stop in batches(falling.size):
        deepen(front.field, front.stride, falling, start, stop, depths)
    margin = front.radius
    inside = pixels + (pixels // width) * (2 * margin) + margin * front.stride + margin
    return np.asarray(depths[inside] - np.float32(margin + 1))
