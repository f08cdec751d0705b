"""Which photo is begun next, so that those under way fit into memory together."""

from collections.abc import Sequence

from inpaint_studio.batch.rows import Row
from inpaint_studio.batch.work import Task
from inpaint_studio.core.memory import total_memory
from inpaint_studio.files.load import declared_size

_WITHOUT_PHOTO = 600 << 20
"""Bytes that a process takes with the program, the networks and an engine. All is measured by ``batch_memory``."""

_COPIES, _PLANES = 4, 10
"""What it takes beside: copies of the photo, and further bytes for each of its pixels."""

_SMALL = 1 << 16  # bytes of a file that is not worth a look


class Admission:
    """The photos that wait, in their order."""

    def __init__(self, todo: Sequence[tuple[Row, Task]], share: float | None) -> None:
        """Let photos in that take no more than ``share`` of this machine's memory together; None for any."""
        self._waiting = list(reversed(todo))
        memory = total_memory()
        self._is_limited = share is not None and memory is not None
        self._left = (memory or 0) * (share or 0.0)
        self._needs: dict[int, float] = {}
        self._under_way: set[int] = set()

    def take(self) -> tuple[Row, Task] | None:
        """Return the first photo for which there is room, or None; if none is under way, there is room for any."""
        for place in range(len(self._waiting) - 1, -1, -1):
            task = self._waiting[place][1]
            need = self._need(task)
            if need <= self._left or not self._under_way or not self._is_limited:
                self._left -= need
                self._under_way.add(task.id)
                return self._waiting.pop(place)
        return None

    def give_back(self, task: Task) -> None:
        """Note that a photo is not under way any more."""
        self._left += self._needs.pop(task.id)
        self._under_way.discard(task.id)

    def _need(self, task: Task) -> float:
        """Return how many bytes a photo is likely to take; its file is looked into when its turn comes."""
        if task.id not in self._needs:
            self._needs[task.id] = need_of(task) if self._is_limited else 0.0
        return self._needs[task.id]


def need_of(task: Task) -> float:
    """Return how many bytes a process is likely to take with a photo."""
    size = declared_size(task.input) if task.stamp[0] > _SMALL else None
    if size is None:  # No photo, or a small one.
        return _WITHOUT_PHOTO
    pixels, bytes_a_pixel = size
    return _WITHOUT_PHOTO + pixels * (_COPIES * bytes_a_pixel + _PLANES)
