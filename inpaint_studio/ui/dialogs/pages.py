"""The dialog that asks which page of a file to open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from inpaint_studio.files.content import Page
from inpaint_studio.translation import tr

_NUMBER = Qt.ItemDataRole.UserRole


class PagesDialog(QDialog):
    """Chooses one of several pages; the tooltip of a page that cannot be opened says why.

    Signals:
        chosen: (number) the page, from 0.
    """

    chosen = Signal(int)

    def __init__(self, name: str, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        """Offer ``pages`` of the file called ``name``, with the first that can be opened chosen."""
        super().__init__(parent)
        self.setWindowTitle(tr("Open a page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(380)
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("Pages"))
        for page in pages:
            self.pages.addItem(_item(page))
        openable = [row for row, page in enumerate(pages) if not (page.why_not or page.is_copy)]
        self.pages.setCurrentRow(openable[0] if openable else -1)
        self.pages.itemActivated.connect(self.accept)
        question = QLabel(
            tr(
                "{name} holds {n} pages. Which one do you want to restore?",
                name=name,
                n=len(pages),
            )
        )
        question.setTextFormat(Qt.TextFormat.PlainText)
        hint = QLabel(tr("When you save, all others stay as they are."))
        hint.setObjectName("dim")
        for label in (question, hint):
            label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (question, self.pages, hint, buttons):
            layout.addWidget(widget)
        self.accepted.connect(self._tell)

    def _tell(self) -> None:
        item = self.pages.currentItem()
        if item is not None:
            self.chosen.emit(item.data(_NUMBER))


def _item(page: Page) -> QListWidgetItem:
    item = QListWidgetItem(tr("Page {number}:  {title}", number=page.number + 1, title=page.title))
    item.setData(_NUMBER, page.number)
    if page.why_not:
        item.setText(tr("{text}  (cannot be opened)", text=item.text()))
        item.setToolTip(tr("This page {problem}", problem=page.why_not))
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item
