"""Which photo is begun next, so that those under way fit into memory together."""

from collections.abc import Sequence

from inpaint_studio.batch.rows import Row
from inpaint_studio.batch.work import Task
from inpaint_studio.core.memory import total_memory


class Admission:
    """The photos that wait, in their order."""

    def __init__(self, todo: Sequence[tuple[Row, Task]], share: float) -> None:
        """Let photos in that take no more than ``share`` of the machine's memory together."""
        self._waiting = list(reversed(todo))
        memory = total_memory()
        self._left = float("inf") if memory is None else memory * share
        self._under_way = 0

    def take(self) -> tuple[Row, Task] | None:
        """Return the first photo for which there is room, or None; if none is under way, there is room for any."""
        for place in range(len(self._waiting) - 1, -1, -1):
            need = self._waiting[place][1].need
            if need <= self._left or not self._under_way:
                self._left -= need
                self._under_way += 1
                return self._waiting.pop(place)
        return None

    def give_back(self, task: Task) -> None:
        """Note that a photo is not under way any more."""
        self._left += task.need
        self._under_way -= 1
