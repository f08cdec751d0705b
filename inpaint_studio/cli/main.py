"""``main``: finds out which command is meant, and runs it."""

import argparse
import sys
from collections.abc import Sequence

from inpaint_studio.cli import edit
from inpaint_studio.cli.commands import COMMANDS, load_command
from inpaint_studio.cli.endings import discard_drafts, guarded, tell_interrupted
from inpaint_studio.core.interrupt import interruptible
from inpaint_studio.core.job import CancelToken


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    Args:
        arguments: the words after the program's name; None takes those this process was started with. Where the first
            one names no command, they are photos to open in the editor.

    Returns:
        0 when it is done, 1 when it failed (with a sentence on standard error), 130 when it was interrupted.

    Raises:
        SystemExit: with 2 after wrong usage, with 0 after ``--help`` and ``--version``.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not words or words[0] not in COMMANDS:
            return guarded(lambda: _edit(words))
        with interruptible(clean_up=discard_drafts) as cancel:
            return guarded(lambda: _run(words[0], words[1:], cancel))
    except KeyboardInterrupt:  # In the editor, where no ``interruptible`` takes the signal.
        return tell_interrupted()


def _edit(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="inpaint-studio")
    edit.add_arguments(parser)
    return edit.run(parser.parse_args(words))


def _run(name: str, words: list[str], cancel: CancelToken) -> int:
    command = load_command(name)
    parser = argparse.ArgumentParser(prog=f"inpaint-studio {name}")
    command.add_arguments(parser)
    options = parser.parse_args(words, argparse.Namespace(cancel=cancel))
    cancel.raise_if_cancelled()
    return int(command.run(options))
