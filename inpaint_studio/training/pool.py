"""The pool: prepared crops from which batches are drawn, while makers add new ones and replace the oldest.

Preparing a crop takes some milliseconds, most of them for its first filling. So crops are prepared once and drawn
often, each time in one of eight positions and six orders of colours; all of that commutes with the filling.
"""

import queue
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import permutations
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from zlib import crc32

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.training.batch import Batch
from inpaint_studio.training.config_file import as_table
from inpaint_studio.training.makers import Makers, usual_count
from inpaint_studio.training.recipe import Recipe
from inpaint_studio.training.store import open_store

_STREAM = 2  # of random numbers
_PRIOR = "neighbours"  # names how priors are made; to be changed with that, so that old pools are not used
_SPARE = 64  # further slots for new crops, so that makers never write to a slot that batches are drawn from
_ORDERS = tuple(permutations(range(3)))


class Pool:
    """Crops to draw batches from; close it, or use it in a ``with`` statement.

    Attributes:
        skipped: photos that could not be read.
    """

    def __init__(self, recipe: Recipe, folder: Path | None = None, *, in_background: bool = True) -> None:
        """Open the pool in a folder, or begin a new one there.

        Args:
            recipe: what the crops are made of; a pool made by another recipe is thrown away.
            folder: where the crops are kept; None stands for a temporary folder.
            in_background: whether processes of their own make the crops. Otherwise ``wait`` makes all of them, and none
                is replaced: then batches depend on the seed and the step alone.
        """
        data = recipe.config.data
        self._recipe = recipe
        self._size = data.pool_size
        self._temporary = tempfile.TemporaryDirectory(prefix="inpaint-studio-pool-") if folder is None else None
        place = Path(self._temporary.name) if self._temporary else folder
        assert place is not None
        self._store = open_store(place, self._size + _SPARE, data.crop_size, _settings(recipe))
        full = self._store.full()
        self._active = full[: self._size]
        self._oldest = 0
        self.skipped: set[Path] = set()
        self._makers: Makers | None = None
        if in_background and (len(full) < self._size or data.refresh):
            self._start_makers(full)

    def _start_makers(self, full: list[int]) -> None:
        data = self._recipe.config.data
        first = int(self._store.groups.max()) + 1
        self._makers = Makers(self._recipe, self._store, first, data.workers or usual_count())
        used = set(full[: self._size])
        self._makers.offer([slot for slot in range(len(self._store.groups)) if slot not in used])
        if len(used) == self._size:
            self._makers.slow_down(data.refresh)

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Return how many crops there are to draw from."""
        return len(self._active)

    def close(self) -> None:
        """End the makers; the crops stay in their folder, unless it was a temporary one."""
        if self._makers:
            self._makers.close()
            self._makers = None
        if self._temporary:
            self._temporary.cleanup()
            self._temporary = None

    def wait(
        self, count: int | None = None, progress: ProgressCallback = ignore_progress, cancel: CancelToken = NEVER
    ) -> None:
        """Wait until enough crops are prepared.

        Args:
            count: how many crops; by default ``first_crops`` of the configuration.
            progress: called with the share of them that is prepared.
            cancel: checked at short intervals.

        Raises:
            InpaintStudioError: the photos and the damage give no crops.
            Cancelled: ``cancel`` was called.
        """
        count = self._size if self._makers is None else count or self._recipe.config.data.first_crops
        count = min(count, self._size)
        if self._makers is None:
            self._make(count, progress, cancel)
        while len(self._active) < count:
            cancel.raise_if_cancelled()
            self._take(0.1)
            progress(min(1.0, len(self._active) / count))

    def _make(self, count: int, progress: ProgressCallback, cancel: CancelToken) -> None:
        taken = set(self._active)
        free = (slot for slot in range(len(self._store.groups)) if slot not in taken)
        groups = self._recipe.groups(int(self._store.groups.max()) + 1, skipped=self.skipped.add)
        while len(self._active) < count:
            cancel.raise_if_cancelled()
            number, crops = next(groups)
            for crop in crops[: count - len(self._active)]:
                self._active.append(next(free))
                self._store.put(self._active[-1], crop, number)
            progress(min(1.0, len(self._active) / count))

    def _take(self, wait: float = 0.0) -> None:
        """Replace the oldest crops by those that were made meanwhile, and give their slots to the makers."""
        if self._makers is None:
            return
        was_full = len(self._active) == self._size
        free = []
        for item in self._makers.made(wait):
            if isinstance(item, Path):
                self.skipped.add(item)
            elif len(self._active) < self._size:
                self._active.append(item)
            else:
                free.append(self._active[self._oldest])
                self._active[self._oldest] = item
                self._oldest = (self._oldest + 1) % self._size
        if free and not self._recipe.config.data.refresh:
            self._makers.close()
            self._makers = None
        elif self._makers:
            self._makers.offer(free)
            if not was_full and len(self._active) == self._size:
                self._makers.slow_down(self._recipe.config.data.refresh)

    def batches(self, start_step: int = 0, batch_size: int | None = None) -> Iterator[Batch]:
        """Yield batches without end; ``wait`` must have returned before.

        A batch depends on the seed, the step and the crops that the pool holds then.

        Args:
            start_step: the step of the first batch.
            batch_size: crops in a batch; by default ``batch_size`` of the configuration.
        """
        config = self._recipe.config
        step = start_step
        while True:
            self._take()
            rng = np.random.default_rng([config.seed, _STREAM, step])
            slots = rng.integers(len(self._active), size=batch_size or config.learning.batch_size)
            yield self._batch([self._active[index] for index in slots], rng)
            step += 1

    def _batch(self, slots: list[int], rng: np.random.Generator) -> Batch:
        count, size = len(slots), self._recipe.config.data.crop_size
        images, priors = np.empty((2, count, size, size, 3), np.float32)
        holes = np.empty((count, size, size, 1), np.float32)
        changes = rng.integers((8, len(_ORDERS)), size=(count, 2)).tolist()
        store = self._store
        for index, (slot, (position, choice)) in enumerate(zip(slots, changes, strict=True)):
            order = _ORDERS[choice]
            np.multiply(turned(store.images[slot], position, order), np.float32(1 / 255), out=images[index])
            np.multiply(turned(store.priors[slot], position, order), np.float32(1 / 65535), out=priors[index])
            holes[index, ..., 0] = turned(store.holes[slot].view(np.uint8), position)
        return {"image": images, "hole": holes, "prior": priors}


def turned(plane: NDArray[Any], position: int, order: Sequence[int] | None = None) -> NDArray[Any]:
    """Return an (S, S) or (S, S, 3) array turned or flipped, its channels reordered.

    OpenCV is five times as fast here as copies of NumPy's views.

    Args:
        plane: the array.
        position: 0..7; bit 0 transposes, bits 1 and 2 flip rows and columns.
        order: the channel that each channel of the result is taken from, or None to leave them.
    """
    if position & 1:
        plane = cv2.transpose(plane)
    if position & 6:
        plane = cv2.flip(plane, {2: 0, 4: 1, 6: -1}[position & 6])
    if order is None:
        return plane
    mixed = np.empty_like(plane)
    cv2.mixChannels([plane], [mixed], [order[0], 0, order[1], 1, order[2], 2])
    return mixed


def _settings(recipe: Recipe) -> dict[str, Any]:
    """Return the settings that crops depend on, as plain JSON."""
    table = as_table(recipe.config)
    unimportant = ("pool_size", "first_crops", "refresh", "workers", "validation", "validation_crops")
    data = {key: value for key, value in table["data"].items() if key not in unimportant}
    names = "\n".join(path.as_posix() for path in (*recipe.photos, *recipe.damage.planes))
    files = f"{crc32(names.encode('utf-8', 'surrogateescape')):08x}"
    return {"prior": _PRIOR, "seed": recipe.config.seed, "data": data, "damage": table["damage"], "files": files}


Item = TypeVar("Item")


def ahead(batches: Iterator[Item], depth: int = 3) -> Iterator[Item]:
    """Yield the same batches; a thread, which ends with the iterator, prepares up to ``depth`` of them ahead."""
    line: queue.Queue[Item | BaseException | None] = queue.Queue(depth)
    stop = threading.Event()

    def put(item: Item | BaseException | None) -> None:
        while not stop.is_set():
            with suppress(queue.Full):
                return line.put(item, timeout=0.1)

    def run() -> None:
        try:
            for batch in batches:
                put(batch)
                if stop.is_set():
                    return
            put(None)
        except BaseException as error:
            put(error)

    thread = threading.Thread(target=run, name="batches", daemon=True)
    thread.start()
    try:
        while (item := line.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        stop.set()
        thread.join()
