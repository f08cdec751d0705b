"""Digests (BLAKE2b) that tell whether two files hold the same bytes."""

import hashlib
from pathlib import Path
from typing import BinaryIO

from inpaint_studio.core.regular_file import open_regular, size_of

_BLOCK = 1 << 20  # bytes


def digest_of(path: Path) -> str:
    """Return the digest of a file's bytes, in hexadecimal.

    Raises:
        OSError: it cannot be read, or is no regular file.
    """
    with open_regular(path) as stream:
        return digest_of_stream(stream)


def digest_of_stream(stream: BinaryIO) -> str:
    """Return the digest of an open file, up to its present size: some of the system's files never end.

    Raises:
        OSError: it cannot be read.
    """
    stream.seek(0)
    digest, left = hashlib.blake2b(), size_of(stream)
    while left and (part := stream.read(min(left, _BLOCK))):
        digest.update(part)
        left -= len(part)
    return digest.hexdigest()
