"""BatchDialog: which folders are restored, how, and where to; with a preview of what would be found."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from inpaint_studio.batch.options import MAX_SHARE, Batch, PhotoOptions
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.batch.batch_preview import BatchPreview
from inpaint_studio.ui.batch.folder_count import Counted, Earlier, FolderCount
from inpaint_studio.ui.batch.folder_field import FolderField, ask_folder
from inpaint_studio.ui.batch.folder_list import FolderList
from inpaint_studio.ui.dialogs.room import open_at
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.widgets.number_field import indented

_SIZE = QSize(1060, 700)
_FORM = 340  # logical pixels
_MEGAPIXEL = 1_000_000
_INVITE: Text = "Drop folders here, or add them. Their sub-folders belong to them."
_UNTOUCHED: Text = (
    "Each result has the name, the format and the place below its folder that its photo has. The photos themselves "
    "are never touched."
)
_GOES_ON: Text = "{done} of {total} photos of a batch into this folder are done. Go on with it as it was begun?"
_IS_DONE: Text = "A batch into this folder is done. What was done with other settings is done anew."
_Engines = Mapping[str, Mapping[str, Any]]


class BatchDialog(QDialog):
    """Asks what is to be done. The editor can be used meanwhile.

    Attributes:
        folders: what is to be restored.
        out: where the results go.
        preview: shows what would be found.

    Signals:
        started: (Batch) this is to be done.
    """

    started = Signal(Batch)

    def __init__(self, settings: Settings, engine: str, options: _Engines, parent: QWidget | None = None) -> None:
        """Offer the engine that is chosen in the window, and the options that each has there."""
        super().__init__(parent)
        self.setObjectName("batch_dialog")
        self.setWindowTitle(tr("Batch"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self._options = options
        self._earlier: Earlier | None = None
        self._suggested: Path | None = None
        self._count = FolderCount(self)
        self.folders = FolderList()
        self.out = FolderField(tr("Results"), "batch_out")
        self.masks = FolderField(tr("Folder of masks"), "batch_masks")
        self.finds = QCheckBox(tr("Damage that is found"))
        self.finds.setObjectName("batch_finds")
        self.has_masks = QCheckBox(tr("What masks in a folder show"))
        self.has_masks.setObjectName("batch_has_masks")
        self.engine = QComboBox()
        self.limit = indented(QDoubleSpinBox())
        self.preview = BatchPreview(settings.get("max_megapixels") * _MEGAPIXEL)
        self._told = _words("batch_count")
        self._note = _words("batch_note")
        self._go_on = QPushButton(tr("&Go On"))
        self.start = QPushButton(tr("&Start"))
        self._fill(engine)
        self._lay_out()
        self._connect()
        self._tell_folders()
        self._follow_masks()
        open_at(self, _SIZE)

    # --- what is asked for ---------------------------------------------------------------------------------------

    def batch(self) -> Batch:
        """Return what is asked for.

        Raises:
            InputError: it cannot be done.
        """
        out = self.out.folder
        if not self.folders.folders or out is None:
            raise InputError("Add a folder of photos, and say where the results go.")
        masks = self.masks.folder if self.has_masks.isChecked() else None
        if self.has_masks.isChecked() and masks is None:
            raise InputError("Say in which folder the masks are.")
        engine = str(self.engine.currentData())
        options = PhotoOptions(
            engine=engine,
            engine_options=tuple(sorted(self._options.get(engine, {}).items())),
            finding=self.preview.finding if self.finds.isChecked() else None,
            masks=masks,
            max_share=self.limit.value() / 100,
            is_logged=self._settings.get("log") != "never",
            renew_previews=bool(self._settings.get("previews")),
            max_pixels=self._settings.get("max_megapixels") * _MEGAPIXEL,
        )
        return Batch(tuple(self.folders.folders), out, options, is_resumed=self._earlier is not None, workers=1)

    def _begin(self) -> None:
        try:
            batch = self.batch()
        except InputError as error:
            self._note.setText(str(error))
            return
        self.started.emit(batch)
        self.close()

    def _begin_again(self) -> None:
        if self._earlier is not None and self._earlier.batch is not None:
            self.started.emit(self._earlier.batch.resumed())
            self.close()

    # --- counting ------------------------------------------------------------------------------------------------

    def _tell_folders(self) -> None:
        """Offer a folder for the results beside the first one, and count."""
        folders = self.folders.folders
        if folders and self.out.folder in (None, self._suggested):
            self._suggested = folders[0].with_name(f"{folders[0].name}-restored")
            self.out.set_folder(self._suggested)
        self._recount()

    def _recount(self) -> None:
        self._earlier = None
        self._go_on.hide()
        self._note.setText(tr(_UNTOUCHED))
        self._told.setText(tr("Counting…") if self.folders.folders else tr(_INVITE))
        self._count.count(tuple(self.folders.folders), self.out.folder, self.masks.folder)
        self._follow()

    def _take(self, counted: Counted) -> None:
        found, self._earlier = counted.walk, counted.earlier
        self.preview.set_photos(found.photos)
        if self.folders.folders:
            size = QLocale().formattedDataSize(found.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            told = [tr("{n} photo, {size}|{n} photos, {size}", n=len(found.photos), size=size)]
            if found.others:
                told.append(tr("{n} file that is no photo|{n} files that are no photos", n=found.others))
            self._told.setText("\n".join((", ".join(told), *found.problems)))
        if self._earlier is not None:
            self._tell_earlier(self._earlier)
        self._follow()

    def _tell_earlier(self, earlier: Earlier) -> None:
        if earlier.left and earlier.batch is not None:
            done, total = number(earlier.total - earlier.left, ",d"), number(earlier.total, ",d")
            self._note.setText(tr(_GOES_ON, done=done, total=total))
            self._go_on.show()
        else:
            self._note.setText(tr(_IS_DONE))

    def _fail(self, sentence: str) -> None:
        self._told.setText(sentence)
        self.preview.set_photos(())
        self._follow()

    # --- keeping up ----------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        has_way = self.finds.isChecked() or self.has_masks.isChecked()
        self.start.setEnabled(bool(self.folders.folders) and self.out.folder is not None and has_way)

    def _follow_masks(self) -> None:
        self.masks.setEnabled(self.has_masks.isChecked())
        self.preview.setEnabled(self.finds.isChecked())
        self._follow()

    def _add_folder(self) -> None:
        begin = self.folders.folders[-1].parent if self.folders.folders else None
        ask_folder(self, tr("Add a folder of photos"), begin, lambda path: self.folders.add([path]))

    def add_folders(self, paths: Sequence[Path]) -> None:
        """Add folders, as if they were dropped."""
        self.folders.add(paths)

    # --- making it -----------------------------------------------------------------------------------------------

    def _fill(self, engine: str) -> None:
        for name, entry in ENGINES.items():
            self.engine.addItem(tr(entry.info.title), name)
        self.engine.setObjectName("batch_engine")
        self.engine.setAccessibleName(tr("Engine"))
        self.engine.setToolTip(tr("With the options that the panel Repair has for it"))
        self.engine.setCurrentIndex(max(self.engine.findData(engine), 0))
        self.finds.setChecked(True)
        self.limit.setObjectName("batch_limit")
        self.limit.setAccessibleName(tr("Ask me where more is marked than"))
        self.limit.setRange(0.1, 100)
        self.limit.setDecimals(1)
        self.limit.setSuffix(" %")
        self.limit.setValue(100 * MAX_SHARE)
        self.preview.set_limit(MAX_SHARE)
        self.start.setObjectName("restore")
        self._go_on.setObjectName("batch_go_on")
        self._go_on.hide()

    def _connect(self) -> None:
        self.folders.changed.connect(self._tell_folders)
        for field in (self.out, self.masks):
            field.changed.connect(self._recount)
        self._count.counted.connect(self._take)
        self._count.failed.connect(self._fail)
        for box in (self.finds, self.has_masks):
            box.toggled.connect(self._follow_masks)
        self.limit.valueChanged.connect(lambda value: self.preview.set_limit(value / 100))
        self.start.clicked.connect(self._begin)
        self._go_on.clicked.connect(self._begin_again)

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(6)
        _add_group(form, tr("Photos"), self.folders, self._folder_buttons(), self._told)
        _add_group(form, tr("Results"), self.out, self._note, self._go_on)
        _add_group(form, tr("What is restored"), self.finds, self.has_masks, self.masks)
        _add_group(form, tr("How"), _row(QLabel(tr("Engine")), self.engine))
        form.addWidget(_row(QLabel(tr("Ask me where more is marked than")), self.limit))
        form.addStretch()
        cancel = QPushButton(tr("&Close"))
        cancel.clicked.connect(self.close)
        form.addWidget(_row(cancel, self.start))
        left = QWidget()
        left.setFixedWidth(_FORM)
        left.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(20)
        layout.addWidget(left)
        layout.addWidget(self.preview, 1)
        self.start.setDefault(True)

    def _folder_buttons(self) -> QWidget:
        add, remove = QPushButton(tr("&Add Folder…")), QPushButton(tr("&Remove"))
        add.clicked.connect(self._add_folder)
        remove.clicked.connect(self.folders.remove_chosen)
        self.folders.itemSelectionChanged.connect(lambda: remove.setEnabled(bool(self.folders.selectedItems())))
        remove.setEnabled(False)
        return _row(add, remove)

    # --- Qt's own ------------------------------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """End the threads and close."""
        self._count.shut_down()
        self.preview.shut_down()
        super().done(result)


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName("dim")
    label.setProperty("role", name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, 0 if isinstance(widget, QLabel) else 1)
    return holder


def _add_group(form: QVBoxLayout, title: str, *widgets: QWidget) -> None:
    heading = QLabel(title)
    heading.setObjectName("group")
    if form.count():
        form.addSpacing(8)
    form.addWidget(heading)
    for widget in widgets:
        form.addWidget(widget)
