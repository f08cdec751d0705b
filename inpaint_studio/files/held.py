"""Holds a file's bytes as they were when it was opened: few in memory, many in a temporary file."""

import mmap
import tempfile

Held = bytes | mmap.mmap
"""Bytes in memory or in a mapped file; both are read alike."""

_LARGE = 1 << 25  # bytes


def held(data: bytes) -> Held:
    """Return the same bytes; many are moved to a nameless temporary file, which goes with the program.

    Raises:
        OSError: the drive for temporary files does not take them.
    """
    if len(data) < _LARGE:
        return data
    with tempfile.TemporaryFile() as stream:
        stream.write(data)
        stream.flush()
        return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
