"""The sheet of keys, made from the tables and the keymap, on the screen, on paper and as a PDF file."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeySequence,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.files.reasons import reason
from inpaint_studio.translation import tr
from inpaint_studio.ui.dialogs.questions import ask_file
from inpaint_studio.ui.dialogs.room import open_at, room_for
from inpaint_studio.ui.settings.keymap import Keymap

KeyGroup = tuple[str, list[tuple[str, str]]]
"""A heading, and (keys, what they do) for each row."""

Titles = Mapping[str, Mapping[str, str]]
"""Heading -> name -> title of every action and tool."""

_COLUMNS = 3  # the most, where the width allows it
_GAP = 32  # logical pixels between columns
_EDGE = 48  # logical pixels beside the columns, for margins and a scroll bar
_MARGIN = 12.0  # millimetres of a printed page
_POINTS = 8.0, 7.5, 7.0, 6.5, 6.0  # sizes of print: the first at which the sheet is one page, or else the last
_MOST_KEYS = 2  # shown for one action


def shortcut_groups(keymap: Keymap, titles: Titles, gestures: KeyGroup) -> list[KeyGroup]:
    """Return the groups of the sheet, without anything that has no keys.

    Args:
        keymap: the keys, by name.
        titles: heading -> name -> title, in order.
        gestures: the group of what the pointer and held keys do; it comes last.
    """
    groups: list[KeyGroup] = []
    for heading, members in titles.items():
        rows = [(keys_text(keymap.keys(name)), title) for name, title in members.items()]
        groups.append((heading, [row for row in rows if row[0]]))
    return [group for group in [*groups, gestures] if group[1]]


def keys_text(keys: Sequence[QKeySequence]) -> str:
    """Return keys as text in the platform's notation, without those that few keyboards have."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in list(filter(_is_on_keyboards, keys))[:_MOST_KEYS])


def write_pdf(groups: Sequence[KeyGroup], path: Path) -> None:
    """Write the sheet to a PDF file.

    Raises:
        OSError: the file cannot be written.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Inpaint Studio: keys"))
    print_sheet(groups, writer)
    path.write_bytes(buffer.data().data())


def print_sheet(groups: Sequence[KeyGroup], device: QPagedPaintDevice) -> None:
    """Print the sheet on A4, in columns; on one page if print that can be read allows."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    upright = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, margins, QPageLayout.Unit.Millimeter))
    document = QTextDocument()
    cells = "".join(f"<td width='33%' valign='top'>{_column_as_html(column)}</td>" for column in columns(groups))
    document.setHtml(f"<h2>{tr('Inpaint Studio: keys')}</h2><table width='100%'><tr>{cells}</tr></table>")
    # Lay out in the device's pixels and to its margins; otherwise Qt adds margins of its own.
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    room = QSizeF(device.pageLayout().paintRectPixels(device.logicalDpiX()).size())
    for points in _POINTS:
        font = QFont("Sans Serif")
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setPageSize(room)
        if document.pageCount() == 1:
            break
    document.print_(device)


def columns(groups: Sequence[KeyGroup], count: int = _COLUMNS) -> list[list[KeyGroup]]:
    """Return the groups, in order, in ``count`` columns of about the same height."""
    heights = [len(rows) + 2 for _, rows in groups]
    result: list[list[KeyGroup]] = [[] for _ in range(count)]
    done = 0
    for group, height in zip(groups, heights, strict=True):
        result[min(int((done + height / 2) * count / sum(heights)), count - 1)].append(group)
        done += height
    return result


