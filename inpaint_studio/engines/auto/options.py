"""The options of the engine that chooses for each hole. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, Specks, check_options, option
from inpaint_studio.engines.pconv.options import INFO as PCONV_INFO
from inpaint_studio.engines.pconv.options import WEIGHTS
from inpaint_studio.engines.texture.options import INFO as TEXTURE_INFO
from inpaint_studio.engines.texture.options import SEED, SPECK

INFO = EngineInfo(
    name="auto",
    title="Automatic",
    summary="Any damage: thin scratches and dust fast, wide damage by the network, with grain and texture from nearby.",
    context=TEXTURE_INFO.context,
    is_local=True,
    spread=TEXTURE_INFO.spread,
    shallow=TEXTURE_INFO.shallow,
    reach=TEXTURE_INFO.reach,
    method="Chooses a method for each spot",
    grid=PCONV_INFO.grid,
    specks=Specks(SPECK, context=24, reach=9),  # as far as grain is learned, and as Fast Marching looks
)


@dataclass(frozen=True, slots=True)
class AutoOptions:
    """Options of the engine that chooses for each hole.

    Attributes:
        texture: how much grain and texture of the surroundings is added, in per cent of what they have.
        width: where holes are this wide, in pixels, the network fills them.
        seed: number that random grain and texture start from.
        weights: path of a file of weights with its card beside it; empty for those that ship with the program.

    Raises:
        InputError: a value is out of range.
    """

    texture: int = option(
        90,
        OptionSpec(
            "Grain and texture",
            "How much of the surroundings' grain and texture a filling gets; 0 leaves it smooth.",
            0,
            100,
            "%",
        ),
    )
    width: int = option(
        24,
        OptionSpec("Wide from", "Where damage is this wide, the network restores it.", 1, 500, "px", is_advanced=True),
    )
    seed: int = option(0, SEED)
    weights: str = option("", WEIGHTS)

    def __post_init__(self) -> None:
        check_options(self)
