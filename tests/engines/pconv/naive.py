"""Partial convolution as the paper's equations write it, slow and obvious."""

import numpy as np


def partial_convolution(images, masks, kernel, bias, strides=1):
    """Return output and mask for (H, W, C) images, each with a (H, W) mask, 1 = known; None = known everywhere.

    The padding of the window is that of Keras' "same": what is odd goes to the bottom and to the right.
    """
    size, _, channels, filters = kernel.shape
    rows, columns = images[0].shape[:2]
    known = [np.ones(image.shape[:2]) if mask is None else mask for image, mask in zip(images, masks, strict=True)]
    values = np.concatenate([np.where(m[..., None] > 0, x, 0.0) for x, m in zip(images, known, strict=True)], axis=-1)
    valid = np.concatenate(
        [np.repeat(m[..., None], x.shape[-1], axis=-1) for x, m in zip(images, known, strict=True)], axis=-1
    )
    height, width = -(-rows // strides), -(-columns // strides)
    output, mask = np.zeros((height, width, filters)), np.zeros((height, width))
    top = max((height - 1) * strides + size - rows, 0) // 2
    left = max((width - 1) * strides + size - columns, 0) // 2
    for y in range(height):
        for x in range(width):
            total, weighted = 0.0, np.zeros(filters)
            for i in range(size):
                for j in range(size):
                    row, column = y * strides + i - top, x * strides + j - left
                    if 0 <= row < rows and 0 <= column < columns:
                        total += valid[row, column].sum()
                        weighted += values[row, column] @ kernel[i, j]
            if total > 0:
                output[y, x] = weighted * (size * size * channels / total) + bias
                mask[y, x] = 1
    return output, mask
