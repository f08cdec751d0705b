"""Light and dark: the colours, the palette and the style sheet made from them."""

from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from inpaint_studio.resources import resource_path

_APPLIED = "theme"
"""The application's property that holds the theme it has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance. All grays are neutral, so that they do not tint how a photo is seen.

    Attributes:
        is_dark: whether light text stands on dark ground.
        window: panels and bars.
        base: lists and fields.
        raised: buttons.
        line: borders.
        selected: the current entry of a list.
        text: text and icons.
        dim: what is less important or unavailable.
        canvas: what surrounds the photo.
        accent: Restore, and what is selected.
        on_accent: text on the accent.
    """

    is_dark: bool
    window: str
    base: str
    raised: str
    line: str
    selected: str
    text: str
    dim: str
    canvas: str
    accent: str
    on_accent: str


DARK = Theme(
    is_dark=True,
    window="#323232",
    base="#282828",
    raised="#414141",
    line="#1f1f1f",
    selected="#484848",
    text="#e2e2e2",
    dim="#979797",
    canvas="#1e1e1e",
    accent="#3b82f0",
    on_accent="#ffffff",
)
LIGHT = Theme(
    is_dark=False,
    window="#ececec",
    base="#fafafa",
    raised="#fdfdfd",
    line="#c4c4c4",
    selected="#d9d9d9",
    text="#222222",
    dim="#6e6e6e",
    canvas="#565656",
    accent="#2169d8",
    on_accent="#ffffff",
)


def current_theme(choice: str) -> Theme:
    """Return the theme for a setting: ``"dark"``, ``"light"`` or ``"system"`` (dark where the system does not say)."""
    if choice == "system":
        return LIGHT if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light else DARK
    return LIGHT if choice == "light" else DARK


def apply_theme(theme: Theme) -> None:
    """Give every window of the program this appearance; a style sheet that is set once more is worked out once more."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("There is no application to give a theme to")
    if application.property(_APPLIED) == theme:
        return
    application.setProperty(_APPLIED, theme)
    application.setStyle("Fusion")
    application.setPalette(_palette(theme))
    colors = {name: getattr(theme, name) for name in Theme.__dataclass_fields__}
    colors["icons"] = resource_path("icons").as_posix()
    style = resource_path("style", "style.qss").read_text(encoding="utf-8")
    application.setStyleSheet(Template(style).substitute(colors))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for roles, color in (
        ((role.Window, role.AlternateBase), theme.window),
        ((role.Base, role.ToolTipBase), theme.base),
        ((role.Button, role.Light, role.Midlight), theme.raised),
        ((role.Mid, role.Dark, role.Shadow), theme.line),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), theme.text),
        ((role.PlaceholderText,), theme.dim),
        ((role.Highlight, role.Link, role.Accent), theme.accent),
        ((role.HighlightedText,), theme.on_accent),
    ):
        for each in roles:
            palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.dim))
    return palette
