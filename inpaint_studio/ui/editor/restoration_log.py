"""The restorations among the steps in force, by engines and by hand: entries of the log in saved files, and a mask."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.fade_stroke import fade_of
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.engines.registry import ENGINES, option_specs
from inpaint_studio.files.metadata.xmp_history import Restoration


def is_logged(photo: Photo, path: Path, choice: str) -> bool:
    """Whether the log is written into a file.

    Args:
        photo: the photo that is saved.
        path: the file.
        choice: the setting "log": "always", "copies" (files other than the photo's own, or that have a log) or "never".
    """
    source = photo.source
    is_own = source.path is not None and os.path.realpath(source.path) == os.path.realpath(path)
    return choice == "always" or (choice == "copies" and (not is_own or source.is_logged))


def restorations(steps: Sequence[Step], shape: tuple[int, int]) -> list[Restoration]:
    """Return an entry for each restoration among the steps, of a photo of ``shape`` (rows, columns)."""
    size = shape[0] * shape[1]
    return [
        Restoration(
            variant.engine or variant.retouch,
            _without_folders(variant),
            float(restored([step], shape).pixels.mean()) / 255,
            step.time,
            are_sources_chosen=variant.are_sources_chosen,
            strength=fade.strength,
            edge=fade.edge,
        )
        for number, step in enumerate(steps)
        if step.can_be_faded and size
        for variant, fade in [(step.variants[step.chosen], fade_of(steps, number))]
    ]


def _without_folders(variant: Variant) -> dict[str, Any]:
    """Return the options of a variant with the names of files alone: whoever gets the photo has no use for the rest."""
    entry = ENGINES.get(variant.engine)
    specs = option_specs(entry.options) if entry is not None else {}
    files = {name for name, (spec, _) in specs.items() if spec.pattern}
    return {name: Path(value).name if name in files else value for name, value in variant.options.items()}


def restored(steps: Sequence[Step], shape: tuple[int, int]) -> Mask:
    """Return the mask of all pixels that the restorations among ``steps`` took off the mask or changed in the photo.

    ``shape`` is that of the photo (rows, columns).
    """
    mask = Mask.empty(shape)
    for step in steps:
        for patch in step.variants[step.chosen].restored if step.can_be_faded else ():
            if patch.plane in (Plane.PHOTO, Plane.MASK):
                delta = patch.delta
                changed = delta != 0 if delta.ndim == 2 else (delta != 0).any(axis=2)
                mask.pixels[patch.region.slices][np.asarray(changed)] = 255
    return mask
