"""SourceChoice: where Heal and Clone take from, how that is turned, and the edge of their brush."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.document import Document
from inpaint_studio.core.shapes import Point
from inpaint_studio.healing.placement import Placement, Turn
from inpaint_studio.healing.source import PhotoSource
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.converted_photo import converted

_SMALLEST, _LARGEST = 25, 400  # per cent


class SourceChoice(QObject):
    """The source, in the open photo or in another one of the filmstrip, which is kept in memory for it.

    The settings remember the hardness of the brush and whether strokes are aligned.

    Signals:
        changed: something was chosen.
    """

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject | None = None) -> None:
        """Begin without a source."""
        super().__init__(parent)
        self._editor = editor
        self._document: Document | None = None
        self._point: Point = (0.0, 0.0)
        self._anchor: Point | None = None  # where in the photo the source was first painted
        self._other: PhotoSource | None = None  # the other photo as the open one holds its numbers
        self.turn = Turn()
        editor.opened.connect(self._follow)

    @property
    def is_set(self) -> bool:
        """Whether there is a source."""
        return self._document is not None

    @property
    def is_in_open_photo(self) -> bool:
        """Whether the source is in the photo that is open."""
        return self.is_set and self._document is self._editor.document

    @property
    def document(self) -> Document | None:
        """The document that the source is in, or None."""
        return self._document

    @property
    def is_aligned(self) -> bool:
        """Whether the source goes on beside the brush from stroke to stroke, instead of starting at the same place."""
        return bool(self._editor.settings.get("retouch_aligned"))

    @property
    def hardness(self) -> int:
        """Per cent of the brush's radius that are covered whole."""
        return int(self._editor.settings.get("retouch_hardness"))

    def choose(self, key: str, value: object) -> None:
        """Set and remember one of the settings."""
        self._editor.settings.set(key, value)
        self._anchor = self._anchor if self.is_aligned else None
        self.changed.emit()

    def set_point(self, point: Point) -> None:
        """Take from a point, (row, column), of the open photo."""
        self._document, self._point, self._anchor, self._other = self._editor.document, point, None, None
        self.changed.emit()

    def placement(self, target: Point) -> Placement | None:
        """Return where the source lies if ``target``, (row, column) of the open photo, is painted; None without one."""
        if not self.is_set:
            return None
        return Placement.between(self._point, self._anchor or target, self.turn)

    def begin(self, target: Point) -> Placement | None:
        """Return where the source lies for a stroke that begins at ``target``; where it is aligned it stays there."""
        placement = self.placement(target)
        if placement is not None and self.is_aligned:
            self._anchor = placement.target
        return placement

    def words(self, placement: Placement) -> str:
        """Return the file of the source, or "own", and how far it lies from where it is painted, for the log."""
        path = self._document.photo.source.path if self._document is not None and not self.is_in_open_photo else None
        down, right = (round(a - b) for a, b in zip(placement.source, placement.target, strict=True))
        return f"{path.name if path else 'own'} {right:+d} {down:+d}"

    def image(self) -> PhotoSource | None:
        """Return the other photo that the source is in, with the numbers of the open one; None for the open one."""
        document, opened = self._document, self._editor.document
        if document is None or opened is None or self.is_in_open_photo:
            return None
        if self._other is None:
            self._other = PhotoSource(converted(document.photo, opened.photo), document.mask.pixels)
        return self._other

    def turn_by(self, degrees: int, at: Point | None = None) -> None:
        """Turn the source clockwise, around the point of the open photo that the pointer is at."""
        self._set_turn(replace(self.turn, degrees=(self.turn.degrees + degrees) % 360), at)

    def scale_by(self, percent: int, at: Point | None = None) -> None:
        """Make the source larger or smaller by so many per cent of its own size, around the pointer's point."""
        self._set_turn(replace(self.turn, percent=min(max(self.turn.percent + percent, _SMALLEST), _LARGEST)), at)

    def mirror(self, at: Point | None = None) -> None:
        """Swap left and right of the source, around the pointer's point."""
        self._set_turn(replace(self.turn, is_mirrored=not self.turn.is_mirrored), at)

    def turn_over(self, at: Point | None = None) -> None:
        """Swap above and below of the source, around the pointer's point."""
        self._set_turn(replace(self.turn, is_upside_down=not self.turn.is_upside_down), at)

    def straighten(self, at: Point | None = None) -> None:
        """Show the source as it is."""
        self._set_turn(Turn(), at)

    def _set_turn(self, turn: Turn, at: Point | None) -> None:
        if self._anchor is not None and at is not None:
            placement = Placement.between(self._point, self._anchor, self.turn)
            self._point, self._anchor = placement.of(at), at
        self.turn = turn
        self.changed.emit()

    def _follow(self) -> None:
        """Keep the source of another photo while this one is open; forget it when everything is closed."""
        opened, own = self._editor.document, self._document
        self._other = self._anchor = None
        if opened is None:
            self._document = None
        elif own is not None and own is not opened and _file_of(own) == _file_of(opened) is not None:
            self._document = opened  # The photo of the source is shown again.
        self.changed.emit()


def _file_of(document: Document) -> tuple[object, int] | None:
    source = document.photo.source
    return None if source.path is None else (source.path, source.page)
