"""The arguments that say how masks are read and how holes are filled; several commands take them."""

from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from typing import Any

from inpaint_studio.cli.arguments import distance, percent

_OPTION = "option_"  # begins the names of the engines' options among the parsed arguments


def add_engine(parser: ArgumentParser) -> None:
    """Declare ``--engine``."""
    from inpaint_studio.engines.registry import ENGINES

    parser.add_argument(
        "--engine",
        choices=list(ENGINES),
        default="auto",
        help="what fills the holes (default: auto, which chooses for each)",
    )


def add_mask_options(parser: ArgumentParser) -> None:
    """Declare how masks are read."""
    parser.add_argument(
        "--invert-mask",
        action=BooleanOptionalAction,
        default=None,
        help="the mask is painted black on white, or certainly not (default: it is not, but one that looks so is "
        "refused)",
    )
    parser.add_argument(
        "--mask-threshold",
        type=percent,
        metavar="PERCENT",
        help="how bright a pixel of the mask must be to be restored; lower covers more of a soft edge (default: 10)",
    )
    parser.add_argument(
        "--grow", type=distance, default=0, metavar="N", help="make the mask wider by N pixels (default: 0)"
    )
    parser.add_argument(
        "--fit",
        action="store_true",
        help="make the mask wider or narrower, up to where the damage below it ends",
    )


def add_engine_options(parser: ArgumentParser) -> None:
    """Declare one argument for each option of an engine, as its ``OptionSpec`` says."""
    from inpaint_studio.engines.registry import ENGINES, option_specs

    known: set[str] = set()
    for name, entry in ENGINES.items():
        group = parser.add_argument_group(f"options of --engine {name}")
        for option, (spec, default) in option_specs(entry.options).items():
            if option in known:  # of an engine before it, too, and then the same
                continue
            known.add(option)
            shape: dict[str, Any] = {"type": type(default), "metavar": option.upper()}
            if spec.choices:
                shape = {"choices": [choice for choice, _ in spec.choices]}
            text = f"{spec.help} (default: {default} {spec.unit}".rstrip() + ")"
            # argparse takes a percent sign for the beginning of a placeholder.
            help_text = text.replace("%", "%%")
            group.add_argument(f"--{option}", dest=_OPTION + option, default=None, help=help_text, **shape)


def chosen_engine_options(options: Namespace) -> dict[str, Any]:
    """Return the options of engines that were given, by name."""
    return {
        name.removeprefix(_OPTION): value
        for name, value in vars(options).items()
        if name.startswith(_OPTION) and value is not None
    }
