"""Measures the network for ``benchmark pconv``: operations a second, share of the machine's peak, time of a scan."""

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass

import numpy as np

from inpaint_studio.core.holes import View, split
from inpaint_studio.core.job import ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import restore
from inpaint_studio.engines.pconv.convolutions import flops_per_pixel
from inpaint_studio.engines.pconv.options import INFO
from inpaint_studio.engines.pconv.patches import SIZES, patches
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.evaluation import scenes
from inpaint_studio.evaluation.memory import can_be_measured, most_during, resident
from inpaint_studio.evaluation.outcome import Outcome, new_table
from inpaint_studio.evaluation.timing import Laps, Task, interleaved

SHARE = 0.02
"""Smallest share of the scan's pixels that is masked."""

ASKED_RATE, ASKED_MB = 0.5, 1500.0
"""Million pixels of windows a second on two cores, at least; 10^6 bytes beside the photo, at most."""

_SIDE = SIZES[-2]
_LOADING = 0.5
"""Million pixels of the photo that is restored first, so that the network and its libraries are loaded."""
_HEADINGS = ("Time\nms", "Rate\nMP/s", "Operations\nTFLOP/s", "Of the\npeak")


@dataclass(frozen=True)
class Pass:
    """The network, or one of its convolutions alone, over one patch.

    Attributes:
        what: ``"network"``, or the name of the convolution.
        ms: median time in milliseconds.
        tflops: 10^12 operations a second.
        share: ``tflops`` as a share of the peak, which is that of the fastest convolution.
        ns: nanoseconds for each pixel of the patch; None for a convolution.
    """

    what: str
    ms: float
    tflops: float
    share: float
    ns: float | None


@dataclass(frozen=True)
class Scan:
    """A scan restored as in the window.

    Attributes:
        megapixels: size of the scan.
        masked: how many of its pixels were restored.
        windows: million pixels in all windows around holes, which overlap.
        patches: million pixels in all patches that the network was given.
        seconds: median time by the clock.
        cpu_seconds: median time of all processor cores together, which depends less on what else the machine does.
        rate: million pixels of windows a second.
        tflops: 10^12 operations of the network a second; the time includes all other work.
        share: ``tflops`` as a share of the peak.
        extra_mb: peak of the memory beside the scan and its mask, in 10^6 bytes; None where it cannot be measured.
        loaded_mb: the part of it that is taken after the network and its libraries are loaded.
    """

    megapixels: float
    masked: int
    windows: float
    patches: float
    seconds: float
    cpu_seconds: float
    rate: float
    tflops: float
    share: float
    extra_mb: float | None
    loaded_mb: float | None


def run_network(
    megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress
) -> tuple[list[Pass], list[Scan]]:
    """Time convolutions, network and scans, interleaved; then measure the memory of each scan in a process of its own.

    Args:
        megapixels: sizes of the scans.
        repeats: number of rounds; one more goes before them and is not counted.
        progress: called with the share done.
    """
    tasks, flops = _bare_tasks()
    engine = create_engine("pconv")
    scans = {size: _scan(size) for size in megapixels}
    for size, (photo, mask) in scans.items():
        tasks[_name(size)] = lambda photo=photo, mask=mask: restore(photo, mask, engine)  # type: ignore[misc]
    laps = interleaved(tasks, repeats, scaled_progress(progress, 0, 0.9))
    passes = _passes(laps, flops)
    peak = max(each.tflops for each in passes)
    found = []
    for done, (size, (_, mask)) in enumerate(scans.items()):
        seconds = laps.wall(_name(size)), laps.cpu(_name(size))
        found.append(_measured(size, mask, seconds, peak))
        progress(0.9 + 0.1 * (done + 1) / len(scans))
    return passes, found


def _name(megapixels: float) -> str:
    return f"scan of {megapixels:g}"


def _bare_tasks() -> tuple[dict[str, Task], dict[str, float]]:
    """Return the tasks to be timed, the network and its convolutions, and their operations, by name."""
    from inpaint_studio.engines.pconv.peak import (
        convolution_work,
        main_convolutions,
        network_work,
        shipped_weights,
    )

    weights = shipped_weights()
    tasks, flops = {}, {}
    for each in main_convolutions(weights):
        tasks[each.name], flops[each.name] = convolution_work(each, _SIDE)
    tasks["network"], flops["network"] = network_work(weights, _SIDE)
    return tasks, flops


