"""``inpaint-studio evaluate``; the command itself is in ``inpaint_studio.evaluation.command``."""

from argparse import ArgumentParser, Namespace

from inpaint_studio.cli.endings import EXIT_DONE
from inpaint_studio.cli.terminal import print_table, progress_bar


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the command and declare its arguments."""
    from inpaint_studio.evaluation.command import add_arguments as add

    add(parser)


def run(options: Namespace) -> int:
    """Evaluate with a progress bar, print the table, and return the exit code."""
    from inpaint_studio.evaluation.command import run as evaluate

    with progress_bar("Evaluating", options) as advance:
        table = evaluate(options, advance)
    print_table(table)
    return EXIT_DONE
