"""Zoom: a click looks closer, a drag shows what lies in its frame."""

from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.stroke import Mode
from inpaint_studio.ui.tools.frames import corners
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench


class ZoomTool(Tool):
    """Zooms in; with the right button or Ctrl, out."""

    paints = False

    def __init__(self, bench: Workbench) -> None:
        """Look around in the view of ``bench``."""
        super().__init__(bench)
        self._start: Gesture | None = None
        self._end: Gesture | None = None

    @property
    def outline(self) -> Outline | None:
        """The frame that will be shown."""
        frame = self._frame
        return Outline(corners(frame)) if frame else None

    def press(self, gesture: Gesture) -> None:
        """Begin a frame."""
        self._start = self._end = gesture

    def move(self, gesture: Gesture) -> None:
        """Drag its other corner."""
        if self._start is not None:
            self._end = gesture

    def release(self) -> None:
        """Show what lies in the frame, or zoom around the place that was clicked."""
        start, frame = self._start, self._frame
        self.cancel()
        if frame is not None and not frame.region.is_empty:
            self.bench.view.show_region(frame.region)
        elif start is not None:
            self.bench.view.zoom_at(start.point, 1 if start.mode is not Mode.SUBTRACT else -1)

    def cancel(self) -> None:
        """Give the frame up."""
        self._start = self._end = None

    @property
    def _frame(self) -> Rectangle | None:
        if self._start is None or self._end is None or self._start.mode is Mode.SUBTRACT:
            return None
        frame = Rectangle(self._start.point, self._end.point)
        is_click = max(abs(a - b) for a, b in zip(frame.start, frame.end, strict=True)) <= self._start.reach
        return None if is_click else frame
