"""The recipe of crops: from a number to a group of crops, the same ones in whichever process they are made."""

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

_STREAM = 1  # tells these random numbers from those of batches and of validation
_FRUITLESS = 500  # successive groups without a crop, after which an error is raised


def ignore_skipped(path: Path) -> None:
    """Do nothing about a photo that cannot be read."""


@dataclass(frozen=True)
class Recipe:
    """What crops are made of.

    Attributes:
        config: the configuration of the training.
        photos: files of whole photos.
        damage: makes the masks.
    """

    config: TrainingConfig
    photos: tuple[Path, ...]
    damage: Damage

    def group(self, number: int, skipped: Callable[[Path], None] = ignore_skipped) -> list[Crop]:
        """Return the crops of one photo, of which there may be none; they depend on the seed and the number alone.

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
            step: difference between successive numbers.
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
