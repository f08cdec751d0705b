"""NetworkConfig: the table that says how wide and deep the network is. Light to import."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from inpaint_studio.errors import InputError

_WIDEST, _MOST_SCALES, _MOST_BLOCKS = 1024, 8, 16


@dataclass(frozen=True)
class NetworkConfig:
    """The network's table of widths and depths.

    Attributes:
        widths: channels at each scale. The first scale has half the image's rows and columns, each further one half of
            those of the one before. Multiples of 32 are the fastest.
        known_widths: channels of the branch that reads known pixels alone, at the second scale and those that follow;
            () = no such branch.
        blocks: number of residual blocks on the way down, and on the way up: one for all scales, or one for each.

    Raises:
        InputError: a value is out of range, or the three do not fit together.
    """

    widths: tuple[int, ...] = (64, 96, 128, 192)
    known_widths: tuple[int, ...] = (32, 32)
    blocks: int | tuple[int, ...] = 1

    def __post_init__(self) -> None:
        for name in ("widths", "known_widths"):
            _check_widths(name, getattr(self, name))
        if not self.widths or len(self.known_widths) >= len(self.widths):
            raise InputError("The network needs widths, and fewer known_widths than that.")
        if not all(_is_whole(depth) and 0 <= depth <= _MOST_BLOCKS for depth in self.depths):
            raise InputError(f"blocks must be whole numbers from 0 to {_MOST_BLOCKS}, not {self.blocks!r}.")
        if len(self.depths) != len(self.widths):
            raise InputError(f"blocks must be one number, or one for each of the {len(self.widths)} widths.")

    @property
    def depths(self) -> tuple[int, ...]:
        """Residual blocks of each scale."""
        return self.blocks if isinstance(self.blocks, tuple) else (self.blocks,) * len(self.widths)

    @property
    def step(self) -> int:
        """The number that rows and columns are padded to a multiple of."""
        return int(2 ** len(self.widths))

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "NetworkConfig":
        """Return the configuration in a table of plain lists and numbers.

        Raises:
            InputError: the table has unknown entries or values out of range.
        """
        known = {item.name for item in fields(cls)}
        unknown = sorted(set(table) - known)
        if unknown:
            raise InputError(f"A network has no “{unknown[0]}”.")
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
        }
        return cls(**values)

    def as_table(self) -> dict[str, Any]:
        """Return the table as plain lists and numbers, for JSON."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def _check_widths(name: str, widths: Any) -> None:
    is_list = isinstance(widths, tuple) and len(widths) <= _MOST_SCALES
    if not is_list or not all(_is_whole(width) and 1 <= width <= _WIDEST for width in widths):
        raise InputError(
            f"{name} must be a list of at most {_MOST_SCALES} whole numbers from 1 to {_WIDEST}, not {widths!r}."
        )


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
