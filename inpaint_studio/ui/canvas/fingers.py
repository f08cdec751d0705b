"""Fingers: what two fingers on a touchpad do: they move the photo, and pinch it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from inpaint_studio.ui.canvas.photo_view import PhotoView

_NOTCH = 120  # angle delta of one click of a wheel
_PIXELS_PER_NOTCH = 60  # logical; where a touchpad tells no pixels
_LEAST = 0.1  # of the size before, whatever a single event says


class Fingers:
    """Handles the touchpad of one view."""

    def __init__(self, view: PhotoView) -> None:
        """Move the photo in ``view``."""
        self._view = view

    def scroll(self, event: QWheelEvent) -> bool:
        """Move the photo along; return whether that is what the event means, which a wheel sends, too."""
        view = self._view
        is_wanted = view.document is not None and view.editor.settings.get("touchpad_moves")
        if not is_wanted or event.modifiers() != Qt.KeyboardModifier.NoModifier or not _is_of_fingers(event):
            return False
        steps = event.pixelDelta() if event.hasPixelDelta() else event.angleDelta() * (_PIXELS_PER_NOTCH / _NOTCH)
        ratio = view.viewport.ratio
        view.set_transform(view.transform.scrolled(steps.x() * ratio, steps.y() * ratio))
        event.accept()
        return True

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zoom as the fingers move apart or together; return whether that is what the gesture is."""
        view = self._view
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture or view.document is None:
            return False
        view.zoom_to(view.transform.scale * max(1 + event.value(), _LEAST), event.position())
        return True


def _is_of_fingers(event: QWheelEvent) -> bool:
    """Whether a touchpad has sent it: only fingers begin and end a scroll."""
    return event.phase() != Qt.ScrollPhase.NoScrollPhase or event.device().type() == QInputDevice.DeviceType.TouchPad
