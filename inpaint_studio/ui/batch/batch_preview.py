"""BatchPreview: shows what would be found on any of the photos, before a batch is begun."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QProgressBar, QVBoxLayout, QWidget

from inpaint_studio.batch.marking import UNSURE
from inpaint_studio.batch.rows import readable
from inpaint_studio.batch.walk import Candidate
from inpaint_studio.core.job import CancelToken, ProgressCallback
from inpaint_studio.detection.caution import doubt
from inpaint_studio.detection.finding import Finding
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.marks import MARGIN, Choice
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.files.load import load_photo
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.batch.mark_preview import MarkPreview, Shown
from inpaint_studio.ui.canvas.plane_tints import PROPOSED
from inpaint_studio.ui.editor.job_runner import JobRunner
from inpaint_studio.ui.panels.mark_choice import MarkChoice

_INVITATION: Text = "Choose a photo of the list to see what would be found on it."
_NOTHING: Text = "No damage is found: the photo would be copied as it is."
_LIST = 200  # logical pixels


class BatchPreview(QWidget):
    """Finds damage on the photo that is chosen, in a thread of its own; the sliders only choose among the marks.

    Attributes:
        choice: the sliders.
        picture: shows the photo.
        verdict: says what the batch would do with it.

    Signals:
        shown: another photo is shown with what was found on it.
    """

    shown = Signal()

    _loaded = Signal(Shown)

    def __init__(self, max_pixels: int, parent: QWidget | None = None) -> None:
        """Show nothing yet; photos that declare more than ``max_pixels`` are not opened."""
        super().__init__(parent)
        self._max_pixels = max_pixels
        self._photos: Sequence[Candidate] = ()
        self._found: Found | None = None
        self._limit = 1.0
        self._jobs = JobRunner(self)
        self._names = QStringListModel(self)
        self._list = QListView()
        self._list.setObjectName("batch_photos")
        self._list.setAccessibleName(tr("Photos of the batch"))
        self._list.setModel(self._names)
        self._list.setUniformItemSizes(True)
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._list.setFixedWidth(_LIST)
        self.picture = MarkPreview(next(iter(PROPOSED.values())).color)
        self.choice = MarkChoice()
        self.choice.show_choice(Choice(), MARGIN)
        self.verdict = QLabel()
        self.verdict.setObjectName("batch_verdict")
        self.verdict.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Finding damage"))
        self._lay_out()
        self._list.selectionModel().currentChanged.connect(self._choose)
        self.choice.chosen.connect(self._propose)
        self._loaded.connect(self._show_photo, Qt.ConnectionType.QueuedConnection)
        self._jobs.progressed.connect(lambda share: self._progress.setValue(round(1000 * share)))
        self._jobs.failed.connect(self._fail)
        self._jobs.ended.connect(self._progress.hide)
        self.picture.show_words(tr(_INVITATION))

    @property
    def finding(self) -> Finding:
        """How damage is found, as the sliders say."""
        return Finding(self.choice.choice, self.choice.margin.value())

    def set_photos(self, photos: Sequence[Candidate]) -> None:
        """Offer other photos."""
        self._photos = photos
        self._stop()
        self._names.setStringList([readable(str(each.relative)) for each in photos])
        self.picture.show_words(tr(_INVITATION))
        self.verdict.clear()

    def set_limit(self, share: float) -> None:
        """Say from which share of a photo somebody is asked, 0..1."""
        self._limit = share
        self._propose()

    def shut_down(self) -> None:
        """Stop what is looked for and wait for the thread."""
        self._jobs.shut_down()

    # --- finding -------------------------------------------------------------------------------------------------

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self._look_at(self._photos[index.row()].path)

    def _look_at(self, path: Path) -> None:
        self._stop()
        self.picture.show_words(tr("Opening {name}", name=path.name))
        self.verdict.setText(tr("Finding damage"))
        self._progress.setValue(0)
        self._progress.show()
        finding, max_pixels, tell = self.finding, self._max_pixels, self._loaded.emit

        def find(progress: ProgressCallback, cancel: CancelToken) -> Found:
            photo = load_photo(path, max_pixels=max_pixels)
            cancel.raise_if_cancelled()
            tell(Shown.of(photo))
            found = Found(finding.marks(photo, progress=progress, cancel=cancel))
            found.prepare()
            return found

        self._jobs.run(tr("Finding damage"), find, partial(self._take, path))

    def _stop(self) -> None:
        self._found = None
        self._jobs.cancel()

    def _show_photo(self, shown: Shown) -> None:
        index = self._list.currentIndex()
        # One that was given up may come late.
        if index.isValid() and self._jobs.is_running and self._photos[index.row()].path == shown.photo.source.path:
            self.picture.show_photo(shown)

    def _take(self, path: Path, found: Found) -> None:
        self._found = found
        self._propose()
        self.shown.emit()

    def _fail(self, sentence: str) -> None:
        self.picture.show_words(sentence)
        self.verdict.clear()

    def _propose(self) -> None:
        if self._found is None:
            self.choice.show_count(None)
            return
        proposals = Proposals(self._found, self.choice.choice, self.choice.margin.value())
        self.picture.show_proposals(proposals)
        self.choice.show_count(proposals.count)
        self.verdict.setText(self._verdict(proposals))

    def _verdict(self, proposals: Proposals) -> str:
        """Return what the batch would do with the photo."""
        if not proposals.count:
            return tr(_NOTHING)
        share = f"{number(max(100 * proposals.share, 0.01), '.2f')} %"
        told = tr("{n} mark, {share} of the photo|{n} marks, {share} of the photo", n=proposals.count, share=share)
        if proposals.share > self._limit or doubt(proposals.marks, proposals.choice) >= UNSURE:
            return tr("{found}: you would be asked before it is restored.", found=told)
        return tr("{found}: it would be restored.", found=told)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.picture, 1)
        right.addWidget(self._progress)
        right.addWidget(self.verdict)
        right.addWidget(self.choice)
        policy = self._progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._progress.setSizePolicy(policy)
        self._progress.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._list)
        row.addLayout(right, 1)
