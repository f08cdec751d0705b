"""Artificial damage: scratches of a given width, and planes of real dust, hair, lint, stains from files.

Which damage falls on a photo depends on the seed and on the photo's name and size alone, not on the other photos or
on the order of the work.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.evaluation.arrays import MaskArray
from inpaint_studio.evaluation.strokes import draw_strokes, lay_strokes
from inpaint_studio.files.formats import FORMATS, titles
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.reasons import reason

MAX_WIDTH, MAX_COVERAGE = 500, 60.0
THRESHOLD = 64
"""Opacity of 255 from which a plane's damage is masked; fainter damage leaves the photo readable."""


class Damage(Protocol):
    """One kind of damage, for photos of any size.

    Attributes:
        name: its heading in tables.
        width: of scratches, in pixels; None for damage of real shape.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def width(self) -> int | None: ...  # noqa: D102

    def mask(self, shape: tuple[int, int], photo: str, seed: int) -> MaskArray:
        """Return the (H, W) uint8 mask, 255 = restore, for the photo of this size and name."""
        ...


@dataclass(frozen=True)
class Scratches:
    """Bent strokes of one width.

    Attributes:
        width: in pixels, 1 to ``MAX_WIDTH``.
        coverage: percent of the photo that is masked, up to ``MAX_COVERAGE``.
        widest: None, or the width at which the strokes cover ``coverage``. Damage of every width up to ``widest`` then
            has the same strokes, drawn in that width.

    Raises:
        InputError: a value is out of range.
    """

    width: int
    coverage: float
    widest: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.width <= MAX_WIDTH:
            raise InputError(f"The width of scratches must lie between 1 and {MAX_WIDTH} px, not at {self.width}.")
        if not 0 < self.coverage <= MAX_COVERAGE:
            raise InputError(f"The coverage must lie above 0 and up to {MAX_COVERAGE:g} %, not at {self.coverage:g}.")

    @property
    def name(self) -> str:
        """The heading in tables, for example "3 px"."""
        return f"{self.width} px"

    def mask(self, shape: tuple[int, int], photo: str, seed: int) -> MaskArray:
        """Return the (H, W) uint8 mask, 255 = restore, for the photo of this size and name."""
        laid_at = self.widest or self.width
        rng = generator(seed, photo, f"scratches {laid_at}")
        return draw_strokes(shape, lay_strokes(shape, laid_at, self.coverage, rng), self.width)


@dataclass(frozen=True)
class RealShapes:
    """Planes of one class of real damage; each photo gets one of them.

    Attributes:
        name: of the class.
        planes: the files, white = damage.
    """

    name: str
    planes: tuple[Path, ...]
    width: None = None

    def mask(self, shape: tuple[int, int], photo: str, seed: int) -> MaskArray:
        """Return the (H, W) uint8 mask, 255 = restore: a plane, turned or flipped, over the whole photo.

        Raises:
            FileError: the plane cannot be read.
        """
        rng = generator(seed, photo, self.name)
        path = self.planes[rng.integers(len(self.planes))]
        pixels = load_photo(path).pixels
        plane = pixels.max(axis=2) if pixels.ndim == 3 else pixels
        plane = np.rot90(plane, int(rng.integers(4)))
        if rng.integers(2):
            plane = plane[:, ::-1]
        # Planes of 16 bits hold the same opacities in finer steps.
        limit = THRESHOLD / 255 * np.iinfo(pixels.dtype).max
        return np.where(_covering(plane, shape) >= limit, 255, 0).astype(np.uint8)


def _covering(plane: NDArray[Any], shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return the middle of the plane, scaled without distortion so that it just covers ``shape``."""
    scale = max(shape[0] / plane.shape[0], shape[1] / plane.shape[1])
    height, width = (max(side, round(have * scale)) for side, have in zip(shape, plane.shape, strict=True))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    scaled = cv2.resize(np.ascontiguousarray(plane, np.float32), (width, height), interpolation=method)
    top, left = (height - shape[0]) // 2, (width - shape[1]) // 2
    return np.asarray(scaled[top : top + shape[0], left : left + shape[1]], np.float32)


def generator(seed: int, *words: str) -> np.random.Generator:
    """Return a random generator that depends on the seed and the words alone."""
    return np.random.default_rng([seed, *(zlib.crc32(word.encode()) for word in words)])


def real_shapes(folder: Path) -> list[RealShapes]:
    """Return the classes of damage in a folder: its sub-folders by name, or the folder itself if it has none.

    Raises:
        InputError: there are no planes in the folder.
        FileError: the folder cannot be read.
    """
    try:
        folders = sorted(path for path in folder.iterdir() if path.is_dir()) or [folder]
    except OSError as error:
        raise FileError(f"The folder “{folder}” cannot be read: {reason(error)}.") from error
    classes = [RealShapes(each.name, tuple(planes)) for each in folders if (planes := pictures(each))]
    if not classes:
        raise InputError(f"There are no planes of damage in “{folder}”. It can hold {titles()} files, white = damage.")
    return classes


def pictures(folder: Path) -> Sequence[Path]:
    """Return the files in a folder that are named like photos, by name.

    Raises:
        FileError: the folder cannot be read.
    """
    suffixes = {suffix for entry in FORMATS for suffix in entry.suffixes}
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.is_file())
    except OSError as error:
        raise FileError(f"The folder “{folder}” cannot be read: {reason(error)}.") from error
