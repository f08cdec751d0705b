"""Finds the photos in a TIFF: the pages of the main chain, and larger images in the sub-directories of a page.

Scanners and cameras put a preview first, and the photo itself into a sub-directory of it or on the next page.
"""

from typing import BinaryIO

from inpaint_studio.files.metadata.exif import Layout
from inpaint_studio.files.tiff.structure import Ifd, Structure, children_of, read_numbers

_KIND, _OLD_KIND, _WIDTH, _HEIGHT = 254, 255, 256, 257
_REDUCED, _OLD_REDUCED = 1, 2
_LARGEST_PREVIEW = 1024  # pixels of the longer side of a preview that is not marked as one


def photo_ifds(stream: BinaryIO, structure: Structure) -> tuple[Ifd, ...]:
    """Return the directories of the photos by their numbers: each page, then the larger images below it.

    A smaller image below a page is a copy of it.
    """
    found = []
    for ifd in structure.pages:
        found.append(ifd)
        size = _size(stream, structure.layout, ifd)
        for child in children_of(stream, structure, ifd):
            larger = _size(stream, structure.layout, child)
            if larger[0] * larger[1] > size[0] * size[1] and not is_reduced(stream, structure.layout, child):
                found.append(child)
    return tuple(found)


def scan_of(stream: BinaryIO, layout: Layout, ifds: tuple[Ifd, ...]) -> int:
    """Return the number of the photo to open by default: the first that is no preview of another."""
    first = _size(stream, layout, ifds[0])
    is_told = is_reduced(stream, layout, ifds[0])
    for number, ifd in enumerate(ifds[1:], start=1):
        if is_reduced(stream, layout, ifd):
            continue
        size = _size(stream, layout, ifd)
        is_larger = size[0] > first[0] and size[1] > first[1]
        if is_larger and (is_told or _is_preview(first, size)):
            return number
    return 0


def copies_of(stream: BinaryIO, structure: Structure, number: int) -> list[Ifd]:
    """Return the directories of the smaller copies of a photo: previews, and the coarser levels of a pyramid.

    Candidates are the images below it, its page and the images below that, and all pages marked as reduced; those
    that are smaller and have its proportions are copies.
    """
    ifds = photo_ifds(stream, structure)
    size = _size(stream, structure.layout, ifds[number])
    scan = scan_of(stream, structure.layout, ifds)
    found = {}
    for ifd in structure.pages:
        children = list(children_of(stream, structure, ifd))
        family = {ifd.start, *(child.start for child in children)}
        is_own = ifds[number].start in family
        is_preview = ifd.start == ifds[0].start and number == scan
        if is_own or is_preview or is_reduced(stream, structure.layout, ifd):
            found[ifd.start] = ifd
        if is_own:
            found.update({child.start: child for child in children})
    return [ifd for ifd in found.values() if _is_smaller(_size(stream, structure.layout, ifd), size)]


def is_reduced(stream: BinaryIO, layout: Layout, ifd: Ifd) -> bool:
    """Whether a directory is marked as a reduced copy of another (NewSubfileType, SubfileType)."""
    kind, old = (_number(stream, layout, ifd, tag) for tag in (_KIND, _OLD_KIND))
    return bool(kind & _REDUCED) or old == _OLD_REDUCED


def _is_preview(small: tuple[int, int], large: tuple[int, int]) -> bool:
    """Whether (height, width) ``small`` and ``large`` are sizes of a preview and its photo."""
    is_small = max(small) <= _LARGEST_PREVIEW and 2 * small[0] <= large[0] and 2 * small[1] <= large[1]
    return is_small and _is_smaller(small, large)


def _is_smaller(small: tuple[int, int], large: tuple[int, int]) -> bool:
    """Whether (height, width) ``small`` and ``large`` have the same proportions, up to rounding."""
    is_less = 0 < small[0] < large[0] and 0 < small[1] < large[1]
    return is_less and abs(small[0] * large[1] - small[1] * large[0]) <= sum(large)


def _size(stream: BinaryIO, layout: Layout, ifd: Ifd) -> tuple[int, int]:
    return _number(stream, layout, ifd, _HEIGHT), _number(stream, layout, ifd, _WIDTH)


def _number(stream: BinaryIO, layout: Layout, ifd: Ifd, tag: int) -> int:
    values = read_numbers(stream, layout, ifd.fields.get(tag))
    return int(values[0]) if len(values) else 0
