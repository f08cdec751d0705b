"""DetectorConfig: the table that says how wide and deep the network is, and its weights' shapes. Light to import.

The network is a U-Net (Ronneberger et al. 2015) of residual blocks (He et al. 2016) without normalisation. All layers
work at half resolution and below: the stem's 4 x 4 windows lose nothing of a line one pixel wide, and the head writes
four pixels at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from inpaint_studio.detection.network.inputs import CHANNELS
from inpaint_studio.errors import InputError

STEM, HEAD = 4, 3
"""Rows and columns of the windows of the first and of the last convolution."""

_WIDEST, _MOST_SCALES, _MOST_BLOCKS = 512, 6, 8


@dataclass(frozen=True)
class DetectorConfig:
    """The network's table of widths and depths.

    Attributes:
        widths: channels at each scale; the first has half the photo's rows and columns, each further one half of those.
        down: residual blocks of each scale on the way down.
        up: residual blocks of each scale but the last on the way up.

    Raises:
        InputError: a value is out of range, or the three do not fit together.
    """

    widths: tuple[int, ...] = (16, 32, 64, 96)
    down: tuple[int, ...] = (1, 2, 2, 2)
    up: tuple[int, ...] = (1, 1, 1)

    def __post_init__(self) -> None:
        _check("widths", self.widths, 1, _WIDEST)
        _check("down", self.down, 0, _MOST_BLOCKS)
        _check("up", self.up, 0, _MOST_BLOCKS)
        if not self.widths or len(self.down) != len(self.widths) or len(self.up) != len(self.widths) - 1:
            raise InputError("The network needs widths, as many numbers of blocks down, and one less up.")

    @property
    def step(self) -> int:
        """The number that rows and columns are padded to a multiple of."""
        return int(2 ** len(self.widths))

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "DetectorConfig":
        """Return the configuration in a table of plain lists.

        Raises:
            InputError: the table has unknown entries or values out of range.
        """
        unknown = sorted(set(table) - {item.name for item in fields(cls)})
        if unknown:
            raise InputError(f"A network has no “{unknown[0]}”.")
        return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in table.items()})

    def as_table(self) -> dict[str, Any]:
        """Return the table as plain lists, for JSON."""
        return {key: list(value) for key, value in asdict(self).items()}


@dataclass(frozen=True)
class Convolution:
    """One convolution.

    Attributes:
        name: the name that its weights have.
        size: rows and columns of its window.
        inputs: channels of its input.
        outputs: channels of its output.
        has_bias: whether it adds a bias.
    """

    name: str
    size: int
    inputs: int
    outputs: int
    has_bias: bool = True


def convolutions(config: DetectorConfig) -> tuple[Convolution, ...]:
    """Return all convolutions of a network, in the order in which they are computed."""
    widths = config.widths
    found = [Convolution("stem", STEM, CHANNELS, widths[0])]
    for level, width in enumerate(widths):
        if level:
            found.append(Convolution(f"down_{level}", 2, widths[level - 1], width))
        found += _blocks("down", level, width, config.down[level])
    for level in reversed(range(len(widths) - 1)):
        found.append(Convolution(f"up_{level}", 1, widths[level + 1], 4 * widths[level]))
        found += _blocks("up", level, widths[level], config.up[level])
    return (*found, Convolution("head", HEAD, widths[0], 4))


def weight_shapes(config: DetectorConfig) -> dict[str, tuple[int, ...]]:
    """Return the shapes of all weights of a network by their names, (rows, columns, inputs, outputs) or (outputs,)."""
    shapes: dict[str, tuple[int, ...]] = {}
    for each in convolutions(config):
        shapes[f"{each.name}/kernel"] = (each.size, each.size, each.inputs, each.outputs)
        if each.has_bias:
            shapes[f"{each.name}/bias"] = (each.outputs,)
    return shapes


def _blocks(way: str, level: int, width: int, count: int) -> Iterator[Convolution]:
    for index in range(count):
        yield Convolution(f"{way}_{level}_{index}_first", 3, width, width)
        yield Convolution(f"{way}_{level}_{index}_last", 3, width, width, has_bias=False)


def _check(name: str, values: Any, low: int, high: int) -> None:
    is_list = isinstance(values, tuple) and len(values) <= _MOST_SCALES
    if not is_list or not all(type(value) is int and low <= value <= high for value in values):
        raise InputError(
            f"{name} must be a list of at most {_MOST_SCALES} whole numbers from {low} to {high}, not {values!r}."
        )
