"""``inpaint-studio evaluate``: from a folder of photos to a report. Light to import."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.core.job import ProgressCallback
from inpaint_studio.errors import InputError

if TYPE_CHECKING:
    from rich.table import Table


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = (
        "Damage photos that are whole, restore them with every engine, and write tables, plots and crops as one file."
    )
    parser.add_argument("--photos", required=True, type=Path, metavar="DIR", help="whole photographs")
    parser.add_argument("--report", required=True, type=Path, metavar="OUT.html", help="where the report goes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument("--plot", type=Path, metavar="OUT.png", help="where the plot of --by-width goes, .png or .svg")
    parser.add_argument(
        "--engines",
        metavar="LIST",
        help="who is compared, the first with each other: fmm, pconv, auto, opencv-telea, opencv-ns, biharmonic, "
        "gmic-matchpatch, gmic-inpaint; options after a colon, as in fmm:radius=7,finish=median (default: "
        "fmm,opencv-telea,opencv-ns; with --by-width pconv and plain Telea, too; with --texture all there are)",
    )
    parser.add_argument(
        "--widths",
        type=_whole_numbers,
        metavar="LIST",
        help="of scratches, in px (default: 1,2,3,5,8,12,20; with --by-width 40,64, too)",
    )
    parser.add_argument("--coverage", type=float, help="percent of the photo under scratches (default: 5)")
    parser.add_argument("--limit", type=int, metavar="N", help="take only the first N photos")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="another seed is other damage (default: 0)")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.add_argument("--cases", type=int, metavar="N", help="holes that --texture makes (default: 48)")
    parser.add_argument(
        "--planes", type=Path, metavar="DIR", help="for --detection: planes of real damage, white = damage"
    )
    parser.add_argument(
        "--prints",
        type=Path,
        metavar="DIR",
        help="for --detection: real prints NAME.png with masks NAME_mask.png and, white = undecided, NAME_ignore.png",
    )
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument(
        "--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage, in sub-folders by kind"
    )
    kinds.add_argument(
        "--detection",
        action="store_true",
        help="how well damage is found: on simulated damage, where there is none, and on real prints",
    )
    kinds.add_argument(
        "--by-width",
        action="store_true",
        help="the same scratches in every width, which cover 20 %% in the widest: how thick may damage be?",
    )
    kinds.add_argument(
        "--grain", action="store_true", help="noise spectra inside fillings and outside, of fmm with grain and without"
    )
    kinds.add_argument(
        "--texture",
        action="store_true",
        help="strokes of 3 to 40 px and blobs of 30 to 90 px in textured, mixed and smooth places, with measures that "
        "see missing detail, and crops at 200 %%",
    )


def _whole_numbers(text: str) -> list[int]:
    try:
        return [int(piece) for piece in text.split(",")]
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"whole numbers with commas between them are wanted, not {text!r}") from error


def run(options: argparse.Namespace, progress: ProgressCallback) -> "Table":
    """Evaluate as the command line says, and write the files.

    Args:
        options: the arguments that ``add_arguments`` declares.
        progress: called with the share that is done.

    Returns:
        The table for the terminal.

    Raises:
        InpaintStudioError: an option does not fit, a file cannot be read or written, or an engine failed.
    """
    if options.plot and not options.by_width:
        raise InputError("Only --by-width draws a plot.")
    if options.cases is not None and not options.texture:
        raise InputError("Only --texture takes a number of cases.")
    if (options.prints or options.planes) and not options.detection:
        raise InputError("Only --detection takes prints and planes.")
    if options.detection:
        return _detection(options, progress)
    if options.grain:
        return _grain(options, progress)
    if options.texture:
        return _texture(options, progress)
    from inpaint_studio.evaluation import by_width, summary
    from inpaint_studio.evaluation.harness import ENGINES, WIDTHS, make_plan
    from inpaint_studio.evaluation.run import run as evaluate

    engines, widths = (by_width.ENGINES, by_width.WIDTHS) if options.by_width else (ENGINES, WIDTHS)
    plan = make_plan(
        options.photos,
        options.engines or engines,
        options.widths or widths,
        options.coverage,
        damage=options.damage,
        is_growing=options.by_width,
        limit=options.limit,
        seed=options.seed,
    )
    measurements = evaluate(plan, options.report, options.json, options.plot, progress)
    return by_width.as_table(measurements) if options.by_width else summary.as_table(measurements)


def _grain(options: argparse.Namespace, progress: ProgressCallback) -> "Table":
    from inpaint_studio.evaluation.grain_report import as_table, run
    from inpaint_studio.evaluation.harness import find_photos

    photos = find_photos(options.photos, options.limit, options.seed)
    return as_table(run(photos, options.report, options.json, options.seed, progress))


def _detection(options: argparse.Namespace, progress: ProgressCallback) -> "Table":
    from inpaint_studio.evaluation.detection.report import as_table, run

    parts = run(
        options.photos,
        options.report,
        options.json,
        planes=options.planes,
        real=options.prints,
        seed=options.seed,
        limit=options.limit,
        progress=progress,
    )
    return as_table(parts)


def _texture(options: argparse.Namespace, progress: ProgressCallback) -> "Table":
    from inpaint_studio.evaluation.texture.report import as_table, run

    found = run(
        options.photos,
        options.report,
        options.json,
        options.engines,
        options.cases,
        options.seed,
        options.limit,
        progress,
    )
    return as_table(found)
