"""The table of commands. A further one is a module beside this one and a row below.

A command's module has two functions: ``add_arguments(parser)`` describes the command and declares its arguments;
``run(options)`` does it and returns the exit code. Beside the arguments the options have ``cancel``, a ``CancelToken``
that the first Ctrl+C cancels.
"""

from importlib import import_module
from types import ModuleType

COMMANDS = {
    "restore": "restore",
    "batch": "batch",
    "detect": "detect",
    "train": "train",
    "train-detector": "train_detector",
    "evaluate": "evaluate",
    "benchmark": "benchmark",
    "warm-up": "warm_up",
}
"""The words that name a command, with its module; anything else in their place is a photo to edit."""

UNLISTED = ("warm-up",)
"""Commands that the window calls; the program's help does not name them."""


def load_command(name: str) -> ModuleType:
    """Return the module of a command, which is imported now."""
    return import_module(f"inpaint_studio.cli.{COMMANDS[name]}")
