"""StatusBar: position, colour, size and depth of the photo, masked share, hints, and the running job."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.photo import Model
from inpaint_studio.core.values import NumberKind
from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.canvas.view import Canvas
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.window.pixel_colour import colour_text, widest_text

_PRECISION = 1000  # steps of the progress bar
_MODELS: dict[Model, Text] = {
    Model.GRAY: "{depth} bit gray",
    Model.RGB: "{depth} bit RGB",
    Model.CMYK: "{depth} bit CMYK",
    Model.LAB: "{depth} bit Lab",
    Model.ICC_LAB: "{depth} bit Lab",
}
_NUMBER_KINDS: dict[NumberKind, Text] = {NumberKind.FLOAT: "floating point", NumberKind.SIGNED: "signed numbers"}


class StatusBar(QStatusBar):
    """Shows where the pointer is and what is open, and progress and Cancel while a job runs."""

    def __init__(self, editor: Editor, canvas: Canvas, cancel: QAction, parent: QWidget | None = None) -> None:
        """Follow ``editor`` and ``canvas``; ``cancel`` is the action behind the button."""
        super().__init__(parent)
        self._editor = editor
        self._canvas = canvas
        self._percent: float | None = None  # share of the job that is done; None before its first report
        self.setSizeGripEnabled(False)
        self._job = QLabel()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Progress"))
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(220)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setObjectName("cancel")
        cancel.changed.connect(lambda: self.cancel.setToolTip(cancel.toolTip()))
        self.cancel.clicked.connect(cancel.trigger)
        self.position, self.colour, self.size_label, self.masked = (QLabel() for _ in range(4))
        self.sources, self.remains, self.hint = QLabel(), QLabel(), QLabel()
        self.hint.setObjectName("dim")
        for label, name in (
            (self.position, tr("Position")),
            (self.colour, tr("Colour under the pointer")),
            (self.size_label, tr("Photo")),
            (self.masked, tr("Masked share")),
            (self.sources, tr("Where texture is taken from")),
            (self.remains, tr("Remains")),
            (self.hint, tr("What to do next")),
        ):
            label.setAccessibleName(name)
            self.addWidget(label)
        _make_room(self.position, "00000, 00000")
        for widget in (self._job, self.progress, self.cancel):
            self.addPermanentWidget(widget)
        canvas.pointed.connect(self._point)
        editor.opened.connect(self._open)
        editor.state_changed.connect(self._show_masked)
        editor.state_changed.connect(self._show_sources)
        editor.remains.changed.connect(self._show_remains)
        editor.waiting.changed.connect(self._show_job)
        editor.waiting_files.changed.connect(self._show_job)
        editor.jobs.started.connect(self._start)
        editor.jobs.progressed.connect(self._progress)
        editor.jobs.ended.connect(self._end)
        self._open()
        self._end()

    def _point(self, point: tuple[float, float] | None) -> None:
        document = self._editor.document
        if point is None or document is None:
            self.position.setText("")
            self.colour.setText("")
            return
        row, column = int(point[0] // 1), int(point[1] // 1)
        is_inside = 0 <= row < document.photo.shape[0] and 0 <= column < document.photo.shape[1]
        self.position.setText(f"{column}, {row}" if is_inside else "")
        self.colour.setText(colour_text(document.photo, row, column) if is_inside else "")

    def _open(self) -> None:
        document = self._editor.document
        self.position.setText("")
        self.colour.setText("")
        if document is None:
            self.size_label.setText("")
        else:
            _make_room(self.colour, widest_text(document.photo))
            rows, columns = document.photo.shape
            photo = document.photo
            words = [
                tr("{columns} × {rows} px", columns=columns, rows=rows),
                tr(_MODELS[photo.model], depth=photo.depth),
            ]
            if photo.values.kind in _NUMBER_KINDS:
                words.append(tr(_NUMBER_KINDS[photo.values.kind]))
            if photo.icc_profile:
                words.append(self._canvas.content.profile_problem or tr("colour profile"))
            self.size_label.setText(" · ".join(words))
        self._show_masked()
        self._show_sources()

    def _show_sources(self) -> None:
        if self._editor.is_marked(Plane.DONORS):
            self.sources.setText(tr("texture only from where you marked"))
        else:
            self.sources.setText(tr("texture not from everywhere") if self._editor.is_marked(Plane.EXCLUSION) else "")

    def _show_remains(self) -> None:
        count = self._editor.remains.count
        text = tr("remains along the rim: {count}", count=count) if count else ""
        self.remains.setText(text)

    def _show_masked(self) -> None:
        document = self._editor.document
        if document is None:
            self.masked.setText("")
            return
        share = self._editor.masked_count / document.mask.pixels.size * 100
        self.masked.setText(
            tr("no mask")
            if share == 0
            else tr("{share:.2f} % masked", share=share)
            if share >= 0.005
            else tr("< {share:.2f} % masked", share=0.01)
        )

    def _start(self, title: str) -> None:
        self._percent = None
        self._show_job()
        # Until the first report the bar has no maximum and only shows that a job runs.
        self.progress.setRange(0, 0)
        for widget in (self._job, self.progress, self.cancel):
            widget.show()

    def _progress(self, share: float) -> None:
        self._percent = share * 100
        self._show_job()
        self.progress.setRange(0, _PRECISION)
        self.progress.setValue(round(share * _PRECISION))

    def _show_job(self) -> None:
        title, percent = self._editor.jobs.title, self._percent
        strokes, files = self._editor.waiting.count, self._editor.waiting_files.count
        words = [f"{title}…" if percent is None else tr("{title}… {percent:.0f}%", title=title, percent=percent)]
        if strokes:
            words.append(tr("{n} stroke waits|{n} strokes wait", n=strokes))
        if files:
            words.append(tr("{n} file waits to be saved|{n} files wait to be saved", n=files))
        self._job.setText(" · ".join(words))

    def _end(self) -> None:
        for widget in (self._job, self.progress, self.cancel):
            widget.hide()


def _make_room(label: QLabel, widest: str) -> None:
    """Give a label the width of its widest text, so that nothing moves while it changes."""
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest) + 16)
