"""``inpaint-studio batch``: restores the photos of whole folders, and goes on where it was stopped."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.cli.arguments import add_limit, add_previews, add_quiet, count, percent
from inpaint_studio.cli.batch_progress import batch_progress, say
from inpaint_studio.cli.endings import EXIT_DONE, EXIT_FAILED
from inpaint_studio.cli.finding import add_finding, chosen_finding, is_chosen
from inpaint_studio.cli.restoration import add_engine, add_engine_options, add_mask_options, chosen_engine_options
from inpaint_studio.core.interrupt import EXIT_INTERRUPTED

if TYPE_CHECKING:
    from inpaint_studio.batch.events import Summary
    from inpaint_studio.batch.options import Batch

_PERCENT = 100


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = (
        "Restore the photos of whole folders. Each result has the name, the format and the place below its folder that "
        "its photo has. Photos that somebody should look at first are put on a list; nothing is written over."
    )
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="+")
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--out", type=Path, help="the folder of the results, with the manifest of the batch")
    target.add_argument(
        "--in-place-with-backup",
        type=Path,
        metavar="DIR",
        help="replace the photos, once each has been copied to this folder, in which the manifest is, too",
    )
    parser.add_argument(
        "--masks", type=Path, metavar="DIR", help="a mask of each photo, named like it: white = restore"
    )
    parser.add_argument("--detect", action="store_true", help="find the damage; beside --masks, both count")
    parser.add_argument("--pattern", default="", metavar="GLOB", help="only photos of such names, or paths, as *.tif")
    parser.add_argument("--resume", action="store_true", help="go on, and do again what failed or has changed")
    parser.add_argument(
        "--report", type=Path, metavar="OUT.html", help="write a page with all photos, those that deserve a look first"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell what would be done, and do nothing")
    parser.add_argument(
        "--max-share",
        type=_share,
        default=5.0,
        metavar="PERCENT",
        help="a photo of which more is marked is not restored but put on the review list (default: 5%%)",
    )
    parser.add_argument(
        "--clean",
        choices=["copy", "link"],
        default="copy",
        help="what becomes of photos without damage: a copy byte for byte, or a hard link (default: copy)",
    )
    _add_machine(parser)
    add_engine(parser)
    add_mask_options(parser)
    parser.add_argument(
        "--log",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="note in the XMP data what was restored, how and when (default: yes)",
    )
    add_previews(parser)
    add_limit(parser)
    add_quiet(parser, "tell only what goes wrong")
    add_finding(parser, "which marks --detect takes")
    add_engine_options(parser)


def _add_machine(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("who does it")
    group.add_argument(
        "--workers", type=count, default=0, metavar="N", help="how many processes (default: one a core; needs Dask)"
    )
    group.add_argument(
        "--scheduler", default="", metavar="tcp://HOST:8786", help="a running Dask cluster that shares the folders"
    )
    group.add_argument(
        "--max-memory",
        type=percent,
        default=60.0,
        metavar="PERCENT",
        help="share of the machine's memory that the photos under way may take together (default: 60)",
    )


def run(options: argparse.Namespace) -> int:
    """Restore with a line for each photo and return the exit code: 1 where a photo failed or was left.

    Raises:
        InpaintStudioError: a folder is not there or cannot be written to, or what is asked for cannot be done.
    """
    from inpaint_studio.batch.manifest import NAME
    from inpaint_studio.batch.report import write_report
    from inpaint_studio.batch.run import run as run_batch
    from inpaint_studio.files.atomic import check_target

    batch = _batch(options)
    if options.dry_run:
        return _tell_plan(batch)
    if options.report is not None:
        check_target(options.report)
    with batch_progress(options) as tell:
        summary = run_batch(batch, tell=tell, cancel=options.cancel)
    if options.report is not None:
        write_report(batch.out / NAME, options.report)
    return _tell_end(summary)


def _batch(options: argparse.Namespace) -> "Batch":
    """Return what is asked for.

    Raises:
        InputError: it cannot be done.
    """
    from inpaint_studio.batch.options import Batch, PhotoOptions
    from inpaint_studio.engines.registry import check_engine_options
    from inpaint_studio.errors import InputError
    from inpaint_studio.files.load import MAX_PIXELS
    from inpaint_studio.files.mask_reading import MaskOptions

    if is_chosen(options) and not options.detect:
        raise InputError("Sensitivity, polarity, sizes, margin and infrared belong to --detect.")
    chosen = chosen_engine_options(options)
    check_engine_options(options.engine, **chosen)
    photo_options = PhotoOptions(
        engine=options.engine,
        engine_options=tuple(sorted(chosen.items())),
        finding=chosen_finding(options) if options.detect else None,
        masks=options.masks,
        mask_options=MaskOptions(options.invert_mask, options.mask_threshold, options.grow),
        is_fitted=options.fit,
        max_share=options.max_share / _PERCENT,
        clean=options.clean,
        is_logged=options.log,
        renew_previews=options.previews,
        max_pixels=round(options.max_megapixels * 1e6) if options.max_megapixels else MAX_PIXELS,
    )
    return Batch(
        tuple(options.folders),
        options.in_place_with_backup or options.out,
        photo_options,
        pattern=options.pattern,
        is_in_place=options.in_place_with_backup is not None,
        is_resumed=options.resume,
        workers=options.workers,
        scheduler=options.scheduler,
        memory_share=options.max_memory / _PERCENT,
    )


def _tell_plan(batch: "Batch") -> int:
    """Print what would be done, photo by photo."""
    from inpaint_studio.batch.plan import plan_only
    from inpaint_studio.batch.rows import readable

    planned = plan_only(batch)
    for sentence in planned.told:
        say(sentence)
    for row, _ in planned.todo:
        print(readable(f"{row.input} -> {row.output}"))  # noqa: T201
    for row in planned.left:
        print(readable(f"{row.input}: {row.note}"))  # noqa: T201
    left = f"{planned.done:,} done before, {len(planned.left):,} left"
    print(f"{len(planned.todo):,} photos of {planned.size / 1e9:,.2f} GB to be looked at, {left}.")  # noqa: T201
    return EXIT_DONE


def _tell_end(summary: "Summary") -> int:
    """Print how many photos are in which state, and return the exit code."""
    from inpaint_studio.batch.rows import State, state_title

    counts = summary.counts
    told = [f"{counts[state]:,} {state_title(state)}" for state in State if counts[state]]
    print(", ".join(told or ["No photo was found"]) + ".")  # noqa: T201
    if summary.is_drive_full:
        say("The drive is full. Make room, and --resume does the rest.")
        return EXIT_FAILED
    if summary.is_stopped:
        say("Interrupted: the photos under way were finished. --resume does the rest.")
        return EXIT_INTERRUPTED
    return EXIT_FAILED if counts[State.FAILED] or counts[State.LEFT] else EXIT_DONE


def _share(text: str) -> float:
    return percent(text.removesuffix("%"))
