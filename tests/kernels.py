"""Kernels are compiled once for all tests: by ``same_bits``, the first run of a new user; every later one loads them.

    python -m tests.kernels FOLDER

This makes the folder. It holds the cache as that run and the command ``warm-up`` leave it, one after the other in one
process, and what the run printed.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINES = ("fmm", "first", "texture", "auto", "pconv")
PRINTED = "same_bits.json"
_PATIENCE = 300  # seconds, after which kernels are compiled by whoever needs them


def folder_in(base):
    """Return where in ``base`` the kernels lie, or will; another one for other sources, packages and machines."""
    parts = ("inpaint_studio/__init__.py", "inpaint_studio/core", "inpaint_studio/engines", "resources/weights")
    sources = [path for part in parts for path in (ROOT / part, *(ROOT / part).rglob("*")) if path.is_file()]
    sources += [Path(__file__), ROOT / "tests" / "engines" / "same_bits.py"]
    sources = sorted(path for path in sources if path.suffix != ".pyc")  # Python writes those as it goes.
    files = [(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in sources]
    packages = sorted((each.metadata["Name"], each.version) for each in distributions())
    key = repr((files, packages, sys.version, platform.node(), platform.machine()))
    return Path(base) / f"compiled-{hashlib.sha256(key.encode()).hexdigest()[:20]}"


def run(command, cache, **environment):
    """Run Python with this folder for kernels and return what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NUMBA_CACHE_DIR": str(cache)} | environment
    ended = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def start(folder):
    """Let another process make the folder, if it is not there; return that process."""
    if folder.exists():
        return None
    folder.parent.mkdir(parents=True, exist_ok=True)
    _sign(folder).touch()
    return subprocess.Popen([sys.executable, "-m", "tests.kernels", folder], cwd=ROOT, stdout=subprocess.DEVNULL)


def wait_for(folder):
    """Return whether the folder is there, after another process that makes it is through."""
    end = time.monotonic() + _PATIENCE
    while _sign(folder).exists() and time.monotonic() < end:
        time.sleep(0.1)
    return folder.exists()


def make(folder):
    """Make the folder, whole or not at all, if it is not there."""
    if folder.exists():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f"draft-{os.getpid()}")
    try:
        draft.mkdir()
        printed = run(["-m", "tests.engines.same_bits", *ENGINES, "--warm-up"], draft)
        (draft / PRINTED).write_text(printed)
        if not folder.exists():
            draft.rename(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        _sign(folder).unlink(missing_ok=True)
    for other in folder.parent.glob("compiled-*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def _sign(folder):
    """Return the file that is there while the folder is being made."""
    return folder.with_name(f"making-{folder.name}")


def copy(folder, target):
    """Give one process kernels of its own to write to: Numba's index is not made for two that do."""
    for old in Path(target).glob("sources-*"):
        if not (folder / old.name).exists():
            shutil.rmtree(old, ignore_errors=True)
    shutil.copytree(folder, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(PRINTED))


def printed(folder):
    """Return what the run printed that compiled the kernels."""
    return json.loads((folder / PRINTED).read_text())


if __name__ == "__main__":
    make(Path(sys.argv[1]))
