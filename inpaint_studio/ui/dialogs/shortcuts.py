"""The sheet of keyboard shortcuts, made from the tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inpaint_studio.ui.actions import ACTIONS, GESTURES, MENUS, key_sequences
from inpaint_studio.ui.tools.table import TOOLS


def shortcut_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (group, [(keys, what they do)]) for everything that has keys, in the order of the menus."""
    entries = {entry.name: entry for entry in ACTIONS}
    groups = []
    for title, names in MENUS:
        rows = []
        for name in names:
            entry = entries.get(name)
            sequences = list(filter(_is_on_keyboards, key_sequences(entry))) if entry else []
            if entry and sequences:
                native = QKeySequence.SequenceFormat.NativeText
                keys = ", ".join(sequence.toString(native) for sequence in sequences[:2])
                rows.append((keys, entry.text.replace("&", "").rstrip("…")))
        groups.append((title.rpartition("/")[2].replace("&", ""), rows))
    groups.append(("Tools", [(tool.shortcut, tool.title) for tool in TOOLS]))
    groups.append(("On the photo", list(GESTURES)))
    return groups


class ShortcutsDialog(QDialog):
    """All keys at a glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay the groups out in three columns."""
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = shortcut_groups()
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for members in (groups[:2], groups[2:5], groups[5:]):
            label = QLabel("".join(_as_html(*group) for group in members))
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            columns.addWidget(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        layout.addWidget(buttons)


def _is_on_keyboards(sequence: QKeySequence) -> bool:
    """Whether an ordinary keyboard has the keys; platforms also list F13 to F35 and keys such as “Help” and “Undo”."""
    key = int(sequence[0].key())  # type: ignore[index]  # the stubs forget that it can be indexed
    return key < Qt.Key.Key_F13 or Qt.Key.Key_F35 < key < Qt.Key.Key_Help


def _as_html(title: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(f"<tr><td style='padding-right:16px'><b>{keys}</b></td><td>{what}</td></tr>" for keys, what in rows)
    return f"<h3>{title}</h3><table cellpadding='3'>{lines}</table>"
