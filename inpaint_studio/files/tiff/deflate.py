"""Inflates and deflates strips as large as the photo in blocks of rows, so that they are never in memory as a whole.

RFC 1950 and 1951. Blocks are deflated in threads, each with the end of the block before as its dictionary, and joined
to one stream, as pigz does.
"""

import zlib
from collections.abc import Iterable, Iterator

from inpaint_studio.files.tiff.threads import in_threads

_LEVEL = 6
_WINDOW = 1 << 15  # bytes of deflate's window
_READ_AT_ONCE = 1 << 16  # bytes
_HEAD, _LAST_BLOCK = b"\x78\x9c", b"\x03\x00"


def inflated(pieces: Iterable[bytes], size: int) -> Iterator[bytearray]:
    """Inflate a zlib stream; yield ``size`` bytes at a time, the last time perhaps fewer.

    Raises:
        ValueError: it is damaged.
    """
    unpacker = zlib.decompressobj()
    block = bytearray()
    try:
        for piece in pieces:
            while piece and not unpacker.eof:
                block += unpacker.decompress(piece, size - len(block))
                piece = unpacker.unconsumed_tail
                if len(block) == size:
                    yield block
                    block = bytearray()
        while part := unpacker.decompress(unpacker.unconsumed_tail, size - len(block)):
            block += part
    except zlib.error as error:
        raise ValueError("damaged") from error
    if block:
        yield block


def pieces_of(data: bytes | bytearray) -> Iterator[bytes]:
    """Yield bytes in small pieces, as ``inflated`` wants them."""
    for start in range(0, len(data), _READ_AT_ONCE):
        yield bytes(data[start : start + _READ_AT_ONCE])


def deflated(blocks: Iterable[bytes]) -> bytearray:
    """Deflate blocks to one zlib stream."""
    result = bytearray(_HEAD)
    check = 1

    def tasks() -> Iterator[tuple[tuple[bytes, bytes], int]]:
        nonlocal check
        before = b""
        for block in blocks:
            check = zlib.adler32(block, check)
            yield (block, before), len(block)
            before = (before + block[-_WINDOW:])[-_WINDOW:]

    def work(task: tuple[bytes, bytes]) -> bytes:
        block, before = task
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=before)
        return packer.compress(block) + packer.flush(zlib.Z_SYNC_FLUSH)

    for _, packed in in_threads(work, tasks()):
        result += packed
    result += _LAST_BLOCK + check.to_bytes(4, "big")
    return result
