"""Planes of a TIFF that may be the infrared of a photo: a further channel, or a gray page of the same size."""

from dataclasses import dataclass
from typing import Any, BinaryIO

from numpy.typing import NDArray
from tifffile import PHOTOMETRIC, TiffFile, TiffPage

from inpaint_studio.files.content import DAMAGED, CannotReadError
from inpaint_studio.files.tiff.forms import form_of
from inpaint_studio.files.tiff.kinds import SHADES, channels_of, check_kind
from inpaint_studio.files.tiff.mask_page import is_mask
from inpaint_studio.files.tiff.page import open_page
from inpaint_studio.files.tiff.pages import is_reduced, photo_ifds
from inpaint_studio.files.tiff.pixels import read_channel
from inpaint_studio.files.tiff.structure import read_structure

_COLOURS = {PHOTOMETRIC.RGB, *SHADES}


@dataclass(frozen=True, slots=True)
class InfraredPlace:
    """Where in a TIFF a plane is.

    Attributes:
        page: number of the page, from 0.
        channel: number of the channel, from 0.
    """

    page: int
    channel: int


def infrared_place(stream: BinaryIO, number: int, *, has_alpha: bool) -> InfraredPlace | None:
    """Return where the one plane is that may be the infrared of a photo; None if there is none, or several.

    Args:
        stream: the file.
        number: of the photo's page, from 0.
        has_alpha: whether the channel that is called transparency was read as that.

    Raises:
        Exception: whatever the library raises on damaged data.
    """
    structure = read_structure(stream)
    ifds = photo_ifds(stream, structure)
    stream.seek(0)
    with TiffFile(stream) as tiff:
        pages = [open_page(tiff, stream, structure, ifd, index) for index, ifd in enumerate(ifds)]
        photo = pages[number]
        channels = channels_of(photo)
        further = [*range(channels.colours, photo.samplesperpixel)]
        if has_alpha and channels.alpha is not None:
            further.remove(channels.alpha)
        if photo.photometric not in _COLOURS or len(further) > 1:
            return None
        if further:
            return InfraredPlace(number, further[0])
        others = [
            index
            for index, (page, ifd) in enumerate(zip(pages, ifds, strict=True))
            if index != number and not is_reduced(stream, structure.layout, ifd) and not is_mask(stream, ifd)
            if (page.imagewidth, page.imagelength) == (photo.imagewidth, photo.imagelength)
        ]
        is_gray = len(others) == 1 and pages[others[0]].photometric in SHADES and photo.photometric not in SHADES
        return InfraredPlace(others[0], 0) if is_gray and pages[others[0]].samplesperpixel == 1 else None


def read_infrared_place(stream: BinaryIO, place: InfraredPlace) -> NDArray[Any]:
    """Return a plane, (H, W) uint8, uint16 or float32, in the file's order.

    Raises:
        CannotReadError: it is of a kind that is not read.
        Exception: whatever the library or a codec raises on damaged data.
    """
    structure = read_structure(stream)
    ifd = photo_ifds(stream, structure)[place.page]
    stream.seek(0)
    with TiffFile(stream) as tiff:
        page: TiffPage = open_page(tiff, stream, structure, ifd, place.page)
        check_kind(page)
        form = form_of(page)
        if form is None:
            raise CannotReadError(DAMAGED)
        return form.to_pixels(read_channel(page, place.channel), place.channel)