class _Sheet(QWidget):
    """Shows the groups in as many columns as fit beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._groups: Sequence[KeyGroup] = ()
        self._count = 0  # of the columns that are shown
        self._widths: dict[int, int] = {}  # in logical pixels, by number of columns, as far as they were measured
        row = QHBoxLayout(self)
        row.setSpacing(_GAP)
        self._labels = [QLabel() for _ in range(_COLUMNS)]
        for label in self._labels:
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(label)

    def show_groups(self, groups: Sequence[KeyGroup], room: int) -> None:
        """Show ``groups`` in a width of ``room`` logical pixels."""
        if groups != self._groups:
            self._groups, self._count = groups, 0
            self._widths.clear()
        for count in range(_COLUMNS, 0, -1):
            if count not in self._widths:  # Measuring takes most of the time until the sheet is there.
                self._fill(count)
                self._widths[count] = self.sizeHint().width()
            if self._widths[count] <= room:
                break
        self._fill(count)

    def _fill(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        found = columns(self._groups, count)
        for number, label in enumerate(self._labels):
            label.setText(_column_as_html(found[number]) if number < count else "")
            label.setVisible(number < count)


class ShortcutsDialog(QDialog):
    """Shows all keys at a glance; the sheet can be printed and saved as PDF.

    Signals:
        change_asked: the user wants to change keys.
    """

    change_asked = Signal()

    def __init__(
        self,
        keymap: Keymap,
        titles: Titles,
        gestures: KeyGroup,
        tell: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        """Show the keys of ``keymap``.

        Args:
            keymap: the keys, by name.
            titles: heading -> name -> title of every action and tool.
            gestures: the group of what the pointer and held keys do.
            tell: gets a sentence on whether a PDF file could be written.
            parent: the window it belongs to.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._keymap = keymap
        self._titles = titles
        self._gestures = gestures
        self._tell = tell
        self._sheet = _Sheet()
        layout = QVBoxLayout(self)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._sheet)
        area.setAccessibleName(tr("All keys"))
        layout.addWidget(area)
        layout.addWidget(self._buttons())
        keymap.changed.connect(self.refresh)
        self.ensurePolished()
        self._sheet.show_groups(self._shown(), room_for(self).width() - _EDGE)
        open_at(self, self._sheet.sizeHint() + QSize(_EDGE, 72))

    def refresh(self) -> None:
        """Show the current keys in the current width."""
        self._sheet.show_groups(self._shown(), self.width() - _EDGE)

    def _shown(self) -> list[KeyGroup]:
        return shortcut_groups(self._keymap, self._titles, self._gestures)

    def save_pdf(self, path: Path) -> None:
        """Write the sheet to a PDF file and tell whether that worked."""
        try:
            write_pdf(self._shown(), path)
        except OSError as error:
            self._tell(tr("The list of keys cannot be written to {path}: {reason}.", path=path, reason=reason(error)))
        else:
            self._tell(tr("The list of keys was saved to {path}.", path=path))

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for text, run in (
            (tr("&Print…"), self._print),
            (tr("Save as P&DF…"), self._ask_pdf),
            (tr("Change &Keys…"), self.change_asked.emit),
        ):
            button = buttons.addButton(text, role.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(run)
        return buttons

    def _ask_pdf(self) -> None:
        ask_file(
            self,
            tr("Save the list of keys"),
            Path.home(),
            [tr("PDF document (*.pdf)")],
            self.save_pdf,
            is_saving=True,
            name="inpaint-studio-keys.pdf",
            suffix="pdf",
        )

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # Imported here, as few sessions print.

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setModal(True)
        dialog.accepted.connect(lambda: print_sheet(self._shown(), printer))
        dialog.show()

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self.refresh()


def _is_on_keyboards(sequence: QKeySequence) -> bool:
    """Whether an ordinary keyboard has the key; platforms also list F13 to F35 and keys such as “Help” and “Undo”."""
    key = int(sequence[0].key())  # type: ignore[index]  # missing in the stubs
    return key < Qt.Key.Key_F13 or Qt.Key.Key_F35 < key < Qt.Key.Key_Help


def _column_as_html(groups: Sequence[KeyGroup]) -> str:
    return "".join(_as_html(*group) for group in groups)


def _as_html(title: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(
        f"<tr><td style='padding-right:16px'><b>{escape(keys)}</b></td><td>{escape(what)}</td></tr>"
        for keys, what in rows
    )
    return f"<h3>{escape(title)}</h3><table cellpadding='2'>{lines}</table>"
