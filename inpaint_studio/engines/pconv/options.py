"""The options of the network's engine. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, check_options, option
from inpaint_studio.engines.fmm.options import GRAIN, SEED

INFO = EngineInfo(
    name="pconv",
    title="Thorough",
    summary="Thin and wide damage alike: a trained network betters what Quick begins. The slowest.",
    context=56,  # a speck of dust with so many pixels around it fills the smallest patch
    spread=1.0,
    shallow=16.0,  # around deeper holes Fast Marching reads more than the context
    grid=32,  # see ``patches``
    method="Partial-convolution network (Liu et al. 2018)",
)
WEIGHTS = OptionSpec(
    "Weights",
    "A file of weights that “train” has written, with its card beside it, instead of ours.",
    is_advanced=True,
    pattern="Weights (*.npz);;All files (*)",
)


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
