"""Examples: pieces of scans with the truth about their damage, from which the network learns without end.

Each step gets some new examples in place of the oldest; the rest are seen again, turned and flipped.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.detection.network.inputs import inputs_of
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.layers import manner
from inpaint_studio.simulation.looks import SHARP, printed, scanner
from inpaint_studio.simulation.truth import UNDECIDED, WANTED, visible_truth
from inpaint_studio.training.photos import RgbArray, read_photo

_CLEAN = 0.3  # share of examples without damage
_AS_IT_IS = 0.5  # share of those that no print and no scanner has made softer: sharp photos are the hardest
_MINED = 0.2  # share of the groups that are mined negatives
_LARGEST_REDUCTION, _LARGEST_ENLARGEMENT = 3.0, 4.0
_LARGE = 400  # pixels
_BEGINNING = 16  # kept examples for each group of four that is made before the first batch: a quarter of them
_TRIES = 200


@dataclass(frozen=True, eq=False)
class Example:
    """One example.

    Attributes:
        image: (S, S, C) uint8, the scan as the network is shown it, see ``detection.network.inputs``.
        truth: (S, S) uint8, see ``simulation.truth``.
        weight: (S, S) uint8, 255 = counts in full, 0 = does not count.
    """

    image: NDArray[np.uint8]
    truth: NDArray[np.uint8]
    weight: NDArray[np.uint8]


class ExampleBatch(TypedDict):
    """B examples.

    Keys:
        image: (B, S, S, C) float32, 0..1.
        wanted: (B, S, S, 1) float32, 1 = damage.
        counts: (B, S, S, 1) float32, 0..1, how much a pixel counts; 0 where the truth is undecided.
    """

    image: NDArray[np.float32]
    wanted: NDArray[np.float32]
    counts: NDArray[np.float32]


Maker = Callable[[np.random.Generator], list[Example]]
"""Makes a group of four examples."""


@dataclass(frozen=True)
class ExampleRecipe:
    """What examples are made of.

    Attributes:
        photos: files of undamaged photos.
        defects: damages them.
        size: rows and columns of an example.
        soft: share of the pieces that are enlarged, as prints are soft at many dots an inch, beside sharp dust.
        crisp: share of the damaged ones on which damage is opaque and as sharp as can be.
    """

    photos: tuple[Path, ...]
    defects: Defects
    size: int = 128
    soft: float = 0.25
    crisp: float = 0.15

    def scene(self, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        """Return a scan of a piece of one photo, (2S, 2S, 3) uint8, and its truth, (2S, 2S) uint8.

        Raises:
            InputError: none of the photos can be read.
        """
        if rng.random() < _CLEAN:
            scan = self.undamaged(rng)
            return scan, np.zeros(scan.shape[:2], np.uint8)
        is_crisp = rng.random() < self.crisp
        look = replace(manner(rng), is_crisp=is_crisp)
        device = SHARP if is_crisp else scanner(rng)
        clean = printed(self._piece(rng), rng)
        clean, damaged = device.seen(clean), device.seen(np.clip(self.defects.applied(clean, rng, look), 0, 255))
        return device.saved(damaged, rng), visible_truth(clean, damaged, device.noise)

    def undamaged(self, rng: np.random.Generator) -> NDArray[np.uint8]:
        """Return a piece of one photo, (2S, 2S, 3) uint8, without damage: as it is, or printed and scanned.

        Raises:
            InputError: none of the photos can be read.
        """
        piece = self._piece(rng)
        if rng.random() < _AS_IT_IS:
            return piece.astype(np.uint8)
        device = scanner(rng)
        return device.saved(device.seen(printed(piece, rng)), rng)

    def group(self, rng: np.random.Generator) -> list[Example]:
        """Return the four examples of a piece of one photo.

        Raises:
            InputError: none of the photos can be read.
        """
        return self.quarters(*self.scene(rng))

    def quarters(self, scan: NDArray[np.uint8], truth: NDArray[np.uint8]) -> list[Example]:
        """Return the four quarters of a scene, row by row, as examples.

        Args:
            scan: (2S, 2S, 3) uint8.
            truth: (2S, 2S) uint8.
        """
        scan = inputs_of(scan)
        halves = (slice(0, self.size), slice(self.size, None))
        weight = _weights(truth)
        places = [(rows, columns) for rows in halves for columns in halves]
        return [Example(scan[at], truth[at], weight[at]) for at in places]

    def _piece(self, rng: np.random.Generator) -> NDArray[np.float32]:
        return _piece(self._photo(rng), 2 * self.size, self.soft, rng).astype(np.float32)

    def _photo(self, rng: np.random.Generator) -> RgbArray:
        for _ in range(_TRIES):
            try:
                return read_photo(self.photos[rng.integers(len(self.photos))])
            except FileError:
                continue
        raise InputError("No examples can be made: none of the photos can be read.")


def batches(
    recipe: ExampleRecipe,
    seed: int,
    start_step: int,
    *,
    size: int,
    kept: int,
    groups: int,
    mined: Maker | None = None,
) -> Iterator[ExampleBatch]:
    """Yield batches without end.

    Args:
        recipe: what the examples are made of.
        seed: of the random numbers.
        start_step: the step of the first batch.
        size: examples in a batch.
        kept: examples that are drawn from.
        groups: groups of four new examples a step, in place of the oldest.
        mined: makes some of the groups instead of the recipe, see ``negatives``.
    """
    rng = np.random.default_rng([seed, start_step])
    held: list[Example] = []
    place = 0
    while True:
        for _ in range(groups if held else max(groups, kept // _BEGINNING)):
            make = mined if mined and rng.random() < _MINED else recipe.group
            for example in make(rng):
                if len(held) < kept:
                    held.append(example)
                else:
                    held[place] = example
                    place = (place + 1) % kept
        yield as_batch([_turned(held[index], int(rng.integers(8))) for index in rng.integers(len(held), size=size)])


def as_batch(examples: list[Example]) -> ExampleBatch:
    """Return examples as a batch, in order."""
    truth, weight = (
        np.stack([getattr(example, name) for example in examples])[..., np.newaxis] for name in ("truth", "weight")
    )
    return {
        "image": np.stack([example.image for example in examples]).astype(np.float32) / np.float32(255),
        "wanted": (truth == WANTED).astype(np.float32),
        "counts": weight.astype(np.float32) / np.float32(255),
    }


def _weights(truth: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return (H, W) uint8, how much each pixel counts, 255 = in full.

    One stain has more pixels than a thousand specks: of pieces above ``_LARGE`` pixels each pixel counts less, so that
    a piece's weight grows with the root of its area.
    """
    count, labels = cv2.connectedComponents((truth == WANTED).astype(np.uint8), connectivity=8)
    areas = np.bincount(labels.ravel(), minlength=count)
    weights = np.minimum(np.sqrt(_LARGE / np.maximum(areas, 1)), 1)
    weights[0] = 1
    found = np.asarray(np.rint(255 * weights).astype(np.uint8)[labels])
    found[truth == UNDECIDED] = 0
    return found


def _turned(example: Example, position: int) -> Example:
    """Return an example in one of eight positions."""
    planes = (plane[:, ::-1] if position & 4 else plane for plane in (example.image, example.truth, example.weight))
    return Example(*(np.rot90(plane, position & 3) for plane in planes))


def _piece(photo: RgbArray, size: int, soft: float, rng: np.random.Generator) -> RgbArray:
    """Return a square piece of a photo: ``soft`` of them enlarged, of the others half at full size and half reduced."""
    shortest = min(photo.shape[:2])
    kind, share = rng.random(), rng.random()
    factor = 1.0
    if kind < soft:
        factor = _LARGEST_ENLARGEMENT**-share
    elif kind < (1 + soft) / 2:
        factor = _LARGEST_REDUCTION**share
    side = min(shortest, round(size * factor))
    top, left = (int(rng.integers(length - side + 1)) for length in photo.shape[:2])
    piece = photo[top : top + side, left : left + side]
    if side == size:
        return piece
    method = cv2.INTER_AREA if side > size else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(piece, (size, size), interpolation=method), np.uint8)
