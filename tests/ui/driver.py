"""Drives the window as a user does: real events, positions in photo coordinates, waiting on signals."""

from contextlib import contextmanager
from pathlib import Path

import numpy as np
import PySide6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QFileDialog, QLineEdit, QMessageBox

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton

TAKES_FRACTIONS = PySide6.__version_info__ >= (6, 12)
"""Whether drag events take a QPointF here; where they do, a QPoint gives a warning."""

LONG = 120_000
"""Milliseconds in which even an engine that has to be compiled first is done."""


class Driver:
    """Uses one window as a person does."""

    def __init__(self, window, qtbot):
        self.window = window
        self.canvas = window.parts.canvas
        self.editor = window.parts.editor
        self.qtbot = qtbot
        self._buttons = Qt.MouseButton.NoButton

    # --- files -------------------------------------------------------------------------------------------------

    def open(self, path):
        with self.job():
            self.window.parts.files.open(Path(path))

    def leave_as_if_killed(self):
        """Close the photo as a crash would: its journal is left behind and locked by nobody."""
        self.window.parts.recovery.abandon()
        self.editor.close()

    @contextmanager
    def job(self, timeout=15_000):
        """Wait until the job that the block starts is over."""
        with self.qtbot.waitSignal(self.editor.jobs.ended, timeout=timeout):
            yield

    def drop(self, mime):
        """Drag something over the window and, if it is welcome, drop it."""
        where, actions = QPointF(200, 200), Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        enter = QDragEnterEvent(where if TAKES_FRACTIONS else where.toPoint(), actions, mime, LEFT, NONE)
        enter.ignore()
        QApplication.sendEvent(self.window, enter)
        if enter.isAccepted():
            drop = QDropEvent(where, actions, mime, LEFT, NONE)
            QApplication.sendEvent(self.window, drop)
            assert drop.dropAction() == Qt.DropAction.CopyAction
        return enter.isAccepted()

    def drop_urls(self, *urls):
        mime = QMimeData()
        mime.setUrls(list(urls))
        return self.drop(mime)

    # --- mouse -------------------------------------------------------------------------------------------------

    def press(self, point, button=LEFT, modifiers=NONE, pane=-1):
        self._buttons |= button
        self._send(QEvent.Type.MouseButtonPress, point, button, modifiers, pane)

    def move(self, point, modifiers=NONE, pane=-1):
        self._send(QEvent.Type.MouseMove, point, Qt.MouseButton.NoButton, modifiers, pane)

    def release(self, point, button=LEFT, modifiers=NONE, pane=-1):
        self._buttons &= ~button
        self._send(QEvent.Type.MouseButtonRelease, point, button, modifiers, pane)

    def drag(self, *points, button=LEFT, modifiers=NONE, pane=-1):
        """Press at the first point, move over the others, release at the last."""
        self.press(points[0], button, modifiers, pane)
        for point in points[1:]:
            self.move(point, modifiers, pane)
        self.release(points[-1], button, modifiers, pane)

    def drag_view(self, start, step, button=LEFT):
        """Drag by ``step``, from ``start``, both (x, y) in logical pixels of the view."""
        end = QPointF(start[0] + step[0], start[1] + step[1])
        self._buttons |= button
        self._send_at(QEvent.Type.MouseButtonPress, QPointF(*start), button, NONE)
        self._send_at(QEvent.Type.MouseMove, (QPointF(*start) + end) / 2, Qt.MouseButton.NoButton, NONE)
        self._send_at(QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton, NONE)
        self._buttons &= ~button
        self._send_at(QEvent.Type.MouseButtonRelease, end, button, NONE)

    def leave(self):
        """Take the pointer away from the photo."""
        QApplication.sendEvent(self.canvas, QEvent(QEvent.Type.Leave))

    def wheel(self, point, notches, modifiers=NONE):
        position = self.canvas.widget_point(point)
        # Qt's platform plugins turn the wheel sideways while Alt is held.
        angle = QPoint(120 * notches, 0) if modifiers & ALT else QPoint(0, 120 * notches)
        event = QWheelEvent(
            position, self.canvas.mapToGlobal(position), QPoint(), angle, self._buttons, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)

    def scroll(self, point, x, y, *, has_pixels=True):
        """Move two fingers on a touchpad by (x, y) logical pixels, in one step between their touch and their lift."""
        position, phase = self.canvas.widget_point(point), Qt.ScrollPhase
        for step, move in ((phase.ScrollBegin, (0, 0)), (phase.ScrollUpdate, (x, y)), (phase.ScrollEnd, (0, 0))):
            pixels, angle = QPoint(*move), QPoint(*move) * 2
            event = QWheelEvent(
                position, self.canvas.mapToGlobal(position), pixels if has_pixels else QPoint(), angle, self._buttons,
                NONE, step, False,
            )  # fmt: skip
            QApplication.sendEvent(self.canvas, event)

    def pinch(self, point, value):
        """Move two fingers on a touchpad apart, or together where ``value`` is below 0."""
        position = self.canvas.widget_point(point)
        spot, device = self.canvas.mapToGlobal(position), QPointingDevice.primaryPointingDevice()
        kind = Qt.NativeGestureType.ZoomNativeGesture
        event = QNativeGestureEvent(kind, device, 2, position, position, spot, value, QPointF())
        QApplication.sendEvent(self.canvas, event)

    def _send(self, kind, point, button, modifiers, pane):
        self._send_at(kind, self.canvas.widget_point(point, pane), button, modifiers)

    def _send_at(self, kind, position, button, modifiers):
        place = self.canvas.mapToGlobal(position)
        event = QMouseEvent(kind, position, position, place, button, self._buttons, modifiers)
        QApplication.sendEvent(self.canvas, event)

    # --- keys --------------------------------------------------------------------------------------------------

    def key(self, keys):
        """Type a shortcut, for example ``"Ctrl+R"``, on the photo."""
        # Without a window manager nobody gives the focus back when a dialog has been closed.
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keySequence(self.canvas, QKeySequence(keys))

    @contextmanager
    def hold(self, key):
        """Hold a key down on the photo."""
        QTest.keyPress(self.canvas, key)
        yield
        QTest.keyRelease(self.canvas, key)

    # --- what a user does often ----------------------------------------------------------------------------------

    def restore(self):
        with self.job(LONG):
            self.key("Ctrl+R")

    def choose_engine(self, name):
        box = self.window.findChild(QComboBox, "engine")
        box.setCurrentIndex(box.findData(name))

    def set_brush(self, size):
        self.window.parts.tool_panel.brush_size.number.setValue(size)

    def zoom(self, scale, point=None):
        """Look at ``point`` at ``scale``, in the middle of the view."""
        rows, columns = self.editor.document.photo.shape
        row, column = point or (rows / 2, columns / 2)
        view = self.canvas.transform.__class__
        width, height = self.canvas.viewport.width, self.canvas.viewport.height
        self.canvas.set_transform(view(scale, row - height / scale / 2, column - width / scale / 2))

    def dialog(self, kind=QDialog):
        """Return the dialog that is open."""
        return next(dialog for dialog in self.window.findChildren(kind) if dialog.isVisible())

    @property
    def is_asked(self):
        """Whether a question is open."""
        return any(box.isVisible() for box in self.window.findChildren(QMessageBox))

    def answer(self, text):
        """Click a button of the question that is open."""
        self.click(self.button(self.dialog(QMessageBox), text))

    def button(self, parent, text):
        return next(each for each in parent.findChildren(QAbstractButton) if each.text().replace("&", "") == text)

    def click(self, button):
        self.qtbot.mouseClick(button, LEFT)

    def choose_file(self, path, name_filter=None):
        """Type a path into the file dialog that is open and accept it."""
        dialog = self.dialog(QFileDialog)
        if name_filter is not None:
            box = dialog.findChild(QComboBox, "fileTypeCombo")
            QTest.keyClick(box, Qt.Key.Key_Home)
            while name_filter not in box.currentText():
                QTest.keyClick(box, Qt.Key.Key_Down)
        dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
        is_saving = dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        self.click(self.button(dialog, "Save" if is_saving else "Open"))

    # --- what is seen ----------------------------------------------------------------------------------------------

    @property
    def photo(self):
        return self.editor.document.photo.pixels

    @property
    def mask(self):
        """(H, W) bool copy of the mask."""
        return self.editor.document.mask.pixels > 0

    @property
    def message(self):
        return self.window.parts.messages.text

    @property
    def history(self):
        """The steps' names, without their numbers."""
        stack = self.editor.undo_stack
        return [stack.text(index).partition(":")[0] for index in range(stack.count())]

    def view(self):
        """Return the (h, w, 3) RGB device pixels of the canvas as drawn, once it is sharp."""
        self.qtbot.waitUntil(lambda: self.canvas.is_sharp)
        return rgb(self.canvas.grab().toImage())

    def place(self, pane=-1):
        """Return (left, top) of the photo in them, in whole device pixels."""
        ratio = self.canvas.devicePixelRatioF()
        corner = self.canvas.widget_point((0, 0), pane) * ratio
        return round(corner.x() - 1e-6), round(corner.y() - 1e-6)

    def seen(self, scale=1, pane=-1):
        """Return the part of ``view`` that the photo covers."""
        left, top = self.place(pane)
        rows, columns = self.editor.document.photo.shape
        return self.view()[max(top, 0) : top + rows * scale, max(left, 0) : left + columns * scale]


def rgb(image):
    """Return the pixels of a QImage as (h, w, 3) uint8."""
    image = image.convertToFormat(image.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()
