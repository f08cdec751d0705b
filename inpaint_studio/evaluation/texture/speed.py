"""Times the engines that add texture, behind ``inpaint-studio benchmark texture``; G'MIC beside them if installed."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

import cv2
import numpy as np

from inpaint_studio.core.job import NEVER, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.gmic import GmicMethod, is_installed
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.scenes import make_dust, make_photo
from inpaint_studio.evaluation.timing import interleaved

_WIDTH, _LENGTH = 20, 150  # of the single stroke, in pixels
_SCRATCH, _SHARE = 16, 0.02  # width of scratches in pixels, and the share of the photo that they cover
_AROUND = 128  # pixels around a stroke that G'MIC is given
_GMIC = "gmic-matchpatch"
_ENGINES = ("fmm", "texture", "auto")


@dataclass(frozen=True)
class Row:
    """The times for one size of photo and kind of damage.

    Attributes:
        megapixels: size of the photo.
        damage: ``"stroke"``, ``"scratches"`` or ``"dust"``.
        masked: number of pixels to restore.
        contestant: name of an engine or method.
        wall_ms: median time in milliseconds.
        cpu_ms: median processor time in milliseconds.
        times_fmm: median over the rounds of its processor time over that of Fast Marching.
    """

    megapixels: float
    damage: str
    masked: int
    contestant: str
    wall_ms: float
    cpu_ms: float
    times_fmm: float


def make_stroke(shape: tuple[int, ...]) -> MaskArray:
    """Return a mask with one stroke of 20 x 150 px in the middle; less where the photo is smaller."""
    mask = np.zeros(shape[:2], np.uint8)
    top, left = (shape[0] - _WIDTH) // 2, max(0, (shape[1] - _LENGTH) // 2)
    mask[max(0, top) : max(0, top) + _WIDTH, left : left + _LENGTH] = 255
    return mask


def make_wide_scratches(shape: tuple[int, ...], seed: int = 4) -> MaskArray:
    """Return a mask of straight scratches, 16 px wide, that cover more than 2 % of the photo."""
    mask = np.zeros(shape[:2], np.uint8)
    rng = np.random.default_rng(seed)
    while np.count_nonzero(mask) <= _SHARE * mask.size:
        begin, way = rng.integers(0, (shape[1], shape[0])), rng.normal(0, 250, 2).astype(np.int64)
        cv2.line(mask, begin.tolist(), (begin + way).tolist(), 255, _SCRATCH)
    return mask


_DAMAGE: dict[str, Callable[[tuple[int, ...]], MaskArray]] = {
    "stroke": make_stroke,
    "scratches": make_wide_scratches,
    "dust": make_dust,
}


def texture_speed(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Time Fast Marching and the engines that add texture, and return the table.

    Args:
        megapixels: sizes of the photos.
        repeats: number of rounds; one more goes before them and is not counted.
        progress: called with the share done.
    """
    rows: list[Row] = []
    parts = [(size, damage) for size in megapixels for damage in _DAMAGE]
    for done, (size, damage) in enumerate(parts):
        report = scaled_progress(progress, done / len(parts), (done + 1) / len(parts))
        rows += _measured(size, damage, repeats, report)
    table = new_table(
        "Texture: processor time beside that of Fast Marching",
        "Photo",
        ("Masked\npixels", "Engine", "Time\nms", "Processor\nms", "µs for\na pixel", "times\nfmm"),
    )
    for row in rows:
        cost = f"{1000 * row.cpu_ms / row.masked:.1f}"
        times = (f"{row.wall_ms:.0f}", f"{row.cpu_ms:.0f}", cost, f"{row.times_fmm:.1f}")
        table.add_row(f"{row.megapixels:g} MP {row.damage}", f"{row.masked}", row.contestant, *times)
    return Outcome("texture", table, [asdict(row) for row in rows], {"stroke": [_WIDTH, _LENGTH]})


def _measured(size: float, damage: str, repeats: int, progress: ProgressCallback) -> list[Row]:
    photo = make_photo(size)
    mask = _DAMAGE[damage](photo.shape)
    tasks: dict[str, Callable[[], object]] = {name: _task(name, photo, mask) for name in _ENGINES}
    if damage == "stroke" and is_installed():
        rows, columns = np.nonzero(mask)
        top, left = max(0, rows[0] - _AROUND), max(0, columns[0] - _AROUND)
        near = slice(top, rows[-1] + _AROUND), slice(left, columns[-1] + _AROUND)
        method = GmicMethod("matchpatch", 9)
        tasks[_GMIC] = lambda: method(photo[near], mask[near], NEVER)
    laps = interleaved(tasks, repeats, progress)
    masked = int(np.count_nonzero(mask))
    return [
        # What another program takes does not count as this one's processor time.
        Row(size, damage, masked, name, 1000 * laps.wall(name), 1000 * laps.wall(name), laps.wall_ratio(name, "fmm"))
        if name == _GMIC
        else Row(size, damage, masked, name, 1000 * laps.wall(name), 1000 * laps.cpu(name), laps.cpu_ratio(name, "fmm"))
        for name in tasks
    ]


def _task(name: str, photo: PhotoArray, mask: MaskArray) -> Callable[[], object]:
    engine = create_engine(name)
    return lambda: list(fill(photo, mask, engine))
