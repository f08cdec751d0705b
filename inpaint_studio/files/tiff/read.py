"""Reads pages of classic TIFF and BigTIFF, in strips or tiles, by tifffile and imagecodecs.

Tags: TIFF 6.0; EXIF directories: Exif 2.32; ICC profile, XMP and IPTC in the tags 34675, 700 and 33723.
"""

import logging
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from tifffile import PHOTOMETRIC, TiffFile, TiffPage

from inpaint_studio.core.photo import Metadata
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import whole
from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError, Content, Page, check_size
from inpaint_studio.files.metadata.exif import (
    EXIF_POINTER,
    GPS_POINTER,
    ORIENTATION,
    RESOLUTION_UNIT,
    X_RESOLUTION,
    Y_RESOLUTION,
    Directory,
    Layout,
    build_exif,
    dpi_of,
    orientation_of,
    read_directory,
)
from inpaint_studio.files.metadata.photoshop import find_iptc
from inpaint_studio.files.tiff.forms import form_of
from inpaint_studio.files.tiff.kinds import channels_of, check_kind, title_of, why_rewritten
from inpaint_studio.files.tiff.mask_page import is_mask
from inpaint_studio.files.tiff.page import open_page
from inpaint_studio.files.tiff.pages import photo_ifds, scan_of
from inpaint_studio.files.tiff.pixels import as_deep, read_pixels
from inpaint_studio.files.tiff.structure import BITS, SUB_IMAGES, Ifd, children_of, read_numbers, read_structure
from inpaint_studio.translation import Text, tr

_BILEVEL: Text = (
    "This photo has nothing but black and white, and stays so: what is restored becomes black or white, too."
)
MAGICS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

XMP, IPTC, PHOTOSHOP, ICC = 700, 33723, 34377, 34675
DESCRIPTIVE_TAGS = frozenset(
    {269, 270, 271, 272, 285, 301, 305, 306, 315, 316, 318, 319, 18246, 18249, 33432, *range(40091, 40096)}
)
"""DocumentName, ImageDescription, Make, Model, PageName, TransferFunction, Software, DateTime, Artist, HostComputer,
WhitePoint, PrimaryChromaticities, the ratings, Copyright and Windows' XP fields: kept byte for byte."""

_STRUCTURAL_TAGS = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 277, 278, 279, 280, 281, 284, 292, 293, 297}
    | {317, 320, 322, 323, 324, 325, 338, 339, 347, *range(512, 522), 529, 530, 531, 532, 32997}
)
_PHOTOMETRIC, _LAYERS = 262, 37724
_COPIES: Text = "the smaller copies of the photo"
_PARTLY: Text = (
    "This file is incomplete: it ends before the photo does. What is missing, {share} of the photo, is gray. Look for "
    "another copy of it."
)
_COMPARED_AT_ONCE = 1 << 20  # samples
# Without a handler Python prints the library's warnings about odd files on the user's terminal.
logging.getLogger("tifffile").addHandler(logging.NullHandler())


def read_tiff(stream: BinaryIO, max_pixels: int, number: int | None = None) -> Content:
    """Read a photo of a TIFF: gray, palette, RGB, CMYK, Lab or YCbCr, of whole numbers, signed numbers or floats.

    Further channels (infrared) and photos are named in ``unread``. White-is-zero is inverted.

    Args:
        stream: the file.
        max_pixels: the most pixels the photo may declare.
        number: of the photo, from 0; None for the first that is no preview of another.

    Raises:
        CannotReadError: the photo does not exist, or is incomplete, too large or of a kind that is not read.
        Exception: whatever the library or a codec raises on damaged data.
    """
    structure = read_structure(stream)
    ifds = photo_ifds(stream, structure)
    number = scan_of(stream, structure.layout, ifds) if number is None else number
    if number >= len(ifds):
        raise CannotReadError(
            "has no page {page}: it has one.|has no page {page}: it has {n}.", page=number + 1, n=len(ifds)
        )
    stream.seek(0)
    with TiffFile(stream) as tiff:
        page = open_page(tiff, stream, structure, ifds[number], number)
        form = form_of(page)
        bytes_a_pixel = page.samplesperpixel * (form.values.dtype.itemsize if form is not None else 1)
        check_size(page.imagewidth, page.imagelength, max_pixels, bytes_a_pixel)
        if BITS not in ifds[number].fields and not ifds[number].is_regular:
            raise CannotReadError(INCOMPLETE)
        check_kind(page)
        directory = read_directory(stream, page.offset, structure.layout)
        channels = read_channels(page)
        rewrite = why_rewritten(page, channels.is_translucent)
    unread = [*channels.extra, *_unread_tags(directory)]
    unread += _unread_photos(stream, structure.layout, ifds, number, unread)
    is_bilevel = form is not None and form.bits == 1 and page.photometric != PHOTOMETRIC.PALETTE
    notes = [*channels.notes, tr(_BILEVEL)] if is_bilevel else channels.notes
    return Content(
        channels.pixels,
        channels.alpha,
        _bytes(directory, ICC),
        _metadata(directory),
        tuple(unread),
        rewrite,
        tuple(notes),
        page=number,
        model=form.model if form is not None else None,
        values=form.values if form is not None and channels.pixels.dtype == form.values.dtype else None,
    )


