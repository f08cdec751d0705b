"""Renews the smaller copies of a photo inside its TIFF, previews and pyramids, so that they show what was restored.

A copy is changed only where it shows changed pixels. There it gets the mean of the photo's pixels, mapped to the copy's
own tones, and is compressed as before.
"""

from typing import Any, BinaryIO

import cv2
import imagecodecs
import numpy as np
from numpy.typing import NDArray
from tifffile import COMPRESSION, PHOTOMETRIC, TiffFile, TiffPage

from inpaint_studio.files.content import CannotReadError, Content
from inpaint_studio.files.jpeg.encode import estimated_quality
from inpaint_studio.files.tiff.changes import ChangedCells
from inpaint_studio.files.tiff.forms import form_of
from inpaint_studio.files.tiff.kinds import check_kind, why_rewritten
from inpaint_studio.files.tiff.page import open_page
from inpaint_studio.files.tiff.pages import copies_of
from inpaint_studio.files.tiff.patch import patch_page, patch_tiff
from inpaint_studio.files.tiff.places import Places
from inpaint_studio.files.tiff.read import read_channels
from inpaint_studio.files.tiff.rewrite import rewrite_page
from inpaint_studio.files.tiff.structure import Ifd, Structure, read_structure
from inpaint_studio.files.tiff.target import Target

_ALIKE = 0.8
"""Least correlation of a copy with the reduced photo; below, it shows something else."""
_SAME_TONES = 0.01
"""Mean difference of the tones from the reduced photo's, as a share of the range, up to which they count as equal."""
_QUANTILES = np.linspace(0, 1, 65)
_JPEG = (COMPRESSION.JPEG, COMPRESSION.ALT_JPEG)
_SUBSAMPLINGS = {(1, 1): "444", (2, 1): "422", (2, 2): "420", (1, 2): "440", (4, 1): "411"}


def patch_tiff_and_copies(old: BinaryIO, new: BinaryIO, content: Content, number: int) -> None:
    """Copy a TIFF with other pixels in one of its pages and, if ``content`` says so, in the smaller copies of it.

    Arguments and errors are those of ``patch_tiff``.
    """
    changes = ChangedCells(content.pixels.shape) if content.renew_previews else None
    patch_tiff(old, new, content, number, changes)
    if changes is not None:
        _renew(new, number, content, changes)


def _renew(stream: BinaryIO, number: int, content: Content, changes: ChangedCells) -> None:
    for index in range(len(copies_of(stream, read_structure(stream), number))):
        structure = read_structure(stream)  # Renewing one may have moved another.
        ifd = copies_of(stream, structure, number)[index]
        stream.seek(0)
        with TiffFile(stream) as tiff:
            page = open_page(tiff, stream, structure, ifd)
            changed = changes.reduced_to((page.imagelength, page.imagewidth))
            renewed = _renewed(page, content, changed) if changed.any() else None
            if renewed is not None:
                _write(stream, structure, ifd, page, renewed, changed)


def _renewed(page: TiffPage, content: Content, changed: NDArray[np.bool_]) -> Content | None:
    """Return the new content of a copy, or None where it shows something else or cannot be read."""
    try:
        check_kind(page)
        if page.compression == COMPRESSION.OJPEG:
            return None
        before = read_channels(page)
    except CannotReadError:
        return None
    except Exception:  # Codecs raise whatever comes to them.
        return None
    pixels = before.pixels
    reduced = _as_kind(_reduced(content.pixels, changed.shape), pixels)
    if reduced is None:
        return None
    after = _in_tones(reduced, pixels, ~changed)
    if after is None:
        return None
    result = pixels.copy()
    result[changed] = after[changed]
    form = form_of(page)
    return Content(result, before.alpha, model=form.model if form is not None else None)


