"""The convolutions of the network and their operations, counted from its table. Light to import.

A convolution with windows of k x k, from m to n channels, multiplies and adds k * k * m * n times for each pixel of its
output. At the scale s the output has 1 / s^2 of the image's pixels, so that is 2 * k * k * m * n / s^2 operations for
each pixel of the image. The sums over masks, biases, rectifiers and the contrast are not counted: they are a hundredth
of the operations, and their time goes into passes over memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inpaint_studio.engines.pconv.config import NetworkConfig

_STEM_INPUTS = 3 + 3 + 3 + 1  # known pixels, filling, level, hole


@dataclass(frozen=True)
class Convolution:
    """One convolution of the network.

    Attributes:
        name: the name that its weights have in the network.
        size: rows and columns of its window.
        inputs: channels of its input.
        outputs: channels of its output.
        scale: rows, or columns, of the image for each of the output.
    """

    name: str
    size: int
    inputs: int
    outputs: int
    scale: int

    @property
    def flops(self) -> float:
        """Operations for each pixel of the image; a multiplication and an addition count as two."""
        return 2 * self.size**2 * self.inputs * self.outputs / self.scale**2


def convolutions(config: NetworkConfig) -> tuple[Convolution, ...]:
    """Return all convolutions of a network, the way down first."""
    widths = config.widths
    known = [0, *config.known_widths, *[0] * len(widths)]
    found = [Convolution("stem", 4, _STEM_INPUTS, widths[0], 2)]
    for level, width in enumerate(widths):
        scale = 2 ** (level + 1)
        if level:
            found.append(Convolution(f"down_{level}", 2, widths[level - 1], width, scale))
        if known[level]:
            size, before = (4, 3) if level == 1 else (2, known[level - 1])
            found.append(Convolution(f"known_{level}", size, before, known[level], scale))
        found += _blocks(config, "down", level, known[level])
    for level in reversed(range(len(widths) - 1)):
        found.append(Convolution(f"up_{level}", 1, widths[level + 1], 4 * widths[level], 2 ** (level + 2)))
        found += _blocks(config, "up", level, 0)
    return (*found, Convolution("head", 3, widths[0], 12, 2))


def weight_shapes(config: NetworkConfig) -> dict[str, tuple[int, ...]]:
    """Return the shapes of all weights of a network by their names, without making the network."""
    shapes: dict[str, tuple[int, ...]] = {}
    for each in convolutions(config):
        shapes[f"network/{each.name}/kernel"] = (each.size, each.size, each.inputs, each.outputs)
        if not each.name.endswith("/last"):  # The last one of a block has no bias.
            shapes[f"network/{each.name}/bias"] = (each.outputs,)
    return shapes


def flops_per_pixel(config: NetworkConfig) -> float:
    """Return the operations of all convolutions for each pixel of the image."""
    return sum(each.flops for each in convolutions(config))


def _blocks(config: NetworkConfig, way: str, level: int, known: int) -> Iterator[Convolution]:
    """Yield the two convolutions of each residual block of a scale.

    The first convolution of the first block also reads features of known pixels, ``known`` channels.
    """
    width, scale = config.widths[level], 2 ** (level + 1)
    for index in range(config.depths[level]):
        name = f"{way}_{level}_{index}"
        yield Convolution(f"{name}/first", 3, width + (0 if index else known), width, scale)
        yield Convolution(f"{name}/last", 3, width, width, scale)
