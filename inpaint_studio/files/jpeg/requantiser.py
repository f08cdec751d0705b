"""Runs ``requantise.py`` in one process for the program's life, as starting one takes longer than most of its work."""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("requantise.py")
_LONGEST = 600
"""Seconds after which the requantising counts as hung."""
_AT_THE_END = 2
"""Seconds that the process gets to end by itself."""
_DONE = b"done\n"


class RequantisingError(Exception):
    """The process failed, took too long or could not be started."""


class Requantiser:
    """Has folders worked on by a process of its own, started when it is first needed and when it has ended meanwhile.

    Threads may share it; they wait for each other. A fork of this program gets a process of its own.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.close)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    @property
    def pid(self) -> int | None:
        """The number of the process; None if none has been started, or it has failed."""
        return None if self._process is None else self._process.pid

    def run(self, folder: Path) -> None:
        """Have a folder worked on, see ``requantise.py``.

        Raises:
            RequantisingError: the process failed, took too long or could not be started.
        """
        with self._lock:
            try:
                answer = self._asked(folder)
            except OSError as error:
                self._end()
                raise RequantisingError from error
            except BaseException:  # Or the next one who asks would get this answer.
                self._end()
                raise
            if not answer:
                self._end()
        if answer != _DONE:
            raise RequantisingError

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            if self._process is not None:
                self._process.stdin.close()  # type: ignore[union-attr]
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(_AT_THE_END)
            self._end()

    def _asked(self, folder: Path) -> bytes:
        """Return the process's answer; empty if it has ended instead."""
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = _started()
        process = self._process
        watch = threading.Timer(_LONGEST, process.kill)
        watch.daemon = True
        watch.start()
        try:
            process.stdin.write(json.dumps(str(folder)).encode() + b"\n")  # type: ignore[union-attr]
            return process.stdout.readline()  # type: ignore[union-attr]
        finally:
            watch.cancel()
            watch.join()  # Python warns of a fork while there are other threads.

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            _close_pipes(process)

    def _forget(self) -> None:
        """Leave the process to the program that this one is a fork of."""
        self._lock = threading.Lock()
        process, self._process = self._process, None
        if process is not None:
            _close_pipes(process)
            process.returncode = 0  # as it is none of our children


def _started() -> "subprocess.Popen[bytes]":
    """Start the process, by its path, as the package may not be importable; -P keeps its folder off the import path."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    # Not in the folder of the moment, which could not be removed, nor its drive be taken out.
    return subprocess.Popen(
        [sys.executable, "-P", str(_PROGRAM)], bufsize=0, cwd=_PROGRAM.parent, creationflags=flags, **pipes
    )


def _close_pipes(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


REQUANTISER = Requantiser()
"""The program's."""
