"""The arrays that evaluation works on."""

import numpy as np
from numpy.typing import NDArray

PhotoArray = NDArray[np.uint8]
"""(H, W) gray or (H, W, 3) RGB."""

MaskArray = NDArray[np.uint8]
"""(H, W), 0 or 255; 255 = restore."""
