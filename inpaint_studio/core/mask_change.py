"""Makes an edit of a change of the whole mask, such as growing or inverting it."""

from collections.abc import Callable, Mapping

import numpy as np

from inpaint_studio.core.edit import Patch, PatchEdit, Plane, changed_patches
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region

MaskChange = Callable[[Mask], Region]
"""Changes a mask in place and returns the region in which pixels may have changed."""


def mask_edit(
    title: str, mask: Mask, protection: Mask, change: MaskChange, examples: Mapping[Plane, Mask] | None = None
) -> PatchEdit:
    """Return the edit that does ``change`` to ``mask``, which stays as it is; protected pixels are never masked.

    Args:
        title: what the history list shows.
        mask: what is changed.
        protection: what must not be masked.
        change: of the mask.
        examples: become mask, too, and are examples no more; others stay as they are.
    """
    after = mask.copy()
    region = change(after).clipped(mask.shape)
    patches: list[Patch] = []
    for plane, painted in (examples or {}).items():
        bounds = painted.bounds
        marks = painted.pixels[bounds.slices]
        after.pixels[bounds.slices] |= marks
        region = region.union(bounds)
        patches += changed_patches(plane, marks, np.zeros_like(marks), bounds)
    after.take_off(protection, region)
    before = mask.pixels[region.slices]
    patches += changed_patches(Plane.MASK, before, after.pixels[region.slices], region)
    return PatchEdit(title, tuple(patches))
