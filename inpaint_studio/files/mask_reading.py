"""Reads a picture as a mask, white = restore, in the variants in which many programs write masks."""

from dataclasses import dataclass
from math import ceil
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.mask import KEEP, RESTORE, Mask
from inpaint_studio.core.morphology import grow
from inpaint_studio.core.photo import Photo
from inpaint_studio.errors import InputError
from inpaint_studio.translation import number, tr

THRESHOLD = 10.0
"""Percent of white from which a pixel is restored: low enough that a blurred stroke covers what the sharp one did."""
_SURE = 25.0  # percent that a spot must reach somewhere, where lossy compression leaves noise around strokes
_EXACT = ("tiff", "png", "bmp")  # lossless formats
_DEPTHS = (8, 10, 12)  # bits that other programs store in 16 without scaling
_MUCH = 0.5  # share of pixels from which a mask may be inverted


@dataclass(frozen=True, slots=True)
class MaskOptions:
    """How a picture is read as a mask.

    Attributes:
        is_inverted: whether black = restore; None, where the user has not said, means white.
        threshold: percent of white, or of black, from which a pixel is restored; None for ``THRESHOLD`` with the noise
            of lossy compression removed.
        grow: by how many pixels the mask is made wider.
    """

    is_inverted: bool | None = None
    threshold: float | None = None
    grow: int = 0

    @property
    def percent(self) -> float:
        """The threshold in force."""
        return THRESHOLD if self.threshold is None else self.threshold


class NothingMarkedError(InputError):
    """A picture that was read as a mask marks nothing."""


AS_PAINTED = MaskOptions()
"""White on black."""


@dataclass(frozen=True, slots=True)
class MaskReading:
    """A mask as it was read.

    Attributes:
        mask: the mask, of the picture's size.
        notes: how much it marks and how the picture was read, as sentences.
        doubt: why it may be meant the other way round, as a sentence, or empty.
    """

    mask: Mask
    notes: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class _Paint:
    """The paint in a picture.

    Attributes:
        amount: (H, W) uint8 or uint16, how much paint each pixel has.
        full: the amount of full cover.
        note: what the user is to be told of how that was found, as a sentence, or empty.
    """

    amount: NDArray[Any]
    full: int
    note: str = ""

    def limit(self, percent: float) -> int:
        """Return the least amount, at least 1, that is ``percent`` of full cover."""
        return max(1, ceil(self.full * percent / 100))


def as_mask(photo: Photo, name: str, options: MaskOptions) -> MaskReading:
    """Read a picture, gray or RGB, as a mask.

    The brightest channel counts, so a stroke in pure red is as good as a white one; where black = restore, the darkest
    channel. Transparent pixels are kept; where all opaque ones are black, these are restored. Where nothing would be
    marked, a picture of two values counts as black and white, and one of few bits in 16 is scaled.

    Args:
        photo: the picture.
        name: of its file.
        options: how it is read.

    Raises:
        NothingMarkedError: nothing is marked in it.
    """
    paint = _paint(photo, options)
    limit = paint.limit(options.percent)
    marked = np.where(paint.amount >= limit, np.uint8(RESTORE), np.uint8(KEEP))
    if options.threshold is None and photo.source.format not in _EXACT:
        marked = _without_noise(marked, paint.amount >= paint.limit(_SURE))
    mask = Mask(marked)
    if mask.is_empty:
        raise NothingMarkedError(_nothing(name, paint, limit, bool(options.is_inverted)))
    notes = [
        tr(
            "“{name}” marks one pixel, {share} of the photo.|“{name}” marks {n:,} pixels, {share} of the photo.",
            name=name,
            n=mask.count,
            share=_share(mask),
        ),
        paint.note,
    ]
    doubt = _doubt(mask, name)
    if options.grow:
        grow(mask, options.grow)
        notes.append(
            tr(
                "Grown by {distance} px, these are {count:,}, {share}.",
                distance=options.grow,
                count=mask.count,
                share=_share(mask),
            )
        )
    return MaskReading(mask, tuple(filter(None, notes)), doubt)


