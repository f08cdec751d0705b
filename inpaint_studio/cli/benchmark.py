"""``inpaint-studio benchmark``: measures an engine or the window."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.cli.arguments import add_quiet, count, megapixels
from inpaint_studio.cli.endings import EXIT_DONE
from inpaint_studio.cli.terminal import print_table, progress_bar
from inpaint_studio.errors import InputError

if TYPE_CHECKING:
    from inpaint_studio.evaluation.suite import Benchmark

_DEFAULTS = {"fmm": "rivals", "pconv": "network", "texture": "texture"}
"""The benchmark of each engine that is run unless another is asked for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = "Measure an engine: against its rivals, how it grows, or how well it uses the machine."
    parser.add_argument(
        "engine",
        choices=[*_DEFAULTS, "canvas"],
        help="pconv: speed, share of what the machine can, memory; texture: a stroke, scratches and dust; canvas: the "
        "window with a large photo",
    )
    kinds = parser.add_mutually_exclusive_group()
    for kind, text in (
        ("growth", "time over 0.1 to 5 million masked pixels, a twentieth of each photo"),
        ("scale", "time for a masked pixel on a photo of 100 megapixels against one of 2"),
        ("memory", "memory taken beside the photo, in a process of its own"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=f"fmm: {text}")
    parser.add_argument("--megapixels", type=megapixels, nargs="+", help="sizes of the photos")
    parser.add_argument("--repeats", type=count, help="runs of each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument("--plot", type=Path, metavar="OUT.png", help="where the plot of --growth goes")
    add_quiet(parser)


def run(options: argparse.Namespace) -> int:
    """Measure with a progress bar, print the table, write the files asked for, and return the exit code.

    Raises:
        InputError: the engine has no such benchmark, or the benchmark draws no plot.
        FileError: a file cannot be written.
    """
    import json

    from inpaint_studio.files.atomic import check_target, replacing

    if options.plot and options.kind != "growth":
        raise InputError("Only --growth draws a plot.")
    chosen = _chosen(options)
    if chosen.engine != options.engine:
        raise InputError(
            f"--{options.kind} is a benchmark of {chosen.engine}: inpaint-studio benchmark {chosen.engine}."
        )
    targets = [target for target in (options.json, options.plot) if target]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    with progress_bar("Measuring", options) as advance:
        outcome = chosen.run(options.megapixels or chosen.megapixels, options.repeats or chosen.repeats, advance)
    print_table(outcome.table)
    figures = json.dumps(outcome.figures, indent=2) + "\n"
    for target in targets:
        with replacing(target) as stream:
            stream.write(figures.encode() if target == options.json else outcome.plot)
    if options.plot:
        print(f"The plot: {options.plot}")  # noqa: T201
    return EXIT_DONE


def _chosen(options: argparse.Namespace) -> "Benchmark":
    from inpaint_studio.evaluation.suite import SUITE

    if options.engine == "canvas" and options.kind is None:
        from inpaint_studio.ui.benchmark.canvas import CANVAS

        return CANVAS
    return SUITE[options.kind or _DEFAULTS[options.engine]]
