"""The arguments that say how damage is found; several commands take them."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.cli.arguments import distance

if TYPE_CHECKING:
    from inpaint_studio.detection.finding import Finding

_MOST = 100
_NAMES = ("sensitivity", "polarity", "min", "max", "margin", "ir", "no_ir", "like")


def add_finding(parser: ArgumentParser, title: str) -> None:
    """Declare the arguments, in a group of their own."""
    group = parser.add_argument_group(title)
    group.add_argument(
        "--sensitivity",
        type=_sensitivity,
        metavar="N",
        help="0 to 100; the higher, the more doubtful marks are taken (default: 50, few marks are false)",
    )
    group.add_argument(
        "--polarity",
        choices=["both", "bright", "dark"],
        help="whether damage is brighter than what is around it (default: both)",
    )
    group.add_argument("--min", type=distance, metavar="N", help="leave out marks of less than N pixels across")
    group.add_argument(
        "--max", type=distance, metavar="N", help="leave out marks of more than N pixels across, but lines"
    )
    group.add_argument("--margin", type=distance, metavar="N", help="make marks wider by N pixels (default: 1)")
    group.add_argument(
        "--like",
        type=Path,
        metavar="EXAMPLES",
        help="a picture of the photo's size, white = painted over three or more damaged places: what is like them is "
        "marked, in place of all that looks like damage",
    )
    infrared = group.add_mutually_exclusive_group()
    infrared.add_argument(
        "--ir",
        type=Path,
        metavar="FILE",
        help="the infrared plane of the film scan, in which damage is looked for (default: the one in PHOTO's own "
        "file, or beside it as NAME_IR.tif, if there is one)",
    )
    infrared.add_argument(
        "--no-ir", action="store_true", default=None, help="look for damage in the photo alone, not in infrared"
    )


def chosen_finding(options: Namespace) -> "Finding":
    """Return how damage is found, as the arguments say."""
    from inpaint_studio.detection.finding import Finding
    from inpaint_studio.detection.marks import MARGIN, SENSITIVITY, Choice
    from inpaint_studio.errors import InputError

    sensitivity = SENSITIVITY if options.sensitivity is None else options.sensitivity
    choice = Choice(sensitivity, options.min or 0, options.max or 0, options.polarity or "both")
    margin = MARGIN if options.margin is None else options.margin
    if options.like and options.ir:
        raise InputError("Damage is looked for in infrared, or by examples: give --ir or --like.")
    return Finding(choice, margin, options.ir, is_infrared_used=not options.no_ir, like=options.like)


def is_chosen(options: Namespace) -> bool:
    """Whether one of the arguments is given."""
    return any(getattr(options, name) is not None for name in _NAMES)


def _sensitivity(text: str) -> float:
    if not 0 <= float(text) <= _MOST:
        raise ArgumentTypeError(f"must be from 0 to {_MOST}, not {text}")
    return float(text)
