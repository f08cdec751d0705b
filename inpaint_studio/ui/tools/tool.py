"""Tool: what the pointer does on the photo."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.shapes import Point
from inpaint_studio.ui.editor import Editor


@dataclass(frozen=True, slots=True)
class Gesture:
    """One step of what the user does with the pointer.

    Attributes:
        point: (row, column) in photo coordinates.
        is_secondary: whether the right button is used.
        is_line: whether Shift is held: a straight line from the last point.
    """

    point: Point
    is_secondary: bool = False
    is_line: bool = False


class Tool(Protocol):
    """Handles the gestures of one tool. All positions are in photo coordinates."""

    @property
    def cursor_size(self) -> int | None:
        """Diameter in photo pixels of the circle that shows the tool, or None for an ordinary pointer."""
        ...

    def press(self, gesture: Gesture) -> None:
        """The button went down."""
        ...

    def move(self, gesture: Gesture) -> None:
        """The pointer moved with the button down."""
        ...

    def release(self) -> None:
        """The button came up."""
        ...


class Brush(QObject):
    """What all painting tools share: the size of the brush.

    Signals:
        size_changed: (diameter in photo pixels)
    """

    size_changed = Signal(int)

    def __init__(self, size: int = 20, parent: QObject | None = None) -> None:
        """Start with a diameter of ``size`` pixels."""
        super().__init__(parent)
        self._size = size
        self._largest = 4000

    @property
    def size(self) -> int:
        """Diameter in photo pixels."""
        return self._size

    @property
    def largest(self) -> int:
        """The largest diameter: the photo's width."""
        return self._largest

    def set_largest(self, largest: int) -> None:
        """Allow diameters up to ``largest``."""
        self._largest = max(largest, 1)
        self.set_size(self._size)

    def set_size(self, size: int) -> None:
        """Change the diameter."""
        size = min(max(size, 1), self._largest)
        if size != self._size:
            self._size = size
            self.size_changed.emit(size)

    def step(self, direction: int) -> None:
        """Make it one step larger (1) or smaller (-1): by a pixel when small, by an eighth when large."""
        self.set_size(self._size + direction * max(1, self._size // 8))


@dataclass(frozen=True, slots=True)
class ToolEntry:
    """One row of the table of tools.

    Attributes:
        name: its name.
        title: what the user reads.
        shortcut: its key.
        help: one sentence for the tooltip.
        make: creates it.
    """

    name: str
    title: str
    shortcut: str
    help: str
    make: Callable[[Editor, Brush], Tool]
