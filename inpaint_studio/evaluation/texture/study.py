"""Has every contestant restore every case, and measures the results."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

import numpy as np

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.engines.registry import ENGINES
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import gmic
from inpaint_studio.evaluation.arrays import PhotoArray
from inpaint_studio.evaluation.contestants import Contestant
from inpaint_studio.evaluation.examples import Example, Tile
from inpaint_studio.evaluation.harness import warm_up
from inpaint_studio.evaluation.texture.cases import Case, cases, face_cases
from inpaint_studio.evaluation.texture.measures import measure

COUNT = 48
"""How many cases are restored by default: each shape in each kind of place, twice."""

_SHOWN = 128  # rows and columns of a crop on the page, px


@dataclass(frozen=True)
class Finding:
    """One restoration.

    Attributes:
        case: its name.
        shape: of the hole, for example "stroke 20".
        place: "texture", "mixed", "smooth", or "face".
        share: of fine detail around the hole.
        engine: the contestant's name.
        masked: how many pixels were restored.
        seconds: time by the clock, measured once.
        measures: by name, as ``measure`` returns them.
    """

    case: str
    shape: str
    place: str
    share: float
    engine: str
    masked: int
    seconds: float
    measures: dict[str, float]


@dataclass(frozen=True)
class Study:
    """What was found.

    Attributes:
        findings: case by case, the contestants in their order.
        examples: crops of the first case of each shape in each kind of place.
        settings: what was asked for, in one sentence.
    """

    findings: tuple[Finding, ...]
    examples: tuple[Example, ...]
    settings: str


def everybody() -> str:
    """Return the contestants that are there: our engines, OpenCV's methods, and those of what else is installed."""
    own = [name for name in ("auto", "texture", "pconv", "fmm") if name in ENGINES]
    others = ["opencv-telea", "opencv-ns"]
    if find_spec("skimage"):
        others.append("biharmonic")
    if gmic.is_installed():
        others += ["gmic-matchpatch", "gmic-inpaint"]
    return ",".join([*own, *others])


def study(
    photos: Path,
    contestants: Sequence[Contestant],
    count: int = COUNT,
    seed: int = 0,
    limit: int | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Study:
    """Restore and measure; all but the times is the same at every run.

    Args:
        photos: a folder of undamaged photographs.
        contestants: they restore each case.
        count: how many cases; up to a sixth more come from faces, where some are found.
        seed: of the holes.
        limit: only so many photos are taken; None for all.
        progress: called with the share done.
        cancel: checked before each restoration, and by our own engines at short intervals.

    Raises:
        InpaintStudioError: there are no photos that are large enough, one cannot be read, or an engine failed.
        Cancelled: ``cancel`` was called.
    """
    if count < 1:
        raise InputError("At least one case is needed.")
    findings: list[Finding] = []
    examples: dict[tuple[str, str], Example] = {}
    warm_up(contestants, cancel)
    on_faces = count // 6
    for index, case in enumerate(chain(cases(photos, count, seed, limit), face_cases(photos, on_faces, seed, limit))):
        tiles = [Tile("before", _shown(case, case.truth)), Tile("damaged", _shown(case, case.damaged))]
        for finding, result in _restored(case, contestants, cancel):
            findings.append(finding)
            tiles.append(Tile(_caption(finding), _shown(case, result)))
        title = f"{case.shape} px, {case.place} (share of fine detail {case.share:.2f}): {case.name}"
        examples.setdefault((case.place, case.shape), Example(title, tuple(tiles)))
        progress((index + 1) / (count + on_faces))
    progress(1.0)
    names = ", ".join(contestant.name for contestant in contestants)
    return Study(tuple(findings), tuple(examples.values()), f"Engines: {names}. Cases: {count}. Seed {seed}.")


def _restored(
    case: Case, contestants: Sequence[Contestant], cancel: CancelToken
) -> Iterator[tuple[Finding, PhotoArray]]:
    about = case.name, case.shape, case.place, case.share
    masked = int(np.count_nonzero(case.hole))
    for contestant in contestants:
        cancel.raise_if_cancelled()
        start = time.perf_counter()
        result = contestant.restore(case.damaged, case.hole, cancel)
        seconds = time.perf_counter() - start
        found = measure(case.truth, result, case.hole)
        yield Finding(*about, contestant.name, masked, seconds, found), result


def _caption(finding: Finding) -> str:
    found = finding.measures
    far = f", feat {found['feat']:.3f}" if "feat" in found else ""
    return f"{finding.engine}: {found['psnr']:.2f} dB{far}, grad {found['grad']:.2f}"


def _shown(case: Case, pixels: PhotoArray) -> PhotoArray:
    """Return the part of the crop that the page shows: the hole in its middle unless the border is near."""
    where = []
    for axis in (0, 1):
        found = np.flatnonzero(case.hole.any(axis=1 - axis))
        start = (int(found[0]) + int(found[-1]) + 1 - _SHOWN) // 2
        start = min(max(0, start), case.hole.shape[axis] - _SHOWN)
        where.append(slice(start, start + _SHOWN))
    return pixels[where[0], where[1]]
