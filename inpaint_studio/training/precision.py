"""The type that a training computes in, where its configuration lets it choose."""

from keras import ops

from inpaint_studio.engines.pconv.precision import Precision, best_precision
from inpaint_studio.training.config import LearningConfig


def precision_of(learning: LearningConfig) -> Precision:
    """Return the faster type on the device that Keras computes on, or float32 where ``learning`` asks for it."""
    if not learning.mixed_precision:
        return "float32"
    is_processor = "cpu" in str(ops.zeros(()).device).lower()
    return best_precision() if is_processor else "mixed_bfloat16"
