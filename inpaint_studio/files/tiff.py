"""TIFF read by tifffile and imagecodecs: the first page of classic and BigTIFF, in strips or tiles.

Tags: TIFF 6.0; EXIF directories: Exif 2.32; ICC profile, XMP and IPTC in the tags 34675, 700 and 33723.
"""

import logging
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, EXTRASAMPLE, PHOTOMETRIC, PLANARCONFIG, SAMPLEFORMAT, TiffFile, TiffPage

from inpaint_studio.core.photo import Metadata
from inpaint_studio.files.content import DAMAGED, INCOMPLETE, CannotReadError, Content, check_size, split_channels
from inpaint_studio.files.exif import (
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
from inpaint_studio.files.photoshop import find_iptc

MAGICS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")

XMP, IPTC, PHOTOSHOP, ICC = 700, 33723, 34377, 34675
DESCRIPTIVE_TAGS = frozenset(
    {269, 270, 271, 272, 285, 301, 305, 306, 315, 316, 318, 319, 18246, 18249, 33432, *range(40091, 40096)}
)
"""DocumentName, ImageDescription, Make, Model, PageName, TransferFunction, Software, DateTime, Artist, HostComputer,
WhitePoint, PrimaryChromaticities, the ratings, Copyright and Windows' XP fields: kept byte for byte."""

_STRUCTURAL_TAGS = frozenset(
    {254, 255, 256, 257, 258, 259, 262, 263, 266, 273, 277, 278, 279, 280, 281, 284, 292, 293, 297}
    | {317, 320, 322, 323, 324, 325, 338, 339, 347, 512, 513, 514, 529, 530, 531, 532, 32997}
)
_SUB_IMAGES, _LAYERS = 330, 37724
_CIE = {PHOTOMETRIC.CIELAB, PHOTOMETRIC.ICCLAB, PHOTOMETRIC.ITULAB}
_SHADES = {PHOTOMETRIC.MINISWHITE, PHOTOMETRIC.MINISBLACK}
_JPEG = {COMPRESSION.JPEG, COMPRESSION.OJPEG, COMPRESSION.ALT_JPEG}
_MAX_CHANNELS = 5
_MAX_PAGES_COUNTED = 1000

# Without a handler Python prints the library's warnings about odd files on the user's terminal.
logging.getLogger("tifffile").addHandler(logging.NullHandler())


def read_tiff(stream: BinaryIO, max_pixels: int) -> Content:
    """Read the first page of a TIFF: 1- to 8- and 16-bit gray, palette and RGB, with or without alpha.

    Further channels (infrared) and pages are named in ``unread``. White-is-zero is turned round.

    Raises:
        CannotReadError: it is incomplete, too large or of a kind that is not read.
        Exception: whatever the library or a codec raises on damaged data.
    """
    with TiffFile(stream) as tiff:
        page = tiff.pages.first
        if not isinstance(page, TiffPage):
            raise CannotReadError(DAMAGED)
        check_size(page.imagewidth, page.imagelength, max_pixels)
        _check_kind(page)
        _check_segments(page, stream)
        layout = Layout(tiff.byteorder, tiff.is_bigtiff)
        directory = read_directory(stream, page.offset, layout)
        pixels, alpha, extra = _read_channels(page)
        pages = _count_pages(tiff)
    unread = [*extra, *_unread_tags(directory)]
    if pages > 1:
        unread.append("the second page" if pages == 2 else f"{pages - 1} further pages")
    return Content(pixels, alpha, _bytes(directory, ICC), _metadata(directory), tuple(unread))


def _check_kind(page: TiffPage) -> None:
    photometric = page.photometric
    if photometric == PHOTOMETRIC.SEPARATED:
        raise CannotReadError("is a CMYK photo, made for printing. Convert it to RGB to restore it.")
    if photometric in _CIE:
        raise CannotReadError("is a Lab photo, which cannot be opened. Convert it to RGB to restore it.")
    if photometric in (PHOTOMETRIC.CFA, PHOTOMETRIC.LINEAR_RAW):
        raise CannotReadError("is camera raw data. Develop it to a 16-bit TIFF to restore it.")
    is_decoded_colour = photometric == PHOTOMETRIC.YCBCR and page.compression in _JPEG
    if photometric not in (*_SHADES, PHOTOMETRIC.RGB, PHOTOMETRIC.PALETTE) and not is_decoded_colour:
        raise CannotReadError("holds colours of a kind that cannot be opened. Convert it to RGB to restore it.")
    if page.sampleformat not in (SAMPLEFORMAT.UINT, SAMPLEFORMAT.VOID):
        raise CannotReadError(
            "holds numbers that are not whole, as in HDR photos. Convert it to 16 bits to restore it."
        )
    bits = page.bitspersample
    if bits not in (1, 2, 4, 8, 16) or (bits < 8 and page.samplesperpixel > 1):
        raise CannotReadError(f"stores its channels in {bits} bits, which cannot be opened. Convert it to 16 bits.")
    if page.imagedepth != 1 or not 0 < page.samplesperpixel <= _MAX_CHANNELS:
        raise CannotReadError("is no photo but a stack of measured planes, which cannot be opened.")


def _check_segments(page: TiffPage, stream: BinaryIO) -> None:
    """Refuse a page whose strips or tiles are not all there; the library fills some gaps with black."""
    length = stream.seek(0, 2)
    rows, columns = page.imagelength, page.imagewidth
    if page.is_tiled:
        expected = -(-rows // page.tilelength) * -(-columns // page.tilewidth)
    else:
        expected = -(-rows // min(page.rowsperstrip or rows, rows))
    if page.planarconfig == PLANARCONFIG.SEPARATE:
        expected *= page.samplesperpixel
    if len(page.dataoffsets) < expected or len(page.databytecounts) < expected:
        raise CannotReadError(DAMAGED)
    for offset, count in zip(page.dataoffsets[:expected], page.databytecounts[:expected], strict=True):
        if offset == 0 or count == 0 or offset + count > length:
            raise CannotReadError(INCOMPLETE)


def _read_channels(page: TiffPage) -> tuple[NDArray[Any], NDArray[Any] | None, list[str]]:
    """Return pixels, alpha and the names of what else there is."""
    samples = _read_samples(page)
    if page.photometric == PHOTOMETRIC.PALETTE:
        return _with_palette(samples[..., 0], page), None, []
    colours = 1 if page.photometric in _SHADES else 3
    more = page.samplesperpixel - colours
    if more < 0:
        raise CannotReadError(DAMAGED)
    kinds = [*page.extrasamples, *[EXTRASAMPLE.UNSPECIFIED] * more][:more]
    alphas = [number for number, kind in enumerate(kinds) if kind != EXTRASAMPLE.UNSPECIFIED]
    others = more - len(alphas[:1])
    extra = [] if others == 0 else ["a further channel (infrared?)" if others == 1 else f"{others} further channels"]
    pixels, _ = split_channels(samples if more == 0 else samples[..., :colours])
    alpha = samples[..., colours + alphas[0]] if alphas else None
    if page.photometric in _SHADES:
        pixels = _shades(pixels, page.bitspersample, page.photometric == PHOTOMETRIC.MINISWHITE)
    if alpha is not None and kinds[alphas[0]] == EXTRASAMPLE.ASSOCALPHA:
        pixels = _without_alpha(pixels, alpha)
    return pixels, alpha, extra


def _read_samples(page: TiffPage) -> NDArray[Any]:
    """Return (H, W, channels), or (H, W) where there is one channel and it needs no palette, in native byte order."""
    samples = page.asarray()
    rows, columns, channels = page.imagelength, page.imagewidth, page.samplesperpixel
    if samples.size != rows * columns * channels:
        raise CannotReadError(DAMAGED)
    samples = samples.astype(samples.dtype.newbyteorder("="), copy=False)
    if channels > 1 and page.planarconfig == PLANARCONFIG.SEPARATE:
        return np.moveaxis(samples.reshape(channels, rows, columns), 0, -1)
    # An array that already has its shape is left alone: a reshaped one would have to be copied later.
    is_single = channels == 1 and page.photometric != PHOTOMETRIC.PALETTE
    shape = (rows, columns) if is_single else (rows, columns, channels)
    return samples if samples.shape == shape else samples.reshape(shape)


def _shades(pixels: NDArray[Any], bits: int, is_white_zero: bool) -> NDArray[Any]:
    if bits < 8:
        pixels = pixels.astype(np.uint8) * np.uint8(255 // (2**bits - 1))
    return ~pixels if is_white_zero else pixels


def _with_palette(indices: NDArray[Any], page: TiffPage) -> NDArray[Any]:
    """Return RGB; 8 bits a channel where the palette says no more than that."""
    if page.colormap is None or page.colormap.shape[1] <= int(indices.max()):
        raise CannotReadError(DAMAGED)
    palette = np.ascontiguousarray(page.colormap.T)
    # Eight bits are stored as v * 257 by the rule and as v * 256 by many programs.
    if not np.any(palette & 0xFF) or np.array_equal(palette >> 8, palette & 0xFF):
        palette = (palette >> 8).astype(np.uint8)
    return palette[indices.astype(np.intp)]


def _without_alpha(pixels: NDArray[Any], alpha: NDArray[Any]) -> NDArray[Any]:
    """Take back the multiplication with alpha; multiplying again and rounding gives what was in the file."""
    whole = int(np.iinfo(alpha.dtype).max)
    if alpha.min() == whole:
        return pixels
    result = pixels.copy()
    is_partial = (alpha > 0) & (alpha < whole)
    share = alpha[is_partial].astype(np.float64) / whole
    values = pixels[is_partial] / (share if pixels.ndim == 2 else share[:, None])
    result[is_partial] = np.minimum(np.rint(values), whole).astype(pixels.dtype)
    return result


def _count_pages(tiff: TiffFile) -> int:
    count = 1
    try:
        while count < _MAX_PAGES_COUNTED and tiff.pages[count] is not None:
            count += 1
    except Exception:  # The photo is read; a broken chain behind it only ends the count.
        return count
    return count


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
    names = {_SUB_IMAGES: "the smaller copies of the photo", _LAYERS: "Photoshop's layers"}
    names[PHOTOSHOP] = "Photoshop's settings"
    named = [name for tag, name in names.items() if tag in other]
    return [*named, "tags of other programs"] if other - names.keys() else named


def _bytes(directory: Directory, tag: int) -> bytes | None:
    entry = directory.entries.get(tag)
    return entry.data if entry else None
