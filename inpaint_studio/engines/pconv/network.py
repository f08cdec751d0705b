"""The network: a U-Net that corrects the Fast Marching filling, made from a table.

Partial convolutions (``layer``) read the known pixels, plain ones the filling and the hole as well. All layers work at
half resolution and below: a stem of 4 x 4 windows loses no information and the head writes four pixels at once. On a
processor a pass over memory costs more than a convolution, and a path at full resolution made training a third slower
without better results. The residual blocks have no normalisation; their last convolution starts with small weights
instead. The input is normalised (``contrast``), so the correction is one of detail, in units of the contrast around.
"""

from typing import Any

import keras
from keras import ops

from inpaint_studio.engines.pconv.config import NetworkConfig
from inpaint_studio.engines.pconv.contrast import local_contrast, local_level
from inpaint_studio.engines.pconv.layer import PartialConv2D, Tensor

_RECTIFIED = 2.0  # gain of variance by a convolution before a rectifier, which halves it (He et al. 2015)
_SMALL = 0.02  # gain of variance by the last convolution of a block, so that the block starts by adding almost nothing
_BLOCK = 4  # rows and columns of the blocks whose means are the level


class RestorationNetwork(keras.Model):  # type: ignore[misc]
    """Corrects a filling where the hole is.

    Inputs, a dictionary of float32: ``image`` (B, H, W, 3), 0..1, anything in the hole; ``hole`` (B, H, W, 1), 1 =
    restore, less where only a part of a pixel is missing, as in a reduced photo; ``prior`` (B, H, W, 3), the filled
    image. Output: (B, H, W, 3) float32; outside the hole ``image`` bit for bit, inside ``prior`` + ``hole`` times the
    correction, which may lie beyond 0..1. Height and width may be any.
    """

    def __init__(self, config: NetworkConfig, *, precision: str = "float32", name: str = "network") -> None:
        """Make the network with random weights.

        Args:
            config: how wide and deep it is.
            precision: the type that convolutions compute in: ``float32`` or ``mixed_bfloat16``. Adding the correction
                to the filling is float32 either way.
            name: of the model; the names of its weights begin with it.
        """
        super().__init__(dtype="float32", name=name)
        self.config = config
        levels = range(len(config.widths))
        known = [0, *config.known_widths, *[0] * len(levels)][: len(levels)]
        self.stem = PartialConv2D(
            config.widths[0], 4, strides=2, kernel_initializer="lecun_normal", dtype=precision, name="stem"
        )
        self.known = [
            PartialConv2D(width, size, strides=size, dtype=precision, name=f"known_{level}")
            for level, (width, size) in enumerate(zip(config.known_widths, (4, *[2] * len(levels)), strict=False), 1)
        ]
        self.down = [_conv(config.widths[level], 2, precision, f"down_{level}", strides=2) for level in levels[1:]]
        self.up = [_conv(4 * config.widths[level], 1, precision, f"up_{level}") for level in levels[:-1]]
        self.encoder = [_blocks(config, level, precision, "down", bool(known[level])) for level in levels]
        self.decoder = [_blocks(config, level, precision, "up", False) for level in levels[:-1]]
        self.head = _conv(12, 3, precision, "head", gain=_SMALL)
        self(_nothing(config.step))  # makes the weights

    def build(self, inputs_shape: Any) -> None:
        """Make nothing: the layers make their weights when they are first called.

        Without this method Keras would trace the whole network to find their shapes, which takes most of the time.
        """

    def call(self, inputs: dict[str, Tensor]) -> Tensor:
        """Return the restored image."""
        image, hole, prior = inputs["image"], inputs["hole"], inputs["prior"]
        rows, columns = ops.shape(image)[1:3]
        missing = -rows % self.config.step, -columns % self.config.step
        if all(isinstance(side, int) and not side for side in missing):
            correction = self._correction(image, hole, prior)
        else:
            padded = (_grown(each, *missing) for each in (image, hole, prior))
            correction = self._correction(*padded)[:, :rows, :columns]
        return ops.where(hole > 0, prior + hole * correction, image)

    def _correction(self, image: Tensor, hole: Tensor, prior: Tensor) -> Tensor:
        """Return (B, H, W, 3) float32; H and W are multiples of the configuration's step."""
        mask = ops.cast(hole <= 0, "float32")
        light = local_level(prior, min(_BLOCK, self.config.step))
        contrast = local_contrast(image - light, mask, self.config.step)
        image, detail = (image - light) / contrast, (prior - light) / contrast
        flow, _ = self.stem([image, detail, _centred(light), hole], [mask, None, None, None])
        seen = self._seen(image, mask)
        skips = []
        for level, blocks in enumerate(self.encoder):
            flow = self.down[level - 1](flow) if level else flow
            for block in blocks:
                flow = block(flow, seen[level] if block.sees else None)
            skips.append(flow)
        for level in reversed(range(len(self.decoder))):
            flow = _spread(self.up[level](flow)) + skips[level]
            for block in self.decoder[level]:
                flow = block(flow)
        return contrast * ops.cast(_spread(self.head(flow)), "float32")

    def _seen(self, image: Tensor, mask: Tensor) -> list[tuple[Tensor, Tensor]]:
        """Return features of the known pixels with their masks, scale by scale; the first entry is the image."""
        scales = [(image, mask)]
        for layer in self.known:
            values, mask = layer(*scales[-1])
            scales.append((ops.relu(values), mask))
        return scales


