"""Processes of their own that need not load the program anew, which takes a second: each is forked from one that has.

What a test is about has to begin after that: how the program is loaded is for tests that start it truly.
"""

import multiprocessing
import os
import runpy
import sys
import warnings
from multiprocessing.reduction import DupFd
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryFile

ROOT = Path(__file__).parents[1]
_LOADED = ("inpaint_studio.ui.app", "inpaint_studio.ui.window.assembly", "inpaint_studio.engines.fmm.engine")


def start(what, *arguments, env, cwd=None, stdin=None, stdout, stderr):
    """Start what ``python -c`` or ``python -m`` would, and return the ``multiprocessing.Process``.

    Args:
        what: lines of Python, or the name of a module.
        arguments: what the program finds in ``sys.argv`` after its own name.
        env: all of its environment.
        cwd: the folder that it is in; this process's own if not given.
        stdin: a file descriptor, as are ``stdout`` and ``stderr``; nothing can be read if not given.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    ends = {number: end for number, end in enumerate((stdin, stdout, stderr)) if end is not None}
    given = {number: _End(end) for number, end in ends.items()}
    process = context.Process(target=_be, args=(what, arguments, dict(env), str(cwd or Path.cwd()), given))
    process.start()
    return process


def run(what, *arguments, env=os.environ, cwd=None, timeout=120):
    """Run it to its end, and return what ``subprocess.run`` would, with output as text."""
    with TemporaryFile() as out, TemporaryFile() as errors:
        process = start(what, *arguments, env=env, cwd=cwd, stdout=out.fileno(), stderr=errors.fileno())
        try:
            process.join(timeout)
            assert process.exitcode is not None, "It does not end."
        finally:
            process.kill()
            process.join()
        texts = []
        for file in (out, errors):
            file.seek(0)
            texts.append(file.read().decode())
        return CompletedProcess([what, *arguments], process.exitcode, *texts)


class _End:
    """A file descriptor that is given to another process."""

    def __init__(self, descriptor):
        self._descriptor = descriptor

    def __reduce__(self):
        return _received, (DupFd(self._descriptor),)


def _received(given):
    return given.detach()


def _be(what, arguments, environment, folder, ends):
    """Become the program."""
    for number, end in ends.items():
        os.dup2(end, number)
        os.close(end)
    sys.stdout = os.fdopen(1, "w", buffering=1 if os.isatty(1) else -1, encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if "PYTHONWARNINGS" in environment:
        warnings.simplefilter(environment["PYTHONWARNINGS"])
    sys.argv = ["-c", *arguments]
    sys.path.insert(0, str(ROOT))
    if what.isidentifier():
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
