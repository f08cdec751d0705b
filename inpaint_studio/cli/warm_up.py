"""``inpaint-studio warm-up``: compiles the engines' kernels ahead of their first use."""

import argparse

from inpaint_studio.cli.endings import EXIT_DONE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the window gives to the process that compiles for it: ``--engine`` and ``--helper``."""
    parser.add_argument("--engine", default="", help=argparse.SUPPRESS)
    parser.add_argument("--helper", action="store_true", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Compile, and return the exit code."""
    from inpaint_studio.engines.registry import compile_kernels

    # A compiler cannot be asked to stop, and leaves nothing half done: the first Ctrl+C ends it.
    options.cancel.cancel()
    compile_kernels(options.engine, is_helper=options.helper)
    return EXIT_DONE
