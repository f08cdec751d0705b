"""Infrared planes of film scans: where scanning programs put them, and how they are told from other planes.

VueScan writes the plane as a fourth channel of a TIFF, SilverFast as a gray page behind the photo, and others into a
file of its own beside it. A fourth channel may also be a saved selection, and a gray page another photo.
"""

from collections.abc import Container, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.exposure import in_16_bits, white_of
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.regular_file import open_regular
from inpaint_studio.errors import InpaintStudioError, InputError
from inpaint_studio.files.formats import FORMATS
from inpaint_studio.files.inks import as_rgb
from inpaint_studio.files.load import MAX_PIXELS, load_photo
from inpaint_studio.files.tiff.infrared import InfraredPlace, infrared_place, read_infrared_place
from inpaint_studio.files.turn import upright
from inpaint_studio.translation import tr

_ENDINGS = ("_ir", "-ir", ".ir", " ir")
"""What the names of infrared files beside a photo end in, before their suffix, in capitals or not."""

_SUFFIXES = (".tif", ".tiff", ".png")

_LOOKED_AT = 1 << 18  # pixels, about
_BETWEEN = 0.9  # share of infrared that is neither black nor white, as transparency mostly is
_RANGE = 0.75  # of the median, between the tenths of the darkest and brightest pixels; that of photos is wider
_STEADY = 0.1  # of the median, by which neighbouring pixels differ at the most

_ANSWERS: dict[str, Any] = {}
"""The last answer of ``may_have_infrared``, and what it was about."""


@dataclass(frozen=True, eq=False)
class InfraredPlane:
    """An infrared plane, upright.

    Attributes:
        pixels: (H, W) uint8, uint16 or float32, of the photo's size.
        place: where it was found, in words: "a further channel".
    """

    pixels: NDArray[Any]
    place: str


def infrared_plane(photo: Photo) -> InfraredPlane | None:
    """Return the infrared plane in a photo's file, or in one named like it beside it; None if there is none.

    It is read from the drive. What cannot be read, has another size or does not look like infrared is none.
    """
    if photo.alpha is not None and looks_infrared(photo.alpha):
        return InfraredPlane(photo.alpha, tr("what its file calls transparency"))
    return _in_file(photo) or next(_beside(photo), None)


def may_have_infrared(photo: Photo) -> bool:
    """Whether there is a plane in a photo's file or beside it that may be infrared; nothing is decoded.

    It is quick when it is asked again: the answer is kept until the file or its folder changes.
    """
    source = photo.source
    if source.path is None:
        return photo.alpha is not None and looks_infrared(photo.alpha)
    folder = 0
    with suppress(OSError):
        folder = source.path.parent.stat().st_mtime_ns
    key = (source.path, source.stamp, source.page, folder)
    if _ANSWERS.get("key") != key:
        is_called_alpha = photo.alpha is not None and looks_infrared(photo.alpha)
        has_plane = is_called_alpha or _place(photo) is not None or any(True for _ in _paths(source.path))
        _ANSWERS.update(key=key, has_plane=has_plane)
    return bool(_ANSWERS["has_plane"])


def is_named_infrared(name: str, names: Container[str]) -> bool:
    """Whether a file is named as the infrared plane of a photo beside it.

    Args:
        name: of the file.
        names: of all files in its folder.
    """
    path = PurePath(name)
    if path.suffix.lower() not in _SUFFIXES:
        return False
    ending = next((each for each in _ENDINGS if path.stem.lower().endswith(each)), "")
    stem = path.stem[: len(path.stem) - len(ending)]
    suffixes = (suffix for entry in FORMATS for each in entry.suffixes for suffix in (each, each.upper()))
    return bool(ending and stem) and any(f"{stem}{suffix}" in names for suffix in suffixes)


