"""Makes an edit of a change of the whole mask, such as growing or inverting it."""

from collections.abc import Callable

from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import Region

MaskChange = Callable[[Mask], Region]
"""Changes a mask in place and returns the region in which pixels may have changed."""


def mask_edit(title: str, mask: Mask, protection: Mask, change: MaskChange) -> PatchEdit:
    """Return the edit that does ``change`` to ``mask``, which stays as it is; protected pixels are never masked."""
    after = mask.copy()
    region = change(after).clipped(mask.shape)
    after.take_off(protection, region)
    before = mask.pixels[region.slices]
    return PatchEdit(title, tuple(changed_patches(Plane.MASK, before, after.pixels[region.slices], region)))
