"""Lays out a study of texture: an HTML page of tables and crops at 200 %, and a table for the terminal."""

import json
from collections.abc import Sequence
from html import escape
from pathlib import Path

from rich import box
from rich.table import Table

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.markup import tag
from inpaint_studio.evaluation import markup
from inpaint_studio.evaluation.contestants import contestants
from inpaint_studio.evaluation.examples import Example
from inpaint_studio.evaluation.machine import machine, machine_line
from inpaint_studio.evaluation.texture.features import MISSING
from inpaint_studio.evaluation.texture.measures import FEATURES
from inpaint_studio.evaluation.texture.study import COUNT, Finding, Study, everybody, study
from inpaint_studio.evaluation.texture.summary import ALL, Summary, as_json, summarised
from inpaint_studio.files.atomic import check_target, replacing

_METHOD = (
    "A hole is put into a crop of a photo that is whole: a stroke of 3 to 40 px or a blob of 30 to 90 px, in a place "
    "of the kind whose turn it is. The kind follows from the share of fine detail around the hole: the energy of luma "
    "less its blur by sigma 1.5 over that of luma less its blur by sigma 12, in a ring of 15 px; from .2 on it is "
    "texture where the detail is spread evenly, else and from .1 on mixed, below smooth. Holes in faces, which a "
    "detector looks for, count among faces alone.",
    "feat and style compare the features of VGG16 after its five blocks, in the hole and 8 px around: feat their "
    "direction, pixel by pixel (LPIPS without learnt weights), style their Gram matrices. grad is the energy of the "
    "Laplacian in the hole over that of what was there, ring over that around it. spec is the root mean square of the "
    "errors of the energies of four bands. PSNR prefers a smear to texture that is right but elsewhere: read it last.",
    "No number replaces the eye: seams, doubled edges and blotches pass all of them. Bold is the best of its column.",
)


def run(
    photos: Path,
    report: Path,
    figures: Path | None = None,
    engines: str | None = None,
    count: int | None = None,
    seed: int = 0,
    limit: int | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> Study:
    """Study, write the page and, if asked for, the figures; nothing is written if the study fails.

    Args:
        photos: a folder of undamaged photographs.
        report: where the HTML file goes.
        figures: where the JSON file goes, or None.
        engines: the contestants, as ``contestants`` reads them; None for all that are there.
        count: how many cases; None for 48.
        seed: of the holes.
        limit: only so many photos are taken; None for all.
        progress: called with the share done.
        cancel: checked before each restoration, and by our own engines at short intervals.

    Raises:
        InpaintStudioError: a file cannot be read or written, or an engine failed.
        Cancelled: ``cancel`` was called.
    """
    targets = [report, *([figures] if figures else [])]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    found = study(
        photos, contestants(engines or everybody()), COUNT if count is None else count, seed, limit, progress, cancel
    )
    texts = [as_html(found)]
    if figures:
        about = {"evaluation": found.settings, "seed": seed, **machine()}
        texts.append(json.dumps({**about, **as_json(found.findings)}, indent=2) + "\n")
    for target, text in zip(targets, texts, strict=True):
        with replacing(target) as stream:
            stream.write(text.encode())
    return found


def as_html(found: Study) -> str:
    """Return the page."""
    summary = summarised(found.findings)
    notes = [] if _has_features(summary) else [tag("p", escape(MISSING))]
    sections = [
        *notes,
        _overall(summary),
        *_tables(summary),
        *_crops(found.examples),
        tag("h2", "How it was measured"),
        *(tag("p", escape(text)) for text in (*_METHOD, found.settings)),
        tag("p", escape(machine_line()), "note"),
        _everything(found.findings, summary),
    ]
    return markup.page("How well texture is restored", sections)


def as_table(found: Study) -> Table:
    """Return the means as a table for the terminal."""
    summary = summarised(found.findings)
    table = Table(
        title="Holes in texture and elsewhere, means over the cases",
        caption=None if _has_features(summary) else MISSING,
        box=box.SIMPLE_HEAD,
        padding=0,
        show_edge=False,
    )
    table.add_column("Engine", no_wrap=True)
    for group, count in summary.groups.items():
        table.add_column(f"{group.replace(' ', chr(10))}\nn {count}", justify="right", no_wrap=True)
    for measure in summary.measures:
        table.add_row(measure.title, style="bold")
        for engine, cells in summary.texts(measure).items():
            table.add_row(f"  {engine}", *(text for text, _ in cells))
    return table


def _has_features(summary: Summary) -> bool:
    return any(measure.name in FEATURES for measure in summary.measures)


def _overall(summary: Summary) -> str:
    """Return all measures of all cases."""
    last = list(summary.groups).index(ALL)
    cells = {measure: summary.texts(measure) for measure in summary.measures}
    rows = [
        markup.row(
            engine, [(text, "best" if best else "") for text, best in (each[engine][last] for each in cells.values())]
        )
        for engine in summary.engines
    ]
    intro = tag("p", f"Cases: {summary.groups[ALL]}, each restored by every engine.")
    return intro + markup.table(["", *(measure.name for measure in summary.measures)], rows)


def _tables(summary: Summary) -> list[str]:
    counts = [f"{escape(group)}<br>{tag('span', f'n {n}', 'note')}" for group, n in summary.groups.items()]
    parts = [tag("h2", "By shape of the hole and kind of place")]
    for measure in summary.measures:
        rows = [
            markup.row(engine, [(text, "best" if best else "") for text, best in cells])
            for engine, cells in summary.texts(measure).items()
        ]
        parts += [tag("h3", escape(measure.title)), markup.table(["", *counts], rows)]
    return parts


def _crops(examples: Sequence[Example]) -> list[str]:
    note = "The first case of each shape in each kind of place, at 200 %. The figures are those of the whole hole."
    parts = [tag("h2", "Crops"), tag("p", note, "note")]
    for example in examples:
        tiles = "".join(markup.crop(tile.pixels, tile.caption) for tile in example.tiles)
        parts += [tag("h3", escape(example.title)), tag("div", tiles, "tiles double")]
    return parts


def _everything(findings: Sequence[Finding], summary: Summary) -> str:
    taken = [measure for measure in summary.measures if measure.name in findings[0].measures]
    rows = []
    for each in findings:
        cells = [each.shape, each.place, f"{each.share:.2f}", each.engine, str(each.masked)]
        cells += [f"{each.measures[measure.name]:.{measure.digits}f}" for measure in taken]
        rows.append(markup.row(each.case, [(cell, "") for cell in cells]))
    headings = ["case", "hole", "place", "share", "engine", "masked px", *(measure.name for measure in taken)]
    return tag("details", tag("summary", f"All {len(rows)} restorations") + markup.table(headings, rows))
