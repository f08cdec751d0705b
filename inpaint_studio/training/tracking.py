"""Sends a training's log and plots to a tracker beside the files, if the user wants one.

Weights & Biases is asked to keep the run on this machine, where ``wandb sync`` finds it; it goes out at once only with
``WANDB_MODE=online`` in the environment.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.config_file import as_table
from inpaint_studio.training.log import Report, Row, ignore_row
from inpaint_studio.training.plots import NAMES

TRACKERS = ("none", "wandb")
"""The names that ``tracking`` takes."""

PROJECT = "inpaint-studio"
_ID = "wandb-run.txt"


@contextmanager
def tracking(name: str, config: TrainingConfig, out: Path) -> Iterator[Report]:
    """Yield a function that sends a line of the log, and the plots drawn with it.

    Args:
        name: one of ``TRACKERS``.
        config: the configuration of the training; it is sent, too.
        out: the training's folder.

    Raises:
        InputError: there is no such tracker, or it is not installed.
    """
    if name not in TRACKERS:
        raise InputError(f"There is no tracker “{name}”. There are: {', '.join(TRACKERS)}.")
    if name == "none":
        yield ignore_row
        return
    try:
        import wandb
    except ImportError as error:
        raise InputError(
            "Weights & Biases is not installed. Install it with: pip install 'inpaint-studio[tracking]'."
        ) from error
    with _wandb_run(wandb, config, out) as run:
        yield lambda row: _send(wandb, run, row, out)


@contextmanager
def _wandb_run(wandb: Any, config: TrainingConfig, out: Path) -> Iterator[Any]:
    out.mkdir(parents=True, exist_ok=True)
    run = wandb.init(
        project=os.environ.get("WANDB_PROJECT", PROJECT),
        name=out.resolve().name,
        id=_run_id(out / _ID),
        resume="allow",  # a training that goes on is the same run
        dir=str(out),
        config=as_table(config),
        mode=os.environ.get("WANDB_MODE", "offline"),
        settings=wandb.Settings(console="off", silent=True),
    )
    try:
        yield run
    except BaseException:
        run.finish(exit_code=1)
        raise
    run.finish()


def _run_id(path: Path) -> str:
    """Return the run's identity, which stays the same when the training in a folder goes on."""
    if not path.exists():
        path.write_text(secrets.token_hex(4) + "\n", encoding="utf-8")
    return path.read_text(encoding="utf-8").strip()


def _send(wandb: Any, run: Any, row: Row, out: Path) -> None:
    plots = {name.removesuffix(".png"): wandb.Image(str(out / name)) for name in NAMES if (out / name).exists()}
    run.log({**row, **plots}, step=int(row["step"]))
