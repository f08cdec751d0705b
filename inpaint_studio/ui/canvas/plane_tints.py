"""The tints of the masks beside the one of what is to be restored, whose tint the user chooses."""

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.ui.canvas.render.looks import Hatch, Tint

_KINDS = dict(
    zip(
        EXAMPLES,
        ((176, 96, 255), (255, 214, 10), (0, 200, 220), (255, 90, 190), (150, 220, 40), (255, 120, 80)),
        strict=True,
    )
)
"""The colours of kinds of damage: violet, yellow, turquoise, pink, green, coral."""

_LIGHT = 0.6  # share of white


def _lighter(color: tuple[int, int, int]) -> tuple[int, int, int]:
    red, green, blue = (round(part + _LIGHT * (255 - part)) for part in color)
    return red, green, blue


PLANE_TINTS: dict[Plane, Tint] = {
    Plane.PROTECTION: Tint((48, 176, 255), 0.45),
    # Hatched, so that they are told apart whatever the colours of mask and photo, and whoever looks.
    Plane.DONORS: Tint((60, 230, 150), 0.9, hatch=Hatch.RISING),
    Plane.EXCLUSION: Tint((255, 150, 40), 0.9, hatch=Hatch.CROSSED),
    **{plane: Tint(_lighter(color), 0.7) for plane, color in _KINDS.items()},
}
"""In the order in which they lie over each other, the lowest first. Examples have a light tint of their kind's."""

REMAINING = Tint((255, 110, 200), 0.8)
"""Of what a restoration has left along its rim."""

PROPOSED: dict[Plane, Tint] = {plane: Tint(color, 0.65) for plane, color in _KINDS.items()}
"""Of marks that are proposed and not mask yet, by the plane of their kind of damage; they lie over all others."""
