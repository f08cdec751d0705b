"""What is held of a file as it was opened: small ones in memory, large ones on the drive."""

import mmap
import tempfile

Held = bytes | mmap.mmap
"""Bytes of a file, to be read like any others."""

_LARGE = 1 << 25


def held(data: bytes) -> Held:
    """Return the same bytes, of which large ones take no memory: a nameless file holds them, gone with the program.

    Raises:
        OSError: the drive for temporary files does not take them.
    """
    if len(data) < _LARGE:
        return data
    with tempfile.TemporaryFile() as stream:
        stream.write(data)
        stream.flush()
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
