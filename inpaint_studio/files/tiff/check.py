"""A TIFF that was just written is read again by libtiff, where its pixels were changed, before it replaces anything."""

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

_READ_AT_ONCE = 1 << 23


def check_tiff(stream: BinaryIO, written: Written) -> bool:
    """Whether libtiff finds the photo's pixels in a TIFF, and what was not to be changed is as it was."""
    stream.flush()
    with closing(MappedPage(stream, written.page)) as new:
        if new.region != Region.of(written.content.pixels.shape):
            return False
        if written.open_old is None:
            return _shows(new, None, new.tiles, written)
        with written.open_old() as old_stream, closing(MappedPage(old_stream, written.page)) as old:
            if new.ifd.start != old.ifd.start:  # All its pixels were written anew.
                return _shows(new, old if old.can_decode(old.region) else None, new.tiles, written)
            touched = [tile for tile in new.tiles if written.content.may_differ(new.region_of(tile))]
            if not _keeps_others(new, old, touched):
                return False
            if old.is_small and old.can_decode(old.region) and not new.can_decode(new.region):
                return False
            return _shows(new, old, touched, written)


def _keeps_others(new: MappedPage, old: MappedPage, touched: Sequence[int]) -> bool:
    """Whether the bytes of all strips or tiles but the touched ones are what they were, where they were."""
    if len(new.offsets) != len(old.offsets) or len(new.counts) != len(old.counts):
        return False
    kept = np.ones(len(new.offsets), np.bool_)
    kept.reshape(-1, len(new.tiles))[:, list(touched)] = False
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


def _shows(new: MappedPage, old: MappedPage | None, touched: Sequence[int], written: Written) -> bool:
    """Whether the touched strips or tiles decode to the content, and the channels beside it to what they were."""
    wanted = wanted_of(new.page, written.content)
    for band in new.bands(touched):
        written.cancel.raise_if_cancelled()
        region = Region(new.region_of(band[0]).top, 0, new.region_of(band[-1]).bottom, new.page.imagewidth)
        try:
            seen = new.rows(region)
        except imagecodecs.TiffError:
            if old is None or old.can_decode(region):
                return False
            continue  # It is of a kind that libtiff does not know, or was damaged before.
        if seen.shape[:2] != (region.height, region.width):
            return False
        for tile in band:
            own = new.region_of(tile)
            part = seen[own.top - region.top : own.bottom - region.top, own.left : own.right]
            if merged(part, TiffSegment(0, None, own, 0, 0), wanted) is not None:
                return False
        if old is not None and not _keeps_channels(seen, old, region, wanted):
            return False
    return True


def _keeps_channels(seen: NDArray[Any], old: MappedPage, region: Region, wanted: Sequence[Wanted]) -> bool:
    """Whether all channels that are not the photo's are what they were, where the page had them."""
    parts = [each.part(TiffSegment(0, None, region, 0, 0)) for each in wanted]
    others = set(range(seen.shape[2])).difference(*(range(seen.shape[2])[part[0]] for part in parts if part))
    if not others or old.page.samplesperpixel != seen.shape[2] or not old.can_decode(region):
        return True
    before = old.rows(region)
    return before.dtype != seen.dtype or all(is_same(seen[..., each], before[..., each]) for each in others)
