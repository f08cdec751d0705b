"""Reads a TIFF that was just written by libtiff, where its pixels were changed, before it replaces anything."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, BinaryIO

import imagecodecs
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.region import Region
from inpaint_studio.files.check import Written
from inpaint_studio.files.content import is_same
from inpaint_studio.files.tiff.decoded import MappedPage
from inpaint_studio.files.tiff.patch import Wanted, merged, wanted_of
from inpaint_studio.files.tiff.segments import TiffSegment

_READ_AT_ONCE = 1 << 23  # bytes


def check_tiff(stream: BinaryIO, written: Written) -> bool:
    """Whether libtiff finds the photo's pixels in a TIFF, and everything else is as it was."""
    stream.flush()
    with closing(MappedPage(stream, written.page)) as new:
        if new.region != Region.of(written.content.pixels.shape):
            return False
        if written.open_old is None:
            return _shows(new, None, new.tiles, written)
        with written.open_old() as old_stream, closing(MappedPage(old_stream, written.page)) as old:
            if new.ifd.start != old.ifd.start:  # All its pixels were written anew.
                return _shows(new, old if old.can_decode(old.region) else None, new.tiles, written)
            changed = [tile for tile in new.tiles if written.content.may_differ(new.region_of(tile))]
            if not _keeps_others(new, old, changed):
                return False
            if old.is_small and old.can_decode(old.region) and not new.can_decode(new.region):
                return False
            return _shows(new, old, changed, written)


def _keeps_others(new: MappedPage, old: MappedPage, changed: Sequence[int]) -> bool:
    """Whether all strips or tiles except the changed ones have the same bytes at the same offsets."""
    if len(new.offsets) != len(old.offsets) or len(new.counts) != len(old.counts):
        return False
    kept = np.ones(len(new.offsets), np.bool_)
    kept.reshape(-1, len(new.tiles))[:, list(changed)] = False
    places = np.flatnonzero(kept)
    return (
        np.array_equal(new.offsets[places], old.offsets[places])
        and np.array_equal(new.counts[places], old.counts[places])
        and all(
            new.bytes_at(start, end) == old.bytes_at(start, end)
            for place in places
            for start, end in _pieces(int(old.offsets[place]), int(old.counts[place]))
        )
    )


def _pieces(offset: int, count: int) -> Iterator[tuple[int, int]]:
    for start in range(offset, offset + count, _READ_AT_ONCE):
        yield start, min(start + _READ_AT_ONCE, offset + count)


def _shows(new: MappedPage, old: MappedPage | None, changed: Sequence[int], written: Written) -> bool:
    """Whether the changed strips or tiles decode to the content, and further channels to what they were."""
    wanted = wanted_of(new.page, written.content)
    for band in new.bands(changed):
        written.cancel.raise_if_cancelled()
        region = Region(new.region_of(band[0]).top, 0, new.region_of(band[-1]).bottom, new.page.imagewidth)
        try:
            decoded = new.rows(region)
        except imagecodecs.TiffError:
            if old is None or old.can_decode(region):
                return False
            continue  # It is of a kind that libtiff does not know, or was damaged before.
        if decoded.shape[:2] != (region.height, region.width):
            return False
        for tile in band:
            own = new.region_of(tile)
            part = decoded[own.top - region.top : own.bottom - region.top, own.left : own.right]
            if merged(part, TiffSegment(0, None, own, 0, 0), wanted) is not None:
                return False
        if old is not None and not _keeps_channels(decoded, old, region, wanted):
            return False
    return True


def _keeps_channels(decoded: NDArray[Any], old: MappedPage, region: Region, wanted: Sequence[Wanted]) -> bool:
    """Whether the channels that the photo does not carry are what they were, if the page had them."""
    parts = [each.part(TiffSegment(0, None, region, 0, 0)) for each in wanted]
    others = set(range(decoded.shape[2])).difference(*(range(decoded.shape[2])[part[0]] for part in parts if part))
    if not others or old.page.samplesperpixel != decoded.shape[2] or not old.can_decode(region):
        return True
    before = old.rows(region)
    return before.dtype != decoded.dtype or all(is_same(decoded[..., each], before[..., each]) for each in others)
