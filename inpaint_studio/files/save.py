"""Saves a photo as a file of any format."""

import io
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Metadata, Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.core.values import NumberKind
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.files.atomic import replacing
from inpaint_studio.files.check import Written
from inpaint_studio.files.content import CannotPatchError, Content
from inpaint_studio.files.digest import digest_of_stream
from inpaint_studio.files.formats import FORMATS, Format, format_named
from inpaint_studio.files.inks import as_rgb, as_whole
from inpaint_studio.files.jpeg.thumbnail import with_thumbnail
from inpaint_studio.files.load import stamp_of
from inpaint_studio.files.metadata.comment import with_description
from inpaint_studio.files.metadata.exif import dpi_of, orientation_of, parse_exif
from inpaint_studio.files.metadata.xmp_history import Restoration, has_log, with_log
from inpaint_studio.files.target import check_not_raw, check_size, target_format
from inpaint_studio.files.turn import in_file_order, upright_region
from inpaint_studio.translation import Text, listed, tr

Announce = Callable[[Source, str], object]
"""Called with the source that a photo is about to have, and the digest of the new file."""

_TO_8_BITS = ((np.arange(65536, dtype=np.uint32) + 128) // 257).astype(np.uint8)
"""v / 257, rounded to the nearest."""

_CUT_OFF: dict[NumberKind, Text] = {
    NumberKind.FLOAT: "floating point becomes {fewer} bits, without what is darker than black or brighter than white",
    NumberKind.SIGNED: "signed numbers become {fewer} bits, without what is below 0",
}
_LOSSES: dict[str, Text] = {
    "icc": "the colour profile",
    "exif": "the camera's data (EXIF)",
    "xmp": "the XMP data",
    "iptc": "captions and keywords (IPTC)",
    "dpi": "the resolution in dots per inch",
    "comment": "the comment",
}


def save_photo(
    photo: Photo,
    path: str | Path,
    *,
    format_name: str | None = None,
    options: Any = None,
    dirty_blocks: DirtyBlocks | None = None,
    log: Sequence[Restoration] = (),
    mask: Mask | None = None,
    renew_previews: bool = True,
    announce: Announce | None = None,
    cancel: CancelToken = NEVER,
) -> Source:
    """Write a photo; an old file at ``path`` stays whole until the new one is complete.

    What the format cannot hold (see ``what_is_lost``) is left out: 16 bits are rounded to 8 and floats are clipped.
    Transparency is dropped without changing the colours. Where the format keeps an orientation, the pixels are written
    in the order they had in their file, with the tag unchanged; else upright.

    Where the photo's own file exists and is of this format, and no options are given, the new file is a copy of it in
    which only what differs is written anew (see ``keeps_file``). What the photo does not carry is kept, too.

    Args:
        photo: what to write; not changed.
        path: the file. Its suffix determines the format unless ``format_name`` is given or it is the photo's own file.
        format_name: a name from ``FORMATS``, or None.
        options: the format's export options; None patches the photo's own file where possible, else takes the defaults.
        dirty_blocks: where the photo may differ from its file, ``Document.dirty_blocks``; None compares everything.
        log: restorations to be noted in the XMP data, where the format can hold any.
        mask: what was restored, put into the file where the format has a place for it (``Format.put_mask``).
        renew_previews: whether smaller copies of the photo inside its file are to show what was restored.
        announce: called when the new file is complete on the drive, before it replaces the old one.
        cancel: asked before and after encoding.

    Returns:
        Where the photo now is.

    Raises:
        FileError: it could not be written, or the format cannot hold a photo of this size.
        InputError: the options are another format's.
        Cancelled: ``cancel`` was called; the old file is as it was.
    """
    path = Path(path)
    entry = format_named(format_name) if format_name else target_format(photo.source, path, options)
    if options is not None and not isinstance(options, entry.options):
        raise InputError(f"A {entry.title} cannot be written with {type(options).__name__}.")
    check_size(photo, entry)
    check_not_raw(path)
    cancel.raise_if_cancelled()
    content = _fitted(_with_log(_of_kind(photo, entry), entry, log), entry)
    content.renew_previews = renew_previews
    if dirty_blocks is not None and _stamp(photo.source.path or path) == photo.source.stamp:
        content.may_differ = _in_file(dirty_blocks, photo)
    is_kept = False

    def source_at(stamp: tuple[int, int] | None) -> Source:
        is_exact = holds_everything(photo, entry.name, options)
        source = Source(path, entry.name, stamp=stamp, is_exact=is_exact, is_logged=has_log(content.metadata.xmp))
        if not is_kept:
            return source
        return replace(source, unread=photo.source.unread, page=photo.source.page, original=photo.source.original)

    with replacing(path, announce=_announcer(announce, source_at)) as stream:
        is_kept = options is None and keeps_file(photo, entry.name) and _patch(photo.source, stream, content, entry)
        if not is_kept:
            _renew_thumbnail(content)
            entry.write(stream, content, options or entry.options())
        if mask is not None and entry.put_mask is not None:
            try:
                page = photo.source.page if is_kept else 0
                entry.put_mask(stream, in_file_order(mask.pixels, content.metadata.orientation), page)
            except CannotPatchError as error:
                raise _failure(photo.source, error) from error
        written = Written(
            content,
            is_exact=entry.is_exact(options or entry.options()),
            open_old=partial(_opened, photo.source) if is_kept else None,
            page=photo.source.page if is_kept else 0,
            cancel=cancel,
        )
        _check(stream, entry, written, path)
        cancel.raise_if_cancelled()
    return source_at(_stamp(path))


def _renew_thumbnail(content: Content) -> None:
    exif = content.metadata.exif
    if exif and content.renew_previews:
        content.metadata = replace(content.metadata, exif=with_thumbnail(exif, content))


def _announcer(
    announce: Announce | None, source_at: Callable[[tuple[int, int]], Source]
) -> Callable[[BinaryIO], object] | None:
    """Return the function that announces the new file; ``source_at`` returns the source for a stamp."""
    if announce is None:
        return None
    return lambda stream: announce(source_at(stamp_of(os.fstat(stream.fileno()))), digest_of_stream(stream))


def _check(stream: BinaryIO, entry: Format, written: Written, path: Path) -> None:
    """Check by another library what was written.

    Raises:
        FileError: it does not find the photo there.
        Cancelled: ``written.cancel`` was called.
    """
    try:
        is_good = entry.check(stream, written)
    except (MemoryError, OSError, Cancelled):
        raise
    except Exception:  # Codecs raise whatever comes to them.
        is_good = False
    if not is_good:
        raise FileError(
            "“{name}” was not saved: read again by another library, the new file does not show the photo as it is "
            "here. So nothing on the drive was changed. Save it in another format.",
            name=path.name,
        )


def _of_kind(photo: Photo, entry: Format) -> Photo:
    """Return a photo converted to colours and numbers that a format can hold."""
    fitting = photo if entry.has_float else as_whole(photo)
    return as_rgb(fitting) if _becomes_rgb(photo, entry) else fitting


def _becomes_rgb(photo: Photo, entry: Format) -> bool:
    return (photo.is_cmyk and not entry.has_cmyk) or (photo.is_lab and not entry.has_lab)


def _in_file(dirty_blocks: DirtyBlocks, photo: Photo) -> Callable[[Region], bool]:
    """Return a function that tells of a region in the file's order whether it overlaps a dirty block."""
    orientation = photo.metadata.orientation
    size = in_file_order(photo.pixels, orientation).shape[:2]
    return lambda region: dirty_blocks.meets(upright_region(region, size, orientation))


def keeps_file(photo: Photo, format_name: str) -> bool:
    """Whether saving without options copies the photo's own file and changes nothing in it but pixels.

    ``Source.rewrite`` says why, where all pixels are written anew.
    """
    source = photo.source
    is_same = source.format == format_name and format_named(format_name).patch is not None
    return is_same and (source.original is not None or (source.path is not None and source.path.is_file()))


def _patch(source: Source, stream: BinaryIO, content: Content, entry: Format) -> bool:
    """Copy the photo's own file with the content in it; return whether that was possible."""
    if entry.patch is None:
        return False
    try:
        with _opened(source) as old:
            entry.patch(old, stream, content, source.page)
    except CannotPatchError as error:
        if source.path is None or _stamp(source.path) == source.stamp:
            raise _failure(source, error) from error
        # Another program has changed the file, and the user wants it replaced.
        stream.seek(0)
        stream.truncate()
        return False
    return True


def _failure(source: Source, error: CannotPatchError) -> FileError:
    name = tr("“{name}”", name=source.path.name) if source.path else tr("The photo")
    return FileError("{name} could not be saved: {reason}", name=name, reason=error)


def _opened(source: Source) -> BinaryIO:
    if source.original is not None or source.path is None:
        return io.BytesIO(source.original or b"")
    return source.path.open("rb")


def _with_log(photo: Photo, entry: Format, log: Sequence[Restoration]) -> Photo:
    """Return the photo with the log in its XMP packet, unless that becomes too long for the format."""
    xmp = with_log(photo.metadata.xmp, log)
    if not xmp or len(xmp) > entry.limits.get("xmp", len(xmp)):
        return photo
    return replace(photo, metadata=replace(photo.metadata, xmp=xmp))


def has_changed(source: Source, path: str | Path) -> bool:
    """Whether ``path`` is the photo's own file, and another program has changed that.

    A file that is gone counts as unchanged: saving brings it back.
    """
    if source.path is None or source.stamp is None or os.path.realpath(path) != os.path.realpath(source.path):
        return False
    now = _stamp(source.path)
    return now is not None and now != source.stamp


def _stamp(path: str | Path) -> tuple[int, int] | None:
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return None


def what_is_lost(photo: Photo, format_name: str) -> list[str]:
    """Return what a file of this format would not hold of the photo or of its file, in plain words.

    Lossy compression is told by ``compression_loss``, as it depends on the options.

    Raises:
        FileError: there is no such format.
    """
    entry = format_named(format_name)
    lost = []
    if photo.is_float and not entry.has_float:
        lost.append(tr(_CUT_OFF[photo.values.kind], fewer=max(entry.depths)))
    elif not photo.is_float and photo.depth > max(entry.depths):
        lost.append(tr("{depth} bits become {fewer}", depth=photo.depth, fewer=max(entry.depths)))
    if photo.is_gray and not entry.has_gray:
        lost.append(tr("gray becomes RGB"))
    if photo.is_cmyk and not entry.has_cmyk:
        lost.append(tr("CMYK becomes RGB"))
    if photo.is_lab and not entry.has_lab:
        lost.append(tr("Lab becomes RGB"))
    if photo.alpha is not None and not entry.has_alpha:
        lost.append(tr("transparency"))
    before, after = _extras(photo), _kept_extras(photo, entry)
    lost += [tr(_LOSSES[name]) for name in before if name not in after]
    return lost + list(photo.source.unread)


def compression_loss(options: Any) -> str:
    """Return a sentence on what compressing with a format's options loses, or an empty text."""
    entry = next((entry for entry in FORMATS if isinstance(options, entry.options)), None)
    if entry is None or entry.is_exact(options):
        return ""
    return tr(
        "{title} compresses the whole photo again, so pixels outside the mask change a little too. TIFF and PNG keep "
        "every one of them.",
        title=entry.short_title,
    )


def saving_note(photo: Photo, path: str | Path) -> str:
    """Return sentences on what saving to ``path`` without options loses, or an empty text.

    Raises:
        FileError: the suffix is none of a known format.
    """
    entry = target_format(photo.source, path)
    if keeps_file(photo, entry.name):
        return photo.source.rewrite
    return " ".join(filter(None, (lost_sentence(what_is_lost(photo, entry.name)), compression_loss(entry.options()))))


def lost_sentence(losses: list[str]) -> str:
    """Return one sentence that names what a format cannot hold, or an empty text."""
    if not losses:
        return ""
    return tr("This format cannot hold everything: {names}.", names=listed(losses))


def holds_everything(photo: Photo, format_name: str, options: Any = None) -> bool:
    """Whether a file of this format, read again, gives the same photo bit for bit."""
    entry = format_named(format_name)
    lost = set(what_is_lost(photo, format_name)) - set(photo.source.unread)
    return not lost and entry.is_exact(entry.options() if options is None else options)


def _extras(photo: Photo) -> dict[str, Any]:
    """Return what the photo has beside its pixels, by the names used in ``Format.keeps``."""
    meta = photo.metadata
    named = {
        "icc": photo.icc_profile, "exif": meta.exif, "xmp": meta.xmp, "iptc": meta.iptc, "dpi": meta.dpi,
        "comment": meta.comment,
    }  # fmt: skip
    return {name: value for name, value in named.items() if value}


def _kept_extras(photo: Photo, entry: Format) -> dict[str, Any]:
    """Return those of ``_extras`` that a file of this format will hold."""
    kept = {
        name: value
        for name, value in _extras(photo).items()
        if name in entry.keeps and not (name in entry.limits and len(value) > entry.limits[name])
    }
    if _becomes_rgb(photo, entry):
        kept.pop("icc", None)  # The conversion has used it; it does not describe the new colours.
    if "dpi" not in entry.keeps and "exif" in kept and dpi_of(parse_exif(kept["exif"])) == photo.metadata.dpi:
        kept["dpi"] = photo.metadata.dpi  # It travels within the EXIF data.
    comment = photo.metadata.comment
    if comment and "comment" not in entry.keeps and "exif" in entry.keeps:
        exif = with_description(kept.get("exif"), comment)
        if exif is not None:
            kept["exif"], kept["comment"] = exif, comment
    return kept


def _fitted(photo: Photo, entry: Format) -> Content:
    """Return the photo as the format can hold it, in the file's order."""
    kept = _kept_extras(photo, entry)
    icc = kept.pop("icc", None)
    exif = kept.get("exif")
    # TIFF has a tag of its own; elsewhere the orientation is what the EXIF data says, or none.
    has_tag = entry.name == "tiff"
    orientation = photo.metadata.orientation if has_tag else orientation_of(parse_exif(exif))
    pixels = _at_depth(photo.pixels, entry)
    if photo.is_gray and not entry.has_gray:
        pixels = np.dstack([pixels] * 3)
    alpha = _at_depth(photo.alpha, entry) if photo.alpha is not None and entry.has_alpha else None
    return Content(
        pixels=in_file_order(pixels, orientation),
        alpha=None if alpha is None else in_file_order(alpha, orientation),
        icc_profile=icc,
        metadata=Metadata(**kept, orientation=orientation),
        model=photo.model,
        values=photo.values,
    )


def _at_depth(array: NDArray[Any], entry: Format) -> NDArray[Any]:
    is_held = array.dtype.kind == "f" or array.dtype.itemsize * 8 in entry.depths
    return array if is_held else _TO_8_BITS[array]
