"""The table of all settings, and the file that their values are kept in."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.settings.language import LANGUAGES, SYSTEM

RECENT_LIMIT = 12
LAST = "last"
"""The choice of the engine used last."""


class SettingKind(Enum):
    """How a setting is edited."""

    CHOICE = "choice"
    COLOR = "color"
    NUMBER = "number"
    SWITCH = "switch"
    FOLDER = "folder"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    Attributes:
        key: its name in the file.
        group: its heading in the preferences; "" for a setting that is changed elsewhere.
        title: its label.
        kind: how it is edited.
        default: its value until the user chooses another.
        help: one sentence for the tooltip.
        choices: value -> label, for a choice.
        minimum: smallest number.
        maximum: largest number.
        unit: what the number counts.
        empty: the text shown while no folder or file is chosen.
        pattern: the files that may be chosen, in the form of Qt's file dialogs.
        is_from_next_start: whether a change takes effect only from the next start of the program on.
    """

    key: str
    group: Text
    title: Text
    kind: SettingKind
    default: Any
    help: Text
    choices: tuple[tuple[str, Text], ...] = ()
    minimum: int = 0
    maximum: int = 100
    unit: Text = ""
    empty: Text = ""
    pattern: Text = ""
    is_from_next_start: bool = False

    @property
    def default_label(self) -> str:
        """The default in words."""
        return self.label(self.default)

    def label(self, value: Any) -> str:
        """Return a value in words."""
        if self.kind is SettingKind.CHOICE:
            return tr(dict(self.choices).get(value, str(value)))
        if self.kind is SettingKind.SWITCH:
            return tr("on") if value else tr("off")
        if self.kind in (SettingKind.FOLDER, SettingKind.FILE):
            return value or tr(self.empty)
        return f"{number(value)} {tr(self.unit)}".rstrip()

    def accept(self, value: Any) -> Any:
        """Return ``value`` in the setting's type, a number held within its range; the default if it makes no sense."""
        if self.kind is SettingKind.NUMBER:
            return self._number(value)
        if self.kind is SettingKind.SWITCH:
            # An INI file stores booleans as words.
            return {"true": True, "false": False}.get(str(value).lower(), self.default)
        if self.kind is SettingKind.CHOICE:
            return value if any(value == choice for choice, _ in self.choices) else self.default
        if self.kind in (SettingKind.FOLDER, SettingKind.FILE):
            return value if isinstance(value, str) and Path(value).is_absolute() else self.default
        is_color = isinstance(value, str) and len(value) == 7 and value.startswith("#")
        return value if is_color and not set(value[1:].lower()) - set("0123456789abcdef") else self.default

    def _number(self, value: Any) -> int:
        try:
            return min(max(int(value), self.minimum), self.maximum)
        except (TypeError, ValueError):
            return int(self.default)


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme", "Appearance", "Theme", SettingKind.CHOICE, "system",
        "Light or dark; the system decides unless you do.",
        choices=(("system", "Like the system"), ("dark", "Dark"), ("light", "Light")),
    ),
    Setting(
        "language", "Appearance", "Language", SettingKind.CHOICE, SYSTEM,
        "The language of the program, from its next start on.",
        choices=((SYSTEM, "Like the system"), *LANGUAGES.items()), is_from_next_start=True,
    ),
    Setting(
        "screen_profile", "Appearance", "Screen profile", SettingKind.CHOICE, "system",
        "The colours that photos are converted to for your eyes. Files are never touched by it. On X11 the system "
        "tells the profile of each screen; elsewhere choose its file, or let the system convert from sRGB.",
        choices=(("system", "What the system says"), ("srgb", "sRGB"), ("file", "From a file")),
    ),
    Setting("screen_profile_file", "Appearance", "Profile file", SettingKind.FILE, "",
            "The ICC profile of your screen, as a calibration writes it; counts with “From a file”.",
            empty="None chosen", pattern="ICC profiles (*.icc *.icm);;All files (*)"),
    Setting("history_pictures", "Appearance", "Pictures in the history", SettingKind.SWITCH, False,
            "Show beside each step of the history what it changed."),
    Setting("enlarge_small", "Appearance", "Enlarge small photos", SettingKind.SWITCH, True,
            "A photo smaller than the window is shown enlarged where the whole of it is shown, up to 400 %."),
    Setting("mask_color", "Mask", "Colour", SettingKind.COLOR, "#ff3b30", "Shows what will be restored."),
    Setting("mask_opacity", "Mask", "Opacity", SettingKind.NUMBER, 55, "How strongly the mask covers the photo.",
            minimum=10, maximum=100, unit="%"),
    Setting("mask_pattern", "Mask", "Pattern", SettingKind.CHOICE, "plain",
            "Black stripes make the mask show on any photo.",
            choices=(("plain", "Plain"), ("striped", "Striped with black"))),
    Setting("mask_look", "Mask", "Shown", SettingKind.CHOICE, "fill", "What is shown of the mask.",
            choices=(("fill", "Filled"), ("outline", "Outline only"), ("alone", "Alone, white on black"))),
    Setting("engine", "Repair", "At the start", SettingKind.CHOICE, LAST, "How the program repairs at first.",
            choices=((LAST, "The one used last"), *((name, entry.info.title) for name, entry in ENGINES.items()))),
    Setting("keep_engine_options", "Repair", "Keep its options", SettingKind.SWITCH, True,
            "Begin with the options used last; off: with those that are suggested."),
    Setting("point_out_remains", "Repair", "Point out remains", SettingKind.SWITCH, False,
            "After a restoration, show what it has left of the damage along its rim."),
    Setting("open_folder", "Files", "Open from", SettingKind.FOLDER, "", "Where the dialog that opens photos begins.",
            empty="The folder used last"),
    Setting("export_folder", "Files", "Export to", SettingKind.FOLDER, "",
            "Where the dialog that exports photos begins.",
            empty="Beside the photo"),
    Setting("save_original", "Files", "Saving an original", SettingKind.CHOICE, "ask",
            "What saving does to a file that Inpaint Studio has not written yet, such as a scan.",
            choices=(("ask", "Ask"), ("copy", "Save a copy beside it"), ("replace", "Replace it"))),
    Setting("log", "Files", "Restorer's log", SettingKind.CHOICE, "copies",
            "Note in the XMP data of saved files what was restored, how and when.",
            choices=(("copies", "In copies, not in the original"), ("always", "Always"), ("never", "Never"))),
    Setting("save_mask", "Files", "Mask of what was restored", SettingKind.CHOICE, "never",
            "Write a mask of all restored places, white on black, whenever a photo is saved or exported.",
            choices=(("never", "Is not saved"), ("beside", "Beside the photo, as PNG"),
                     ("page", "In TIFFs as a further page"))),
    Setting("previews", "Files", "Renew smaller copies", SettingKind.SWITCH, True,
            "Let previews, thumbnails and pyramids inside a photo's own file show what was restored."),
    Setting("max_megapixels", "Files", "Largest photo", SettingKind.NUMBER, 1000,
            "Files that declare more pixels are declined before they can fill the memory.",
            minimum=1, maximum=20000, unit="MP"),
    Setting("history_megabytes", "Memory and safety", "History in memory", SettingKind.NUMBER, 256,
            "Steps that take more than this are kept on the drive. None is ever forgotten.",
            minimum=16, maximum=65536, unit="MB"),
    Setting("keep_journal", "Memory and safety", "Protect against a crash", SettingKind.SWITCH, True,
            "Keep every step on the drive while you work, so that the next start can bring it back. "
            "What you change here counts from the next photo on."),
    Setting("journal_megabytes", "Memory and safety", "Crash protection up to", SettingKind.NUMBER, 2000,
            "The file that keeps your steps safe against a crash may grow so large; then the steps in it become one.",
            minimum=16, maximum=1_000_000, unit="MB"),
    Setting("touchpad_moves", "Touchpad", "Two fingers move the photo", SettingKind.SWITCH, True,
            "Pinch to zoom. Off: two fingers zoom as a wheel does."),
    Setting("pen_pressure", "Pen", "Pressure changes the width", SettingKind.SWITCH, True,
            "The brush is as wide as chosen only when the pen is pressed all the way."),
    Setting("ignore_eraser_tip", "Pen", "Ignore the eraser end", SettingKind.SWITCH, False,
            "Paint with the pen's other end, too, instead of erasing: for pens that mistake their ends."),
    Setting("restore_strokes", "", "Restore while painting", SettingKind.SWITCH, False,
            "Restore what is painted as soon as the stroke ends."),
    Setting("retouch_hardness", "", "Hardness", SettingKind.NUMBER, 70, "How much of the brush covers whole.",
            unit="%"),
    Setting("retouch_aligned", "", "Aligned", SettingKind.SWITCH, True,
            "The source goes along from stroke to stroke; off: each stroke begins at the same place."),
    Setting("paint_by_keys", "", "Paint by keyboard", SettingKind.SWITCH, False,
            "Arrows move the pointer, Space presses its button."),
    Setting("fit_strokes", "", "Fit each stroke", SettingKind.SWITCH, False,
            "Bring what is painted to where the damage below it ends, wider or narrower."),
    Setting("wand_tolerance", "", "Tolerance", SettingKind.NUMBER, 24, "How far a colour may differ, in steps of 255.",
            minimum=0, maximum=255),
    Setting("wand_connected", "", "Connected only", SettingKind.SWITCH, True,
            "Only what is connected with the place that is clicked, not everything alike in the photo."),
)  # fmt: skip

