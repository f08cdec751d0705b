"""Claims: how a worker knows a result that one before it has written, which died before it could say so.

A claim lies beside the result, hidden, and holds its digest. It is written before the result takes its place, and
removed once the worker has told of it; what a run that was killed leaves behind, the next one removes like a draft.
"""

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from inpaint_studio.files.atomic import draft_beside
from inpaint_studio.files.digest import digest_of


def claim(target: Path, digest: str) -> None:
    """Note that the file with this digest is about to be put at ``target``.

    Raises:
        OSError: it cannot be noted.
    """
    _beside(target).write_text(digest, encoding="ascii")


def is_claimed(target: Path) -> bool:
    """Whether what is at ``target`` was put there by a worker of this run."""
    with suppress(OSError, ValueError):
        return _beside(target).read_text(encoding="ascii") == digest_of(target)
    return False


def release(target: Path) -> None:
    """Remove the claim, if there is one."""
    with suppress(OSError):
        _beside(target).unlink()


def _beside(target: Path) -> Path:
    return draft_beside(target, blake2b(os.fsencode(target.name), digest_size=8).hexdigest())
