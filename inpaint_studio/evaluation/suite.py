"""The table of benchmarks behind ``inpaint-studio benchmark``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from inpaint_studio.core.job import ProgressCallback
from inpaint_studio.evaluation.benchmarks import rivals
from inpaint_studio.evaluation.growth import growth, scale
from inpaint_studio.evaluation.memory import memory
from inpaint_studio.evaluation.outcome import Outcome


@dataclass(frozen=True)
class Benchmark:
    """One benchmark.

    Attributes:
        run: measures, given sizes of photos in megapixels and a number of rounds.
        megapixels: the sizes, unless others are asked for.
        repeats: the rounds, likewise.
    """

    run: Callable[[Sequence[float], int, ProgressCallback], Outcome]
    megapixels: tuple[float, ...]
    repeats: int


SUITE = {
    "rivals": Benchmark(rivals, (2, 24), 5),
    "growth": Benchmark(growth, (2, 4, 10, 20, 40, 100), 3),
    "scale": Benchmark(scale, (2, 100), 5),
    "memory": Benchmark(memory, (100,), 1),
}
"""By name; the command line says what each is for."""
