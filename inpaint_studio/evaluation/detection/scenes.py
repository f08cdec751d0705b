"""The scenes in which damage is looked for: damaged scans with their truth, undamaged ones, and real prints."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.damage import generator
from inpaint_studio.evaluation.harness import find_photos, load_pixels
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.looks import printed, scanner
from inpaint_studio.simulation.truth import NONE, UNDECIDED, WANTED, visible_truth

_MASK, _IGNORE = "_mask", "_ignore"
_BRIGHT = 128  # from this level on a pixel of a mask is white


@dataclass(frozen=True, eq=False)
class Scene:
    """A scan and what is to be found on it.

    Attributes:
        name: of the photo's file.
        scan: (H, W, 3) uint8.
        truth: (H, W) uint8, ``WANTED``, ``UNDECIDED`` or ``NONE``, see ``simulation.truth``.
        clean: (H, W, 3) uint8, the same scan without its damage; None for a real print.
    """

    name: str
    scan: NDArray[np.uint8]
    truth: NDArray[np.uint8]
    clean: NDArray[np.uint8] | None = None

    @property
    def megapixels(self) -> float:
        """The size of the scan."""
        return self.truth.size / 1e6


def damaged(folder: Path, planes: tuple[Path, ...], seed: int, limit: int | None = None) -> Iterator[Scene]:
    """Yield a damaged scan of each photo in a folder.

    Args:
        folder: of undamaged photos.
        planes: files of real damage, white = damaged; () for drawn damage alone.
        seed: another seed is other damage.
        limit: take only so many photos.
    """
    defects = Defects(planes)
    for path in find_photos(folder, limit, seed):
        rng = generator(seed, "damage", path.name)
        device = scanner(rng)
        clean = printed(_read(path).astype(np.float32), rng)
        broken = device.seen(np.clip(defects.applied(clean, rng), 0, 255).astype(np.float32))
        clean = device.seen(clean)
        truth = visible_truth(clean, broken, device.noise)
        noise = (generator(seed, "noise", path.name) for _ in range(2))  # The same grain of the scanner on both.
        yield Scene(path.name, device.saved(broken, next(noise)), truth, device.saved(clean, next(noise)))


def undamaged(folder: Path, seed: int, limit: int | None = None) -> Iterator[Scene]:
    """Yield each photo of a folder as it is: nothing is to be found."""
    for path in find_photos(folder, limit, seed):
        pixels = _read(path)
        yield Scene(path.name, pixels, np.zeros(pixels.shape[:2], np.uint8), pixels)


def prints(folder: Path) -> Iterator[Scene]:
    """Yield real prints: ``NAME.png`` with ``NAME_mask.png`` and perhaps ``NAME_ignore.png``, white = undecided.

    Raises:
        InputError: the folder holds no such files, or sizes differ.
    """
    masks = sorted(folder.glob(f"*{_MASK}.png"))
    if not masks:
        raise InputError(f"There are no masks in “{folder}”. They are named like their photo: NAME{_MASK}.png.")
    for mask in masks:
        name = mask.stem.removesuffix(_MASK)
        pixels = _read(mask.with_name(f"{name}.png"))
        wanted = _plane(mask, pixels)
        ignored = mask.with_name(f"{name}{_IGNORE}.png")
        undecided = _plane(ignored, pixels) if ignored.exists() else np.zeros_like(wanted)
        truth = np.select([wanted, undecided], [np.uint8(WANTED), np.uint8(UNDECIDED)], np.uint8(NONE))
        yield Scene(name, pixels, truth.astype(np.uint8))


def _read(path: Path) -> NDArray[np.uint8]:
    """Return a photo as (H, W, 3) uint8."""
    pixels = load_pixels(path)
    return np.ascontiguousarray(np.broadcast_to(pixels.reshape(*pixels.shape[:2], -1), (*pixels.shape[:2], 3)))


def _plane(path: Path, photo: NDArray[np.uint8]) -> NDArray[np.bool_]:
    plane = _read(path).max(axis=2)
    if plane.shape != photo.shape[:2]:
        raise InputError(f"“{path.name}” has another size than its photo.")
    return np.asarray(plane >= _BRIGHT)
