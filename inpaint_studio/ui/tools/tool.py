"""Tool: what the pointer does on the photo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Point, Shape
from inpaint_studio.core.stroke import Mode
from inpaint_studio.translation import Text, Title
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.marking import Marking


@dataclass(frozen=True, slots=True)
class Gesture:
    """One step of what the user does with the pointer.

    Attributes:
        point: (row, column) in photo coordinates.
        mode: what is done to what is marked; counts when the gesture begins.
        is_straight: whether Shift is held: straight on from the last point, steps of 45 degrees, equal sides.
        pressure: 0..1 of a pen; 1 for a mouse.
        reach: how many photo pixels off a hand may be.
    """

    point: Point
    mode: Mode = Mode.ADD
    is_straight: bool = False
    pressure: float = 1.0
    reach: float = 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """A line to show over the photo while a gesture is under way.

    Attributes:
        points: its corners, (row, column) in photo coordinates.
        is_closed: whether the last one is joined to the first.
        width: of what it is going to paint, in photo pixels; 0 for a line that only encloses.
    """

    points: tuple[Point, ...]
    is_closed: bool = True
    width: float = 0.0


class View(Protocol):
    """What a tool that looks around needs of the canvas."""

    def zoom_at(self, point: Point, direction: int) -> None:
        """Zoom in (1) or out (-1) by one step around a point of the photo."""
        ...

    def show_region(self, region: Region) -> None:
        """Show a part of the photo as large as it fits."""
        ...


@dataclass(frozen=True, slots=True)
class Workbench:
    """What tools work with: the editor, the brush, what is marked and how, and the view."""

    editor: Editor
    brush: Brush
    marking: Marking
    view: View


class Tool:
    """Handles the gestures of one tool, all in photo coordinates. This one does nothing.

    Attributes:
        pans: whether dragging moves the photo, so that the canvas handles the pointer.
        paints: whether it needs a photo that may be painted on now.
        inverts: whether it takes away where others add.
    """

    pans = False
    paints = True
    inverts = False

    def __init__(self, bench: Workbench) -> None:
        """Work with what lies on ``bench``."""
        self.bench = bench
        bench.editor.opened.connect(self.forget)

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool, or None for a cross."""
        return None

    @property
    def outline(self) -> Outline | None:
        """What to show of the gesture under way."""
        return None

    @property
    def is_active(self) -> bool:
        """Whether a gesture of several clicks is under way."""
        return False

    def press(self, gesture: Gesture) -> None:
        """The button went down."""

    def move(self, gesture: Gesture) -> None:
        """The pointer moved, with the button down or in a gesture of several clicks."""

    def release(self) -> None:
        """The button came up."""

    def finish(self) -> None:
        """End the gesture as it is: Enter, a double click, another tool."""

    def cancel(self) -> None:
        """Give the gesture up: Esc."""

    def take_back(self) -> None:
        """Take the last point of a gesture of several clicks back."""

    def forget(self) -> None:
        """Forget everything about the photo: another one is open."""
        self.cancel()

    def mark(self, shape: Shape, name: Title, mode: Mode) -> None:
        """Paint one shape as a gesture of its own."""
        editor, marking = self.bench.editor, self.bench.marking
        editor.begin_stroke(marking.target, mode)
        editor.paint(shape)
        editor.end_stroke(marking.title(name, mode))


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """One row of the table of tools.

    Attributes:
        name: its name, and its drawing's.
        title: what the user reads.
        shortcut: its key.
        help: one or two sentences for the tooltip.
        make: creates it.
        options: what the tool panel offers for it: "mode", "size", "alike".
        hint: two short lines on what it does and what to do, for a tool without a field in the panel.
    """

    name: str
    title: Text
    shortcut: str
    help: Text
    make: Callable[[Workbench], Tool]
    options: frozenset[str] = frozenset()
    hint: Text = ""
