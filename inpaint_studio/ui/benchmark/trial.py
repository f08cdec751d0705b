"""Trial: a window with a large photo, used by events, with the time until each has been painted."""

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
_PATIENCE = 2.0  # seconds in which whatever is painted has been
_TICK = 1000 / 60  # milliseconds between two frames of a screen; mice and wheels are no faster to the eye
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
        """Count, and let it happen."""
        self.count += event.type() == QEvent.Type.Paint
        return False


class Lap(NamedTuple):
    """How long something took, in milliseconds.

    Attributes:
        wall: from the event until it was painted.
        processor: what the window's thread worked meanwhile, whatever else the machine did.
    """

    wall: float
    processor: float


class Trial:
    """Uses a window as a person does, and takes the time. All times are in milliseconds.

    Moves and turns of the wheel come one a frame of a usual screen, as from a hand, not as fast as they can be painted.

    Attributes:
        window: the window.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        """Use ``window``, which is shown; put what a photo needs into ``folder``."""
        self._folder = folder
        self.window = window
        self._canvas = window.parts.canvas
        self._paintings = _Paintings(window.parts.canvas)

    def open(self, photo: Photo) -> tuple[float, float]:
        """Return how long it took until the photo was to be seen, and until it was sharp."""
        path = self._folder / "photo.tif"
        path.touch()  # A photo comes from a file; one that does not is copied against a crash.
        photo = photo.with_source(Source(path, "tiff"))
        start = perf_counter()
        self.window.parts.editor.show_photo(photo)
        self._paint()
        first = perf_counter()
        self.settle()
        return 1000 * (first - start), 1000 * (perf_counter() - start)

    def settle(self) -> None:
        """Let everything be made that is looked at."""
        while not self._canvas.is_sharp:
            QApplication.processEvents()
        QApplication.processEvents()

    def paint(self, size: int, steps: int) -> list[Lap]:
        """Return the times from mouse move to painted pixels of a wavy stroke through the view."""
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
        """Return the times of the frames while the photo is dragged round in a circle, where it has been before."""
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
        """Return the times of the frames while the wheel goes in and out, at scales that have been seen before."""
        notches = [1] * 8 + [-1] * 8
        for notch in notches:
            self._wheel(notch)
            self.settle()
        return [self._timed(partial(self._wheel, notches[step % 16])) for step in range(steps // 16 * 16 or 16)]

    def stroke_across(self, size: int) -> None:
        """Paint from corner to corner."""
        self.window.parts.brush.set_size(size)
        rows, columns = self._photo_shape
        corners = [self._canvas.widget_point(point) for point in ((1.0, 1.0), (rows - 1.0, columns - 1.0))]
        self._press(corners[0], _LEFT)
        self._move(corners[1], _LEFT)
        self._release(corners[1], _LEFT)
        self._paint()

    def undo(self) -> Lap:
        """Return the time until an undone step was to be seen."""
        return self._timed(self.window.parts.editor.undo)

    def redo(self) -> Lap:
        """Return the time until a step done again was to be seen."""
        return self._timed(self.window.parts.editor.redo)

    @property
    def _photo_shape(self) -> tuple[int, int]:
        assert self.window.parts.editor.document is not None
        return self.window.parts.editor.document.photo.shape

    def _timed(self, act: Callable[[], object]) -> Lap:
        """Take the time of a frame, then let the screen's next one come."""
        start, worked = perf_counter(), thread_time()
        act()
        self._paint()
        lap = Lap(1000 * (perf_counter() - start), 1000 * (thread_time() - worked))
        loop = QEventLoop()
        QTimer.singleShot(max(0, round(_TICK - lap.wall)), loop.quit)
        loop.exec()
        return lap

    def _paint(self) -> None:
        """Let what has been asked for be painted."""
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

    def _send(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        spot, keys = self._canvas.mapToGlobal(place), Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._canvas, QMouseEvent(kind, place, place, spot, button, held, keys))

    def _wheel(self, notches: int) -> None:
        place = QPointF(self._canvas.rect().center())
        event = QWheelEvent(
            place, self._canvas.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), _NONE,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self._canvas, event)


@contextmanager
def trial(width: int, height: int) -> Iterator[Trial]:
    """Have a window whose view is ``width`` x ``height`` logical pixels, with settings of its own."""
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
    """Resize the window until its view has the size, once a photo is open and the panels are away."""
    window.parts.editor.show_photo(Photo(np.zeros((64, 64), np.uint8)))
    window.parts.docks.want(False)
    QApplication.processEvents()
    window.resize(
        window.width() + width - window.parts.canvas.width(), window.height() + height - window.parts.canvas.height()
    )
    QApplication.processEvents()


def percentile(laps: Sequence[Lap], share: float) -> Lap:
    """Return the times within which ``share`` percent of the frames stayed."""
    wall, processor = np.percentile(np.array(laps), share, axis=0)
    return Lap(float(wall), float(processor))