def _passes(laps: Laps[str], flops: dict[str, float]) -> list[Pass]:
    rates = {name: count / laps.wall(name) / 1e12 for name, count in flops.items()}
    peak = max(rates.values())
    return [
        Pass(
            *(name, 1e3 * laps.wall(name), rate, rate / peak),
            1e9 * laps.wall(name) / _SIDE**2 if name == "network" else None,
        )
        for name, rate in rates.items()
    ]


def _scan(megapixels: float) -> tuple[Photo, Mask]:
    pixels = scenes.make_photo(megapixels)
    return Photo(pixels), Mask(scenes.make_net(pixels.shape, SHARE))


def _measured(megapixels: float, mask: Mask, seconds: tuple[float, float], peak: float) -> Scan:
    from inpaint_studio.engines.pconv.peak import shipped_weights

    windows = list(split(mask.pixels, View.of(INFO)))
    area = sum(window.region.area for window in windows) / 1e6
    given = sum(place.area for window in windows for place in patches(window.mask)) / 1e6
    tflops = given * flops_per_pixel(shipped_weights().network) / seconds[0] / 1e6
    extra, loaded = _apart(megapixels)
    return Scan(
        *(megapixels, int(np.count_nonzero(mask.pixels)), area, given, *seconds),
        *(area / seconds[0], tflops, tflops / peak, extra, loaded),
    )


def _apart(megapixels: float) -> tuple[float | None, float | None]:
    if not can_be_measured():
        return None, None
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as executor:
        return executor.submit(measure_memory, megapixels).result()


def measure_memory(megapixels: float) -> tuple[float, float]:
    """Return ``Scan.extra_mb`` and ``Scan.loaded_mb``; to be run in a process of its own, on Linux."""
    photo, mask = _scan(megapixels)
    before = resident("VmRSS")
    engine = create_engine("pconv")
    restore(*_scan(min(megapixels, _LOADING)), engine)
    loaded = resident("VmRSS")
    extra = most_during(lambda: restore(photo, mask, engine))
    return (loaded - before + extra) / 1e6, extra / 1e6


def network(megapixels: Sequence[float], repeats: int, progress: ProgressCallback = ignore_progress) -> Outcome:
    """Measure the network and return the table."""
    from inpaint_studio.engines.pconv.peak import shipped_weights

    passes, scans = run_network(megapixels, repeats, progress)
    flops = flops_per_pixel(shipped_weights().network)
    table = new_table("The network, alone and at work", "What", _HEADINGS, _note(flops, scans))
    for each in passes:
        rate = "" if each.ns is None else f"{1e3 / each.ns:.2f}"
        name = each.what if each.what == "network" else f"convolution, {each.what}"
        table.add_row(name, f"{each.ms:.1f}", rate, f"{each.tflops:.2f}", f"{each.share:.0%}")
    for scan in scans:
        name = f"restore {scan.megapixels:g} MP, {scan.masked:,} px masked"
        cells = f"{1e3 * scan.seconds:.0f}", f"{scan.rate:.2f}", f"{scan.tflops:.2f}", f"{scan.share:.0%}"
        table.add_row(name, *cells)
    rows = [*map(asdict, passes), *map(asdict, scans)]
    settings = {"flops_per_pixel": flops, "patch": _SIDE}
    return Outcome("network", table, rows, settings)


def _note(flops: float, scans: Sequence[Scan]) -> str:
    lines = [
        f"The network's convolutions take {flops / 1e3:.0f} kFLOP a pixel, counted from its table.",
        "The peak is the fastest of its 3 x 3 convolutions alone.",
        f"Patches of {_SIDE} px, in float32.",
    ]
    for scan in scans:
        lines.append(
            f"{scan.megapixels:g} MP: {scan.rate:.2f} MP of windows a second (asked: {ASKED_RATE:g}); "
            f"windows {scan.windows:.1f} MP, patches {scan.patches:.1f} MP, {scan.cpu_seconds:.0f} s of processor time."
        )
        if scan.extra_mb is not None:
            lines.append(
                f"Memory beside photo and mask: {scan.extra_mb:.0f} MB (asked: {ASKED_MB:.0f}), "
                f"{scan.loaded_mb:.0f} MB once all is loaded."
            )
    return "\n".join(lines)
