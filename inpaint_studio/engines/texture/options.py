"""The options of the texture engine. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, Specks, check_options, option

SPECK = 200
"""Pixels: holes of fewer are specks of dust, which get no texture, as their filling is hardly seen."""

INFO = EngineInfo(
    name="texture",
    title="Texture",
    summary="Wide damage on stone, cloth, leaves, hair or water: fills it smoothly, then adds detail from nearby.",
    context=40,
    spread=1.0,
    shallow=4.0,  # as with Fast Marching, whose coarser scales want windows to begin where this says
    reach=28,
    specks=Specks(SPECK, context=12, reach=9),  # as far as neighbours are looked for, and as Fast Marching looks
    method="Texture synthesis from patches nearby",
)
TEXTURE = OptionSpec(
    "Texture", "How much detail of the surroundings a wide filling gets; 0 leaves it smooth.", 0, 100, "%"
)
SEED = OptionSpec("Seed", "Another number gives other texture and grain that match as well.", 0, 9999, is_advanced=True)


@dataclass(frozen=True, slots=True)
class TextureOptions:
    """Options of the texture engine.

    Attributes:
        texture: how much detail is added, in per cent of what the surroundings have.
        seed: number that random tries start from.

    Raises:
        InputError: a value is out of range.
    """

    texture: int = option(90, TEXTURE)
    seed: int = option(0, SEED)

    def __post_init__(self) -> None:
        check_options(self)


NARROWEST = 5
"""Pixels: holes that are nowhere so wide get no texture, as their filling is not seen to be smooth."""
