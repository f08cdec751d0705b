"""``python -m inpaint_studio`` and ``inpaint-studio``: the program as a process of its own."""

import sys

TYPE_CHECKING = False  # as in the package itself
if TYPE_CHECKING:
    from typing import NoReturn


def run() -> "NoReturn":
    """Run the program and end the process."""
    try:
        from inpaint_studio.cli.main import main

        code = main()
    except KeyboardInterrupt:  # before anybody listened
        print("inpaint-studio: Interrupted; nothing was written.", file=sys.stderr)  # noqa: T201
        code = 130
    import signal

    # All is done and told; what is left takes a moment and could only end with a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


if __name__ == "__main__":
    run()