def _reduced(pixels: NDArray[Any], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Return the pixels reduced to ``shape``, (h, w) or (h, w, n) floats 0..1, by area means."""
    small = cv2.resize(pixels, shape[1::-1], interpolation=cv2.INTER_AREA)
    limit = 1 if pixels.dtype.kind == "f" else np.iinfo(pixels.dtype).max
    return (small / np.float32(limit)).astype(np.float32)


def _as_kind(small: NDArray[np.float32], like: NDArray[Any]) -> NDArray[np.float32] | None:
    """Return ``small`` with as many channels as ``like``: gray becomes RGB, RGB gray; None for other kinds."""
    if small.ndim == like.ndim and small.shape == like.shape:
        return small
    if small.ndim == 2 and like.ndim == 3 and like.shape[2] == len("RGB"):
        return np.dstack([small] * 3)
    if small.ndim == 3 and small.shape[2] == len("RGB") and like.ndim == 2:
        return np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
    return None


def _in_tones(reduced: NDArray[np.float32], copy: NDArray[Any], is_same: NDArray[np.bool_]) -> NDArray[Any] | None:
    """Return the reduced photo in the tones that the copy has where ``is_same``; None where they do not correlate."""
    limit = 1 if copy.dtype.kind == "f" else np.iinfo(copy.dtype).max
    own = (copy / np.float32(limit)).astype(np.float32)
    result = reduced.reshape(*reduced.shape[:2], -1).copy()
    own = own.reshape(result.shape)
    for channel in range(result.shape[2]):
        known, target = result[..., channel][is_same], own[..., channel][is_same]
        if known.size < 2:
            continue
        with np.errstate(invalid="ignore"):
            is_alike = np.ptp(known) == np.ptp(target) == 0 or np.corrcoef(known, target)[0, 1] >= _ALIKE
        if not is_alike:
            return None
        result[..., channel] = _toned(result[..., channel], known, target)
    result = result.reshape(copy.shape)
    if copy.dtype.kind == "f":
        return result.astype(copy.dtype)
    return np.clip(np.rint(result * limit), 0, limit).astype(copy.dtype)


def _toned(values: NDArray[np.float32], known: NDArray[np.float32], target: NDArray[np.float32]) -> NDArray[Any]:
    """Return values mapped so that the quantiles of ``known`` become those of ``target``."""
    ours, theirs = (np.quantile(each, _QUANTILES) for each in (known, target))
    if float(np.abs(ours - theirs).mean()) <= _SAME_TONES:
        return values
    return np.interp(values, ours, theirs)


def _write(
    stream: BinaryIO, structure: Structure, ifd: Ifd, page: TiffPage, renewed: Content, changed: NDArray[np.bool_]
) -> None:
    target = Target(stream, structure.layout)
    if page.compression in _JPEG and page.samplesperpixel in (1, 3) and page.bitspersample == 8:
        _write_jpeg(stream, target, structure, ifd, page, renewed, changed)
    elif why_rewritten(page, is_translucent=False):
        rewrite_page(stream, target, ifd, renewed, page)
    else:
        patch_page(stream, target, structure, ifd, renewed, page)


def _write_jpeg(
    stream: BinaryIO,
    target: Target,
    structure: Structure,
    ifd: Ifd,
    page: TiffPage,
    renewed: Content,
    changed: NDArray[np.bool_],
) -> None:
    """Compress the strips or tiles that show a change again, at about the quality that they had."""
    places = Places(stream, target, structure, ifd, page)
    options = {"jpegtables": page.jpegtables} if page.jpegtables is not None else {}
    is_turned = page.photometric == PHOTOMETRIC.YCBCR
    for segment in list(places.segments()):
        if not changed[segment.region.slices].any():
            continue
        stream.seek(segment.offset)
        data = stream.read(segment.count)
        pixels = np.array(page.decode(data, segment.number, **options)[0])[0]
        part = renewed.pixels[segment.region.slices].reshape(segment.region.height, segment.region.width, -1)
        if segment.plane is not None:
            part = part[..., segment.plane : segment.plane + 1]
        pixels[: segment.region.height, : segment.region.width] = part
        samples = pixels if pixels.shape[2] == 3 else pixels[..., 0]
        encoded = imagecodecs.jpeg8_encode(
            np.ascontiguousarray(samples),
            level=estimated_quality(page.jpegtables or data),
            colorspace="RGB" if samples.ndim == 3 else None,
            outcolorspace=None if samples.ndim == 2 else "YCBCR" if is_turned else "RGB",
            subsampling=_SUBSAMPLINGS.get(page.subsampling or (2, 2), "444") if is_turned else "444",
        )
        places.put(segment, bytes(encoded))
    places.finish()
