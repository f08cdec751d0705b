"""Times the Fast Marching engine against ``cv2.inpaint``, behind ``inpaint-studio benchmark fmm``.

All contestants run one after the other in every round, in another order each time, so what disturbs the machine, be it
the memory that the one before has left behind, disturbs all of them; what is reported is the median of the rounds'
ratios.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from rich import box
from rich.table import Table

from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation.machine import machine, machine_line

_RADIUS = 5
_NS_RADIUS = 3
_SCRATCHES = 40
_SPECKS = 500

Photo = NDArray[np.uint8]
Plane = NDArray[np.uint8]
Contestant = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One photo size and kind of damage.

    Attributes:
        megapixels: size of the photo.
        damage: ``"scratches"`` or ``"dust"``.
        masked: number of pixels to restore.
        default_ms: median time with the default weighting, from the 8-bit photo to the 8-bit values of its restored
            pixels.
        plain_ms: likewise, with Telea's weighting at radius 5.
        telea_ms: median time of ``cv2.inpaint`` by Telea at the same radius.
        ns_ms: median time of ``cv2.inpaint`` by Navier-Stokes at radius 3.
        telea_over_default: median of how many times longer OpenCV's Telea took than the default.
        telea_over_plain: likewise, than Telea's weighting.
        ns_over_default: likewise, Navier-Stokes than the default.
    """

    megapixels: float
    damage: str
    masked: int
    default_ms: float
    plain_ms: float
    telea_ms: float
    ns_ms: float
    telea_over_default: float
    telea_over_plain: float
    ns_over_default: float


def run_fmm(
    megapixels: Sequence[float] = (2, 24), repeats: int = 5, progress: ProgressCallback = ignore_progress
) -> list[Row]:
    """Time restoring by both weightings against OpenCV's two methods, on generated colour photos.

    Args:
        megapixels: sizes of the photos.
        repeats: number of rounds; one more goes before them and is not counted.
        progress: called with the share done.
    """
    rows = []
    for done, size in enumerate(megapixels):
        photo = make_photo(size)
        for part, (damage, mask) in enumerate(
            (("scratches", make_scratches(photo.shape)), ("dust", make_dust(photo.shape)))
        ):
            rows.append(_measure(size, damage, photo, mask, repeats))
            progress((done + (part + 1) / 2) / len(megapixels))
    return rows


def _measure(megapixels: float, damage: str, photo: Photo, mask: Plane, repeats: int) -> Row:
    contestants = _contestants(photo, mask)
    for contestant in contestants.values():
        contestant()
    rng = np.random.default_rng(0)
    rounds = [{name: _seconds(contestants[name]) for name in rng.permutation([*contestants])} for _ in range(repeats)]
    times = {f"{name}_ms": 1000 * statistics.median(lap[name] for lap in rounds) for name in contestants}

    def ratio(name: str, other: str) -> float:
        return statistics.median(lap[name] / lap[other] for lap in rounds)

    return Row(
        megapixels,
        damage,
        int(np.count_nonzero(mask)),
        **times,
        telea_over_default=ratio("telea", "default"),
        telea_over_plain=ratio("telea", "plain"),
        ns_over_default=ratio("ns", "default"),
    )


def _contestants(photo: Photo, mask: Plane) -> dict[str, Contestant]:
    default, plain = create_engine("fmm"), create_engine("fmm", weighting="telea", radius=_RADIUS)
    return {
        "default": lambda: list(fill(photo, mask, default)),
        "telea": lambda: cv2.inpaint(photo, mask, _RADIUS, cv2.INPAINT_TELEA),
        "plain": lambda: list(fill(photo, mask, plain)),
        "ns": lambda: cv2.inpaint(photo, mask, _NS_RADIUS, cv2.INPAINT_NS),
    }


def _seconds(work: Contestant) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def make_photo(megapixels: float, seed: int = 0) -> Photo:
    """Return a 3:2 colour photo of smooth texture at three scales with a little noise, (H, W, 3) uint8."""
    rng = np.random.default_rng(seed)
    height = max(2, round((megapixels * 1e6 / 1.5) ** 0.5))
    width = round(height * 1.5)
    image = np.full((height, width, 3), 60, np.float32)
    for scale, strength in ((8, 30), (64, 50), (512, 60)):
        coarse = rng.random((height // scale + 2, width // scale + 2, 3), np.float32)
        image += strength * cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
    image += 3 * rng.standard_normal((height, width, 1), np.float32)
    return np.clip(image, 0, 255).astype(np.uint8)


def make_scratches(shape: tuple[int, ...], seed: int = 1) -> Plane:
    """Return a mask of 40 bent scratches, 2 to 6 px wide, each as long as the photo is high."""
    rng = np.random.default_rng(seed)
    height, width = shape[:2]
    mask = np.zeros((height, width), np.uint8)
    for _ in range(_SCRATCHES):
        bends = rng.uniform(0, 2 * np.pi) + rng.normal(0, 0.15, 20).cumsum()
        steps = np.stack([np.cos(bends), np.sin(bends)], axis=1) * height / 20
        points = rng.uniform((0, 0), (width, height)) + steps.cumsum(axis=0)
        cv2.polylines(mask, [points.astype(np.int32)], False, 255, int(rng.integers(2, 7)))
    return mask


def make_dust(shape: tuple[int, ...], seed: int = 2) -> Plane:
    """Return a mask of 500 round specks, 5 to 15 px wide."""
    rng = np.random.default_rng(seed)
    mask = np.zeros(shape[:2], np.uint8)
    for row, column, radius in rng.integers((0, 0, 2), (*shape[:2], 8), (_SPECKS, 3)).tolist():
        cv2.circle(mask, (column, row), radius, 255, -1)
    return mask


def as_table(rows: Sequence[Row]) -> Table:
    """Return the rows as a table for the terminal."""
    table = Table(
        title=f"Fast Marching (plain at r{_RADIUS}) against cv2.inpaint, TELEA at r{_RADIUS}, NS at r{_NS_RADIUS}; ms",
        caption=machine_line(),
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
    )
    table.add_column("Photo", no_wrap=True)
    for heading in (
        *("Masked\npixels", "Default", "Plain", "TELEA", "NS"),
        *("TELEA\n/default", "TELEA\n/plain", "NS\n/default"),
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in rows:
        table.add_row(f"{row.megapixels:g} MP {row.damage}", f"{row.masked}", *_cells(row))
    return table


def _cells(row: Row) -> Iterator[str]:
    for milliseconds in (row.default_ms, row.plain_ms, row.telea_ms, row.ns_ms):
        yield f"{milliseconds:.0f}"
    for ratio in (row.telea_over_default, row.telea_over_plain, row.ns_over_default):
        yield f"{ratio:.2f}"


def as_json(rows: Sequence[Row]) -> dict[str, Any]:
    """Return the rows, the versions and the machine as what ``json`` can write."""
    return {
        "benchmark": "fmm",
        "radius": _RADIUS,
        "ns_radius": _NS_RADIUS,
        **machine(),
        "rows": [asdict(row) for row in rows],
    }
