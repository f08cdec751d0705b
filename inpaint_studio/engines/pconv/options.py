"""The options of the engines with the network. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, check_options, option
from inpaint_studio.engines.fmm.options import GRAIN, SEED

INFO = EngineInfo(
    name="pconv",
    title="Partial convolutions",
    summary="Thin and wide damage alike: a trained network betters what Fast Marching begins. Best, and slowest.",
    context=56,  # a speck of dust with so many pixels around it fills the smallest patch
    spread=1.0,
    shallow=16.0,  # around deeper holes Fast Marching reads more than the context
    grid=32,  # see ``patches``
)

AUTO_INFO = EngineInfo(
    name="auto",
    title="Choose for each hole",
    summary="Fast Marching with detail from nearby for thin scratches and dust, the network for wide damage.",
    context=INFO.context,
    spread=INFO.spread,
    shallow=INFO.shallow,
    grid=INFO.grid,
)
WEIGHTS = OptionSpec("Weights", "A file of weights that “train” has written, instead of ours.", is_expert=True)


@dataclass(frozen=True, slots=True)
class PconvOptions:
    """Options of the partial-convolution engine.

    Attributes:
        grain: ``"match"`` makes the filling as grainy as the known pixels around it.
        seed: number that the random grain starts from.
        weights: path of a file of weights with its card beside it; empty for those that ship with the program.

    Raises:
        InputError: a value is out of range.
    """

    grain: str = option("off", GRAIN)
    seed: int = option(0, SEED)
    weights: str = option("", WEIGHTS)

    def __post_init__(self) -> None:
        check_options(self)


@dataclass(frozen=True, slots=True)
class AutoOptions:
    """Options of the engine that chooses for each hole.

    Attributes:
        width: holes that are this wide somewhere, in pixels, are filled by the network.
        grain: as in ``PconvOptions``.
        seed: as in ``PconvOptions``.
        weights: as in ``PconvOptions``.

    Raises:
        InputError: a value is out of range.
    """

    width: int = option(
        8, OptionSpec("Wide from", "Holes that are this wide somewhere are restored by the network.", 1, 500, "px")
    )
    grain: str = option("off", GRAIN)
    seed: int = option(0, SEED)
    weights: str = option("", WEIGHTS)

    def __post_init__(self) -> None:
        check_options(self)
