"""Trial: operates a window with a large photo by events and times each until it has been painted."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from math import cos, sin
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColorSpace, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.ui.settings.settings import Settings
from inpaint_studio.ui.window.assembly import assemble
from inpaint_studio.ui.window.main_window import MainWindow

_LEFT, _MIDDLE, _NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
_ASPECT = 4 / 3
_PATIENCE = 2.0  # seconds after which a painting is no longer waited for
_TICK = 1000 / 60  # milliseconds between two frames of a screen, and between two events
_BLOCK = 1024  # side of the texture that the photo repeats, in pixels


def make_photo(megapixels: float) -> Photo:
    """Return a 4:3 photo of 16 bits, RGB, in the colours of Adobe RGB."""
    rows = round((megapixels * 1e6 / _ASPECT) ** 0.5)
    columns = round(rows * _ASPECT)
    rng = np.random.default_rng(0)
    block = rng.integers(12_000, 52_000, (_BLOCK, _BLOCK, 3), np.uint16)
    pixels = np.empty((rows, columns, 3), np.uint16)
    for top in range(0, rows, _BLOCK):
        for left in range(0, columns, _BLOCK):
            part = pixels[top : top + _BLOCK, left : left + _BLOCK]
            part[...] = block[: part.shape[0], : part.shape[1]]
    profile = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile()
    return Photo(pixels, icc_profile=bytes(profile.data()))


class _Paintings(QObject):
    """Counts how often a widget has been painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paintings, and pass every event on."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class Lap(NamedTuple):
    """How long something took, in milliseconds.

    Attributes:
        wall: from the event until its result was painted.
        processor: the time that the window's thread spent computing meanwhile.
    """

    wall: float
    processor: float


