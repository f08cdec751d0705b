"""``inpaint-studio [PHOTO ...]``: the editor. Where it cannot open, a sentence says why and what can be done."""

import argparse
import gc
import sys
from pathlib import Path

from inpaint_studio import __version__
from inpaint_studio.cli.arguments import add_page
from inpaint_studio.cli.commands import COMMANDS, UNLISTED
from inpaint_studio.cli.endings import EXIT_DONE, discard_drafts, fail
from inpaint_studio.core.interrupt import interruptible


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the program and declare the arguments of the editor."""
    listed = ", ".join(f"{name} --help" for name in COMMANDS if name not in UNLISTED)
    parser.description = "Restore damaged photographs: paint the damage, press Restore, keep everything else."
    parser.epilog = (
        f"Further commands: inpaint-studio {listed}. A photo that has the name of a command is opened by ./NAME."
    )
    parser.add_argument("photos", metavar="PHOTO", nargs="*", type=Path, help="the photos to open in the editor")
    add_page(parser)
    parser.add_argument("--sample", action="store_true", help="open the sample photo with its damage marked")
    parser.add_argument("--version", action="version", version=f"Inpaint Studio {__version__}")


def run(options: argparse.Namespace) -> int:
    """Open the editor and return the exit code once it is closed; without a display, restore or refuse."""
    from inpaint_studio.ui.desktop.display import missing_display

    reason = missing_display()
    if reason is None:
        gc.disable()  # Nothing of what loads now is garbage; looking for some takes a tenth of the start.
        from inpaint_studio.ui.app import run as run_window

        return run_window(options.photos, page=options.page, is_sample=options.sample)
    if options.sample:
        return _restore_sample(reason)
    return fail(
        f"{reason} So the editor cannot open. Without it: inpaint-studio restore PHOTO --mask MASK -o OUT; "
        "or see what it does: inpaint-studio --sample."
    )


def _restore_sample(reason: str) -> int:
    from inpaint_studio.batch.sample import restore_sample
    from inpaint_studio.engines.registry import create_engine

    print(f"{reason} So the sample photo is restored here and now.", file=sys.stderr)  # noqa: T201
    with interruptible(clean_up=discard_drafts) as cancel:
        path = restore_sample(lambda: create_engine("auto"), cancel)
    print(f"Before and after: {path}")  # noqa: T201
    return EXIT_DONE
