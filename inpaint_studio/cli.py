"""The command line. Heavy parts are imported by the command that needs them."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inpaint_studio import __version__
from inpaint_studio.errors import InpaintStudioError

EXIT_DONE, EXIT_FAILED, EXIT_INTERRUPTED = 0, 1, 130
COMMANDS = ("restore", "benchmark", "warm-up")
"""The words that name a command; anything else in their place is a photo to edit."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Returns:
        0 when it is done, 1 when it failed (with a sentence on standard error), 130 when it was interrupted; wrong
        usage ends with 2.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if words and words[0] in COMMANDS:
            options = _command_parser().parse_args(words)
            return int(options.run(options))
        return _edit(_edit_parser().parse_args(words))
    except InpaintStudioError as error:
        return _fail(str(error))
    except MemoryError:
        return _fail("There is not enough memory for this photo.")
    except KeyboardInterrupt:
        _fail("Interrupted; nothing was written.")
        return EXIT_INTERRUPTED


def _edit_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="inpaint-studio",
        description="Restore damaged photographs: paint the damage, press Restore, keep everything else.",
        epilog="Further commands: inpaint-studio restore --help, inpaint-studio benchmark --help.",
    )
    parser.add_argument("photos", metavar="PHOTO", nargs="*", type=Path, help="the photo to open in the editor")
    parser.add_argument("--sample", action="store_true", help="open the sample photo with its damage marked")
    parser.add_argument("--version", action="version", version=f"Inpaint Studio {__version__}")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inpaint-studio")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_restore(commands.add_parser("restore", help="restore one photo without a window"))
    _add_benchmark(commands.add_parser("benchmark", help="measure an engine against its rivals"))
    warm_up = commands.add_parser("warm-up", help="get the engines ready for their first use")
    warm_up.set_defaults(run=_warm_up)
    return parser


def _add_restore(parser: argparse.ArgumentParser) -> None:
    from inpaint_studio.engines.registry import ENGINES

    parser.description = "Fill the masked pixels of a photo. All others stay as they are."
    parser.add_argument("photo", metavar="PHOTO", type=Path)
    parser.add_argument("--mask", required=True, type=Path, help="a picture of the same size: white = restore")
    parser.add_argument("-o", "--out", required=True, type=Path, help="where the result goes; its suffix is its format")
    parser.add_argument("--engine", choices=list(ENGINES), default="fmm", help="what fills the holes (default: fmm)")
    parser.add_argument("--invert-mask", action="store_true", help="the mask is painted black on white")
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    _add_engine_options(parser)
    parser.set_defaults(run=_restore)


def _add_engine_options(parser: argparse.ArgumentParser) -> None:
    """Add one argument for each option of an engine, as its ``OptionSpec`` says."""
    from inpaint_studio.engines.registry import ENGINES, option_specs

    for name, entry in ENGINES.items():
        group = parser.add_argument_group(f"options of --engine {name}")
        for option, (spec, default) in option_specs(entry.options).items():
            shape: dict[str, Any] = {"type": type(default)}
            if spec.choices:
                shape = {"choices": [choice for choice, _ in spec.choices]}
            text = f"{spec.help} (default: {default})"
            group.add_argument(f"--{option}", dest=f"option_{option}", default=None, help=text, **shape)


def _restore(options: argparse.Namespace) -> int:
    from inpaint_studio.batch import restore_file
    from inpaint_studio.engines.registry import create_engine

    chosen = {
        name.removeprefix("option_"): value
        for name, value in vars(options).items()
        if name.startswith("option_") and value is not None
    }
    with _progress_bar(f"Restoring {options.photo.name}", is_quiet=options.quiet) as advance:
        restore_file(
            options.photo,
            options.mask,
            options.out,
            lambda: create_engine(options.engine, **chosen),
            is_mask_inverted=options.invert_mask,
            progress=advance,
        )
    return EXIT_DONE


class _progress_bar:
    """Show progress on standard error while it is a terminal."""

    def __init__(self, title: str, *, is_quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, disable=is_quiet or not console.is_terminal)
        self._task = self._progress.add_task(title, total=1.0)

    def __enter__(self) -> Any:
        self._progress.start()
        return lambda share: self._progress.update(self._task, completed=share)

    def __exit__(self, *exception: object) -> None:
        self._progress.stop()


def _add_benchmark(parser: argparse.ArgumentParser) -> None:
    parser.description = "Time an engine and its rivals, interleaved in one run, and print medians and their ratios."
    parser.add_argument("engine", choices=["fmm"])
    parser.add_argument("--megapixels", type=float, nargs="+", default=[2, 24], help="sizes of the photos")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file, too")
    parser.set_defaults(run=_benchmark)


def _benchmark(options: argparse.Namespace) -> int:
    from rich.console import Console

    from inpaint_studio.evaluation.benchmarks import as_json, as_table, run_fmm

    rows = run_fmm(options.megapixels, options.repeats)
    Console().print(as_table(rows))
    if options.json:
        options.json.write_text(json.dumps(as_json(rows), indent=2) + "\n", encoding="utf-8")
    return EXIT_DONE


def _warm_up(options: argparse.Namespace) -> int:
    from inpaint_studio.engines.registry import warm_up_engines

    warm_up_engines()
    return EXIT_DONE


def _edit(options: argparse.Namespace) -> int:
    from inpaint_studio.ui.display import missing_display

    reason = missing_display()
    if reason is None:
        from inpaint_studio.ui.app import run

        return run(options.photos, is_sample=options.sample)
    if options.sample:
        return _restore_sample(reason)
    return _fail(
        f"{reason} The editor needs one. Without: inpaint-studio restore PHOTO --mask MASK -o OUT, "
        "or inpaint-studio --sample to see what it does."
    )


def _restore_sample(reason: str) -> int:
    from inpaint_studio.batch import restore_sample
    from inpaint_studio.engines.registry import create_engine

    print(f"{reason} So the sample photo is restored here and now.", file=sys.stderr)  # noqa: T201
    path = restore_sample(lambda: create_engine("fmm"))
    print(f"Before and after: {path}")  # noqa: T201
    return EXIT_DONE


def _fail(sentence: str) -> int:
    print(f"inpaint-studio: {sentence}", file=sys.stderr)  # noqa: T201
    return EXIT_FAILED
