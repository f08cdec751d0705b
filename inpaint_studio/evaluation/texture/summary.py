"""Means of the findings by contestant: of each shape of hole, of each kind of place, and of all."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import fmean, median
from typing import Any

from inpaint_studio.evaluation.texture.holes import SHAPES
from inpaint_studio.evaluation.texture.places import FACE, PLACES
from inpaint_studio.evaluation.texture.study import Finding

ALL = "all"
"""The group of all cases."""


@dataclass(frozen=True)
class Measure:
    """One measure, as tables show it.

    Attributes:
        name: as ``measure`` calls it, or "time".
        title: its heading.
        digits: behind the point.
        mean: over cases. Ratios of energies are without bound, so one odd case would make a mean of them.
        badness: the smaller, the better.
    """

    name: str
    title: str
    digits: int
    mean: Callable[[Sequence[float]], float]
    badness: Callable[[float], float]


MEASURES = (
    Measure("feat", "feat: distance of features, 0 is equal", 3, fmean, float),
    Measure("style", "style: distance of the features' Gram matrices, 0 is equal", 3, fmean, float),
    Measure("grad", "grad: fine detail over that of the truth, 1 is right (median)", 2, median, lambda x: abs(x - 1)),
    Measure(
        "ring", "ring: fine detail over that around the hole, 1 is alike (median)", 2, median, lambda x: abs(x - 1)
    ),
    Measure("spec", "spec: error of the bands' energies, octaves", 2, fmean, float),
    Measure("psnr", "PSNR of the masked pixels, dB", 2, fmean, lambda x: -x),
    Measure("ssim", "SSIM of the masked pixels", 3, fmean, lambda x: -x),
    Measure("time", "Time, µs a masked pixel", 1, fmean, float),
)
"""Every measure in the order of the tables."""


@dataclass(frozen=True)
class Summary:
    """The means.

    Attributes:
        engines: names of the contestants, in their order.
        groups: shapes, kinds of places and ``ALL``, of which there are cases, each with their number.
        measures: those that were taken.
        means: by measure, contestant and group.
    """

    engines: tuple[str, ...]
    groups: dict[str, int]
    measures: tuple[Measure, ...]
    means: dict[tuple[str, str, str], float]

    def line(self, measure: Measure, engine: str) -> list[float]:
        """Return a contestant's means of one measure, group by group."""
        return [self.means[measure.name, engine, group] for group in self.groups]

    def texts(self, measure: Measure) -> dict[str, list[tuple[str, bool]]]:
        """Return the means of one measure by contestant, as text, and whether each is the best of its group."""
        lines = {
            engine: [round(each, measure.digits) for each in self.line(measure, engine)] for engine in self.engines
        }
        best = [min(map(measure.badness, column)) for column in zip(*lines.values(), strict=True)]
        return {
            engine: [
                (f"{each:.{measure.digits}f}", measure.badness(each) == top)
                for each, top in zip(line, best, strict=True)
            ]
            for engine, line in lines.items()
        }


def summarised(findings: Sequence[Finding]) -> Summary:
    """Return the means of at least one finding."""
    engines = tuple(dict.fromkeys(each.engine for each in findings))
    names = [*(shape.name for shape in SHAPES), *PLACES, FACE, ALL]
    parts = {name: [each for each in findings if name in (each.shape, each.place, ALL)] for name in names}
    groups = {name: len({each.case for each in part}) for name, part in parts.items() if part}
    measures = tuple(each for each in MEASURES if each.name in findings[0].measures or each.name == "time")
    means = {
        (measure.name, engine, group): measure.mean(
            [_value(each, measure.name) for each in parts[group] if each.engine == engine]
        )
        for measure in measures
        for engine in engines
        for group in groups
    }
    return Summary(engines, groups, measures, means)


def _value(finding: Finding, name: str) -> float:
    return 1e6 * finding.seconds / finding.masked if name == "time" else finding.measures[name]


def as_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """Return the means and all findings in types that ``json`` can write."""
    summary = summarised(findings)
    means = {
        measure.name: {
            engine: dict(zip(summary.groups, summary.line(measure, engine), strict=True)) for engine in summary.engines
        }
        for measure in summary.measures
    }
    return {"cases": summary.groups, "means": means, "findings": [asdict(each) for each in findings]}
