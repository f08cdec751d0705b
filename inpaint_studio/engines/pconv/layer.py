"""Partial convolution: a convolution that reads known pixels only.

Liu, Reda, Shih, Wang, Tao and Catanzaro, "Image inpainting for irregular holes using partial convolutions", ECCV 2018,
arXiv 1804.07723, equations 1 and 2. With M = 1 where a pixel is known, and sums over the window:

    x' = W^T (X * M) * sum(1) / sum(M) + b   where sum(M) > 0, else 0
    m' = 1                                   where sum(M) > 0, else 0

The ratio sum(1) / sum(M) is never below 1: it makes up for the pixels that the window lacks. The snippet in the
project's report clips it to 0..1, which undoes that; this layer follows the paper.

Borders: the padding is a hole, as in the paper's own code. sum(1) always counts the whole window, so a window that
reaches over the border is re-weighted like one that reaches into a hole.
"""

from collections.abc import Sequence
from typing import Any

import keras
from keras import ops

Tensor = Any
"""A tensor of whichever backend Keras runs on."""


@keras.saving.register_keras_serializable(package="inpaint_studio")
class PartialConv2D(keras.layers.Layer):  # type: ignore[misc]
    """A partial convolution over one or several inputs, each with a mask of one channel, or known everywhere.

    All channels of an input share one mask, so the paper's sum of M over window and channels is the sum of one-channel
    box sums weighted by the number of channels: exact, and almost free. The ratio is computed in float32 whatever the
    layer computes in. Values in holes, NaN included, change nothing.
    """

    def __init__(
        self,
        filters: int,
        kernel_size: int,
        *,
        strides: int = 1,
        use_bias: bool = True,
        kernel_initializer: Any = "he_normal",
        **options: Any,
    ) -> None:
        """Describe the layer.

        Args:
            filters: channels of the output.
            kernel_size: rows and columns of the window.
            strides: rows and columns from one window to the next.
            use_bias: whether b is learnt; else it is 0.
            kernel_initializer: of W.
            **options: of every Keras layer.
        """
        super().__init__(**options)
        self.filters = filters
        self.kernel_size = kernel_size
        self.strides = strides
        self.use_bias = use_bias
        self.kernel_initializer = keras.initializers.get(kernel_initializer)

    def build(self, inputs_shape: Any, masks_shape: Any = None) -> None:
        """Make W and b for one input or several, and their masks, of these shapes."""
        shapes = inputs_shape if _is_several(inputs_shape) else [inputs_shape]
        self.channels = [int(shape[-1]) for shape in shapes]
        size = self.kernel_size
        self.kernel = self.add_weight(
            shape=(size, size, sum(self.channels), self.filters),
            initializer=self.kernel_initializer,
            name="kernel",
        )
        self.bias = self.add_weight(shape=(self.filters,), initializer="zeros", name="bias") if self.use_bias else None

    def call(self, inputs: Tensor | Sequence[Tensor], masks: Tensor | Sequence[Tensor | None]) -> tuple[Tensor, Tensor]:
        """Return the output and its mask.

        Args:
            inputs: (B, H, W, C), or several of them.
            masks: as many of (B, H, W, 1), 1 = known and 0 = hole; None = known everywhere.

        Returns:
            (B, H', W', filters) in the compute type, and (B or 1, H', W', 1) float32.
        """
        inputs = list(inputs) if isinstance(inputs, list | tuple) else [inputs]
        masks = list(masks) if isinstance(masks, list | tuple) else [masks]
        ratio, valid = self._ratio(inputs[0], masks)
        known = [_known(each, mask) for each, mask in zip(inputs, masks, strict=True)]
        joined = known[0] if len(known) == 1 else ops.concatenate(known, axis=-1)
        output = ops.conv(joined, self.kernel, self.strides, "same", "channels_last")
        output = output * ops.cast(ratio, output.dtype)
        if self.bias is not None:
            bias = ops.cast(self.bias, output.dtype)
            is_everywhere = any(mask is None for mask in masks)  # then no window is without a known pixel
            output = output + (bias if is_everywhere else bias * ops.cast(valid, output.dtype))
        return output, valid

    def _ratio(self, like: Tensor, masks: Sequence[Tensor | None]) -> tuple[Tensor, Tensor]:
        """Return sum(1) / sum(M), 0 where sum(M) is 0, and the output's mask, both (B or 1, H', W', 1) float32."""
        total = 0.0
        for channels, mask in zip(self.channels, masks, strict=True):
            plane = ops.ones_like(like[:1, :, :, :1], dtype="float32") if mask is None else _as_float(mask)
            box = ops.ones((self.kernel_size, self.kernel_size, 1, 1), "float32")
            total = total + channels * ops.conv(plane, box, self.strides, "same", "channels_last")
        valid = _as_float(total)
        whole = float(self.kernel_size**2 * sum(self.channels))
        return valid * (whole / ops.maximum(total, 1.0)), valid

    def compute_output_shape(self, inputs_shape: Any, masks_shape: Any = None) -> Any:
        """Return the shapes of the output and of its mask."""
        batch, height, width = (inputs_shape[0] if _is_several(inputs_shape) else inputs_shape)[:3]
        rows, columns = (None if side is None else -(-side // self.strides) for side in (height, width))
        return (batch, rows, columns, self.filters), (batch, rows, columns, 1)

    def get_config(self) -> dict[str, Any]:
        """Return the arguments that the layer is made from."""
        return {
            **super().get_config(),
            "filters": self.filters,
            "kernel_size": self.kernel_size,
            "strides": self.strides,
            "use_bias": self.use_bias,
            "kernel_initializer": keras.initializers.serialize(self.kernel_initializer),
        }


def _is_several(shape: Any) -> bool:
    return isinstance(shape[0], list | tuple)


def _known(values: Tensor, mask: Tensor | None) -> Tensor:
    """Return the values, 0 in holes: selected and not multiplied, as NaN * 0 is NaN."""
    if mask is None:
        return values
    return ops.where(mask > 0, values, ops.zeros((), values.dtype))


def _as_float(mask: Tensor) -> Tensor:
    return ops.cast(mask > 0, "float32")