class Trial:
    """Operates a window as a person does, and measures times in milliseconds.

    Moves and turns of the wheel come once a frame of a 60-Hz screen, not as fast as they can be painted.

    Attributes:
        window: the window.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Operate ``window``, which must be shown; ``folder`` is for the files of photos."""
        self._folder = folder
        self.window = window
        self._canvas = window.parts.canvas
        self._paintings = _Paintings(window.parts.canvas)

    def open(self, photo: Photo) -> tuple[float, float]:
        """Open a photo; return the times until it was painted, and until it was sharp."""
        path = self._folder / "photo.tif"
        path.touch()  # Of a photo without a file the journal would keep a copy.
        photo = photo.with_source(Source(path, "tiff"))
        start = perf_counter()
        self.window.parts.editor.show_photo(photo)
        self._paint()
        first = perf_counter()
        self.settle()
        return 1000 * (first - start), 1000 * (perf_counter() - start)

    def settle(self) -> None:
        """Wait until everything in view is sharp."""
        while not self._canvas.is_sharp:
            QApplication.processEvents()
        QApplication.processEvents()

    def paint(self, size: int, steps: int) -> list[Lap]:
        """Paint a wavy stroke through the view; return the times from each mouse move to painted pixels."""
        self.window.parts.brush.set_size(size)
        middle, reach = QPointF(self._canvas.rect().center()), min(self._canvas.width(), self._canvas.height()) * 0.4
        places = [
            middle + QPointF(reach * (2 * step / steps - 1), reach * sin(step / 9) * 0.8) for step in range(steps + 1)
        ]
        self._press(places[0], _LEFT)
        times = [self._timed(partial(self._move, place, _LEFT)) for place in places[1:]]
        self._release(places[-1], _LEFT)
        self.settle()
        return times

    def pan(self, steps: int) -> list[Lap]:
        """Drag the photo round in a circle, twice; return the times of the frames of the second round."""
        middle = QPointF(self._canvas.rect().center())
        circle = [
            middle + QPointF(round(260 * cos(step / 12)), round(260 * sin(step / 12))) for step in range(max(steps, 76))
        ]
        self._drag(circle[:76])
        return self._drag(circle[:steps])

    def _drag(self, places: list[QPointF]) -> list[Lap]:
        self._press(places[0], _MIDDLE)
        times = [self._timed(partial(self._move, place, _MIDDLE)) for place in places[1:]]
        self._release(places[-1], _MIDDLE)
        self.settle()
        return times

    def zoom(self, steps: int) -> list[Lap]:
        """Zoom in and out by the wheel; return the times of the frames, at scales that have been shown before."""
        notches = [1] * 8 + [-1] * 8
        for notch in notches:
            self._wheel(notch)
            self.settle()
        return [self._timed(partial(self._wheel, notches[step % 16])) for step in range(steps // 16 * 16 or 16)]

    def stroke_across(self, size: int) -> None:
        """Paint a stroke from corner to corner of the photo."""
        self.window.parts.brush.set_size(size)
        rows, columns = self._photo_shape
        corners = [self._canvas.widget_point(point) for point in ((1.0, 1.0), (rows - 1.0, columns - 1.0))]
        self._press(corners[0], _LEFT)
        self._move(corners[1], _LEFT)
        self._release(corners[1], _LEFT)
        self._paint()

    def undo(self) -> Lap:
        """Undo a step; return the time until that was painted."""
        return self._timed(self.window.parts.editor.undo)

    def redo(self) -> Lap:
        """Redo a step; return the time until that was painted."""
        return self._timed(self.window.parts.editor.redo)

    @property
    def _photo_shape(self) -> tuple[int, int]:
        assert self.window.parts.editor.document is not None
        return self.window.parts.editor.document.photo.shape

    def _timed(self, act: Callable[[], object]) -> Lap:
        """Time ``act`` until its result is painted, then wait for the next frame of the screen."""
        start, worked = perf_counter(), thread_time()
        act()
        self._paint()
        lap = Lap(1000 * (perf_counter() - start), 1000 * (thread_time() - worked))
        loop = QEventLoop()
        QTimer.singleShot(max(0, round(_TICK - lap.wall)), loop.quit)
        loop.exec()
        return lap

    def _paint(self) -> None:
        """Process events until the canvas has been painted, or until ``_PATIENCE`` is over."""
        before, end = self._paintings.count, perf_counter() + _PATIENCE
        while self._paintings.count == before and perf_counter() < end:
            QApplication.processEvents()

    def _press(self, place: QPointF, button: Qt.MouseButton) -> None:
        self._send(QEvent.Type.MouseButtonPress, place, button, button)
        QApplication.processEvents()

    def _move(self, place: QPointF, button: Qt.MouseButton) -> None:
        self._send(QEvent.Type.MouseMove, place, _NONE, button)

    def _release(self, place: QPointF, button: Qt.MouseButton) -> None:
        self._send(QEvent.Type.MouseButtonRelease, place, button, _NONE)

    def _send(self, event_type: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        spot, keys = self._canvas.mapToGlobal(place), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._canvas, QMouseEvent(event_type, place, place, spot, button, held, keys))

    def _wheel(self, notches: int) -> None:
        place = QPointF(self._canvas.rect().center())
        event = QWheelEvent(
            place, self._canvas.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), _NONE,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._canvas, event)


@contextmanager
def open_trial(width: int, height: int) -> Iterator[Trial]:
    """Yield a trial in a window whose canvas is ``width`` x ``height`` logical pixels, with settings of its own."""
    application = QApplication.instance() or QApplication(["inpaint-studio"])
    with TemporaryDirectory() as folder:
        window = MainWindow(Settings(Path(folder) / "settings.ini"))
        assemble(window)
        window.show()
        try:
            _give_size(window, width, height)
            yield Trial(window, Path(folder))
        finally:
            window.parts.editor.close()
            window.parts.editor.jobs.shut_down()
            window.hide()
            window.deleteLater()
            application.processEvents()


def _give_size(window: MainWindow, width: int, height: int) -> None:
    """Open a photo, hide the panels, and resize the window so that its canvas has the size."""
    window.parts.editor.show_photo(Photo(np.zeros((64, 64), np.uint8)))
    window.parts.docks.want(False)
    QApplication.processEvents()
    window.resize(
        window.width() + width - window.parts.canvas.width(), window.height() + height - window.parts.canvas.height()
    )
    QApplication.processEvents()


def percentile(laps: Sequence[Lap], share: float) -> Lap:
    """Return the percentile ``share`` of both times: ``share`` percent of the laps were as fast or faster."""
    wall, processor = np.percentile(np.array(laps), share, axis=0)
    return Lap(float(wall), float(processor))
