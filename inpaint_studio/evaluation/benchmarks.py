"""Times the Fast Marching engine against ``cv2.inpaint``, behind ``inpaint-studio benchmark fmm``."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.scenes import make_dust, make_photo, make_scratches
from inpaint_studio.evaluation.timing import NS_RADIUS, RADIUS, contestants, interleaved


@dataclass(frozen=True)
class Row:
    """The times for one size of photo and kind of damage.

    Attributes:
        megapixels: size of the photo.
        damage: ``"scratches"`` or ``"dust"``.
        masked: number of pixels to restore.
        default_ms: median time in milliseconds with the default weighting, from the 8-bit photo to the 8-bit values of
            its restored pixels.
        plain_ms: the same with Telea's weighting at radius 5.
        telea_ms: median time of ``cv2.inpaint`` by Telea at the same radius.
        ns_ms: median time of ``cv2.inpaint`` by Navier-Stokes at radius 3.
        telea_over_default: median over the rounds of the time of OpenCV's Telea over that of the default.
        telea_over_plain: the same over that of Telea's weighting.
        ns_over_default: the same of OpenCV's Navier-Stokes over that of the default.
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


def _measure(megapixels: float, damage: str, photo: PhotoArray, mask: MaskArray, repeats: int) -> Row:
    laps = interleaved(contestants(photo, mask), repeats)
    return Row(
        megapixels,
        damage,
        int(np.count_nonzero(mask)),
        **{f"{name}_ms": 1000 * laps.wall(name) for name in ("default", "plain", "telea", "ns")},
        telea_over_default=laps.wall_ratio("telea", "default"),
        telea_over_plain=laps.wall_ratio("telea", "plain"),
        ns_over_default=laps.wall_ratio("ns", "default"),
    )


def rivals(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Time the Fast Marching engine against OpenCV and return the table."""
    rows = run_fmm(megapixels, repeats, progress)
    table = new_table(
        f"Fast Marching (plain at r{RADIUS}) against cv2.inpaint, TELEA at r{RADIUS}, NS at r{NS_RADIUS}; ms",
        "Photo",
        ("Masked\npixels", "Default", "Plain", "TELEA", "NS", "TELEA\n/default", "TELEA\n/plain", "NS\n/default"),
    )
    for row in rows:
        table.add_row(f"{row.megapixels:g} MP {row.damage}", f"{row.masked}", *_cells(row))
    return Outcome("fmm", table, [asdict(row) for row in rows], {"radius": RADIUS, "ns_radius": NS_RADIUS})


def _cells(row: Row) -> Iterator[str]:
    for milliseconds in (row.default_ms, row.plain_ms, row.telea_ms, row.ns_ms):
        yield f"{milliseconds:.0f}"
    for ratio in (row.telea_over_default, row.telea_over_plain, row.ns_over_default):
        yield f"{ratio:.2f}"
