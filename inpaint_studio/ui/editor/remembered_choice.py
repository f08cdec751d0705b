"""How damage was looked for last, which is remembered with the settings."""

import json
from dataclasses import asdict

from inpaint_studio.detection.kinds import USUAL
from inpaint_studio.detection.marks import MARGIN, Choice
from inpaint_studio.detection.proposals import WIDEST
from inpaint_studio.detection.registry import SOURCES
from inpaint_studio.errors import InputError
from inpaint_studio.ui.settings.settings import Settings

_KEY = "find"


def remembered(settings: Settings) -> tuple[str, Choice, int]:
    """Return the source that was asked, the choice among the marks, and their margin in pixels; or what is usual."""
    try:
        table = json.loads(settings.read_state(_KEY))
        source, choice, margin = str(table["source"]), Choice(**table["choice"]), int(table["margin"])
    except (InputError, KeyError, TypeError, ValueError, OverflowError, RecursionError):
        return USUAL, Choice(), MARGIN
    return source if source in SOURCES else USUAL, choice, min(max(margin, 0), WIDEST)


def remember(settings: Settings, source: str, choice: Choice, margin: int) -> None:
    """Keep them for the next photo, and for the next start of the program."""
    settings.write_state(_KEY, json.dumps({"source": source, "choice": asdict(choice), "margin": margin}))
