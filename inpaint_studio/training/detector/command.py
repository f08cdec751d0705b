"""``inpaint-studio train-detector``: from a folder of photos to the weights of the network that finds damage."""

import argparse
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.core.interrupt import EXIT_INTERRUPTED, interruptible
from inpaint_studio.core.job import Cancelled, ProgressCallback

if TYPE_CHECKING:
    from inpaint_studio.training.detector.config import DetectorTraining
    from inpaint_studio.training.log import Row

_MINUTES = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = (
        "Train the network that finds damage, on photographs that are damaged on the fly. A folder that holds a "
        "training is gone on with, from where it was stopped."
    )
    parser.add_argument(
        "--photos", required=True, type=Path, metavar="DIR", help="undamaged photographs, also in sub-folders"
    )
    parser.add_argument("--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where weights and log go")
    parser.add_argument("--resume", type=Path, metavar="WEIGHTS", help="begin with these weights")
    parser.add_argument("--config", type=Path, metavar="FILE.toml", help="all else; config.toml in --out is an example")
    parser.add_argument("--minutes", type=float, metavar="N", help=f"how long (default: {_MINUTES:g})")
    parser.add_argument("--steps", type=int, metavar="N", help="how long, in steps")
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run(options: argparse.Namespace, progress: ProgressCallback) -> int:
    """Train as the command line says.

    Args:
        options: the arguments that ``add_arguments`` declares.
        progress: called with the share that is done.

    Returns:
        The exit code: 0 when the training is done, 130 when Ctrl+C or a termination signal stopped it. Its folder then
        holds a state from which the same command goes on.

    Raises:
        InpaintStudioError: a file cannot be used, or the configuration or the budget is out of range.
    """
    from inpaint_studio.engines.pconv.quiet import quiet_start
    from inpaint_studio.simulation.defects import Defects
    from inpaint_studio.training.damage import find_planes
    from inpaint_studio.training.detector.examples import ExampleRecipe, batches
    from inpaint_studio.training.detector.measure import validation_examples
    from inpaint_studio.training.photos import find_photos, split_photos
    from inpaint_studio.training.pool import ahead
    from inpaint_studio.training.schedule import Budget

    minutes = _MINUTES if options.minutes is None and options.steps is None else options.minutes
    budget = Budget(minutes, options.steps)
    config = _config(options)
    examples = config.examples
    photos = split_photos(find_photos(options.photos), examples.validation)
    planes = split_photos(find_planes(options.damage), examples.validation) if options.damage else None
    recipe = ExampleRecipe(photos.training, Defects(planes.training if planes else ()), examples.size)
    with interruptible((signal.SIGINT, signal.SIGTERM), lambda: None) as cancel:
        try:
            validation = validation_examples(photos.validation, planes.validation if planes else (), examples.size)
            with quiet_start():
                from inpaint_studio.training.detector.negatives import Negatives
                from inpaint_studio.training.detector.trainer import WEIGHTS, train_detector
            path = train_detector(
                config,
                lambda step: ahead(
                    batches(
                        recipe,
                        config.seed,
                        step,
                        size=config.learning.batch_size,
                        kept=examples.kept,
                        groups=examples.groups,
                        mined=Negatives(recipe, options.out / WEIGHTS).group,
                    )
                ),
                options.out,
                budget=budget,
                validation=validation,
                resume=options.resume,
                data={
                    "photos": len(photos.training),
                    "photos to measure with": len(photos.validation),
                    "planes of damage": len(planes.training) if planes else 0,
                },
                report=lambda row: _tell(options, as_line(row)),
                progress=progress,
                cancel=cancel,
            )
        except Cancelled:
            print("Stopped. The same command goes on from here.", file=sys.stderr)  # noqa: T201
            return EXIT_INTERRUPTED
    _tell(options, f"The weights: {path}")
    return 0


def _config(options: argparse.Namespace) -> "DetectorTraining":
    """Return the configuration that is given, else that of the training in the folder.

    Else the defaults are returned, with the network of the weights to begin with, if there are any.
    """
    from inpaint_studio.detection.network.weights import load_weights
    from inpaint_studio.training.config_file import load_config
    from inpaint_studio.training.detector.config import DetectorTraining

    if options.config:
        return load_config(options.config, DetectorTraining)
    if (options.out / "config.toml").exists():
        return load_config(options.out / "config.toml", DetectorTraining)
    if options.resume:
        return replace(DetectorTraining(), network=load_weights(options.resume).network)
    return DetectorTraining()


def as_line(row: "Row") -> str:
    """Return a line of the log as a sentence."""
    return (
        f"step {row['step']:,.0f}, {row['crops'] / 1000:,.0f} k examples, loss {row['loss']:.4f}, "
        f"average precision {row['average precision']:.3f}, best F1 {row['best F1']:.3f}, "
        f"recall at 1 of 1,000 false {row['recall']:.3f}"
    )


def _tell(options: argparse.Namespace, sentence: str) -> None:
    if not options.quiet:
        print(sentence, flush=True)  # noqa: T201
