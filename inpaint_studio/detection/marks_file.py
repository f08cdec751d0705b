"""Marks as bytes, for journals and sessions, and back. What is read may come from an untrusted place."""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.marks import SOURCES, Marks
from inpaint_studio.errors import InputError

_HEAD = struct.Struct("<8sQQ")  # the magic bytes, the number of runs, the number of marks
_MAGIC = b"marks 1\n"
_FAST = 1  # zlib level
_MOST = 100_000_000  # runs or marks; ten times as many as a very damaged photo of 1,000 megapixels has
_RUN, _MARK = 16, 9  # bytes of each, unpacked


def pack(marks: Marks) -> bytes:
    """Return all that is known of some marks but the photo's shape."""
    counts = len(marks.rows), len(marks)
    # Differences are small numbers, which compress well.
    rows = np.diff(marks.rows, prepend=np.int32(0))
    runs = (rows, marks.begins, marks.ends - marks.begins, marks.owners)
    parts = [np.ascontiguousarray(each, "<i4").tobytes() for each in runs]
    parts += [np.ascontiguousarray(each, "<f4").tobytes() for each in (marks.scores, marks.contrasts)]
    parts.append(marks.sources.tobytes())
    return _HEAD.pack(_MAGIC, *counts) + zlib.compress(b"".join(parts), _FAST)


def unpack(data: bytes, shape: tuple[int, int]) -> Marks:
    """Return the marks that ``pack`` has packed.

    Args:
        data: from ``pack``.
        shape: (rows, columns) of the photo.

    Raises:
        InputError: they are damaged, or belong to another photo.
    """
    try:
        magic, count, total = _HEAD.unpack_from(data)
        if magic != _MAGIC or max(count, total) > _MOST or total > count:
            raise _damaged()
        size = _RUN * count + _MARK * total
        unpacker = zlib.decompressobj()
        raw = unpacker.decompress(data[_HEAD.size :], size + 1)
    except (struct.error, zlib.error) as error:
        raise _damaged() from error
    if len(raw) != size or not unpacker.eof:
        raise _damaged()
    steps, begins, lengths, owners = np.frombuffer(raw, "<i4", 4 * count).reshape(4, count).astype(np.int64)
    scores, contrasts = np.frombuffer(raw, "<f4", 2 * total, _RUN * count).reshape(2, total).astype(np.float32)
    sources = np.frombuffer(raw, np.uint8, total, size - total).copy()
    rows, ends = np.cumsum(steps), begins + lengths
    if not (_are_runs(shape, rows, begins, ends) and _are_marks(owners, scores, contrasts, sources)):
        raise _damaged()
    whole = [each.astype(np.int32) for each in (rows, begins, ends, owners)]
    return Marks(shape, whole[0], whole[1], whole[2], whole[3], scores, contrasts, sources)


def _are_runs(
    shape: tuple[int, int], rows: NDArray[np.int64], begins: NDArray[np.int64], ends: NDArray[np.int64]
) -> bool:
    """Whether runs lie in the photo, sorted, and do not overlap."""
    if not len(rows):
        return True
    is_inside = rows[0] >= 0 and rows[-1] < shape[0] and begins.min() >= 0 and ends.max() <= shape[1]
    is_after = (rows[1:] > rows[:-1]) | ((rows[1:] == rows[:-1]) & (begins[1:] >= ends[:-1]))
    return bool(is_inside and (ends > begins).all() and is_after.all())


def _are_marks(
    owners: NDArray[np.int64],
    scores: NDArray[np.float32],
    contrasts: NDArray[np.float32],
    sources: NDArray[np.uint8],
) -> bool:
    """Whether every run has a mark, every mark a run, and what is known of marks makes sense."""
    if not len(owners):
        return True
    is_owned = owners.min() >= 0 and owners.max() < len(scores)
    is_known = bool((sources < len(SOURCES)).all() and np.isfinite(contrasts).all())
    is_score = bool(((scores >= 0) & (scores <= 1)).all())  # Which no NaN is.
    return bool(is_owned and is_known and is_score and len(np.unique(owners)) == len(scores))


def _damaged() -> InputError:
    return InputError("What was found on this photo is damaged.")