def _unread_photos(
    stream: BinaryIO, layout: Layout, ifds: tuple[Ifd, ...], number: int, unread: list[str]
) -> list[str]:
    """Return names for the photos beside the one that was read."""
    others = {index for index, ifd in enumerate(ifds) if index != number and not is_mask(stream, ifd)}
    names = []
    if 0 in others and number == scan_of(stream, layout, ifds):  # The first is a preview of it.
        others.remove(0)
        names = [tr(_COPIES)] if tr(_COPIES) not in unread else []
    if len(others) > 1:
        names.append(tr("{n} further pages", n=len(others)))
    elif others:
        names.append(tr("the first page") if number else tr("the second page"))
    return names


def list_pages(stream: BinaryIO) -> list[Page]:
    """Return the photos of a TIFF in their order, without smaller copies and masks of what was restored.

    The first is always included, even as a copy.

    Raises:
        Exception: whatever the library raises on damaged data.
    """
    result = []
    structure = read_structure(stream)
    ifds = photo_ifds(stream, structure)
    masks = {index for index, ifd in enumerate(ifds) if is_mask(stream, ifd)}
    scan = scan_of(stream, structure.layout, ifds)
    stream.seek(0)
    with TiffFile(stream) as tiff:
        for number, ifd in enumerate(ifds):
            page = open_page(tiff, stream, structure, ifd, number)
            if number == 0 or not (page.is_reduced or number in masks):
                result.append(Page(number, title_of(page), _why_not(page), is_copy=number < scan))
    return result


def is_scan(stream: BinaryIO) -> bool:
    """Whether a file is a TIFF of which no image is a camera's raw data."""
    try:
        structure = read_structure(stream)
        photos = photo_ifds(stream, structure)
        ifds = [*photos, *(child for ifd in structure.pages for child in children_of(stream, structure, ifd))]
        kinds = [read_numbers(stream, structure.layout, ifd.fields.get(_PHOTOMETRIC)) for ifd in ifds]
    except ValueError:
        return False
    return not any(kind in (PHOTOMETRIC.CFA, PHOTOMETRIC.LINEAR_RAW) for values in kinds for kind in values.tolist())


def _why_not(page: TiffPage) -> str:
    try:
        check_kind(page)
    except CannotReadError as error:
        return str(error)
    return ""


@dataclass(frozen=True, slots=True)
class PageChannels:
    """The channels of a page.

    Attributes:
        pixels: (H, W) or (H, W, n) colours.
        alpha: (H, W) transparency, or None.
        extra: names of further channels.
        notes: what the user is to know of it, as sentences.
        is_translucent: whether the colours were multiplied by an alpha with values other than 0 and full.
    """

    pixels: NDArray[Any]
    alpha: NDArray[Any] | None
    extra: list[str]
    notes: list[str]
    is_translucent: bool = False


def read_channels(page: TiffPage) -> PageChannels:
    """Read the channels of a page of a kind that can be opened.

    Raises:
        CannotReadError: it is damaged or incomplete.
        Exception: whatever the library or a codec raises on damaged data.
    """
    form = form_of(page)
    if form is None:  # Cannot happen: the kind was checked.
        raise CannotReadError(DAMAGED)
    channels = channels_of(page)
    others = channels.others
    pixels, alpha, missing = read_pixels(page)
    if page.photometric == PHOTOMETRIC.PALETTE:
        pixels = _with_palette(pixels, page)
        alpha = None if alpha is None else as_deep(alpha, page.bitspersample, pixels.dtype)
    else:
        pixels = form.to_pixels(pixels)
        alpha = None if alpha is None else form.to_pixels(alpha, channels.colours)
    if alpha is not None and channels.is_multiplied and (form.sample_format != 1 or _exceeds(pixels, alpha)):
        # Colours above alpha were not multiplied by it: the channel is no transparency, but perhaps infrared. With
        # floats the multiplication cannot be undone bit for bit, so both are left as they are.
        alpha, others = None, others + 1
    notes = _make_gray(pixels, alpha, missing)
    extra = [tr("a further channel (infrared?)|{n} further channels", n=others)] if others else []
    if alpha is None or not channels.is_multiplied:
        return PageChannels(pixels, alpha, extra, notes)
    is_partial = (alpha > 0) & (alpha < np.iinfo(alpha.dtype).max)
    if not is_partial.any():
        return PageChannels(pixels, alpha, extra, notes)
    return PageChannels(_without_alpha(pixels, alpha, is_partial), alpha, extra, notes, is_translucent=True)


