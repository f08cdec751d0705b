"""Fader: fades a restoration of the history, live; what the sliders show and change."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from inpaint_studio.core.fade import Fade
from inpaint_studio.core.fade_stroke import FadeStroke
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.core.step import Step
from inpaint_studio.errors import InpaintStudioError
from inpaint_studio.translation import tr
from inpaint_studio.ui.editor.job_runner import sentence
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter

_PAUSE = 700  # milliseconds after which what is done by keys or by the wheel counts as one gesture


class Fader(QObject):
    """Fades one restoration: the newest in force, unless another one is chosen.

    Attributes:
        look_at: returns the region of the photo that is looked at.

    Signals:
        changed: another restoration is faded, or otherwise.
    """

    changed = Signal()

    def __init__(self, open_document: OpenDocument, painter: Painter) -> None:
        """Fade what ``open_document`` has in its history; ``painter`` ends the gesture with all others."""
        super().__init__(open_document)
        self._open = open_document
        self._painter = painter
        self._chosen: Step | None = None
        self.look_at: Callable[[], Region] = lambda: NOWHERE
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.end)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._go_on)
        history = open_document.history
        history.recorded.connect(self._follow)
        for told in (history.moved, history.chosen):
            told.connect(self.changed)
        open_document.closing.connect(self._forget)
        open_document.opened.connect(self.changed)

    @property
    def number(self) -> int | None:
        """The number of the restoration that is faded; None if there is none."""
        if self._open.document is None:
            return None
        if isinstance(self._open.stroke, FadeStroke):  # It is asked at each move; a history may be long.
            return self._open.stroke.fade.step
        history = self._open.history
        found = self._number_of(self._chosen) if self._chosen is not None else None
        return history.last_restoration if found is None else found

    @property
    def is_last(self) -> bool:
        """Whether what is faded is the newest restoration in force."""
        return self.number == self._open.history.last_restoration

    @property
    def fade(self) -> Fade | None:
        """How it is faded now; None without a restoration."""
        number = self.number
        return self._fade_of(number) if number is not None else None

    def fade_of(self, step: Step) -> Fade | None:
        """Return how a step in force is faded now; None if it is not in force."""
        number = self._number_of(step)
        return self._fade_of(number) if number is not None else None

    def choose(self, number: int) -> None:
        """Fade another restoration from now on; a step that is none, or not in force, is left alone."""
        in_force = self._open.history.in_force
        if number < len(in_force) and in_force[number].can_be_faded:
            self.end()
            self._chosen = in_force[number]
            self.changed.emit()

    def begin(self) -> bool:
        """Begin a gesture, unless one is under way; return whether one is."""
        if isinstance(self._open.stroke, FadeStroke):
            return True
        number = self.number
        if number is None or not self._open.can_edit:
            return False
        self._painter.settle()
        try:
            stroke = self._painter.begin_on_photo(
                lambda document: FadeStroke(document, self._open.history.in_force, number)
            )
        except (InpaintStudioError, MemoryError) as error:
            self._open.failed.emit(sentence(error))
            return False
        if stroke is not None and stroke.is_hidden:
            self._painter.cancel()
            self._open.noticed.emit(
                tr("Later restorations cover this one, and stay as they are. To fade it, take them back first.")
            )
            return False
        return stroke is not None

    def set(self, strength: int, edge: int, *, is_held: bool) -> None:
        """Fade to ``strength`` per cent with an ``edge`` in pixels.

        Args:
            strength: 0..100; at 0 the photo is as before the restoration.
            edge: 0..10 pixels, over which the restoration comes in from the rim of its mask.
            is_held: whether the gesture goes on until ``end``; otherwise it ends after a short pause.
        """
        if self.begin():
            self._painter.fade(strength, edge, self.look_at())
            self._rest.start()
            if is_held:
                self._pause.stop()
            else:
                self._pause.start()
        self.changed.emit()

    def end(self) -> None:
        """End the gesture: one step of the history, if pixels changed."""
        self._pause.stop()
        if isinstance(self._open.stroke, FadeStroke):
            self._painter.end()
            self.changed.emit()

    def _fade_of(self, number: int) -> Fade:
        stroke = self._open.stroke
        if isinstance(stroke, FadeStroke) and stroke.fade.step == number:
            return stroke.fade
        history = self._open.history
        later = (history.step(each).fade for each in range(history.index - 1, number, -1))
        return next((fade for fade in later if fade is not None and fade.step == number), Fade(number))

    def _number_of(self, step: Step) -> int | None:
        history = self._open.history
        return next((each for each in range(history.index - 1, -1, -1) if history.step(each) is step), None)

    def _go_on(self) -> None:
        """Do more of what is left, and let the screen be drawn in between."""
        if self._painter.advance():
            self._rest.start()

    def _forget(self) -> None:
        self._chosen = None
        self._pause.stop()
        self._rest.stop()

    def _follow(self, step: Step) -> None:
        if step.can_be_faded:
            self._chosen = None
        self.changed.emit()
