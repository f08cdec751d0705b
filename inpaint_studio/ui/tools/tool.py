"""Tool: the base of all tools, and what they are given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point, Shape
from inpaint_studio.core.stroke import Mode
from inpaint_studio.healing.placement import Placement
from inpaint_studio.healing.source import PhotoSource
from inpaint_studio.translation import Text, Title
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.marking import Marking
from inpaint_studio.ui.tools.source_choice import SourceChoice


@dataclass(frozen=True, slots=True)
class Gesture:
    """One event of a gesture: a press or a move of the pointer.

    Attributes:
        point: (row, column) in photo coordinates.
        mode: how what is marked now meets what is marked already. That of the press counts for the whole gesture.
        is_straight: whether Shift is held. Each tool has its own use for it: a straight line from the last point,
            multiples of 45 degrees, or equal sides.
        pressure: of a pen, 0..1; 1 for a mouse.
        reach: distance in photo pixels by which a hand may miss its target.
        is_source: whether it names a source rather than painting: with Alt alone, or by the right button.
    """

    point: Point
    mode: Mode = Mode.ADD
    is_straight: bool = False
    pressure: float = 1.0
    reach: float = 0.0
    is_source: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class SourceView:
    """Where the source of a tool lies, to be shown on the photo.

    Attributes:
        placement: how it lies under the photo.
        other: the other photo that it is in; None for the open one.
        has_ghost: whether its pixels are shown in the brush, as before a stroke.
    """

    placement: Placement
    other: PhotoSource | None
    has_ghost: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """A line to show over the photo while a gesture is under way.

    Attributes:
        points: corners of the line, (row, column) in photo coordinates.
        is_closed: whether the last point is joined to the first.
        width: in photo pixels, of a line that will be painted; 0 for one that only encloses.
    """

    points: tuple[Point, ...]
    is_closed: bool = True
    width: float = 0.0


class View(Protocol):
    """What tools need of the view of the photo."""

    def zoom_at(self, point: Point, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step around a point of the photo."""
        ...

    def show_region(self, region: Region) -> None:
        """Show a part of the photo as large as it fits."""
        ...


@dataclass(frozen=True, slots=True)
class Workbench:
    """What tools work with.

    Attributes:
        editor: changes the document.
        brush: the size of the brush.
        marking: what is marked, and how.
        view: shows the photo.
        source: where Heal and Clone take from.
    """

    editor: Editor
    brush: Brush
    marking: Marking
    view: View
    source: SourceChoice


class Tool:
    """Handles the gestures of one tool, all in photo coordinates. This one does nothing.

    Attributes:
        pans: whether dragging moves the photo. The canvas does that, not the tool.
        paints: whether the tool needs a photo that may be painted on now.
        marks: whether the tool paints on a mask, and not on the photo itself.
        inverts: whether the tool subtracts where others add.
        is_dragged: whether a gesture is one drag, from press to release, and a click by itself means little.
    """

    pans = False
    paints = True
    marks = True
    inverts = False
    is_dragged = False

    def __init__(self, bench: Workbench) -> None:
        """Use the editor, the brush, the marking and the view of ``bench``."""
        self.bench = bench
        bench.editor.opened.connect(self.forget)

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool, or None for a cross."""
        return None

    @property
    def outline(self) -> Outline | None:
        """The line that shows the gesture under way, or None."""
        return None

    def source_view(self, point: Point) -> SourceView | None:
        """Return where the source is that would be painted at ``point``; None for a tool without one."""
        return None

    @property
    def is_active(self) -> bool:
        """Whether a gesture of several clicks is under way."""
        return False

    def press(self, gesture: Gesture) -> None:
        """Start a gesture: the button went down."""

    def move(self, gesture: Gesture) -> None:
        """Continue: the pointer moved, with the button down or between several clicks."""

    def release(self) -> None:
        """End a gesture of one drag: the button came up."""

    def finish(self) -> None:
        """End the gesture as it is: by Enter, a double click, or the choice of another tool."""

    def cancel(self) -> None:
        """Give the gesture up: by Esc."""

    def take_back(self) -> None:
        """Remove the last point of a gesture of several clicks."""

    def forget(self) -> None:
        """Forget everything about the photo: another one has been opened."""
        self.cancel()

    def mark(self, shape: Shape, name: Title, mode: Mode) -> None:
        """Paint one shape as a whole stroke.

        Args:
            shape: what is painted, in photo coordinates.
            name: of the stroke, for the history.
            mode: how the shape meets what is marked already.
        """
        editor, marking = self.bench.editor, self.bench.marking
        editor.begin_stroke(marking.target, mode)
        editor.paint(shape)
        editor.end_stroke(marking.title(name, mode))


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """One row of the table of tools.

    Attributes:
        name: of the tool and of its icon, in code.
        title: name of the tool on the screen.
        shortcut: the key that chooses the tool.
        help: one or two sentences for the tooltip.
        make: creates the tool.
        options: fields of the tool panel for it: "mode", "size", "tolerance", "source".
        hint: two short lines on how it is used, for a tool without a field in the panel.
    """

    name: str
    title: Text
    shortcut: str
    help: Text
    make: Callable[[Workbench], Tool]
    options: frozenset[str] = frozenset()
    hint: Text = ""
