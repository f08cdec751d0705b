"""``inpaint-studio train-detector``; the command itself is in ``inpaint_studio.training.detector.command``."""

from argparse import ArgumentParser, Namespace

from inpaint_studio.cli.terminal import progress_bar


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    from inpaint_studio.training.detector.command import add_arguments as add

    add(parser)


def run(options: Namespace) -> int:
    """Train with a progress bar, and return the exit code."""
    from inpaint_studio.training.detector.command import run as train

    with progress_bar("Training", options) as advance:
        return train(options, advance)
