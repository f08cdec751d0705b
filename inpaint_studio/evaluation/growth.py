"""How the time of the Fast Marching engine grows: with the masked pixels, and with the photo around them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.evaluation import plots
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.scenes import make_dust, make_photo, make_scratches, make_wear
from inpaint_studio.evaluation.timing import RADIUS, Task, contestants, interleaved

SHARE = 0.05
"""Share of a photo's pixels that is masked where growth is measured."""

TITLES = {"default": "default", "plain": f"plain, r{RADIUS}", "telea": f"cv2 TELEA, r{RADIUS}"}


@dataclass(frozen=True)
class Step:
    """One number of masked pixels, restored by one contestant.

    Attributes:
        megapixels: size of the photo.
        masked: number of pixels to restore.
        contestant: ``"default"``, ``"plain"`` or ``"telea"`` (OpenCV's).
        wall_ms: median time by the clock.
        cpu_ms: median time of all processors together.
        ns: nanoseconds by the clock for each masked pixel.
        cpu_ns: nanoseconds of all processors together for each masked pixel.
    """

    megapixels: float
    masked: int
    contestant: str
    wall_ms: float
    cpu_ms: float
    ns: float
    cpu_ns: float


@dataclass(frozen=True)
class Scale:
    """One kind of damage on a small and on a large photo.

    Attributes:
        damage: the kind of damage.
        contestant: ``"default"`` or ``"plain"``.
        megapixels: sizes of the small and the large photo; the next three attributes are in this order, too.
        masked: numbers of pixels to restore.
        ns: medians of the nanoseconds by the clock for each masked pixel.
        cpu_ns: medians of the nanoseconds of all processors together for each masked pixel.
        ratio: time by the clock for a masked pixel on the large photo over that on the small one, median of the rounds.
        cpu_ratio: the same ratio of processor times.
    """

    damage: str
    contestant: str
    megapixels: tuple[float, float]
    masked: tuple[int, int]
    ns: tuple[float, float]
    cpu_ns: tuple[float, float]
    ratio: float
    cpu_ratio: float


def run_growth(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> list[Step]:
    """Time restoring photos of several sizes, a twentieth of each masked, the density of damage being the same.

    Args:
        megapixels: sizes of the photos.
        repeats: number of rounds; one more goes before them and is not counted.
        progress: called with the share done.
    """
    tasks: dict[tuple[float, str], Task] = {}
    masked: dict[float, int] = {}
    for size in megapixels:
        photo = make_photo(size)
        mask = make_wear(photo.shape, SHARE)
        masked[size] = int(np.count_nonzero(mask))
        tasks |= {(size, name): task for name, task in contestants(photo, mask).items() if name in TITLES}
    laps = interleaved(tasks, repeats, progress)
    return [
        Step(
            *(size, masked[size], name, 1e3 * laps.wall((size, name)), 1e3 * laps.cpu((size, name))),
            *(1e9 * laps.wall((size, name)) / masked[size], 1e9 * laps.cpu((size, name)) / masked[size]),
        )
        for size in megapixels
        for name in TITLES
    ]


def growth(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Measure growth and lay it out as a table and a plot."""
    steps = run_growth(megapixels, repeats, progress)
    table = new_table(
        "Time by masked pixels; scratches and dust, 5 % of the photo",
        "Masked pixels",
        [heading for title in TITLES.values() for heading in (f"{title}\nms", "ns/px", "CPU\nns/px")],
    )
    for size in megapixels:
        own = [step for step in steps if step.megapixels == size]
        cells = [cell for step in own for cell in (f"{step.wall_ms:.0f}", f"{step.ns:.0f}", f"{step.cpu_ns:.0f}")]
        table.add_row(f"{own[0].masked} ({size:g} MP)", *cells)
    lines = {
        title: [(step.masked, step.wall_ms / 1e3) for step in steps if step.contestant == name]
        for name, title in TITLES.items()
    }
    return Outcome("growth", table, [asdict(step) for step in steps], {"share": SHARE}, plots.growth(lines))


def run_scale(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> list[Scale]:
    """Time the same kinds of damage on the smallest and on the largest of the photos, interleaved."""
    sizes = min(megapixels), max(megapixels)
    tasks: dict[tuple[str, str, float], Task] = {}
    masked: dict[tuple[str, float], int] = {}
    for size in sizes:
        photo = make_photo(size)
        for damage, mask in (
            ("40 scratches as long as the photo is high", make_scratches(photo.shape)),
            ("500 specks of dust", make_dust(photo.shape)),
            (f"scratches and dust on {SHARE:.0%}", make_wear(photo.shape, SHARE)),
        ):
            masked[damage, size] = int(np.count_nonzero(mask))
            own = contestants(photo, mask)
            tasks |= {(damage, name, size): own[name] for name in ("default", "plain")}
    laps = interleaved(tasks, repeats, progress)
    rows = []
    for damage, name in dict.fromkeys((damage, name) for damage, name, _ in tasks):
        small, large = ((damage, name, size) for size in sizes)
        counts = masked[damage, sizes[0]], masked[damage, sizes[1]]
        pixels = counts[0] / counts[1]
        rows.append(
            Scale(
                *(damage, name, sizes, counts),
                (1e9 * laps.wall(small) / counts[0], 1e9 * laps.wall(large) / counts[1]),
                (1e9 * laps.cpu(small) / counts[0], 1e9 * laps.cpu(large) / counts[1]),
                *(pixels * laps.wall_ratio(large, small), pixels * laps.cpu_ratio(large, small)),
            )
        )
    return rows


def scale(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Measure what a masked pixel costs on a small and a large photo and lay it out as a table."""
    rows = run_scale(megapixels, repeats, progress)
    small, large = (f"{size:g} MP\n" for size in rows[0].megapixels)
    table = new_table(
        "Time for a masked pixel on a small and a large photo",
        "Damage",
        (
            *("Masked px\n" + small.strip(), "Masked px\n" + large.strip()),
            *(f"{small}ns", f"{large}ns", "times\n", f"{small}CPU ns", f"{large}CPU ns", "times\n"),
        ),
    )
    for row in rows:
        times = *(f"{ns:.0f}" for ns in row.ns), f"{row.ratio:.2f}", *(f"{ns:.0f}" for ns in row.cpu_ns)
        table.add_row(f"{row.damage}, {row.contestant}", *map(str, row.masked), *times, f"{row.cpu_ratio:.2f}")
    return Outcome("scale", table, [asdict(row) for row in rows], {"share": SHARE})
