"""BatchPanel: how far a batch has come, in a strip along the lower edge of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inpaint_studio.batch.rows import State, readable, state_title
from inpaint_studio.translation import Text, number, tr
from inpaint_studio.ui.batch.batch_run import BatchRun
from inpaint_studio.ui.widgets.file_names import as_tooltip

_PAUSE = 100  # milliseconds between two looks at most: thousands of tiny photos change it hundreds of times a second
_HEIGHT = 60  # logical pixels
_MINUTE = 60
_SHOWN = 10  # failures in the tooltip
_OFFERS: tuple[tuple[str, Text], ...] = (
    ("review", "&Review…"),
    ("report", "Show Re&port"),
    ("folder", "Show &Folder"),
    ("again", "&Go On"),
    ("close", "&Close"),
)


class BatchPanel(QWidget):
    """Follows a run; what can be done when it is over are buttons.

    Attributes:
        words: what has been done and how long it takes yet.
        buttons: those that are there when it is over, by name.
    """

    def __init__(
        self, batch_run: BatchRun, offers: Mapping[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        """Follow ``batch_run``; ``offers`` is what the buttons "review", "report", "folder", "again" and "close" do."""
        super().__init__(parent)
        self._run = batch_run
        self._bar = QProgressBar()
        self._bar.setObjectName("batch_bar")
        self._bar.setAccessibleName(tr("Progress of the batch"))
        self._bar.setTextVisible(False)
        self.words = QLabel()
        self.words.setObjectName("batch_words")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self._stop = QPushButton(tr("&Stop"))
        self._stop.setObjectName("batch_stop")
        self._stop.clicked.connect(batch_run.stop)
        self.buttons: dict[str, QPushButton] = {}
        for name, title in _OFFERS:
            button = self.buttons[name] = QPushButton(tr(title))
            button.setObjectName(f"batch_{name}")
            button.clicked.connect(offers[name])
        self.setFixedHeight(_HEIGHT)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.refresh)
        batch_run.changed.connect(self._soon)
        batch_run.ended.connect(self.refresh)

    def refresh(self) -> None:
        """Show how far it has come now."""
        run = self._run
        self._bar.setVisible(run.is_running)
        self._bar.setRange(0, run.tally.todo)  # Nothing to do as long as it is not known: then the bar runs.
        self._bar.setValue(run.tally.done)
        self.words.setText(self._progress() if run.is_running else self._end())
        self.words.setToolTip(as_tooltip(self._failures()))
        self._stop.setVisible(run.is_running)
        self._stop.setText(tr("Stop &Now") if run.is_stopping else tr("&Stop"))
        self._stop.setToolTip(
            tr("Give up the photo under way, too; nothing of it is written")
            if run.is_stopping
            else tr("Finish the photo under way and begin no other; the batch can go on another time")
        )
        for name, button in self.buttons.items():
            button.setVisible(not run.is_running and self._is_offered(name))

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _is_offered(self, name: str) -> bool:
        summary = self._run.summary
        if name == "report":
            return summary is not None and any(summary.counts.values())
        if name == "review":
            return summary is not None and summary.counts[State.REVIEW] > 0
        if name == "again":
            return summary is not None and (summary.is_stopped or summary.is_drive_full)
        return True

    def _progress(self) -> str:
        tally = self._run.tally
        if tally.planned is None:
            return tr("Looking at the folders…")
        parts = [
            tr("{done} of {total} photos", done=number(tally.done, ",d"), total=number(tally.todo, ",d")),
            *self._counts({state: tally.counts[state] for state in (State.REVIEW, State.FAILED, State.LEFT)}),
        ]
        if tally.photos_a_minute is not None:
            parts.append(tr("{rate} a minute", rate=number(tally.photos_a_minute, ",.1f")))
        if tally.seconds_left is not None:
            parts.append(_left(tally.seconds_left))
        if self._run.is_stopping:
            parts.append(tr("the photo under way is finished"))
        elif tally.under_way:
            parts.append(readable(next(iter(tally.under_way.values())).relative.name))
        return " · ".join(parts)

    def _end(self) -> str:
        run = self._run
        if run.summary is None:
            return run.problem
        told = tr("The batch is done.")
        if run.summary.is_drive_full:
            told = tr("The drive is full. Make room, then go on.")
        elif run.summary.is_stopped:
            told = tr("The batch was stopped.")
        return " ".join((told, " · ".join(self._counts(run.summary.counts))))

    def _counts(self, counts: Mapping[State, int]) -> list[str]:
        return [f"{number(count, ',d')} {state_title(state)}" for state, count in counts.items() if count]

    def _failures(self) -> str:
        return "\n".join(f"{readable(str(row.relative))}: {row.note}" for row in self._run.tally.failures[-_SHOWN:])

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch()
        column.addWidget(self.words)
        column.addWidget(self._bar)
        column.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addLayout(column, 1)
        row.addWidget(self._stop)
        for button in self.buttons.values():
            row.addWidget(button)


def _left(seconds: float) -> str:
    """Return how long it takes yet, in words."""
    minutes = round(seconds / _MINUTE)
    if minutes < 1:
        return tr("less than a minute left")
    if minutes < _MINUTE:
        return tr("about {n} minute left|about {n} minutes left", n=minutes)
    hours, minutes = divmod(minutes, _MINUTE)
    return tr("about {hours} h {minutes} min left", hours=number(hours, ",d"), minutes=minutes)
