"""Finishing: a median and a bilateral filter for the filled pixels, as the project's report smooths them.

Both read known and filled pixels and change filled ones only, all at once: a pass reads the values from before it. At
the photo's border the outermost pixels are repeated.
"""

from collections.abc import Iterator

import numpy as np

from inpaint_studio.engines.kernels.arrays import FloatArray, FloatImage, PixelIndices
from inpaint_studio.engines.kernels.batches import batches
from inpaint_studio.engines.kernels.exact import decay
from inpaint_studio.engines.kernels.jit import kernel

REACH = 2
"""How far from a pixel the filters read, in pixels."""

_BATCH = 16384
_SPACE = np.float32(2 * 1.5**2)  # divides the squared distance, in pixels
_RANGE = np.float32(3 * 2 * 0.1**2)  # divides the squared difference, a sum over three channels
_ZERO = np.float32(0)


@kernel
def median(image: FloatImage, pixels: PixelIndices, start: int, stop: int, values: FloatArray) -> None:
    """Write the medians of the 3 x 3 pixels around ``pixels[start:stop]``, channel by channel.

    Args:
        image: (H, W, C) float32.
        pixels: row * W + column of each filled pixel.
        start: first pixel to look at.
        stop: the one after the last.
        values: (n, C) float32, takes the medians.
    """
    height, width, channels = image.shape
    window = np.empty(9, np.float32)
    for k in range(start, stop):
        row, column = pixels[k] // width, pixels[k] % width
        for channel in range(channels):
            size = 0
            for y in range(row - 1, row + 2):
                for x in range(column - 1, column + 2):
                    value = image[min(max(y, 0), height - 1), min(max(x, 0), width - 1), channel]
                    place = size
                    while place > 0 and window[place - 1] > value:
                        window[place] = window[place - 1]
                        place -= 1
                    window[place] = value
                    size += 1
            values[k, channel] = window[4]


@kernel
def bilateral(image: FloatImage, pixels: PixelIndices, start: int, stop: int, values: FloatArray) -> None:
    """Write the bilateral means of the 5 x 5 pixels around ``pixels[start:stop]`` (Tomasi and Manduchi 1998).

    Weights are exp(-|r|^2 / (2 * 1.5^2)) * exp(-|difference|^2 / (2 * 0.1^2)), the difference being the root mean
    square over the channels, of values of nominally 0..1. The arguments are those of ``median``.
    """
    height, width, channels = image.shape
    sums = np.empty(channels, np.float32)
    low = np.empty(channels, np.float32)
    high = np.empty(channels, np.float32)
    for k in range(start, stop):
        row, column = pixels[k] // width, pixels[k] % width
        total = _ZERO
        for channel in range(channels):
            sums[channel] = _ZERO
            low[channel] = high[channel] = image[row, column, channel]
        for dy in range(-REACH, REACH + 1):
            for dx in range(-REACH, REACH + 1):
                y, x = min(max(row + dy, 0), height - 1), min(max(column + dx, 0), width - 1)
                square = _ZERO
                for channel in range(channels):
                    difference = image[y, x, channel] - image[row, column, channel]
                    square += difference * difference
                if channels == 1:  # gray counts as three equal channels, to the last bit
                    square += square + square
                exponent = np.float32(dy * dy + dx * dx) / _SPACE + square / _RANGE
                weight = decay(exponent)
                total += weight
                for channel in range(channels):
                    value = image[y, x, channel]
                    sums[channel] += weight * value
                    low[channel], high[channel] = min(low[channel], value), max(high[channel], value)
        for channel in range(channels):
            values[k, channel] = min(max(sums[channel] / total, low[channel]), high[channel])


FILTERS = {"none": (), "median": (median,), "bilateral": (bilateral,), "both": (median, bilateral)}
"""The filters that each value of the option ``finish`` stands for, in order."""


def finish(image: FloatImage, pixels: PixelIndices, name: str) -> Iterator[float]:
    """Smooth the filled pixels of an image in place; yield the share done.

    Args:
        image: (H, W, C) float32, every value finite.
        pixels: row * W + column of each filled pixel.
        name: a key of ``FILTERS``.
    """
    values = np.empty((pixels.size, image.shape[2]), np.float32)
    for done, smooth in enumerate(FILTERS[name]):
        for start, stop in batches(pixels.size, _BATCH):
            smooth(image, pixels, start, stop, values)
            yield (done + stop / pixels.size) / len(FILTERS[name])
        image.reshape(-1, image.shape[2])[pixels] = values
