"""How much memory the Fast Marching engine takes beside the photo and its mask.

The peak resident set of a process of its own is measured. It includes all that NumPy, Numba and OpenCV allocate, except
pages that were never accessed. Linux can reset the peak (proc(5), ``/proc/pid/clear_refs``), so the memory that making
the photo took does not count.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

import inpaint_studio
from inpaint_studio.core.job import ProgressCallback, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import scenes
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.timing import RADIUS

ALLOWED_FIXED, ALLOWED_EACH = 64e6, 64.0
"""The most bytes that a restoration is asked to take: a fixed part, and a part for each masked pixel."""

_PROCESS = Path("/proc/self")
_DAMAGE = {"scratches": scenes.make_scratches, "dust": scenes.make_dust}
_ENGINES: dict[str, dict[str, Any]] = {"default": {}, "plain": {"weighting": "telea", "radius": RADIUS}}


@dataclass(frozen=True)
class Use:
    """The memory that one restoration took.

    Attributes:
        megapixels: size of the photo.
        damage: ``"scratches"`` or ``"dust"``.
        engine: ``"default"``, ``"plain"``, or ``"opencv"`` for ``cv2.inpaint`` by Telea.
        way: ``"edit"``, as the window restores, to an undoable edit; ``"array"``, as ``inpaint`` does, to a new array.
        masked: number of pixels to restore.
        photo_mb: size of the photo's pixels, in 10^6 bytes.
        extra_mb: peak of the memory beside the photo and the mask, with the result, in 10^6 bytes.
        each: ``extra_mb`` in bytes for each masked pixel.
        allowed_mb: what is asked for: 64 MB and 64 bytes for each masked pixel; for an array one photo more.
    """

    megapixels: float
    damage: str
    engine: str
    way: str
    masked: int
    photo_mb: float
    extra_mb: float
    each: float
    allowed_mb: float


def measure(megapixels: float, damage: str, engine: str, way: str) -> Use:
    """Return the memory that one restoration takes; to be run in a process of its own.

    Args:
        megapixels: size of the photo.
        damage: ``"scratches"`` or ``"dust"``.
        engine: ``"default"``, ``"plain"`` or ``"opencv"``.
        way: ``"edit"`` or ``"array"``.
    """
    pixels = scenes.make_photo(megapixels)
    plane = _DAMAGE[damage](pixels.shape)
    work = _work(engine, way)
    small = scenes.make_photo(0.5)
    work(small, _DAMAGE[damage](small.shape))  # loads and compiles what every photo needs
    extra = most_during(lambda: work(pixels, plane))
    masked = int(np.count_nonzero(plane))
    allowed = ALLOWED_FIXED + ALLOWED_EACH * masked + (pixels.nbytes if way == "array" else 0)
    sizes = pixels.nbytes / 1e6, extra / 1e6, extra / masked, allowed / 1e6
    return Use(megapixels, damage, engine, way, masked, *sizes)


def _work(engine: str, way: str) -> Callable[[PhotoArray, MaskArray], object]:
    if engine == "opencv":
        return lambda pixels, plane: cv2.inpaint(pixels, plane, RADIUS, cv2.INPAINT_TELEA)
    options = _ENGINES[engine]
    if way == "array":
        return lambda pixels, plane: inpaint_studio.inpaint(pixels, plane, "fmm", **options)
    worker = create_engine("fmm", **options)
    return lambda pixels, plane: restore(Photo(pixels), Mask(plane), worker)


def most_during(work: Callable[[], object]) -> int:
    """Return by how many bytes the resident set grew at most while ``work`` ran."""
    (_PROCESS / "clear_refs").write_text("5", encoding="ascii")
    before = resident("VmRSS")
    result = work()
    most = resident("VmHWM")
    del result
    return most - before


def resident(field: str) -> int:
    """Return a figure of ``/proc/self/status`` in bytes: ``"VmRSS"``, resident now, or ``"VmHWM"``, its peak.

    Raises:
        InputError: the system does not give this figure.
    """
    for line in (_PROCESS / "status").read_text(encoding="ascii").splitlines():
        name, _, value = line.partition(":")
        if name == field:
            return int(value.split()[0]) * 1024
    raise InputError(f"This system does not tell {field}.")


def run_memory(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> list[Use]:
    """Measure both kinds of damage with both weightings, each ``repeats`` times; the largest counts.

    Raises:
        InputError: the system is not Linux.
    """
    if not can_be_measured():
        raise InputError("Memory can be measured on Linux only.")
    cases = [(size, *case) for size in megapixels for case in _cases()]
    uses = []
    for done, case in enumerate(cases):
        uses.append(max((_apart(case) for _ in range(repeats)), key=lambda use: use.extra_mb))
        progress((done + 1) / len(cases))
    return uses


def can_be_measured() -> bool:
    """Tell whether the system measures the peak of memory and can reset it."""
    return (_PROCESS / "clear_refs").exists()


def _cases() -> Iterator[tuple[str, str, str]]:
    for damage in _DAMAGE:
        for engine in _ENGINES:
            yield damage, engine, "edit"
            yield damage, engine, "array"
        yield damage, "opencv", "array"


def _apart(case: tuple[float, str, str, str]) -> Use:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        return executor.submit(measure, *case).result()


def memory(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Measure memory and lay it out as a table."""
    uses = run_memory(megapixels, repeats, progress)
    table = new_table(
        "Memory beside photo and mask: the most that was resident",
        "Photo",
        ("Masked\npixels", "Extra\nMB", "Bytes a\nmasked px", "Asked for\nMB"),
        "edit: to what can be undone, as in the window; array: to a new photo, which is counted",
    )
    for use in uses:
        name = f"{use.megapixels:g} MP {use.damage}, {use.engine}, {use.way}"
        table.add_row(name, f"{use.masked}", f"{use.extra_mb:.0f}", f"{use.each:.0f}", f"{use.allowed_mb:.0f}")
    return Outcome("memory", table, [asdict(use) for use in uses])
