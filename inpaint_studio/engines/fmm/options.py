"""What can be chosen of the Fast Marching engine. Light to import."""

from dataclasses import dataclass

from inpaint_studio.core.engine import EngineInfo, OptionSpec, check_options, option

INFO = EngineInfo(
    name="fmm",
    title="Fast Marching",
    summary="Scratches, cracks, dust and small spots: continues what surrounds them. Fast on any size of scan.",
    context=0,  # grows with the radius: FmmEngine.info tells
)


@dataclass(frozen=True, slots=True)
class FmmOptions:
    """Options of the Fast Marching engine.

    Attributes:
        radius: how far from a pixel known ones count, in pixels (epsilon in the paper).
        finish: what smooths the filling afterwards.

    Raises:
        InputError: a value is out of range.
    """

    radius: int = option(5, OptionSpec("Radius", "How far around each pixel known ones are looked at.", 1, 50, "px"))
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
        ),
    )

    def __post_init__(self) -> None:
        check_options(self)
