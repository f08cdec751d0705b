"""Keymap: the keys of every action and tool; the user's choices override those of the tables."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from inpaint_studio.ui.settings.settings import Settings

_GROUP = "keys"
RESERVED = ("Space", "\\", "Left", "Right", "Up", "Down", "Return", "Enter", "Backspace", "Esc")
"""Keys that the canvas handles itself."""


class Keymap(QObject):
    """The keys of every action and tool, by name.

    Only what the user has changed is stored. A key belongs to one name only: given to another, the first one loses it.

    Signals:
        changed: some action or tool has other keys now.
    """

    changed = Signal()

    def __init__(
        self, defaults: Mapping[str, Sequence[QKeySequence]], settings: Settings, parent: QObject | None = None
    ) -> None:
        """Begin with ``defaults``, by name, and with the changes stored in ``settings``."""
        super().__init__(parent)
        self._defaults = {name: list(keys) for name, keys in defaults.items()}
        self._settings = settings
        self._own: dict[str, list[QKeySequence]] = {}
        for name in settings.state_keys(_GROUP):
            text = settings.read_state(f"{_GROUP}/{name}")
            if name in self._defaults and isinstance(text, str):
                self._own[name] = [key for key in QKeySequence.listFromString(text) if not key.isEmpty()]

    def keys(self, name: str) -> list[QKeySequence]:
        """Return the keys of an action or a tool; menus show the first."""
        if name in self._own:
            return list(self._own[name])
        taken = [key for keys in self._own.values() for key in keys]
        return [key for key in self._defaults[name] if key not in taken]

    def is_default(self, name: str) -> bool:
        """Whether an action or a tool has its default keys."""
        return self.keys(name) == self._defaults[name]

    @property
    def is_unchanged(self) -> bool:
        """Whether everything has its default keys."""
        return not self._own

    def owner(self, key: QKeySequence) -> str | None:
        """Return the name of what has this key, or None."""
        return next((name for name in self._defaults if key in self.keys(name)), None)

    def give(self, name: str, keys: Iterable[QKeySequence]) -> None:
        """Give ``name`` these keys and no others; whatever had them before loses them."""
        keys = list(keys)
        for other in [other for other in self._own if other != name]:
            left = [key for key in self._own[other] if key not in keys]
            if left != self._own[other]:
                self._keep(other, left)
        self._keep(name, keys)
        self.changed.emit()

    def reset(self, name: str) -> None:
        """Give ``name`` its default keys, except those that the user has given to others."""
        self._forget(name)
        self.changed.emit()

    def reset_all(self) -> None:
        """Give everything its default keys."""
        for name in list(self._own):
            self._forget(name)
        self.changed.emit()

    def _keep(self, name: str, keys: list[QKeySequence]) -> None:
        if keys == self._defaults[name]:
            self._forget(name)
            return
        self._own[name] = keys
        self._settings.write_state(f"{_GROUP}/{name}", QKeySequence.listToString(keys))

    def _forget(self, name: str) -> None:
        self._own.pop(name, None)
        self._settings.forget_state(f"{_GROUP}/{name}")


def is_reserved(key: QKeySequence) -> bool:
    """Whether the canvas handles this key itself."""
    return any(key == QKeySequence(text) for text in RESERVED)
