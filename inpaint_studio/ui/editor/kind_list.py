"""KindList: the kinds of damage that are told apart on the open photo, and the one that is worked on."""

from PySide6.QtCore import QObject, Signal

from inpaint_studio.core.edit import EXAMPLES, Plane
from inpaint_studio.core.step import Step
from inpaint_studio.detection.kinds import Kind, clean_name
from inpaint_studio.detection.proposals import Proposals
from inpaint_studio.translation import Title
from inpaint_studio.ui.editor.open_document import OpenDocument
from inpaint_studio.ui.editor.painter import Painter
from inpaint_studio.ui.editor.remembered_choice import remembered


class KindList(QObject):
    """Adds, names and removes kinds. There is always one, and one is the current one.

    A kind that was removed is there again when undo brings its examples back.

    Attributes:
        all: every kind, in the order in which they were added.

    Signals:
        changed: there are other kinds, another one is current, or one has another name.
    """

    changed = Signal()

    def __init__(self, open_document: OpenDocument, painter: Painter) -> None:
        """Begin with one kind, looked for as the last one was; examples lie in ``open_document``."""
        super().__init__(open_document)
        self._open = open_document
        self._painter = painter
        source, choice, margin = remembered(open_document.settings)
        self.all = [Kind(source=source, choice=choice, margin=margin)]
        self._current = 0
        self._removed: list[Kind] = []
        open_document.opened.connect(self._leave_photo)
        open_document.examples_changed.connect(self._list_marked)

    @property
    def current(self) -> Kind:
        """The kind that is worked on."""
        return self.all[self._current]

    @property
    def number(self) -> int:
        """Its place in the list, from 0."""
        return self._current

    def of(self, plane: Plane) -> Kind | None:
        """Return the kind whose examples lie on a plane, or None."""
        return next((kind for kind in self.all if kind.plane is plane), None)

    def proposals(self, kind: Kind) -> Proposals | None:
        """Return what is proposed of a kind and not mask yet; None before anything was found."""
        return None if self.is_accepted(kind) else kind.found

    @property
    def all_proposals(self) -> tuple[Proposals, ...]:
        """What is proposed of all kinds, kind by kind."""
        found = (self.proposals(kind) for kind in self.all)
        return tuple(each for each in found if each is not None)

    def is_accepted(self, kind: Kind) -> bool:
        """Whether what was proposed of a kind is mask now."""
        return kind.accepted is not None and self._is_in_force(kind.accepted)

    def has_examples(self, kind: Kind) -> bool:
        """Whether damage of a kind is painted as an example."""
        return self._open.is_marked(kind.plane)

    # --- the list ----------------------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """Work on another kind."""
        if number != self._current and 0 <= number < len(self.all):
            self._painter.settle()
            self._current = number
            self.changed.emit()

    def choose_next(self) -> None:
        """Work on the next kind; after the last one on the first."""
        self.choose((self._current + 1) % len(self.all))

    @property
    def can_add(self) -> bool:
        """Whether there is a colour left for another kind."""
        return self._open.can_edit and len(self.all) < len(EXAMPLES)

    def add(self) -> None:
        """Add a kind that is looked for as the current one is, and work on it."""
        if not self.can_add:
            return
        self._painter.settle()
        free = [plane for plane in EXAMPLES if self.of(plane) is None]
        # One whose examples undo may bring back is taken last.
        free.sort(key=lambda plane: any(kind.plane is plane for kind in self._removed))
        self.all.append(self.current.another(free[0]))
        self._current = len(self.all) - 1
        self.changed.emit()

    def rename(self, name: str) -> None:
        """Give the current kind a name; "" for the usual one."""
        name = clean_name(name)
        if name != self.current.name and name != self.current.title:
            self.current.name = name
            self.changed.emit()

    @property
    def can_remove(self) -> bool:
        """Whether there is another kind than the current one."""
        return self._open.can_edit and len(self.all) > 1

    def remove(self) -> None:
        """Remove the current kind with its examples, as one step if it has any, and what is proposed of it."""
        if not self.can_remove:
            return
        kind = self.current
        if self.has_examples(kind):
            self._painter.clear(kind.plane, Title("Remove “{name}”", name=kind.title))
        self.all.remove(kind)
        self._current = max(0, self._current - 1)
        self._removed = [other for other in self._removed if other.plane is not kind.plane] + [kind]
        self.changed.emit()

    def bring_back(self, kinds: list[Kind], current: int) -> None:
        """Take the kinds of work that was left."""
        self.all, self._current = kinds, current
        self._removed.clear()
        self._list_marked()
        self.changed.emit()

    def _list_marked(self) -> None:
        """List a kind for every plane with examples: one that was removed may be back by undo."""
        for plane in EXAMPLES:
            if self.of(plane) is None and self._open.is_marked(plane):
                again = next((kind for kind in self._removed if kind.plane is plane), None)
                if again is not None:
                    self._removed.remove(again)
                self.all.append(again or self.current.another(plane))
                self.changed.emit()

    def _leave_photo(self) -> None:
        for kind in self.all:
            kind.leave_photo()
        self._removed.clear()
        self._list_marked()

    def _is_in_force(self, step: Step) -> bool:
        history = self._open.history
        return any(each is step for each in history.steps[: history.index])