def _make_gray(pixels: NDArray[Any], alpha: NDArray[Any] | None, missing: list[Region]) -> list[str]:
    """Make missing regions gray, in place; return a note on that, if there are any.

    Raises:
        CannotReadError: everything is missing.
    """
    share = sum(region.area for region in missing) / (pixels.shape[0] * pixels.shape[1])
    if share >= 1:
        raise CannotReadError(INCOMPLETE)
    for region in missing:
        gray = 0.5 if pixels.dtype.kind == "f" else (int(np.iinfo(pixels.dtype).max) + 1) // 2
        pixels[region.slices] = (0, 0, 0, gray) if pixels.ndim == 3 and pixels.shape[2] == 4 else gray
        if alpha is not None:
            alpha[region.slices] = whole(alpha.dtype)
    return [tr(_PARTLY, share=f"{max(share, 0.001):.1%}")] if missing else []


def _with_palette(indices: NDArray[Any], page: TiffPage) -> NDArray[Any]:
    """Return (H, W, 3) RGB by the page's palette; 8 bits per channel if the palette has no finer values."""
    if page.colormap is None or page.colormap.shape[1] <= int(indices.max()):
        raise CannotReadError(DAMAGED)
    palette = np.ascontiguousarray(page.colormap.T)
    # TIFF stores 8 bits as v * 257; many programs store v * 256.
    if not np.any(palette & 0xFF) or np.array_equal(palette >> 8, palette & 0xFF):
        palette = (palette >> 8).astype(np.uint8)
    return palette[indices.astype(np.intp)]


def _exceeds(pixels: NDArray[Any], alpha: NDArray[Any]) -> bool:
    """Whether a colour is greater than the alpha by which it is said to be multiplied."""
    alpha = alpha if pixels.ndim == 2 else alpha[..., None]
    step = max(1, _COMPARED_AT_ONCE // pixels[0].size)
    rows = range(0, len(pixels), step)
    return any(bool((pixels[row : row + step] > alpha[row : row + step]).any()) for row in rows)


def _without_alpha(pixels: NDArray[Any], alpha: NDArray[Any], is_partial: NDArray[np.bool_]) -> NDArray[Any]:
    """Undo the multiplication by alpha; multiplying again and rounding gives the numbers of the file."""
    whole = int(np.iinfo(alpha.dtype).max)
    result = pixels.copy()
    share = alpha[is_partial].astype(np.float64) / whole
    values = pixels[is_partial] / (share if pixels.ndim == 2 else share[:, None])
    result[is_partial] = np.minimum(np.rint(values), whole).astype(pixels.dtype)
    return result


def _metadata(directory: Directory) -> Metadata:
    kept = DESCRIPTIVE_TAGS | {ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT}
    entries = {tag: entry for tag, entry in directory.entries.items() if tag in kept}
    children = {tag: child for tag, child in directory.children.items() if tag in (EXIF_POINTER, GPS_POINTER)}
    says_something = children or DESCRIPTIVE_TAGS & entries.keys() or orientation_of(directory) != 1
    return Metadata(
        exif=build_exif(Directory(directory.layout, entries, children)) if says_something else None,
        xmp=_bytes(directory, XMP),
        iptc=_bytes(directory, IPTC) or find_iptc(_bytes(directory, PHOTOSHOP) or b""),
        dpi=dpi_of(directory),
        orientation=orientation_of(directory),
    )


def _unread_tags(directory: Directory) -> list[str]:
    known = _STRUCTURAL_TAGS | DESCRIPTIVE_TAGS | {ORIENTATION, X_RESOLUTION, Y_RESOLUTION, RESOLUTION_UNIT}
    other = directory.entries.keys() - known - {XMP, IPTC, ICC}
    names = {SUB_IMAGES: tr(_COPIES), _LAYERS: tr("Photoshop's layers")}
    names[PHOTOSHOP] = tr("Photoshop's settings")
    named = [name for tag, name in names.items() if tag in other]
    return [*named, tr("tags of other programs")] if other - names.keys() else named


def _bytes(directory: Directory, tag: int) -> bytes | None:
    entry = directory.entries.get(tag)
    return entry.data if entry else None