def read_infrared(path: str | Path, shape: tuple[int, int]) -> InfraredPlane:
    """Read an infrared plane from a file of its own; of one in colours the mean is taken.

    Args:
        path: the file.
        shape: (rows, columns) of the photo.

    Raises:
        FileError: it cannot be read.
        InputError: it has another size than the photo.
    """
    path = Path(path)
    plane = load_photo(path, max_pixels=max(MAX_PIXELS, shape[0] * shape[1]))
    if plane.shape != tuple(shape):
        raise InputError(
            "“{name}” has {plane} pixels, but the photo has {photo}. An infrared plane must have the photo's size.",
            name=path.name,
            plane=f"{plane.shape[1]} × {plane.shape[0]}",
            photo=f"{shape[1]} × {shape[0]}",
        )
    return InfraredPlane(_gray(plane), tr("“{name}”", name=path.name))


def looks_infrared(plane: NDArray[Any]) -> bool:
    """Whether a plane, (H, W), looks like infrared: bright and even, but never quite even, with some dark dust.

    Transparency and selections are mostly black or white, or smooth to the last level; photos vary by more.
    """
    step = max(1, int((plane.size / _LOOKED_AT) ** 0.5))
    rows = plane[::step].astype(np.float32)
    if plane.dtype.kind == "f":
        rows = in_16_bits(rows, white_of(rows)).astype(np.float32)
    whole = 255 if plane.dtype == np.uint8 else 65535
    looked = rows[:, ::step]
    darkest, middle, brightest = np.quantile(looked, (0.1, 0.5, 0.9))
    steps = np.abs(np.diff(rows, axis=1))[:, ::step] if rows.shape[1] > 1 else np.zeros((1, 1), np.float32)
    return bool(
        np.mean((looked > 0) & (looked < whole)) >= _BETWEEN
        and brightest - darkest <= _RANGE * middle
        and np.mean(steps) > 0
        and np.mean(steps > 0) >= 1 / 4
        and np.median(steps) <= _STEADY * middle
    )


def _place(photo: Photo) -> InfraredPlace | None:
    """Return where in the photo's own file there is a plane that may be infrared."""
    if photo.source.path is None or photo.source.format != "tiff":
        return None
    with suppress(Exception), open_regular(photo.source.path) as stream:  # Libraries raise whatever comes to them.
        return infrared_place(stream, photo.source.page, has_alpha=photo.alpha is not None)
    return None


def _in_file(photo: Photo) -> InfraredPlane | None:
    place = _place(photo)
    if place is None or photo.source.path is None:
        return None
    with suppress(Exception), open_regular(photo.source.path) as stream:  # As above, and codecs.
        # Photo and plane were scanned together: what turns one upright turns the other.
        pixels = upright(read_infrared_place(stream, place), photo.metadata.orientation)
        if pixels.shape == photo.shape and looks_infrared(pixels):
            is_page = place.page != photo.source.page
            return InfraredPlane(pixels, tr("a further page") if is_page else tr("a further channel"))
    return None


def _beside(photo: Photo) -> Iterator[InfraredPlane]:
    for path in _paths(photo.source.path):
        with suppress(InpaintStudioError):
            yield read_infrared(path, photo.shape)


def _paths(path: Path | None) -> Iterator[Path]:
    """Yield the files beside a photo that are named as its infrared plane."""
    if path is None:
        return
    wanted = {f"{path.stem}{ending}{suffix}".lower() for ending in _ENDINGS for suffix in _SUFFIXES}
    with suppress(OSError):
        for each in sorted(path.parent.iterdir()):
            if each.name.lower() in wanted and each.name != path.name:
                yield each


def _gray(photo: Photo) -> NDArray[Any]:
    if photo.is_gray:
        return photo.pixels
    rgb = as_rgb(photo).pixels
    gray = np.empty(photo.shape, rgb.dtype)
    for row, colours in zip(gray, rgb, strict=True):
        row[:] = colours.sum(axis=1, dtype=np.uint32) // 3
    return gray
