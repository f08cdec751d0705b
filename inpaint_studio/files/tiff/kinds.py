"""Tells which TIFF pages can be opened, what their channels mean, and how they can be saved."""

from dataclasses import dataclass

from tifffile import COMPRESSION, EXTRASAMPLE, PHOTOMETRIC, PLANARCONFIG, SAMPLEFORMAT, TiffPage

from inpaint_studio.files.content import DAMAGED, CannotReadError
from inpaint_studio.files.tiff.cut import is_cut
from inpaint_studio.files.tiff.forms import LAB, form_of
from inpaint_studio.translation import Text, listed, tr

SHADES = {PHOTOMETRIC.MINISWHITE, PHOTOMETRIC.MINISBLACK}
JPEG = {COMPRESSION.JPEG, COMPRESSION.OJPEG, COMPRESSION.ALT_JPEG}
_NAMES: dict[int, Text] = {
    PHOTOMETRIC.MINISWHITE: "{depth}-bit gray",
    PHOTOMETRIC.MINISBLACK: "{depth}-bit gray",
    PHOTOMETRIC.RGB: "{depth}-bit RGB",
    PHOTOMETRIC.YCBCR: "{depth}-bit RGB",
    PHOTOMETRIC.PALETTE: "{depth}-bit palette",
    PHOTOMETRIC.SEPARATED: "{depth}-bit CMYK",
    PHOTOMETRIC.CIELAB: "{depth}-bit Lab",
    PHOTOMETRIC.ICCLAB: "{depth}-bit Lab",
}
_OTHER: Text = "{depth}-bit of another kind"
_NUMBERS: dict[int, Text] = {
    SAMPLEFORMAT.UINT: "whole numbers",
    SAMPLEFORMAT.VOID: "whole numbers",
    SAMPLEFORMAT.INT: "signed numbers",
    SAMPLEFORMAT.IEEEFP: "floating-point numbers",
    SAMPLEFORMAT.COMPLEXINT: "complex numbers",
    SAMPLEFORMAT.COMPLEXIEEEFP: "complex numbers",
}
_OF_SEVERAL_KINDS: Text = "numbers of several kinds"
_NATURAL = {*SHADES, PHOTOMETRIC.RGB, PHOTOMETRIC.PALETTE, PHOTOMETRIC.SEPARATED, *LAB}
PHOTOMETRICS = {1: PHOTOMETRIC.MINISBLACK, 3: PHOTOMETRIC.RGB, 4: PHOTOMETRIC.SEPARATED}
"""Photometric interpretation by number of colours."""

_MAX_CHANNELS = 65535  # the tag has 16 bits
_INK_SET, _INK_NAMES, _NUMBER_OF_INKS = 332, 333, 334
_INKS = ["cyan", "magenta", "yellow", "black"]

ENCODABLE = frozenset(
    {
        COMPRESSION.NONE,
        COMPRESSION.LZW,
        COMPRESSION.ADOBE_DEFLATE,
        COMPRESSION.DEFLATE,
        COMPRESSION.PACKBITS,
        COMPRESSION.ZSTD,
    }
)
"""Compressions whose strips and tiles can be encoded again one by one."""


@dataclass(frozen=True, slots=True)
class Channels:
    """What the channels of a page are.

    Attributes:
        colours: number of colours, which come first: 1, 3 or the 4 inks of CMYK.
        kinds: the kinds of the channels that follow (ExtraSamples).
        alpha: number of the channel that is the transparency, or None.
    """

    colours: int
    kinds: tuple[EXTRASAMPLE, ...]
    alpha: int | None

    @property
    def others(self) -> int:
        """Number of channels that are neither colours nor transparency, such as infrared."""
        return len(self.kinds) - (self.alpha is not None)

    @property
    def is_multiplied(self) -> bool:
        """Whether the colours are multiplied by alpha (associated alpha)."""
        return self.alpha is not None and self.kinds[self.alpha - self.colours] == EXTRASAMPLE.ASSOCALPHA


def channels_of(page: TiffPage) -> Channels:
    """Return what the channels of a page are; the index of a palette counts as one colour.

    Raises:
        CannotReadError: there are fewer than its colours need.
    """
    is_single = page.photometric in (*SHADES, PHOTOMETRIC.PALETTE)
    colours = 1 if is_single else 4 if page.photometric == PHOTOMETRIC.SEPARATED else 3
    more = page.samplesperpixel - colours
    if more < 0:
        raise CannotReadError(DAMAGED)
    kinds = tuple([*map(EXTRASAMPLE, page.extrasamples), *[EXTRASAMPLE.UNSPECIFIED] * more][:more])
    alphas = [number for number, kind in enumerate(kinds) if kind != EXTRASAMPLE.UNSPECIFIED]
    return Channels(colours, kinds, colours + alphas[0] if alphas else None)


