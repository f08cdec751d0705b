"""The export dialog: format, its options, and what the format cannot hold."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QStackedWidget, QVBoxLayout, QWidget

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.formats import FORMATS, Format
from inpaint_studio.files.save import compression_loss, lost_sentence, what_is_lost
from inpaint_studio.translation import tr
from inpaint_studio.ui.widgets.form import OptionsForm

_LINES = 5  # height of the note on losses: enough for the longest, so that the options never move


class ExportDialog(QDialog):
    """Chooses a format and its options.

    Signals:
        chosen: (Format, options) the photo is to be exported like this.
    """

    chosen = Signal(object, object)

    def __init__(self, photo: Photo, parent: QWidget | None = None) -> None:
        """Offer every format, with the photo's own chosen."""
        super().__init__(parent)
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(380)
        self._photo = photo
        self.format = QComboBox()
        self.format.setObjectName("format")
        self.format.setAccessibleName(tr("Format"))
        self._forms = QStackedWidget()
        self.lost = QLabel()
        self.lost.setObjectName("dim")
        self.lost.setWordWrap(True)
        self.lost.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.lost.setMinimumHeight(self.lost.fontMetrics().lineSpacing() * _LINES)
        for entry in FORMATS:
            self.format.addItem(f"{tr(entry.title)}  ({entry.suffixes[0]})", entry.name)
            form = OptionsForm(entry.options)
            form.changed.connect(self._tell_losses)
            self._forms.addWidget(form)
        self.format.setCurrentIndex(max(self.format.findData(photo.source.format), 0))
        self.format.currentIndexChanged.connect(self._show)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go_on = buttons.addButton(tr("Choose &File…"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.entry, self.options))
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for widget in (self.format, self._forms, self.lost, buttons):
            layout.addWidget(widget)
        self._show(self.format.currentIndex())

    @property
    def entry(self) -> Format:
        """The chosen format."""
        return FORMATS[self.format.currentIndex()]

    @property
    def options(self) -> Any:
        """The options of the chosen format."""
        form = self._forms.currentWidget()
        return self.entry.options(**form.values) if isinstance(form, OptionsForm) else self.entry.options()

    def _show(self, index: int) -> None:
        self._forms.setCurrentIndex(index)
        self._tell_losses()

    def _tell_losses(self) -> None:
        lost = lost_sentence(what_is_lost(self._photo, self.entry.name))
        sentences = filter(None, (lost, compression_loss(self.options)))
        self.lost.setText(" ".join(sentences) or tr("Everything that came with the photo is kept."))


def suggested_path(photo: Photo, entry: Format, folder: Path) -> Path:
    """Return the path to offer for a photo in a format: beside its file and named after it, else in ``folder``."""
    source = photo.source.path
    stem = f"{source.stem}-restored" if source else "restored"
    return (source.parent if source else folder) / f"{stem}{entry.suffixes[0]}"
