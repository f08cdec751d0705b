"""Tints: the colours offered for the mask, as one table."""

from dataclasses import dataclass

from inpaint_studio.translation import Text
from inpaint_studio.ui.settings.settings import Settings

PLAIN, STRIPED = "plain", "striped"
_STEP = 15  # percent of opacity


@dataclass(frozen=True, slots=True)
class TintEntry:
    """One row of the table.

    Attributes:
        name: its key in the table of actions.
        title: its text in the menu, with the mnemonic.
        color: ``#rrggbb``.
        pattern: ``PLAIN``, or ``STRIPED`` with black, which shows on any photo.
    """

    name: str
    title: Text
    color: str
    pattern: str = PLAIN

    def choose(self, settings: Settings) -> None:
        """Show the mask in this tint from now on."""
        settings.set("mask_color", self.color)
        settings.set("mask_pattern", self.pattern)

    def is_chosen(self, settings: Settings) -> bool:
        """Whether the mask is shown in this tint."""
        return (settings.get("mask_color"), settings.get("mask_pattern")) == (self.color, self.pattern)


TINTS: tuple[TintEntry, ...] = (
    TintEntry("tint_red", "&Red", "#ff3b30"),
    TintEntry("tint_green", "&Green", "#30d158"),
    TintEntry("tint_magenta", "&Magenta", "#ff2dd4"),
    TintEntry("tint_contrast", "&High Contrast", "#ffe600", STRIPED),
)


def change_opacity(settings: Settings, direction: int) -> None:
    """Make the tint stronger (1) or weaker (-1) by one step."""
    settings.set("mask_opacity", settings.get("mask_opacity") + direction * _STEP)
