"""Fingers: two fingers on a touchpad move the photo, or zoom by a pinch."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QNativeGestureEvent, QWheelEvent

from inpaint_studio.ui.canvas.photo_view import PhotoView

_NOTCH = 120  # angle delta of one notch of a wheel, in eighths of a degree
_PIXELS_PER_NOTCH = 60  # logical pixels, for a touchpad that reports angles alone
_MIN_FACTOR = 0.1  # by which a single event may change the scale, at least


class Fingers:
    """Handles touchpad events of one view."""

    def __init__(self, view: PhotoView) -> None:
        """Move the photo in ``view``."""
        self._view = view

    def scroll(self, event: QWheelEvent) -> bool:
        """Move the photo along with the fingers; return False, and do nothing, for the event of a wheel.

        Return False, too, if a modifier key is held, or if the settings let fingers zoom as a wheel does.
        """
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
        """Zoom as the fingers move apart or together; return False, and do nothing, for any other gesture."""
        view = self._view
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture or view.document is None:
            return False
        view.zoom_to(view.transform.scale * max(1 + event.value(), _MIN_FACTOR), event.position())
        return True


def _is_of_fingers(event: QWheelEvent) -> bool:
    """Return whether a touchpad has sent the event: by its device, or because only fingers begin and end a scroll."""
    return event.phase() != Qt.ScrollPhase.NoScrollPhase or event.device().type() == QInputDevice.DeviceType.TouchPad