_BY_KEY = {setting.key: setting for setting in SETTINGS}


class Settings(QObject):
    """Reads and writes the settings; a stored value that makes no sense is ignored.

    Signals:
        changed: (key) the value of a setting has changed.
    """

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        """Use the INI file at ``path``, or the user's own."""
        super().__init__(parent)
        if path is None:
            scope = QSettings.Scope.UserScope
            self._store = QSettings(QSettings.Format.IniFormat, scope, "inpaint-studio", "inpaint-studio")
        else:
            self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def get(self, key: str) -> Any:
        """Return the value of a setting of the table."""
        setting = _BY_KEY[key]
        return setting.accept(self._store.value(key, setting.default))

    def set(self, key: str, value: Any) -> None:
        """Change a setting of the table."""
        setting = _BY_KEY[key]
        value = setting.accept(value)
        if value == self.get(key):
            return
        self._store.setValue(key, value)
        self.changed.emit(key)

    def is_default(self, key: str) -> bool:
        """Whether a setting has its default value."""
        return bool(self.get(key) == _BY_KEY[key].default)

    def reset(self, key: str) -> None:
        """Give a setting its default value."""
        self.set(key, _BY_KEY[key].default)

    def on_change(self, key: str, react: Callable[[Any], None]) -> None:
        """Call ``react`` with the value of a setting now and whenever it changes."""
        react(self.get(key))
        self.changed.connect(lambda name: react(self.get(key)) if name == key else None)

    @property
    def recent_files(self) -> list[Path]:
        """The files opened or saved last, newest first, as far as they still exist."""
        value = self._store.value("state/recent", [])
        # An INI file stores a list of one as the text alone.
        names = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        return [path for path in map(Path, names) if path.is_file()]

    def add_recent(self, path: Path) -> None:
        """Put ``path`` on top of the recent files."""
        path = path.absolute()
        names = [str(path), *(str(other) for other in self.recent_files if other != path)]
        self._store.setValue("state/recent", names[:RECENT_LIMIT])

    def clear_recent(self) -> None:
        """Forget the recent files."""
        self._store.remove("state/recent")

    def read_state(self, key: str) -> Any:
        """Return a value that was kept by ``write_state``, or None."""
        return self._store.value(f"state/{key}")

    def write_state(self, key: str, value: Any) -> None:
        """Keep a value that is no setting, such as the window's size, for the next start."""
        self._store.setValue(f"state/{key}", value)

    def forget_state(self, key: str) -> None:
        """Forget a value that was kept by ``write_state``."""
        self._store.remove(f"state/{key}")

    def state_keys(self, group: str) -> list[str]:
        """Return the keys of the values kept under ``group/``, without that prefix."""
        self._store.beginGroup(f"state/{group}")
        keys = self._store.childKeys()
        self._store.endGroup()
        return keys

    def sync(self) -> None:
        """Write everything to the file now."""
        self._store.sync()