def check_kind(page: TiffPage) -> None:
    """Refuse a page of a kind that this program cannot open.

    Raises:
        CannotReadError: it is of such a kind; the text says what to do.
    """
    photometric = page.photometric
    if photometric == PHOTOMETRIC.SEPARATED and not _is_cmyk(page):
        raise CannotReadError("is made for printing with other inks than CMYK. Convert it to RGB to restore it.")
    if photometric in (PHOTOMETRIC.CFA, PHOTOMETRIC.LINEAR_RAW):
        raise CannotReadError("is camera raw data. Develop it to a 16-bit TIFF to restore it.")
    is_turned = photometric == PHOTOMETRIC.YCBCR and (page.compression in JPEG or _is_ycbcr(page))
    if photometric not in _NATURAL and not is_turned:
        raise CannotReadError("holds colours of a kind that cannot be opened. Convert it to RGB to restore it.")
    bits = page.bitspersample
    is_single = page.samplesperpixel == 1 or photometric == PHOTOMETRIC.PALETTE
    if form_of(page) is None or (bits < 8 and not is_single):
        name = _NUMBERS.get(page.sampleformat, _OF_SEVERAL_KINDS)
        raise CannotReadError(
            "holds {numbers} of {bits} bits, which cannot be opened. Convert it to 16 bits to restore it.",
            numbers=tr(name),
            bits=listed([str(each) for each in bits]) if isinstance(bits, tuple) else bits,
        )
    if page.imagedepth != 1 or not 0 < page.samplesperpixel <= _MAX_CHANNELS:
        raise CannotReadError("is no photo but a stack of measured planes, which cannot be opened.")


def title_of(page: TiffPage) -> str:
    """Return size and kind of a page in words: "4000 × 3000, 16-bit RGB"."""
    name = _NAMES.get(int(page.photometric or 0), _OTHER)
    return f"{page.imagewidth} × {page.imagelength}, {tr(name, depth=page.bitspersample)}"


def why_rewritten(page: TiffPage, is_translucent: bool) -> str:
    """Return why the strips or tiles of a page cannot be encoded again one by one, as sentences; empty if they can.

    Args:
        page: one that can be opened.
        is_translucent: whether its transparency has values other than 0 and full.
    """
    reason = _obstacle(page, is_translucent)
    if not reason:
        return ""
    return tr(
        "{reason}. So all its pixels are written anew, without loss, and the file grows; all else in it stays.",
        reason=reason,
    )


def _obstacle(page: TiffPage, is_translucent: bool) -> str:
    if is_cut(page):
        return tr("Part of this TIFF is missing")
    if page.compression in JPEG:
        return tr("This TIFF is compressed as JPEG inside, which cannot be done again without loss")
    if page.photometric == PHOTOMETRIC.YCBCR:
        return tr("The colours of this TIFF are stored as brightness and differences (YCbCr) and become RGB")
    if page.photometric == PHOTOMETRIC.PALETTE:
        return tr("This TIFF has a palette, which cannot hold new colours")
    if 1 < page.bitspersample < 8:
        return tr("This TIFF has {n} levels of gray, too few for what is restored", n=2**page.bitspersample)
    if page.compression not in ENCODABLE:
        return tr("This TIFF is compressed in a way that this program cannot write")
    if channels_of(page).is_multiplied and is_translucent:
        return tr("The colours of this TIFF are multiplied with its transparency, which rounds them")
    form = form_of(page)
    if form is not None and not form.is_kept:
        return tr("This TIFF holds floating-point numbers of {bits} bits, which become 32", bits=form.bits)
    predictors = (1,) if form is None or form.is_packed else (1, 2, 3)
    if page.predictor not in predictors or page.fillorder != 1 or has_old_lzw(page):
        return tr("This TIFF stores its pixels in an unusual way")
    return ""


def has_old_lzw(page: TiffPage) -> bool:
    """Whether a strip is compressed by LZW as before TIFF 5.0, with reversed bit order.

    libtiff treats all strips of a page like the first that it reads, so a page with one such strip is all old.
    """
    if page.compression != COMPRESSION.LZW:
        return False
    file = page.parent.filehandle
    for offset in page.dataoffsets:
        file.seek(offset)
        head = file.read(2)
        if len(head) == 2 and head[0] == 0 and head[1] & 1:
            return True
    return False


def is_in_planes(page: TiffPage) -> bool:
    """Whether every channel has strips or tiles of its own."""
    return page.samplesperpixel > 1 and page.planarconfig == PLANARCONFIG.SEPARATE


def is_usual(page: TiffPage) -> bool:
    """Whether samples are whole bytes, in a compression and bit order that can be written, too."""
    is_known = page.compression in ENCODABLE and page.predictor in (1, 2, 3)
    return is_known and page.fillorder == 1 and page.bitspersample in (8, 16, 32)


def _is_ycbcr(page: TiffPage) -> bool:
    """Whether a page of YCbCr without JPEG is of a kind that can be read; tifffile reads none that is subsampled."""
    factors = page.subsampling or (2, 2)
    is_one_by_one = factors == (1, 1) or (page.predictor == 1 and page.planarconfig == PLANARCONFIG.CONTIG)
    is_known = page.compression in ENCODABLE and page.fillorder == 1 and set(factors) <= {1, 2, 4}
    return page.bitspersample == 8 and page.samplesperpixel == 3 and is_known and is_one_by_one


def _is_cmyk(page: TiffPage) -> bool:
    """Whether the first four channels are CMYK (TIFF 6.0, section 16); spot colours may follow."""
    names = str(page.tags.valueof(_INK_NAMES, "")).lower().split("\0")
    is_told = page.tags.valueof(_NUMBER_OF_INKS, 4) == 4 or names[:4] == _INKS
    return bool(is_told and page.samplesperpixel >= 4 and page.tags.valueof(_INK_SET, 1) == 1)
