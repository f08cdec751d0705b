"""Follow: marks a scratch, a hair or a crack from click to click, as wide as it is."""

from typing import TYPE_CHECKING

from inpaint_studio.core.figures import Stamp
from inpaint_studio.core.job import CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Title
from inpaint_studio.ui.tools.polyline import distance
from inpaint_studio.ui.tools.tool import Gesture, Outline, Tool, Workbench

if TYPE_CHECKING:
    from inpaint_studio.detection.follow.trail import Trail


class FollowTool(Tool):
    """Follows the damage that is clicked to wherever the pointer is; or marks the damage under a rough stroke."""

    def __init__(self, bench: Workbench) -> None:
        """Start without a line."""
        super().__init__(bench)
        self._trail: Trail | None = None
        self._first = Gesture((0.0, 0.0))
        self._rough: list[Point] | None = None
        self._is_down = False

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool; damage is looked for within."""
        return self.bench.brush.size

    @property
    def outline(self) -> Outline | None:
        """The line so far, or the rough stroke."""
        if self._is_rough and self._rough is not None:
            return Outline(tuple(self._rough), is_closed=False, width=self.bench.brush.size)
        return Outline(self._trail.path, is_closed=False) if self._trail is not None and self._trail.path else None

    @property
    def is_active(self) -> bool:
        """Whether a line has begun and goes on with the next click."""
        return self._trail is not None and self._trail.is_begun

    def press(self, gesture: Gesture) -> None:
        """Begin a line, or go on to here."""
        document = self.bench.editor.document
        if document is None:
            return
        self._is_down = True
        if self._trail is None or not self._trail.is_begun:
            from inpaint_studio.detection.follow.trail import Trail  # It loads the compiler of kernels.

            # The photo may have changed since the last line.
            self._trail = Trail(document.photo)
            self._first, self._rough = gesture, [gesture.point]
            self._trail.begin(gesture.point, self._reach(gesture))
        else:
            self._trail.move(gesture.point, self._reach(gesture))
            self._trail.fix()

    def move(self, gesture: Gesture) -> None:
        """Have the line lead to here, or go on with the rough stroke."""
        if self._trail is None:
            return
        if self._is_down and self._rough is not None:
            self._rough.append(gesture.point)
        else:
            self._trail.move(gesture.point, self._reach(gesture))

    def release(self) -> None:
        """Mark the damage under a rough stroke; after a click, wait for the next."""
        trail, rough = self._trail, self._rough
        if trail is not None and rough is not None and self._is_rough:
            trail.trace(rough, self._reach(self._first))
            self.finish()
        elif trail is not None and self._is_down:
            trail.fix()
        self._rough, self._is_down = None, False

    def finish(self) -> None:
        """Mark the line as far as it was clicked, as wide as it is."""
        trail, mode, marking = self._trail, self._first.mode, self.bench.marking
        self.cancel()
        if trail is None or not trail.pieces:
            return

        def find(photo: Photo, cancel: CancelToken) -> Stamp | None:
            return trail.stamp(cancel)

        self.bench.editor.paint_found(marking.title(Title("follow"), mode), find, marking.target, mode)

    def cancel(self) -> None:
        """Give the line up."""
        self._trail, self._rough, self._is_down = None, None, False

    def take_back(self) -> None:
        """Take the last piece back, or the place where the line began."""
        if self._trail is not None:
            self._trail.take_back()

    @property
    def _is_rough(self) -> bool:
        """Whether the button was pressed at the first place and the pointer has moved on since."""
        rough = self._rough
        return (
            rough is not None and self._is_down and any(distance(rough[0], each) > self._first.reach for each in rough)
        )

    def _reach(self, gesture: Gesture) -> float:
        return max(gesture.reach, self.bench.brush.size / 2)
