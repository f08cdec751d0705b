"""The options of the Fast Marching engine. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, check_options, option

INFO = EngineInfo(
    name="fmm",
    title="Quick",
    summary="Scratches, cracks, dust and small spots: continues what surrounds them. Fast on any size of scan.",
    context=0,  # grows with the radius: FmmEngine.info tells
    borrows=False,
    method="Fast Marching Method (Telea 2004)",
)


GRAIN = OptionSpec(
    "Grain",
    "Makes the restored pixels as grainy as their surroundings; clean surroundings get none.",
    choices=(("off", "None"), ("match", "Like the surroundings")),
    suggested="match",
)
SEED = OptionSpec(
    "Seed",
    "Another number gives other grain that matches as well.",
    0,
    9999,
    is_advanced=True,
    only_with=("grain", "match"),
)
"""The options of grain, which all engines share."""


@dataclass(frozen=True, slots=True)
class FmmOptions:
    """Options of the Fast Marching engine.

    Attributes:
        weighting: how the pixels around one are weighted: ``"coherence"`` or ``"telea"``.
        radius: up to which distance pixels count, in pixels (epsilon in Telea's paper); for ``"telea"``.
        sweeps: number of sweeps over the filling in each round of ``"coherence"``.
        finish: filter that smooths the filling afterwards: ``"none"``, ``"median"``, ``"bilateral"`` or ``"both"``.
        grain: ``"match"`` makes the filling as grainy as the known pixels around it, after the finish.
        seed: number that the random grain starts from.

    Raises:
        InputError: a value is out of range.
    """

    weighting: str = option(
        "coherence",
        OptionSpec(
            "Method",
            "Continue lines and edges from both sides of a spot, or fill plainly from its rim inwards as Telea does.",
            choices=(("coherence", "Continue lines and edges"), ("telea", "Plain (Telea 2004)")),
            is_advanced=True,
        ),
    )
    radius: int = option(
        5,
        OptionSpec(
            "Radius",
            "How far around each pixel known ones are looked at. Plain method only.",
            1,
            50,
            "px",
            is_advanced=True,
            only_with=("weighting", "telea"),
        ),
    )
    sweeps: int = option(
        10,
        OptionSpec(
            "Sweeps",
            "How often the filling is gone over: more joins the sides of wide spots better and takes longer. "
            "Not for the plain method.",
            1,
            100,
            is_advanced=True,
            only_with=("weighting", "coherence"),
        ),
    )
    finish: str = option(
        "none",
        OptionSpec(
            "Finish",
            "Smooths the restored pixels afterwards.",
            choices=(
                ("none", "None"),
                ("median", "Median"),
                ("bilateral", "Bilateral"),
                ("both", "Median and bilateral"),
            ),
            is_advanced=True,
        ),
    )
    grain: str = option("off", GRAIN)
    seed: int = option(0, SEED)

    def __post_init__(self) -> None:
        check_options(self)
