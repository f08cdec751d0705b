"""Synthesis: fills a hole with patches of its surroundings, from coarse to fine."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, HoleMask, PixelIndices
from inpaint_studio.engines.kernels.batches import batches
from inpaint_studio.engines.kernels.exact import hole_depth
from inpaint_studio.engines.texture.levels import (
    BLUR,
    Level,
    centres_of,
    count_of,
    features_of,
    finer,
    guide_places,
    guides_of,
    levels_of,
    mean_of,
    overlapping,
)
from inpaint_studio.engines.texture.matching import search, settle, vote
from inpaint_studio.engines.texture.pieces import box_of
from inpaint_studio.engines.texture.vectors import NUMBERS

_ROUNDS, _LAST_ROUNDS = 4, 2  # of matching and voting: at each level, and at the finest one
_TRIES = 8  # sources anywhere that are tried for each patch in each round at the coarsest level
_REACH = 8  # pixels around a patch's place in which a better one is searched at finer levels
_SHARPNESS = 0.3
_TOGETHER = 1 << 13  # targets in one call of the kernel, some ten milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class _Matches:
    """Which patch each target takes, at one level.

    Attributes:
        rows: (h, w), by how many rows its place lies below each target.
        columns: (h, w), by how many columns it lies to the right.
        is_matched: (h, w), where there are targets.
    """

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    is_matched: HoleMask


@dataclass(frozen=True, slots=True, eq=False)
class Synthesis:
    """A hole filled with patches.

    Attributes:
        image: (h, w, 3) float32.
        error: how far the patches along the rim are from the known pixels there, as a share of what varies: 0 where a
            pattern repeats exactly.
    """

    image: FloatImage
    error: float


def synthesised(
    image: FloatImage, hole: HoleMask, known: HoleMask, width: float, hold: float, seed: int
) -> Iterator[Synthesis | None]:
    """Fill a hole with patches; yield None after each round of some milliseconds, the result at last.

    Args:
        image: (h, w, 3) float32, filled; at least 8 pixels high and wide.
        hole: (h, w) bool, True = to be synthesised.
        known: (h, w) bool, pixels that may be copied, none of them in the hole.
        width: of the hole, in pixels; decides how coarse the first level is.
        hold: how much patches are held to what the image shows in the hole, see ``levels.guides_of``.
        seed: number that random tries start from.
    """
    count = count_of(width)
    step = 1 << (count - 1)
    rows, columns = hole.shape
    beyond = ((0, -rows % step), (0, -columns % step))
    wide = np.pad(image, (*beyond, (0, 0)), mode="edge") if any(map(sum, beyond)) else image
    levels = levels_of(wide, np.pad(hole, beyond), np.pad(known, beyond), count)
    yield None
    features = features_of(levels)
    yield None
    matches: _Matches | None = None
    random = np.random.default_rng(seed)
    result = Synthesis(image, 1.0)
    for number in range(count - 1, -1, -1):
        step = 1 if number == count - 1 else 2  # what guides tell varies little from pixel to pixel
        if number < count - 2:
            features = finer(features)
        guides = guides_of(levels[number + step - 1], BLUR / step, features, hold)
        work = _LevelWork.begin(levels[number], guides, guide_places(levels[number].hole.shape, step), matches, random)
        yield None
        if work is None:
            continue
        for _ in work.rounds(_ROUNDS if number else _LAST_ROUNDS, is_first=matches is None, is_last=number == 0):
            yield None
        if number:
            matches = work.matches()
        else:
            result = Synthesis(work.image()[:rows, :columns], work.error())
    yield result


@dataclass(frozen=True, slots=True, eq=False)
class _LevelWork:
    """The matching at one level; its arrays are those of ``matching.search`` and ``vote``."""

    shape: tuple[int, int]
    pixels: FloatArray
    guides: FloatArray
    cells: NDArray[np.int32]
    known: HoleMask
    is_source: HoleMask
    sources: PixelIndices
    targets: PixelIndices
    slots: NDArray[np.int32]
    places: PixelIndices
    distances: FloatArray
    depths: FloatArray
    holes: PixelIndices
    random: np.random.Generator

    @classmethod
    def begin(
        cls,
        level: Level,
        guides: FloatArray,
        cells: NDArray[np.int32],
        matches: _Matches | None,
        random: np.random.Generator,
    ) -> "_LevelWork | None":
        """Return the work to be done at a level; None where no patch of it is known as a whole."""
        is_source = centres_of(level.known).reshape(-1)
        targets, sources = np.flatnonzero(overlapping(level.hole)), np.flatnonzero(is_source)
        if not sources.size or not targets.size:
            return None
        pixels = np.asarray(cv2.cvtColor(level.image, cv2.COLOR_RGB2RGBA), np.float32).reshape(-1, NUMBERS)
        slots = np.full(is_source.size, -1, np.int32)
        slots[targets] = np.arange(targets.size, dtype=np.int32)
        places = sources[random.integers(0, sources.size, targets.size)]
        if matches is not None:
            places = _continued(matches, targets, places, level.hole.shape, is_source)
        return cls(
            (level.hole.shape[0], level.hole.shape[1]),
            pixels,
            guides,
            cells,
            level.known.reshape(-1),
            is_source,
            sources,
            targets,
            slots,
            places,
            np.ones(targets.size, np.float32),
            _depths(level.hole).reshape(-1)[targets],
            np.flatnonzero(level.hole),
            random,
        )

    def rounds(self, count: int, *, is_first: bool, is_last: bool) -> Iterator[None]:
        """Match and vote ``count`` times; at last each pixel takes its best patch where the level is the finest."""
        stride = self.shape[1]
        sums = np.zeros(self.pixels.shape, np.float32)
        state = int(self.random.integers(1, 1 << 32))
        fixed = (self.pixels, stride, self.targets, self.places, self.distances)
        if not is_first:
            vote(*fixed, self.depths, self.holes, sums, _SHARPNESS)
        for number in range(count):
            is_backward = number % 2 == 1
            parts = list(batches(self.targets.size, _TOGETHER))
            for start, stop in reversed(parts) if is_backward else parts:
                state = search(
                    self.pixels,
                    self.guides,
                    self.cells,
                    stride,
                    self.is_source,
                    self.sources,
                    self.targets,
                    self.slots,
                    self.places,
                    self.distances,
                    start,
                    stop,
                    max(self.shape) if is_first else _REACH,
                    _TRIES if is_first else 0,
                    state,
                    is_backward,
                )
                yield
            if number < count - 1 or not is_last:
                vote(*fixed, self.depths, self.holes, sums, _SHARPNESS)
            yield
        if is_last:
            chosen = np.full(len(self.pixels), -1, np.int64)
            settle(*fixed, self.slots, self.holes, self.known, chosen, _SHARPNESS)

    def error(self) -> float:
        """Return how far the known targets are from what they take, as a share of what varies, see ``Synthesis``."""
        rim = self.depths == 0
        here, there = self.pixels[self.targets[rim], :-1], self.pixels[self.places[rim], :-1]
        varied = mean_of((here - mean_of(here)) ** 2)
        return mean_of((here - there) ** 2) / varied if varied else 1.0

    def matches(self) -> _Matches:
        """Return which patches the targets take."""
        stride = self.shape[1]
        rows, columns = np.zeros(self.shape, np.int64), np.zeros(self.shape, np.int64)
        is_matched = np.zeros(self.shape, np.bool_)
        rows.reshape(-1)[self.targets] = self.places // stride - self.targets // stride
        columns.reshape(-1)[self.targets] = self.places % stride - self.targets % stride
        is_matched.reshape(-1)[self.targets] = True
        return _Matches(rows, columns, is_matched)

    def image(self) -> FloatImage:
        """Return (h, w, 3), the image as it is now."""
        return self.pixels[:, :-1].reshape(*self.shape, NUMBERS - 1)


def _depths(hole: HoleMask) -> FloatArray:
    """Return (h, w), what ``hole_depth`` returns, which is 0 beyond the hole's box."""
    near = box_of(hole).padded(1).clipped(hole.shape)
    result = np.zeros(hole.shape, np.float32)
    result[near.slices] = hole_depth(hole[near.slices])
    return result


def _continued(
    matches: _Matches, targets: PixelIndices, places: PixelIndices, shape: tuple[int, ...], is_source: HoleMask
) -> PixelIndices:
    """Return where the targets of a level take their patches from as the next coarser level found it.

    Args:
        matches: of the coarser level.
        targets: of this level.
        places: what they take where the coarser level knows nothing.
        shape: (h, w) of this level.
        is_source: (h * w,), as in ``search``.
    """
    rows, columns = np.divmod(targets, shape[1])
    coarse = rows // 2, columns // 2
    down, right = rows + 2 * matches.rows[coarse], columns + 2 * matches.columns[coarse]
    is_inside = matches.is_matched[coarse] & (down >= 0) & (down < shape[0]) & (right >= 0) & (right < shape[1])
    found = np.where(is_inside, down * shape[1] + right, 0)
    return np.where(is_inside & is_source[found], found, places)