def _paint(photo: Photo, options: MaskOptions) -> _Paint:
    """Return how much paint each pixel has, as the options say."""
    darkest_counts = bool(options.is_inverted)
    plane = photo.pixels
    if plane.ndim == 3:
        plane = np.min(plane, axis=2) if darkest_counts else np.max(plane, axis=2)
    full = int(np.iinfo(plane.dtype).max)
    alpha = photo.alpha if photo.alpha is not None and bool((photo.alpha < full).any()) else None
    paint = _Paint(plane, full)
    if (
        alpha is not None
        and not darkest_counts
        and plane.max(where=alpha > 0, initial=0) < paint.limit(options.percent)
    ):
        return _Paint(alpha, full, tr("All of it that is not transparent is black, so that is what is restored."))
    if photo.source.format in _EXACT:
        paint = _scaled(paint, options)
    amount = paint.full - plane if darkest_counts else plane
    return _Paint(amount if alpha is None else np.minimum(amount, alpha), paint.full, paint.note)


def _scaled(paint: _Paint, options: MaskOptions) -> _Paint:
    """Return the paint with a lower ``full`` where the picture has two values or fewer bits than its file."""
    plane = paint.amount
    brightest = plane.max()
    is_dark = brightest < paint.limit(options.percent)
    white = paint.full
    if (is_dark or options.is_inverted) and brightest > 0 and _has_two_values(plane, brightest):
        white = int(brightest)
    elif is_dark and plane.dtype == np.uint16:
        whites = (2**bits - 1 for bits in _DEPTHS)
        likely = next((each for each in whites if each >= brightest), white)
        if brightest >= _Paint(plane, likely).limit(options.percent):
            white = likely
    if white == paint.full:
        return paint
    note = tr(
        "Its brightest value is {value} of {full}; {white} was taken for white.",
        value=str(brightest),
        full=str(paint.full),
        white=str(white),
    )
    return _Paint(plane, white, note)


def _has_two_values(plane: NDArray[Any], brightest: Any) -> bool:
    dark = int(np.count_nonzero(plane == 0))
    return dark > 0 and dark + int(np.count_nonzero(plane == brightest)) == plane.size


def _without_noise(marked: NDArray[np.uint8], is_sure: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the mask (H, W) without the connected spots in which no pixel is sure."""
    count, labels = cv2.connectedComponents(marked, connectivity=8, ltype=cv2.CV_32S)
    is_kept = np.zeros(count, np.uint8)
    is_kept[labels[is_sure]] = RESTORE
    is_kept[0] = KEEP  # the background
    return np.asarray(is_kept[labels], np.uint8)


def _nothing(name: str, paint: _Paint, limit: int, is_inverted: bool) -> str:
    if is_inverted:
        return tr(
            "“{name}” marks nothing: its darkest value is {value} of {full}, and only {limit} and less is restored. "
            "Paint what is to be restored in black, or, on the command line, lower --mask-threshold.",
            name=name,
            value=str(paint.full - paint.amount.max()),
            full=str(paint.full),
            limit=str(paint.full - limit),
        )
    return tr(
        "“{name}” marks nothing: its brightest value is {value} of {full}, and only {limit} and more is restored. "
        "Paint what is to be restored in white, or, on the command line, lower --mask-threshold.",
        name=name,
        value=str(paint.amount.max()),
        full=str(paint.full),
        limit=str(limit),
    )


def _doubt(mask: Mask, name: str) -> str:
    """Return why a mask may be painted black on white: it marks most of the photo and of its border, but not all."""
    pixels = mask.pixels
    border = np.concatenate([pixels[0], pixels[-1], pixels[1:-1, 0], pixels[1:-1, -1]])
    is_most = _MUCH * pixels.size < mask.count < pixels.size
    if not is_most or np.count_nonzero(border) <= _MUCH * border.size:
        return ""
    return tr(
        "“{name}” marks {share} of the photo, most of its border included, as if it were painted black on white.",
        name=name,
        share=_share(mask),
    )


def _share(mask: Mask) -> str:
    """Return the masked share of the photo in words; 0 and 100 % only where that is exact."""
    percent = mask.count / mask.pixels.size * 100
    if 0 < percent < 0.01:
        return tr("less than {share:.2f} %", share=0.01)
    shown = percent if percent == 100 else min(percent, 99.99)
    return f"{number(shown, '.2f')} %"