class _Block(keras.layers.Layer):  # type: ignore[misc]
    """x + W2 relu(W1 x), where the first convolution may also read features of known pixels, with their mask."""

    def __init__(self, width: int, precision: str, name: str, sees: bool) -> None:
        super().__init__(dtype=precision, name=name)
        self.sees = sees
        self.first = (
            PartialConv2D(width, 3, dtype=precision, name="first")
            if sees
            else _conv(width, 3, precision, "first", gain=_RECTIFIED)
        )
        self.last = _conv(width, 3, precision, "last", gain=_SMALL, use_bias=False)

    def build(self, flow_shape: Any, seen_shape: Any = None) -> None:
        """Make nothing, see ``RestorationNetwork.build``."""

    def call(self, flow: Tensor, seen: tuple[Tensor, Tensor] | None = None) -> Tensor:
        """Return ``flow`` + W2 relu(W1 flow); ``seen`` are features of known pixels and their mask."""
        if seen is None:
            inner = self.first(flow)
        else:
            inner, _ = self.first([flow, seen[0]], [None, seen[1]])
        return flow + self.last(ops.relu(inner))


def _blocks(config: NetworkConfig, level: int, precision: str, way: str, sees: bool) -> list[_Block]:
    """Return the blocks of a scale, of which the first may read features of known pixels."""
    return [
        _Block(config.widths[level], precision, f"{way}_{level}_{index}", sees and index == 0)
        for index in range(config.depths[level])
    ]


def _conv(filters: int, size: int, precision: str, name: str, *, gain: float = 1.0, **options: Any) -> Any:
    """Return a plain convolution whose output starts with ``gain`` times the variance of its input."""
    return keras.layers.Conv2D(
        filters,
        size,
        padding="same",
        kernel_initializer=keras.initializers.VarianceScaling(gain),
        data_format="channels_last",
        dtype=precision,
        name=name,
        **options,
    )


def _nothing(size: int) -> dict[str, Tensor]:
    """Return inputs of zeros, (1, size, size, ...)."""
    return {name: ops.zeros((1, size, size, depth)) for name, depth in (("image", 3), ("hole", 1), ("prior", 3))}


def _grown(values: Tensor, rows: Tensor | int, columns: Tensor | int) -> Tensor:
    """Return (B, H + rows, W + columns, C), the values with the last row and column repeated."""
    for axis, more in ((1, rows), (2, columns)):
        side = ops.shape(values)[axis]
        values = ops.take(values, ops.minimum(ops.arange(side + more), side - 1), axis=axis)
    return values


def _centred(image: Tensor) -> Tensor:
    """Return values of 0..1 as -2..2: bfloat16 is finest around 0, and the weights start for a variance near 1."""
    return (image - 0.5) * 4.0


def _spread(values: Tensor) -> Tensor:
    """Return (B, 2H, 2W, C) of (B, H, W, 4C): each pixel's channels become 2 x 2 pixels."""
    _, rows, columns, channels = ops.shape(values)
    parts = ops.reshape(values, (-1, rows, columns, 2, 2, channels // 4))
    parts = ops.transpose(parts, (0, 1, 3, 2, 4, 5))
    return ops.reshape(parts, (-1, 2 * rows, 2 * columns, channels // 4))
