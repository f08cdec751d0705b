"""The tints of the masks beside the one of what is to be restored, whose tint the user chooses."""

from inpaint_studio.core.edit import Plane
from inpaint_studio.ui.canvas.render.looks import Hatch, Tint

PLANE_TINTS: dict[Plane, Tint] = {
    Plane.PROTECTION: Tint((48, 176, 255), 0.45),
    # Hatched, so that they are told apart whatever the colours of mask and photo, and whoever looks.
    Plane.DONORS: Tint((60, 230, 150), 0.9, hatch=Hatch.RISING),
    Plane.EXCLUSION: Tint((255, 150, 40), 0.9, hatch=Hatch.CROSSED),
    Plane.EXAMPLES: Tint((255, 224, 64), 0.75),
}
"""In the order in which they lie over each other, the lowest first."""

PROPOSED = Tint((176, 96, 255), 0.65)
"""Of marks that are proposed and not mask yet; it lies over all others."""
