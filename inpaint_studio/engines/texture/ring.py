"""Ring: how strong detail is around a hole, by place, and how large its share of all that varies there."""

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatArray, HoleMask
from inpaint_studio.engines.kernels.jit import kernel
from inpaint_studio.engines.texture.blurring import Spans

BLOCK = 8
"""Side, in pixels, of the blocks that energies are averaged over."""

BANDS = 4
"""Bands of detail, from fine to coarse."""

FINE, SQUARE, MEAN, COUNT = BANDS, BANDS + 1, BANDS + 2, BANDS + 3
"""What follows the energies of the bands in a block's sums."""

SUMS = BANDS + 4

_FEWEST = 6  # pixels that a block needs to say something
_SPREAD = 2.5  # blocks, how fast a block counts less with its distance


@kernel
def add_up(luma: FloatArray, bands: FloatArray, spans: Spans, known: HoleMask, sums: FloatArray) -> None:
    """Add up what the known pixels of each block show.

    Args:
        luma: (H, W).
        bands: (BANDS, H, W), the bands of the luma.
        spans: (H, 2), the pixels that are looked at.
        known: (H, W).
        sums: (blocks down, blocks across, SUMS), zeros; takes for each block the sums of the squares of each band, of
            the squares of the two finest together, of the luma and of its square, and the number of pixels.
    """
    for row in range(len(spans)):
        for column in range(spans[row, 0], spans[row, 1]):
            if known[row, column]:
                block = sums[row // BLOCK, column // BLOCK]
                for band in range(BANDS):
                    block[band] += bands[band, row, column] * bands[band, row, column]
                fine, value = bands[0, row, column] + bands[1, row, column], luma[row, column]
                block[FINE] += fine * fine
                block[SQUARE] += value * value
                block[MEAN] += value
                block[COUNT] += np.float32(1)


@kernel
def gather(sums: FloatArray, amplitudes: FloatArray, row: int, column: int, total: FloatArray) -> np.float32:
    """Add up what known blocks show, each weighted by how near it is to one block.

    Args:
        sums: as ``add_up`` leaves them.
        amplitudes: (blocks down, blocks across, BANDS + 1), the root mean squares of the bands and of fine detail.
        row: of the block.
        column: of the block.
        total: (SUMS,), takes the sums; of the bands those of their amplitudes.

    Returns:
        The sum of the amplitudes of fine detail.
    """
    total[:] = np.float32(0)
    fine = np.float32(0)
    for y in range(sums.shape[0]):
        for x in range(sums.shape[1]):
            count = sums[y, x, COUNT]
            if count < _FEWEST:
                continue
            away = np.float32(1) + np.float32(((y - row) ** 2 + (x - column) ** 2) / _SPREAD**2)
            near = np.float32(1) / (away * away)
            for band in range(BANDS):
                total[band] += near * count * amplitudes[y, x, band]
            for number in range(BANDS, SUMS):
                total[number] += near * sums[y, x, number]
            fine += near * count * amplitudes[y, x, FINE]
    return fine


@kernel
def spread(sums: FloatArray, wanted: HoleMask, result: FloatArray) -> None:
    """Carry what known blocks show to blocks of the hole; near ones count more.

    Args:
        sums: as ``add_up`` leaves them.
        wanted: (blocks down, blocks across), the blocks of the hole.
        result: (blocks down, blocks across, BANDS + 1), takes the amplitude of each band, the mean over blocks of its
            root mean square, which a single edge moves less than its energy; then the share of fine detail in all that
            varies, its amplitude squared: a roof against the sky has as much of it as a wall, but in few blocks.
    """
    total, amplitudes = np.empty(SUMS, np.float32), np.empty((*wanted.shape, BANDS + 1), np.float32)
    for row in range(wanted.shape[0]):
        for column in range(wanted.shape[1]):
            count = max(sums[row, column, COUNT], np.float32(1))
            for number in range(BANDS + 1):
                amplitudes[row, column, number] = np.sqrt(sums[row, column, number] / count)
    for row in range(wanted.shape[0]):
        for column in range(wanted.shape[1]):
            if not wanted[row, column]:
                continue
            fine = gather(sums, amplitudes, row, column, total)
            whole = total[COUNT]
            if whole <= 0:
                continue
            for band in range(BANDS):
                result[row, column, band] = total[band] / whole
            fine, mean = fine / whole, total[MEAN] / whole
            result[row, column, BANDS] = fine * fine / max(total[SQUARE] / whole - mean * mean, np.float32(1e-7))
