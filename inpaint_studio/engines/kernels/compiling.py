"""How processes compile kernels that other processes then load from the drive."""

import gc
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from inpaint_studio.engines.kernels.cache import needs_kernels, note_kernels


def compile_group(group: str, run: Callable[[], object]) -> None:
    """Compile the kernels of a group that are not in the cache; ``run`` runs each of them once."""
    if needs_kernels(group):
        with undisturbed():
            run()
        note_kernels(group)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Turn garbage collection off: compiling makes many objects that stay, and a fifth of the time goes there."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def helper_process(engine: str) -> Iterator["subprocess.Popen[bytes] | None"]:
    """Start another process that compiles a part of the kernels, if it can have a processor of its own.

    It may go on after the block, and outlive this process by a second; a thread waits for its end.

    Args:
        engine: the name of the engine whose kernels are compiled.

    Yields:
        The process, which prints an empty line when its part is compiled; None if none could be started.
    """
    if (os.cpu_count() or 1) < 2:
        yield None
        return
    command = [sys.executable, "-m", "inpaint_studio", "warm-up", "--engine", engine, "--helper"]
    options: dict[str, Any] = {
        "stdout": subprocess.PIPE,
        "stderr": subprocess.DEVNULL,
        "cwd": Path(__file__).parents[3],  # where Python looks first
        "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0),
    }
    try:
        helper = subprocess.Popen(command, **options)
    except OSError:
        yield None
        return
    try:
        yield helper
    finally:
        if helper.stdout is not None:
            helper.stdout.close()
        # Else it would be left as a zombie, and Python would warn that it is still running.
        threading.Thread(target=helper.wait, name="helper", daemon=True).start()
