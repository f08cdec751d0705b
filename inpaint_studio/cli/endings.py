"""How the program ends: exit codes, and one sentence on standard error when something went wrong."""

import os
import sys
from collections.abc import Callable

from inpaint_studio.core.interrupt import EXIT_INTERRUPTED
from inpaint_studio.core.job import Cancelled
from inpaint_studio.errors import InpaintStudioError

EXIT_DONE, EXIT_FAILED = 0, 1


def guarded(run: Callable[[], int]) -> int:
    """Return the exit code of ``run``; an error that it raises becomes a sentence and an exit code."""
    try:
        try:
            return run()
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # Here, where a failure can still be told in a sentence.
    except InpaintStudioError as error:
        return fail(str(error))
    except Cancelled:
        return tell_interrupted()
    except MemoryError:
        return fail("There is not enough memory for this photo.")
    except BrokenPipeError:
        _discard_output()  # Whoever read it has gone; nobody is left to be told.
        return EXIT_FAILED
    except OSError as error:
        return _fail_to_write(error)


def fail(sentence: str) -> int:
    """Print a sentence on standard error and return the exit code of a failure."""
    print(f"inpaint-studio: {sentence}", file=sys.stderr)  # noqa: T201
    return EXIT_FAILED


def tell_interrupted() -> int:
    """Tell that the user has stopped the work, and return the exit code for that."""
    fail("Interrupted; nothing was written.")
    return EXIT_INTERRUPTED


def discard_drafts() -> None:
    """Delete the half-written files of this process. Where no file has been written, the module for it isn't loaded."""
    atomic = sys.modules.get("inpaint_studio.files.atomic")
    if atomic is not None:
        atomic.discard_drafts()


def _fail_to_write(error: OSError) -> int:
    from inpaint_studio.files.reasons import reason

    if error.filename is None:
        _discard_output()
    name = f"“{error.filename}”" if error.filename else "The output"
    return fail(f"{name} cannot be written: {reason(error)}.")


def _discard_output() -> None:
    """Keep Python from trying once more, at its end, to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
