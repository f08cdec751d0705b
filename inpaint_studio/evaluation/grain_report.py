"""Lays out findings on grain: an HTML page of tables, spectra and crops, and a table for the terminal."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

import numpy as np
from rich import box
from rich.table import Table

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.markup import tag
from inpaint_studio.evaluation import markup, plots
from inpaint_studio.evaluation.grain import (
    BANDS,
    FREQUENCIES,
    Finding,
    as_json,
    by_kind,
    deviation,
    likeness,
    measure,
    summary,
    with_grain,
)
from inpaint_studio.evaluation.machine import machine, machine_line
from inpaint_studio.files.atomic import check_target, replacing

_METHOD = (
    "Round holes of 24 px are punched where a photo shows nothing but a plane and grain, and filled without grain and "
    "with grain like the surroundings'. Where grain was added, it is known outside, and inside it is what a filling "
    "differs by from the filling of the photo without it; photos whose own texture is stronger are left out. Where a "
    "photo was taken as it is, grain is what a plane leaves of blocks of 16 x 16 px.",
    "Numbers are the grain inside the holes over the grain outside, 1 being alike: its strength (standard deviation) "
    f"and its power at low, middle and high frequencies ({', '.join(f'{a:g}-{b:g}' for a, b in BANDS.values())} cycles "
    "a pixel), medians over photos. “Truth” is what was where the holes are: it says how much chance there is in it. "
    "“Given” counts the photos that got any; the numbers under “match” are theirs.",
)
_NAMES = {"truth": "truth", "off": "no grain", "match": "match"}
_CAPTIONS = ("before", "damaged", "filled, no grain", "filled, grain matched")
_SHOWN = 12


def run(
    photos: Sequence[Path],
    report: Path,
    figures: Path | None = None,
    seed: int = 0,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Finding]:
    """Measure, write the report and, if asked for, the figures; nothing is written if the measuring fails.

    Raises:
        InpaintStudioError: a file cannot be read or written, or no photo has grain to be measured.
        Cancelled: ``cancel`` was called.
    """
    targets = [report, *([figures] if figures else [])]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    found = measure(photos, seed, progress, cancel)
    texts = [as_html(found)]
    if figures:
        texts.append(json.dumps({"evaluation": "grain", "seed": seed, **machine(), **as_json(found)}, indent=2) + "\n")
    for target, text in zip(targets, texts, strict=True):
        with replacing(target) as stream:
            stream.write(text.encode())
    return found


def as_html(found: Sequence[Finding]) -> str:
    """Return the report."""
    drawn = {
        kind: {
            "outside": _mean_spectrum(own, "outside"),
            "no grain": _mean_spectrum(own, "off"),
            "match": _mean_spectrum(with_grain(own) or own, "match"),
        }
        for kind, own in by_kind(found).items()
    }
    holes = sum(each.holes for each in found)
    sections = [
        tag("p", f"Photos: {len({each.photo for each in found})}. Holes: {holes}."),
        markup.drawing(plots.spectra(drawn, FREQUENCIES.tolist()), "Spectra of the grain inside and outside"),
        markup.table(["Grain", *_headings()], [markup.row(kind, _cells(own)) for kind, own in summary(found).items()]),
        *_crops(found),
        tag("h2", "How it was measured"),
        *(tag("p", escape(text)) for text in _METHOD),
        tag("p", escape(machine_line()), "note"),
        _everything(found),
    ]
    return markup.page("How like the grain of a photo that of its fillings is", sections)


def _mean_spectrum(found: Sequence[Finding], name: str) -> list[float]:
    """Return the geometric mean over photos of a spectrum, divided by the mean power of the grain outside."""
    parts = [np.log(np.maximum(getattr(each, name) / deviation(each.outside) ** 2, 1e-6)) for each in found]
    return [float(power) for power in np.exp(np.mean(parts, axis=0))]


def _headings() -> list[str]:
    parts = [f"{title}<br>{name}" for title in _NAMES.values() for name in ("strength", *BANDS)]
    return ["photos", "given", "holes", *parts]


def _cells(own: dict[str, object]) -> list[tuple[str, str]]:
    counts = [(str(own[name]), "") for name in ("photos", "given", "holes")]
    return counts + [
        (_text(value), "best" if name == "match" else "") for name in _NAMES for value in _values(own, name)
    ]


def _values(own: dict[str, object], name: str) -> list[float | None]:
    part = own[name]
    return [part[key] for key in ("strength", *BANDS)] if isinstance(part, dict) else []


def _text(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _crops(found: Sequence[Finding]) -> list[str]:
    shown = list({(each.kind, each.photo): each for each in found}.values())
    real = [each for each in shown if each.kind == "as it is"]
    rest = [each for each in shown if each.kind != "as it is"]
    parts = [tag("h2", "Crops")]
    for each in (real + rest[:: max(1, len(rest) // _SHOWN)])[: 2 * _SHOWN]:
        like = likeness(each.match, each.outside).strength
        parts.append(tag("h3", escape(f"{each.photo}: {each.kind}; strength {like:.2f}")))
        tiles = zip(each.tiles, _CAPTIONS, strict=True)
        parts.append(tag("div", "".join(markup.crop(pixels, text) for pixels, text in tiles), "tiles"))
    return parts


def _everything(found: Sequence[Finding]) -> str:
    rows = []
    for each in found:
        cells = [each.kind, str(each.holes), f"{deviation(each.outside):.1f}"]
        for name in _NAMES:
            like = likeness(getattr(each, name), each.outside)
            cells += [f"{like.strength:.2f}", *(_text(like.bands[band]) for band in BANDS)]
        rows.append(markup.row(each.photo, [(cell, "") for cell in cells]))
    headings = ["photo", "grain", "holes", "outside<br>levels", *_headings()[3:]]
    return tag("details", tag("summary", f"All {len(rows)} measurements") + markup.table(headings, rows))


def as_table(found: Sequence[Finding]) -> Table:
    """Return the summary as a table for the terminal."""
    table = Table(
        title="Grain inside the holes over grain outside (medians)",
        caption="strength: of “match”, and without grain; low, mid, high: power of “match”",
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
    )
    table.add_column("Grain", overflow="fold")
    for heading in ("Photos", "Given", "None", "Match", *BANDS):
        table.add_column(heading, justify="right", no_wrap=True)
    for kind, own in summary(found).items():
        off, match = _values(own, "off"), _values(own, "match")
        table.add_row(kind, str(own["photos"]), str(own["given"]), _text(off[0]), *map(_text, match))
    return table
