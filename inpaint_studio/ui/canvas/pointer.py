"""Pointer: turns Qt's mouse and wheel events into gestures of tools, panning, zooming and dragging the divider."""

from enum import Enum
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QCursor, QMouseEvent, QWheelEvent

from inpaint_studio.ui.canvas.compare import CompareMode
from inpaint_studio.ui.tools.tool import Gesture, Tool

if TYPE_CHECKING:
    from inpaint_studio.ui.canvas.view import Canvas

_NOTCH = 120  # angle delta of one click of a wheel
_ZOOM_PER_NOTCH = 1.25
_VISIBLE = 3.0  # a circle of a smaller radius is lost to the eye: a cross hair shows the place then


class Drag(Enum):
    """What a pressed button does."""

    NOTHING = "nothing"
    TOOL = "tool"
    PAN = "pan"
    DIVIDER = "divider"


class Pointer:
    """Decides what the pointer does on a canvas.

    Attributes:
        tool: the tool that is chosen, or None.
        position: where the pointer is, logical, or None when it is elsewhere.
        start: where the stroke under way began, logical; it keeps to the pane there.
    """

    def __init__(self, canvas: "Canvas") -> None:
        """Handle the events of ``canvas``."""
        self.tool: Tool | None = None
        self.position: QPointF | None = None
        self.start: QPointF | None = None
        self._canvas = canvas
        self._drag = Drag.NOTHING
        self._button = Qt.MouseButton.NoButton
        self._is_pan_held = False
        self._ring_rect = QRect()

    @property
    def is_panning(self) -> bool:
        """Whether dragging moves, or would move, the photo."""
        return self._drag is Drag.PAN or self._is_pan_held or self._is_hand

    @property
    def _is_hand(self) -> bool:
        return self.tool is not None and self.tool.cursor_size is None

    @property
    def _can_paint(self) -> bool:
        return self._canvas.editor.can_edit and not self._canvas.is_before

    def set_tool(self, tool: Tool) -> None:
        """Use another tool from now on; a stroke under way is finished first."""
        if self._drag is Drag.TOOL and self.tool is not None:
            self.tool.release()
            self._end()
        self.tool = tool
        self.refresh()

    def hold_pan(self, is_held: bool) -> None:
        """Pan while Space is held."""
        self._is_pan_held = is_held
        self.refresh()

    def press(self, event: QMouseEvent) -> None:
        """Start a gesture, unless one is under way with another button."""
        self.position = event.position()
        if self._drag is not Drag.NOTHING or self._canvas.document is None:
            return
        self._button = event.button()
        self._drag = self._start(event)
        if self._drag is Drag.TOOL and self.tool is not None:
            self.start = event.position()
            self._canvas.set_mask_shown(True)  # Nobody paints what cannot be seen.
            self.tool.press(self._gesture(event))
        self.refresh()

    def move(self, event: QMouseEvent) -> None:
        """Go on with the gesture."""
        last, self.position = self.position, event.position()
        canvas = self._canvas
        if self._drag is Drag.PAN and last is not None:
            step = (self.position - last) * canvas.devicePixelRatioF()
            canvas.set_transform(canvas.transform.scrolled(step.x(), step.y()))
        elif self._drag is Drag.DIVIDER:
            canvas.move_divider(self.position)
        elif self._drag is Drag.TOOL and self.tool is not None:
            self.tool.move(self._gesture(event))
        if canvas.document is not None:
            canvas.pointed.emit(canvas.photo_point(self.position, self.start))
        self.refresh()

    def release(self, event: QMouseEvent) -> None:
        """Finish the gesture."""
        if event.button() != self._button:
            return
        if self._drag is Drag.TOOL and self.tool is not None:
            self.tool.release()
        self._end()
        self._button = Qt.MouseButton.NoButton
        self.refresh()

    def wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Ctrl or Alt change the size of the brush."""
        # Alt turns a vertical wheel into a horizontal one on most platforms.
        delta = event.angleDelta().y() or event.angleDelta().x()
        if not delta or self._canvas.document is None:
            return
        self.position = event.position()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            self._canvas.brush.step(1 if delta > 0 else -1)
        else:
            scale = self._canvas.transform.scale * _ZOOM_PER_NOTCH ** (delta / _NOTCH)
            self._canvas.zoom_to(scale, event.position())
        event.accept()
        self.refresh()

    def leave(self) -> None:
        """The pointer is elsewhere now."""
        self.position = None
        self.refresh()

    def refresh(self) -> None:
        """Show the pointer's shape and redraw the brush's circle where it was and where it is."""
        canvas = self._canvas
        canvas.setCursor(self._cursor())
        ring = canvas.ring()
        rect = QRect()
        if ring is not None:
            centre, reach = ring[0], ring[1] + 4
            corner = floor(centre.x() - reach), floor(centre.y() - reach)
            rect = QRect(*corner, ceil(2 * reach) + 1, ceil(2 * reach) + 1)
        if rect != self._ring_rect:
            canvas.update(self._ring_rect)
            canvas.update(rect)
            self._ring_rect = rect
        canvas.refresh_loupe()

    def _end(self) -> None:
        self._drag = Drag.NOTHING
        self.start = None

    def _start(self, event: QMouseEvent) -> Drag:
        if event.button() == Qt.MouseButton.MiddleButton or self._is_pan_held:
            return Drag.PAN
        if self._is_at_divider(event.position()):
            return Drag.DIVIDER
        if self._is_hand:
            return Drag.PAN
        is_painting = event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
        return Drag.TOOL if is_painting and self._can_paint else Drag.NOTHING

    def _gesture(self, event: QMouseEvent) -> Gesture:
        return Gesture(
            self._canvas.photo_point(event.position(), self.start),
            is_secondary=self._button == Qt.MouseButton.RightButton,
            is_line=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier),
        )

    def _is_at_divider(self, position: QPointF) -> bool:
        return self._canvas.viewport.is_at_divider(position)

    def _cursor(self) -> QCursor:
        shape, canvas = Qt.CursorShape, self._canvas
        if canvas.document is None:
            return QCursor(shape.ArrowCursor)
        if self._drag is Drag.PAN:
            return QCursor(shape.ClosedHandCursor)
        is_at_divider = self.position is not None and self._is_at_divider(self.position)
        if self._drag is Drag.DIVIDER or (is_at_divider and self._drag is Drag.NOTHING and not self._is_pan_held):
            return QCursor(shape.SplitVCursor if canvas.mode is CompareMode.SPLIT_ACROSS else shape.SplitHCursor)
        if self.is_panning:
            return QCursor(shape.OpenHandCursor)
        if not self._can_paint:
            return QCursor(shape.ArrowCursor)
        ring = self._canvas.ring()
        return QCursor(shape.BlankCursor if ring is not None and ring[1] >= _VISIBLE else shape.CrossCursor)
