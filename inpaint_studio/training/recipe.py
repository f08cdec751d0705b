"""The recipe of crops: what they are made of, and the same crops for the same number, whoever makes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import numpy as np

from inpaint_studio.engines.pconv.first import FirstFilling
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.training.config import TrainingConfig
from inpaint_studio.training.crops import Crop, make_crops
from inpaint_studio.training.damage import Damage
from inpaint_studio.training.photos import read_photo

_STREAM = 1  # of random numbers, beside those of batches and of validation


_FRUITLESS = 500  # groups without a crop after which one gives up


def ignore_skipped(path: Path) -> None:
    """Do nothing about a photo that cannot be read."""


@dataclass(frozen=True)
class Recipe:
    """What crops are made of.

    Attributes:
        config: all that a training is told.
        photos: files.
        damage: makes masks.
    """

    config: TrainingConfig
    photos: tuple[Path, ...]
    damage: Damage

    def group(self, number: int, skipped: Callable[[Path], None] = ignore_skipped) -> list[Crop]:
        """Return the crops of one photo, some or none; they depend on the seed and the number alone.

        Args:
            number: any whole number from 0 on.
            skipped: called with a file that cannot be read.
        """
        rng = np.random.default_rng([self.config.seed, _STREAM, number])
        path = self.photos[rng.integers(len(self.photos))]
        try:
            photo = read_photo(path)
        except FileError:
            skipped(path)
            return []
        return list(make_crops(photo, self.config.data, self.damage.mask, FirstFilling(), rng))

    def groups(
        self, first: int, step: int = 1, skipped: Callable[[Path], None] = ignore_skipped
    ) -> Iterator[tuple[int, list[Crop]]]:
        """Yield (number, crops) without end.

        Args:
            first: number of the first group.
            step: from one number to the next.
            skipped: called with a file that cannot be read.

        Raises:
            InputError: the photos and the damage give no crops.
        """
        fruitless = 0
        for number in count(first, step):
            crops = self.group(number, skipped)
            yield number, crops
            fruitless = 0 if crops else fruitless + 1
            if fruitless >= _FRUITLESS:
                raise InputError(
                    "No crops can be made: none of the photos can be read, or the damage leaves nothing to learn from."
                )
