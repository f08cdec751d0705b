"""The validation set: for each class of damage the same crops each time, of photos that are not trained on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import numpy as np

from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import FileError, InputError
from inpaint_studio.training.batch import Batch, as_batch
from inpaint_studio.training.config import DataConfig, TrainingConfig
from inpaint_studio.training.crops import Crop, Draw, make_crops
from inpaint_studio.training.damage import Damage, scratches, strokes
from inpaint_studio.training.photos import read_photo

WIDTHS = (1, 3, 5, 8, 12, 20)
"""Widths of the scratches in the validation set, in pixels."""

_SEED, _STREAM = 4711, 3  # the same for every configuration, so that trainings can be compared
_COVERAGE = (5.0, 10.0)
_ROUNDS = 4  # tries with each photo


def validation_set(config: TrainingConfig, photos: Sequence[Path], damage: Damage) -> dict[str, Batch]:
    """Return crops by class of damage: "1 px" and so on, "irregular", and "real" if there are planes of real damage.

    The photos are not reduced or aged. The crops depend on the photos, the planes and the crops' size alone.

    Args:
        config: gives the size of the crops, and how many there are of each class.
        photos: files that are not trained on.
        damage: its planes are those of the class "real".

    Raises:
        InputError: the photos and the damage give no crops.
    """
    count = config.data.validation_crops
    plain = replace(config.data, reduced=0.0, gray=0.0, sepia=0.0, grain=0.0, jpeg=0.0)
    draws: dict[str, Draw] = {
        f"{width} px": partial(scratches, widths=(width,), coverage=_COVERAGE) for width in WIDTHS
    }
    draws["irregular"] = partial(strokes, coverage=(20.0, 50.0))
    if damage.planes:
        draws["real"] = lambda shape, rng: damage.of_kind("real", shape, rng)
    result = {}
    for index, (name, draw) in enumerate(draws.items()):
        rng = np.random.default_rng([_SEED, _STREAM, index])
        crops = list(islice(_crops(plain, photos, draw, rng, count), count))
        if not crops:
            raise InputError("Nothing can be measured: none of the photos kept back for it gives a crop.")
        result[name] = as_batch(crops)
    return result


def _crops(
    config: DataConfig, photos: Sequence[Path], draw: Draw, rng: np.random.Generator, count: int
) -> Iterator[Crop]:
    """Yield one crop of each photo, then another one of each, and so on, for some rounds."""
    engine = create_engine("fmm")
    order = rng.permutation(len(photos))
    for index in islice(cycle(order), _ROUNDS * max(count, len(photos))):
        try:
            yield from islice(make_crops(read_photo(photos[index]), config, draw, engine, rng), 1)
        except FileError:
            continue
