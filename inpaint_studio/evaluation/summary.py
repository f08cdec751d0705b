"""Means of measurements by damage, and the leads of the first contestant over the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from rich import box
from rich.table import Table

from inpaint_studio.evaluation.harness import Measurement


@dataclass(frozen=True)
class Score:
    """Means over photos.

    Attributes:
        psnr: dB.
        ssim: 1 is best.
        microseconds: time for each masked pixel: the sum of all times over the number of all masked pixels.
        restorations: how many were measured.
    """

    psnr: float
    ssim: float
    microseconds: float
    restorations: int


@dataclass(frozen=True)
class Group:
    """Kinds of damage that are shown together.

    Attributes:
        title: its heading.
        damages: names of the kinds, in the order of the columns.
        widths: of scratches in pixels, in the same order; empty for damage of real shape.
        engines: names of the contestants, in the order of the rows.
        scores: by contestant and damage.
        means: by contestant; each kind of damage has the same weight.
    """

    title: str
    damages: tuple[str, ...]
    widths: tuple[int, ...]
    engines: tuple[str, ...]
    scores: dict[tuple[str, str], Score]
    means: dict[str, Score]

    def label(self, damage: str) -> str:
        """Return a kind of damage as it is called outside its group."""
        return f"{damage} scratches" if self.widths else damage


@dataclass(frozen=True)
class Lead:
    """The lead of the first contestant over another one, in all that was measured.

    Attributes:
        rival: the name of the other one.
        psnr: difference of the mean PSNRs in dB; each kind of damage has the same weight.
        ssim: difference of the mean SSIMs, with the same weights.
        better: number of restorations in which the PSNR was higher.
        restorations: number of all restorations.
        least: the kind of damage with the smallest lead in PSNR.
        least_psnr: the lead there, dB.
    """

    rival: str
    psnr: float
    ssim: float
    better: int
    restorations: int
    least: str
    least_psnr: float


def grouped(measurements: Sequence[Measurement]) -> list[Group]:
    """Return scratches by width, then damage of real shape, as far as they were measured."""
    scratches = [each for each in measurements if each.width is not None]
    shapes = [each for each in measurements if each.width is None]
    return [
        _group(title, part)
        for title, part in (("Scratches by width", scratches), ("Damage of real shape", shapes))
        if part
    ]


def _group(title: str, measurements: Sequence[Measurement]) -> Group:
    kinds = sorted({(each.width or 0, each.damage) for each in measurements})
    damages = tuple(damage for _, damage in kinds)
    engines = tuple(dict.fromkeys(each.engine for each in measurements))
    parts: dict[tuple[str, str], list[Measurement]] = {}
    for each in measurements:
        parts.setdefault((each.engine, each.damage), []).append(each)
    scores = {key: _score(part) for key, part in parts.items()}
    means = {engine: _mean([scores[engine, damage] for damage in damages]) for engine in engines}
    return Group(title, damages, tuple(width for width, _ in kinds if width), engines, scores, means)


def _score(measurements: Sequence[Measurement]) -> Score:
    seconds, masked = sum(each.seconds for each in measurements), sum(each.masked for each in measurements)
    quality = fmean(each.psnr for each in measurements), fmean(each.ssim for each in measurements)
    return Score(*quality, 1e6 * seconds / masked, len(measurements))


def _mean(scores: Sequence[Score]) -> Score:
    return Score(
        fmean(each.psnr for each in scores),
        fmean(each.ssim for each in scores),
        fmean(each.microseconds for each in scores),
        sum(each.restorations for each in scores),
    )


def leads(measurements: Sequence[Measurement]) -> list[Lead]:
    """Return the first contestant's lead over each of the others."""
    first, *rivals = dict.fromkeys(each.engine for each in measurements)
    kinds = [(group, damage) for group in grouped(measurements) for damage in group.damages]
    psnrs = {(each.engine, each.photo, each.damage, each.width): each.psnr for each in measurements}
    cases = [(each.photo, each.damage, each.width) for each in measurements if each.engine == first]
    found = []
    for rival in rivals:
        gaps = [
            (group.scores[first, kind].psnr - group.scores[rival, kind].psnr, group.label(kind))
            for group, kind in kinds
        ]
        alike = [group.scores[first, kind].ssim - group.scores[rival, kind].ssim for group, kind in kinds]
        better = sum(psnrs[first, *case] > psnrs[rival, *case] for case in cases)
        least_psnr, least = min(gaps)
        mean = fmean(gap for gap, _ in gaps)
        found.append(Lead(rival, mean, fmean(alike), better, len(cases), least, least_psnr))
    return found


def as_table(measurements: Sequence[Measurement]) -> Table:
    """Return the means as a table for the terminal, a block for each group."""
    groups = grouped(measurements)
    first = groups[0].engines[0]
    table = Table(title="Means over the masked pixels", box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("Engine", overflow="fold")
    for heading in ("PSNR\ndB", "SSIM\n", "Time\nµs/px", f"{first}\nahead by"):
        table.add_column(heading, justify="right", overflow="fold")
    for group in groups:
        table.add_row(f"{group.title} ({group.means[first].restorations} restored)", style="bold")
        for engine in group.engines:
            ahead = group.means[first].psnr - group.means[engine].psnr
            table.add_row(f"  {engine}", *numbers(group.means[engine]), "" if engine == first else signed(ahead, 2))
    return table


def numbers(score: Score) -> tuple[str, str, str]:
    """Return PSNR, SSIM and time as they are printed."""
    return f"{score.psnr:.2f}", f"{score.ssim:.3f}", f"{score.microseconds:.2f}"


def signed(value: float, digits: int) -> str:
    """Return a difference with + or the minus sign U+2212; a difference that rounds to 0 has no sign."""
    text = f"{abs(value):.{digits}f}"
    return text if not float(text) else f"{'+' if value > 0 else '−'}{text}"


def lead_sentence(first: str, lead: Lead) -> str:
    """Return a lead in words."""
    side = "ahead of" if lead.psnr >= 0 else "behind"
    text = (
        f"{first} is {side} {lead.rival} by {abs(lead.psnr):.2f} dB and {signed(lead.ssim, 3)} SSIM in the mean of all "
        f"kinds of damage, and better in {lead.better} of {lead.restorations} restorations."
    )
    where = f"at {lead.least} ({signed(lead.least_psnr, 2)} dB)"
    return f"{text} {'Its lead is least' if lead.least_psnr >= 0 else 'It falls furthest behind'} {where}."


def as_json(measurements: Sequence[Measurement]) -> dict[str, Any]:
    """Return means, leads and every measurement in types that ``json`` can write."""
    return {
        "groups": [
            {
                "title": group.title,
                "engines": {
                    engine: {
                        "mean": vars(group.means[engine]),
                        "by_damage": {damage: vars(group.scores[engine, damage]) for damage in group.damages},
                    }
                    for engine in group.engines
                },
            }
            for group in grouped(measurements)
        ],
        "leads": [vars(lead) for lead in leads(measurements)],
        "measurements": [vars(each) for each in measurements],
    }
