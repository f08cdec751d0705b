"""Names for the arrays of engines and kernels, by what they hold. Light to import."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
"""Float32 numbers of any shape: weights, tables, planes of values."""

FloatImage = NDArray[np.float32]
"""An image, nominally 0..1: (H, W, C), or several of them, (B, H, W, C); kernels may take it flat, (H * W * C,)."""

DoubleArray = NDArray[np.float64]
"""Float64 numbers of any shape."""

HoleMask = NDArray[np.bool_]
"""(H, W), True = hole, to be restored."""

PixelIndices = NDArray[np.int64]
"""(n,), for each pixel row * width + column, the width being that of the image or of the plane it lies in."""

PixelOffsets = NDArray[np.int64]
"""(n,), differences of such indices or, one array for each axis, of rows and columns."""
