"""Brush: the size that all painting tools share."""

from PySide6.QtCore import QObject, Signal

LARGEST = 99_999
"""Diameter in photo pixels; wider than any photo."""


class Brush(QObject):
    """The size of the brush.

    Signals:
        size_changed: (diameter in photo pixels)
    """

    size_changed = Signal(int)

    def __init__(self, size: int = 20, parent: QObject | None = None) -> None:
        """Start with a diameter of ``size`` photo pixels."""
        super().__init__(parent)
        self._size = size
        self._usual = 4000

    @property
    def size(self) -> int:
        """Diameter in photo pixels."""
        return self._size

    @property
    def usual(self) -> int:
        """The largest diameter that sliders offer, in photo pixels: the photo's longer side. Larger is allowed."""
        return self._usual

    def set_usual(self, usual: int) -> None:
        """Set the largest diameter that sliders offer, in photo pixels."""
        self._usual = max(usual, 2)
        self.size_changed.emit(self._size)

    def set_size(self, size: int) -> None:
        """Set the diameter in photo pixels, at least 1 and at most ``LARGEST``."""
        size = min(max(size, 1), LARGEST)
        if size != self._size:
            self._size = size
            self.size_changed.emit(size)

    def step(self, direction: int) -> None:
        """Make it one step larger (1) or smaller (-1): by a pixel when small, by an eighth when large."""
        self.set_size(self._size + direction * max(1, self._size // 8))
