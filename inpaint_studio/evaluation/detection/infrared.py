"""Film as a scanner sees it, in colours and in infrared, and how well dust is found on it.

Infrared light passes through dyes and not through dust. A little of the photo remains visible in it all the same: the
cyan dye absorbs some of it, and the silver of black-and-white film nearly as much as of visible light. The plane is
shifted against the colours, blurred in its own way, darker towards the corners, and noisy.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.infrared.find import find_in_infrared
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.damage import generator
from inpaint_studio.evaluation.detection.measures import counts_of_marks
from inpaint_studio.evaluation.detection.scenes import Scene, undamaged
from inpaint_studio.simulation import shapes
from inpaint_studio.simulation.layers import Cover, drawn
from inpaint_studio.simulation.looks import blurred
from inpaint_studio.simulation.truth import NONE, UNDECIDED, WANTED

_WHITE = 65535
_SHARES = np.array([0.8, 0.15, 0.05])
"""How much of the leak each of red, green and blue tells: mostly the cyan dye absorbs infrared, and that is in red."""
_SEEN, _FAINT = 0.35, 0.04  # covers from which dust is to be found, and below which there is none
_BLACK = 0.05  # light that a negative lets through where it is densest
_NEGATIVE = 0.5  # share of films that are negatives
_LEAST = 0.02  # darkness below which nothing is to be found


_COUNTED = ("right", "wrong", "found", "false")  # of ``measures.Counts``, where a level other than 0 is a mark


@dataclass(frozen=True)
class Film:
    """How a film looks in infrared.

    Attributes:
        leak: (low, high), exponent with which the photo remains in it.
        is_silver: whether all colours do, and as sharply as in visible light.
        has_dust: whether there is any.
    """

    leak: tuple[float, float]
    is_silver: bool = False
    has_dust: bool = True


FILMS: dict[str, Film] = {
    "colour film": Film((0.0, 0.12)),
    "much of the photo in infrared": Film((0.2, 0.25)),
    "no dust": Film((0.0, 0.25), has_dust=False),
    "silver film": Film((0.6, 0.75), is_silver=True),
}


@dataclass(frozen=True, eq=False)
class FilmScene:
    """A scanned film.

    Attributes:
        photo: (H, W, 3) uint16.
        infrared: (H, W) uint16.
        truth: (H, W) uint8, see ``simulation.truth``.
    """

    photo: NDArray[np.uint16]
    infrared: NDArray[np.uint16]
    truth: NDArray[np.uint8]


def scanned(pixels: NDArray[np.uint8], film: Film, rng: np.random.Generator) -> FilmScene:
    """Return a film with a photo on it, as a scanner sees it.

    Args:
        pixels: (H, W, 3) the photo.
        film: what it is on.
        rng: random numbers.
    """
    shape = pixels.shape[0], pixels.shape[1]
    light = np.asarray((pixels / 255).astype(np.float32) ** np.float32(rng.uniform(0.8, 1.4)))
    if film.is_silver:
        light = np.repeat(light @ np.array([0.3, 0.6, 0.1], np.float32)[:, np.newaxis], 3, axis=2)
    light += np.float32(rng.uniform(0.003, 0.015)) * rng.standard_normal(light.shape, np.float32)
    light = np.clip(light, 0, 1)
    is_negative = rng.random() < _NEGATIVE  # and the scanner's program turns it into a positive: dust becomes bright
    leak = rng.uniform(*film.leak) * (np.full(3, 1 / 3) if film.is_silver else _SHARES)
    if is_negative:
        light = _turned(light)
    infrared = rng.uniform(0.5, 0.85) * np.exp(np.log(light + 0.01) @ leak).astype(np.float32) * _falloff(shape, rng)
    cover, core = (_dust(shape, rng) if film.has_dust else np.zeros(shape, np.float32)), rng.uniform(0.62, 0.92)
    darkness = cover * np.float32(1 - core)
    infrared = _moved(infrared * (1 - darkness), rng.uniform(-3, 3, 2))
    if (softness := rng.uniform(0, 1.0)) > 0.3:
        infrared = blurred(np.asarray(infrared, np.float32), softness)
    infrared = infrared + np.float32(rng.uniform(0.001, 0.006)) * rng.standard_normal(shape, np.float32)
    # In visible light dust is as dark as in infrared, or darker: it scatters.
    light = light * (1 - np.minimum(cover * np.float32(rng.uniform(1, 3) * (1 - core)), 1))[..., np.newaxis]
    if is_negative:
        light = np.clip(_turned(light), 0, 1)
    truth = np.select([(cover >= _SEEN) & (darkness >= _LEAST), cover >= _FAINT], [WANTED, UNDECIDED], NONE)
    return FilmScene(_stored(light), _stored(infrared), truth.astype(np.uint8))


def film_figures(
    folder: Path,
    *,
    seed: int = 0,
    limit: int | None = None,
    watch: Callable[[Iterator[Scene]], Iterator[Scene]] = iter,
) -> dict[str, dict[str, float]]:
    """Return what is found by default on each of ``FILMS`` with the photos of a folder on it.

    Args:
        folder: of undamaged photos.
        seed: another seed is other dust.
        limit: take only so many photos.
        watch: yields the scenes that it is given, and may stop.

    Returns:
        For each film: ``"precision"``, ``"recall"`` and ``"F1"`` of pixels, ``"marks"`` and ``"false marks"`` in a
        megapixel, and ``"declined"``, the share of photos that are refused as they show in infrared themselves.
    """
    return {name: _figures(film, watch(undamaged(folder, seed, limit)), seed) for name, film in FILMS.items()}


def _figures(film: Film, scenes: Iterator[Scene], seed: int) -> dict[str, float]:
    counts, declined, found, megapixels = [], [], 0, 0.0
    for scene in scenes:
        seen = scanned(scene.scan, film, generator(seed, "film", scene.name))
        megapixels += scene.megapixels
        try:
            marks = find_in_infrared(Photo(seen.photo), seen.infrared)
        except InputError:
            declined.append(True)
            continue
        marks = marks.only(marks.chosen())
        declined.append(False)
        found += len(marks)
        counts.append(counts_of_marks(marks, seen.truth))
    right, wrong, hit, false = (sum(int(getattr(each, name)[1:].sum()) for each in counts) for name in _COUNTED)
    precision, recall = right / max(1, right + wrong), hit / max(1, sum(int(each.found.sum()) for each in counts))
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "marks": found / megapixels,
        "false marks": false / megapixels,
        "declined": sum(declined) / len(declined),
    }


def _dust(shape: tuple[int, int], rng: np.random.Generator) -> Cover:
    """Return the cover of specks of several sizes, some hairs and scratches."""
    area = shape[0] * shape[1] / 256**2
    draws: list[tuple[shapes.Draw, float]] = []
    for _ in range(2):
        width = float(np.exp(rng.uniform(np.log(1.5), np.log(9))))
        draws += [(shapes.dust, width)] * max(1, round(area * rng.uniform(0.3, 2)))
    draws += [(shapes.hair, rng.uniform(0.8, 2.0)) for _ in range(rng.integers(0, 4))]
    draws += [(shapes.scratch, rng.uniform(0.8, 2.5)) for _ in range(rng.integers(0, 3))]
    return blurred(drawn(shape, draws, rng), rng.uniform(0.4, 0.9))


def _turned(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the negative of a positive, and the other way round: densities become their opposites."""
    return np.asarray(_BLACK * (1 + _BLACK) / (light + _BLACK) - _BLACK, np.float32)


def _falloff(shape: tuple[int, int], rng: np.random.Generator) -> Cover:
    """Return (H, W), 1 in the middle and up to a tenth less in the corners."""
    row, column = np.meshgrid(*(np.linspace(-1, 1, side) for side in shape), indexing="ij")
    return np.asarray(1 - rng.uniform(0, 0.1) * (row**2 + column**2) / 2, np.float32)


def _moved(plane: NDArray[np.float32], by: NDArray[np.float64]) -> NDArray[np.float32]:
    turn = np.array([[1, 0, by[1]], [0, 1, by[0]]])
    moved = cv2.warpAffine(plane, turn, plane.shape[::-1], flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(moved, np.float32)


def _stored(plane: NDArray[np.float32]) -> NDArray[np.uint16]:
    return np.clip(np.rint(plane * _WHITE), 0, _WHITE).astype(np.uint16)
