"""The command line. Heavy parts are imported by the command that needs them."""

import argparse
import gc
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inpaint_studio import __version__
from inpaint_studio.core.interrupt import EXIT_INTERRUPTED, interruptible
from inpaint_studio.core.job import Cancelled, CancelToken, ProgressCallback
from inpaint_studio.errors import InpaintStudioError, InputError

if TYPE_CHECKING:
    from rich.table import Table

    from inpaint_studio.evaluation.suite import Benchmark

_FEWEST_MEGAPIXELS = 0.01
_PERCENT = 100
_WIDEST_TABLE = 1000  # characters
_BENCHMARKS = {"fmm": "rivals", "pconv": "network"}  # of each engine, unless another is asked for
EXIT_DONE, EXIT_FAILED = 0, 1
COMMANDS = ("restore", "train", "evaluate", "benchmark", "warm-up")
"""The words that name a command; anything else in their place is a photo to edit."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Returns:
        0 when it is done, 1 when it failed (with a sentence on standard error), 130 when it was interrupted; wrong
        usage ends with 2.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not words or words[0] not in COMMANDS:
            return _guarded(lambda: _edit(_edit_parser().parse_args(words)))
        with interruptible(clean_up=_discard_drafts) as cancel:
            return _guarded(lambda: _run(words, cancel))
    except KeyboardInterrupt:  # where nobody listens: in the editor
        return _tell_interrupted()


def _guarded(run: Callable[[], int]) -> int:
    """Return the exit code of ``run``; whatever goes wrong is told in a sentence."""
    try:
        try:
            return run()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # Here, where a failure can still be told in a sentence.
    except InpaintStudioError as error:
        return _fail(str(error))
    except Cancelled:
        return _tell_interrupted()
    except MemoryError:
        return _fail("There is not enough memory for this photo.")
    except BrokenPipeError:
        _discard_output()  # Whoever read it has gone; nobody is left to be told.
        return EXIT_FAILED
    except OSError as error:
        return _fail_to_write(error)


def _run(words: list[str], cancel: CancelToken) -> int:
    options = _command_parser().parse_args(words, argparse.Namespace(cancel=cancel))
    cancel.raise_if_cancelled()
    return int(options.run(options))


def _tell_interrupted() -> int:
    _fail("Interrupted; nothing was written.")
    return EXIT_INTERRUPTED


def _discard_drafts() -> None:
    """Leave no half-written file behind; no module is loaded for that now."""
    atomic = sys.modules.get("inpaint_studio.files.atomic")
    if atomic is not None:
        atomic.discard_drafts()


def _edit_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inpaint-studio",
        description="Restore damaged photographs: paint the damage, press Restore, keep everything else.",
        epilog="Further commands: inpaint-studio restore --help, train --help, evaluate --help, benchmark --help. "
        "A photo that has the name of a command is opened by ./NAME.",
    )
    parser.add_argument("photos", metavar="PHOTO", nargs="*", type=Path, help="the photos to open in the editor")
    _add_page(parser)
    parser.add_argument("--sample", action="store_true", help="open the sample photo with its damage marked")
    parser.add_argument("--version", action="version", version=f"Inpaint Studio {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inpaint-studio")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_restore(commands.add_parser("restore", help="restore one photo without a window"))
    _add_train(commands.add_parser("train", help="train the network on photographs of your own"))
    _add_evaluate(commands.add_parser("evaluate", help="restore damaged photos with several engines and compare"))
    _add_benchmark(commands.add_parser("benchmark", help="measure an engine against its rivals"))
    warm_up = commands.add_parser("warm-up", help="get the engines ready for their first use")
    warm_up.add_argument("--engine", default="", help=argparse.SUPPRESS)
    warm_up.add_argument("--helper", action="store_true", help=argparse.SUPPRESS)
    warm_up.set_defaults(run=_warm_up)
    return parser


def _add_restore(parser: argparse.ArgumentParser) -> None:
    from inpaint_studio.engines.registry import ENGINES

    parser.description = "Fill the masked pixels of a photo. All others stay as they are."
    parser.add_argument("photo", metavar="PHOTO", type=Path)
    parser.add_argument("--mask", required=True, type=Path, help="a picture of the same size: white = restore")
    parser.add_argument("-o", "--out", required=True, type=Path, help="where the result goes; its suffix is its format")
    _add_page(parser)
    parser.add_argument("--engine", choices=list(ENGINES), default="fmm", help="what fills the holes (default: fmm)")
    _add_mask_options(parser)
    parser.add_argument(
        "--log",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="note in the XMP data what was restored, how and when (default: yes, unless PHOTO is written over)",
    )
    parser.add_argument(
        "--save-mask",
        nargs="?",
        choices=["beside", "page"],
        const="beside",
        default="never",
        help="write the mask beside the result, as NAME-restored-mask.png, or into a TIFF as a further page",
    )
    parser.add_argument(
        "--previews",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="let smaller copies inside the photo's own file show what was restored (default: yes)",
    )
    parser.add_argument(
        "--max-megapixels", type=_megapixels, metavar="N", help="the largest photo that is opened (default: 1000)"
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    _add_engine_options(parser)
    parser.set_defaults(run=_restore)


def _add_mask_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--invert-mask",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="the mask is painted black on white, or certainly not (default: it is not, but one that looks so is "
        "refused)",
    )
    parser.add_argument(
        "--mask-threshold",
        type=_percent,
        metavar="PERCENT",
        help="how bright a pixel of the mask must be to be restored; lower covers more of a soft edge (default: 10)",
    )
    parser.add_argument(
        "--grow", type=_distance, default=0, metavar="N", help="make the mask wider by N pixels (default: 0)"
    )


def _percent(text: str) -> float:
    """Return the percentage in a word, more than 0."""
    if not 0 < float(text) <= _PERCENT:
        raise argparse.ArgumentTypeError(f"must be more than 0 and at most {_PERCENT}, not {text}")
    return float(text)


def _distance(text: str) -> int:
    """Return the number of pixels in a word."""
    if int(text) < 0:
        raise argparse.ArgumentTypeError(f"must be 0 or more, not {text}")
    return int(text)


def _add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--page", type=_page, metavar="N", help="which page of a TIFF with several, from 1; all others stay as they are"
    )


def _page(text: str) -> int:
    """Return the page in a word, counted from 0."""
    return _count(text) - 1


def _add_engine_options(parser: argparse.ArgumentParser) -> None:
    """Add one argument for each option of an engine, as its ``OptionSpec`` says."""
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
            group.add_argument(f"--{option}", dest=f"option_{option}", default=None, help=text, **shape)


def _restore(options: argparse.Namespace) -> int:
    from inpaint_studio.batch import restore_file
    from inpaint_studio.engines.registry import create_engine
    from inpaint_studio.files.load import MAX_PIXELS
    from inpaint_studio.files.mask_reading import MaskOptions
    from inpaint_studio.files.metadata.xmp_history import Restoration

    def tell(sentence: str) -> None:
        if not options.quiet:
            print(f"inpaint-studio: {sentence}", file=sys.stderr)  # noqa: T201

    chosen = {
        name.removeprefix("option_"): value
        for name, value in vars(options).items()
        if name.startswith("option_") and value is not None
    }
    is_same = os.path.realpath(options.photo) == os.path.realpath(options.out)
    is_logged = not is_same if options.log is None else options.log
    with _progress_bar(f"Restoring {options.photo.name}", options) as advance:
        note = restore_file(
            options.photo,
            options.mask,
            options.out,
            lambda: create_engine(options.engine, **chosen),
            page=options.page,
            mask_options=MaskOptions(options.invert_mask, options.mask_threshold, options.grow),
            restoration=Restoration(options.engine, chosen) if is_logged else None,
            mask_place=options.save_mask,
            renew_previews=options.previews,
            max_pixels=round(options.max_megapixels * 1e6) if options.max_megapixels else MAX_PIXELS,
            tell=tell,
            progress=advance,
            cancel=options.cancel,
        )
    if note:
        tell(f"“{options.out.name}”: {note}")
    return EXIT_DONE


@contextmanager
def _progress_bar(title: str, options: argparse.Namespace) -> Iterator[ProgressCallback]:
    """Show progress on standard error while that is a terminal. The callback raises ``Cancelled`` when it is wished."""

    def heed(share: float) -> None:
        options.cancel.raise_if_cancelled()

    # Asked of the stream itself: rich takes a file for a terminal where FORCE_COLOR is set.
    if options.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield heed
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=1.0)

        def report(share: float) -> None:
            heed(share)
            progress.update(task, completed=share)

        yield report


def _add_train(parser: argparse.ArgumentParser) -> None:
    from inpaint_studio.training.command import add_arguments

    add_arguments(parser)
    parser.set_defaults(run=_train)


def _train(options: argparse.Namespace) -> int:
    from inpaint_studio.training.command import run

    with _progress_bar("Training", options) as advance:
        return run(options, advance)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    from inpaint_studio.evaluation.command import add_arguments

    add_arguments(parser)
    parser.set_defaults(run=_evaluate)


def _evaluate(options: argparse.Namespace) -> int:
    from inpaint_studio.evaluation.command import run

    with _progress_bar("Evaluating", options) as advance:
        table = run(options, advance)
    _print_table(table)
    return EXIT_DONE


def _add_benchmark(parser: argparse.ArgumentParser) -> None:
    parser.description = "Measure an engine: against its rivals, how it grows, or how well it uses the machine."
    parser.add_argument(
        "engine",
        choices=[*_BENCHMARKS, "canvas"],
        help="pconv: speed, share of what the machine can, memory; canvas: the window with a large photo",
    )
    kinds = parser.add_mutually_exclusive_group()
    for kind, text in (
        ("growth", "time over 0.1 to 5 million masked pixels, a twentieth of each photo"),
        ("scale", "time for a masked pixel on a photo of 100 megapixels against one of 2"),
        ("memory", "memory taken beside the photo, in a process of its own"),
    ):
        kinds.add_argument(f"--{kind}", dest="kind", action="store_const", const=kind, help=f"fmm: {text}")
    parser.add_argument("--megapixels", type=_megapixels, nargs="+", help="sizes of the photos")
    parser.add_argument("--repeats", type=_count, help="runs of each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.add_argument("--plot", type=Path, metavar="OUT.png", help="where the plot of --growth goes")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    parser.set_defaults(run=_benchmark)


def _megapixels(text: str) -> float:
    """Return the size in a word; argparse tells of words that are no numbers."""
    if not _FEWEST_MEGAPIXELS <= float(text) < inf:
        raise argparse.ArgumentTypeError(f"must be {_FEWEST_MEGAPIXELS} or more, not {text}")
    return float(text)


def _count(text: str) -> int:
    """Return the whole number in a word, at least 1."""
    if int(text) < 1:
        raise argparse.ArgumentTypeError(f"must be 1 or more, not {text}")
    return int(text)


def _benchmark(options: argparse.Namespace) -> int:
    from inpaint_studio.files.atomic import check_target, replacing

    if options.plot and options.kind != "growth":
        raise InputError("Only --growth draws a plot.")
    chosen = _chosen_benchmark(options)
    if chosen.engine != options.engine:
        raise InputError(
            f"--{options.kind} is a benchmark of {chosen.engine}: inpaint-studio benchmark {chosen.engine}."
        )
    targets = [target for target in (options.json, options.plot) if target]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    with _progress_bar("Measuring", options) as advance:
        outcome = chosen.run(options.megapixels or chosen.megapixels, options.repeats or chosen.repeats, advance)
    _print_table(outcome.table)
    figures = json.dumps(outcome.figures, indent=2) + "\n"
    for target in targets:
        with replacing(target) as stream:
            stream.write(figures.encode() if target == options.json else outcome.plot)
    if options.plot:
        print(f"The plot: {options.plot}")  # noqa: T201
    return EXIT_DONE


def _chosen_benchmark(options: argparse.Namespace) -> "Benchmark":
    from inpaint_studio.evaluation.suite import SUITE

    if options.engine == "canvas" and options.kind is None:
        from inpaint_studio.ui.benchmark.canvas import CANVAS

        return CANVAS
    return SUITE[options.kind or _BENCHMARKS[options.engine]]


def _print_table(table: "Table") -> None:
    """Print a table as wide as the terminal allows; where there is none, as wide as it is."""
    from rich.console import Console

    console = Console()
    # Asked of the stream itself, as for the progress bar. Elsewhere rich cuts tables at 80 columns.
    if sys.stdout is not None and not sys.stdout.isatty():
        unlimited = console.options.update(max_width=_WIDEST_TABLE)
        console.width = max(console.width, console.measure(table, options=unlimited).maximum)
    console.print(table)


def _warm_up(options: argparse.Namespace) -> int:
    from inpaint_studio.engines.registry import compile_kernels

    # A compiler cannot be asked to stop, and leaves nothing half done: the first Ctrl+C ends it.
    options.cancel.cancel()
    compile_kernels(options.engine, is_helper=options.helper)
    return EXIT_DONE


def _edit(options: argparse.Namespace) -> int:
    from inpaint_studio.ui.desktop.display import missing_display

    reason = missing_display()
    if reason is None:
        gc.disable()  # Nothing of what loads now is garbage; looking for some takes a tenth of the start.
        from inpaint_studio.ui.app import run

        return run(options.photos, page=options.page, is_sample=options.sample)
    if options.sample:
        return _restore_sample(reason)
    return _fail(
        f"{reason} So the editor cannot open. Without it: inpaint-studio restore PHOTO --mask MASK -o OUT; "
        "or see what it does: inpaint-studio --sample."
    )


def _restore_sample(reason: str) -> int:
    from inpaint_studio.batch import restore_sample
    from inpaint_studio.engines.registry import create_engine

    print(f"{reason} So the sample photo is restored here and now.", file=sys.stderr)  # noqa: T201
    with interruptible(clean_up=_discard_drafts) as cancel:
        path = restore_sample(lambda: create_engine("fmm"), cancel)
    print(f"Before and after: {path}")  # noqa: T201
    return EXIT_DONE


def _fail_to_write(error: OSError) -> int:
    from inpaint_studio.files.reasons import reason

    if error.filename is None:
        _discard_output()
    name = f"“{error.filename}”" if error.filename else "The output"
    return _fail(f"{name} cannot be written: {reason(error)}.")


def _discard_output() -> None:
    """Keep Python from trying once more, at its end, to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(sentence: str) -> int:
    print(f"inpaint-studio: {sentence}", file=sys.stderr)  # noqa: T201
    return EXIT_FAILED
