"""Lays out an evaluation as one HTML page: tables, plots and crops, which needs no other files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from inpaint_studio.core.markup import tag
from inpaint_studio.evaluation import plots
from inpaint_studio.evaluation.damage import THRESHOLD
from inpaint_studio.evaluation.examples import Example
from inpaint_studio.evaluation.harness import Measurement
from inpaint_studio.evaluation.machine import machine_line
from inpaint_studio.evaluation.markup import crop, drawing, page, row, table
from inpaint_studio.evaluation.summary import Group, Score, grouped, lead_sentence, leads, numbers, signed

_METHOD = (
    "Photos that are whole were damaged on purpose, so what lay under the damage is known. All engines get the same "
    "8-bit photo and the same mask; PSNR and SSIM (Wang 2004, on each channel, window 11 px, sigma 1.5) are means over "
    "the masked pixels alone.",
    "A number in a table is the mean over photos; the mean at the end of a row counts each kind of damage the same. "
    "Bold is the best of its column; red is where the first engine is behind. “n” counts the photos that were hit.",
    "Scratches are bent strokes laid by chance, of exactly the width named. Damage of real shape comes from files, "
    f"scaled to the photo, turned or flipped by chance, and masked where its opacity is at least {THRESHOLD}/255.",
    "Each restoration was timed once, with the engines taking turns in a shuffled order, from 8-bit photo to 8-bit "
    "result, with as many threads as each uses by itself. Times depend on the machine; everything else is the same at "
    "every run.",
)


@dataclass(frozen=True)
class _Measure:
    """One table of each group."""

    title: str
    of: Callable[[Score], float]
    digits: int
    is_more_better: bool


_MEASURES = (
    _Measure("PSNR of the masked pixels, dB", lambda score: score.psnr, 2, True),
    _Measure("SSIM of the masked pixels", lambda score: score.ssim, 3, True),
    _Measure("Time, µs a masked pixel", lambda score: score.microseconds, 2, False),
)


def as_html(measurements: Sequence[Measurement], examples: Sequence[Example], settings: str) -> str:
    """Return the report.

    Args:
        measurements: at least one; the report gives the lead of the first contestant.
        examples: crops to show.
        settings: one line on the settings, such as the seed.
    """
    groups = grouped(measurements)
    sections = [
        _summary(measurements, groups),
        *(_section(group) for group in groups),
        _examples(examples),
        _method(settings),
        _everything(measurements),
    ]
    return page("How well the engines restore", sections)


def _summary(measurements: Sequence[Measurement], groups: Sequence[Group]) -> str:
    photos = len({each.photo for each in measurements})
    cases = len(measurements) // len(groups[0].engines)
    text = f"Photos: {photos}. Damaged versions of them, each restored by every engine: {cases}."
    first = groups[0].engines[0]
    found = leads(measurements)
    if not found:
        return tag("p", text)
    sentences = "".join(tag("li", escape(lead_sentence(first, lead))) for lead in found)
    plot = drawing(plots.lead_by_damage(groups), f"Lead of {first} in PSNR by damage")
    return tag("p", text) + tag("ul", sentences) + plot


def _section(group: Group) -> str:
    has_curve = len(group.widths) > 1
    parts = [tag("h2", escape(group.title))]
    if has_curve:
        parts.append(drawing(plots.quality_by_width(group), "PSNR and SSIM by width"))
    for measure in _MEASURES:
        parts += [tag("h3", measure.title), _table(group, measure)]
    if has_curve:
        parts.append(drawing(plots.time_by_width(group), "Time by width"))
    return "\n".join(parts)


def _table(group: Group, measure: _Measure) -> str:
    """Return one measure: a row for each contestant, then how far the first is ahead of each other."""
    values = {engine: [measure.of(score) for score in _scores(group, engine)] for engine in group.engines}
    shown = {engine: [round(value, measure.digits) for value in line] for engine, line in values.items()}
    best = [(max if measure.is_more_better else min)(column) for column in zip(*shown.values(), strict=True)]
    rows = []
    for engine, line in shown.items():
        kinds = ["best" if value == top else "" for value, top in zip(line, best, strict=True)]
        rows.append(row(engine, zip([f"{value:.{measure.digits}f}" for value in line], kinds, strict=True)))
    first, *rivals = group.engines
    for rival in rivals if measure.is_more_better else ():
        gaps = [own - other for own, other in zip(values[first], values[rival], strict=True)]
        cells = [(signed(gap, measure.digits), "behind" if gap < 0 else "") for gap in gaps]
        rows.append(row(f"{first} − {rival}", cells, "lead"))
    return table(["", *_headings(group), "mean"], rows)


def _headings(group: Group) -> list[str]:
    counts = [group.scores[group.engines[0], damage].restorations for damage in group.damages]
    return [
        f"{escape(damage)}<br>{tag('span', f'n {count}', 'note')}"
        for damage, count in zip(group.damages, counts, strict=True)
    ]


def _scores(group: Group, engine: str) -> list[Score]:
    return [*(group.scores[engine, damage] for damage in group.damages), group.means[engine]]


def _examples(examples: Sequence[Example]) -> str:
    note = (
        "Which are shown is a rule: for each kind of damage, the photo where the first engine's lead over the best "
        "other is the median, and the one where that lead is least. The crop is where the mask covers nearest to half; "
        "scratches that grow are shown at one place. dB are those of the crop."
    )
    parts = [tag("h2", "Crops"), tag("p", note, "note")]
    for example in examples:
        tiles = "".join(crop(tile.pixels, tile.caption) for tile in example.tiles)
        parts += [tag("h3", escape(example.title)), tag("div", tiles, "tiles")]
    return "\n".join(parts)


def _method(settings: str) -> str:
    sentences = "".join(tag("p", escape(text)) for text in (*_METHOD, settings))
    return tag("h2", "How it was measured") + sentences + tag("p", escape(machine_line()), "note")


def _everything(measurements: Sequence[Measurement]) -> str:
    headings = ["photo", "damage", "engine", "masked px", "PSNR, dB", "SSIM", "µs a masked px"]
    rows = []
    for each in measurements:
        score = Score(each.psnr, each.ssim, 1e6 * each.seconds / each.masked, 1)
        cells = [each.damage, each.engine, str(each.masked), *numbers(score)]
        rows.append(row(each.photo, [(cell, "") for cell in cells]))
    return tag("details", tag("summary", f"All {len(rows)} measurements") + table(headings, rows))
