"""The table of benchmarks behind ``inpaint-studio benchmark``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inpaint_studio.core.job import ProgressCallback
from inpaint_studio.evaluation.benchmarks import rivals
from inpaint_studio.evaluation.growth import growth, scale
from inpaint_studio.evaluation.memory import memory
from inpaint_studio.evaluation.network import network
from inpaint_studio.evaluation.outcome import Outcome
from inpaint_studio.evaluation.texture.speed import texture_speed


@dataclass(frozen=True)
class Benchmark:
    """One benchmark.

    Attributes:
        engine: the engine, or part of the program, that it measures.
        run: measures, given sizes of photos in megapixels, a number of rounds, and a callback for the share done.
        megapixels: sizes of photos by default.
        repeats: number of rounds by default.
    """

    engine: str
    run: Callable[[Sequence[float], int, ProgressCallback], Outcome]
    megapixels: tuple[float, ...]
    repeats: int


SUITE = {
    "rivals": Benchmark("fmm", rivals, (2, 24), 5),
    "growth": Benchmark("fmm", growth, (2, 4, 10, 20, 40, 100), 3),
    "scale": Benchmark("fmm", scale, (2, 100), 5),
    "memory": Benchmark("fmm", memory, (100,), 1),
    "network": Benchmark("pconv", network, (24,), 3),
    "texture": Benchmark("texture", texture_speed, (24,), 5),
}
"""Every benchmark but that of the window, by name."""
