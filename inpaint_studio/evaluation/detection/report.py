"""Lays out a study of detection: an HTML page of tables and overlays, and a table for the terminal."""

import json
from html import escape
from pathlib import Path

from rich import box
from rich.table import Table

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.core.markup import tag
from inpaint_studio.evaluation import markup
from inpaint_studio.evaluation.detection.measures import MOST_FALSE, TOLERANCE
from inpaint_studio.evaluation.detection.study import Part, study
from inpaint_studio.evaluation.machine import machine, machine_line
from inpaint_studio.files.atomic import check_target, replacing

_METHOD = (
    f"A marked pixel is right within {TOLERANCE} px of damage, and damage is found within {TOLERANCE} px of a marked "
    "pixel; what is barely visible counts on neither side. Figures are of all pixels of all photos together. F1 is the "
    f"best one at which at most {MOST_FALSE} marks in a megapixel touch no damage; precision and recall belong to it.",
    "The simulation ages whole photos, damages them and scans them; the network has learned from such damage on other "
    "photos. PSNR is of the whole photo after what was found, or what is damaged in truth, has been filled by Fast "
    "Marching. Real prints have masks made by hand: they count more than anything simulated.",
    "An object is a connected piece of damage; it is found where at least half of it is marked by default, or lies "
    f"within {TOLERANCE} px of what is. A line is four times as long as it is wide; anything else is a speck up to "
    "200 pixels, or a patch.",
    "Strokes are painted by a simulated restorer, a little wider than the damage and a little beside it; what is "
    "painted or taken back counts on neither side of precision and recall. Figures are means over the photos. Infrared "
    "is simulated, too: dyes let it through and dust does not.",
    "On overlays what was found rightly is green, what is false red, and what was missed blue.",
)


def run(
    photos: Path,
    report: Path,
    figures: Path | None = None,
    *,
    planes: Path | None = None,
    real: Path | None = None,
    seed: int = 0,
    limit: int | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Part]:
    """Study, write the page and, if asked for, the figures; nothing is written if the study fails.

    Args:
        photos: a folder of undamaged photographs.
        report: where the HTML file goes.
        figures: where the JSON file goes, or None.
        planes: a folder of planes of real damage, or None.
        real: a folder of real prints with masks, or None.
        seed: of the damage.
        limit: only so many photos are taken; None for all.
        progress: called with the share done.
        cancel: asked before each photo.

    Raises:
        InpaintStudioError: a file cannot be read or written.
        Cancelled: ``cancel`` was called.
    """
    targets = [report, *([figures] if figures else [])]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    parts = study(photos, planes=planes, real=real, seed=seed, limit=limit, progress=progress, cancel=cancel)
    texts = [as_html(parts)]
    if figures:
        found = {part.title: part.figures for part in parts}
        texts.append(json.dumps({"seed": seed, **machine(), **found}, indent=2) + "\n")
    for target, text in zip(targets, texts, strict=True):
        with replacing(target) as stream:
            stream.write(text.encode())
    return parts


def as_html(parts: list[Part]) -> str:
    """Return the page."""
    sections = []
    for part in parts:
        names = _measures(part)
        rows = [
            markup.row(engine, [(_text(figures.get(name)), "") for name in names])
            for engine, figures in part.figures.items()
        ]
        sections += [tag("h2", escape(part.title)), markup.table(["", *map(escape, names)], rows)]
        sections += [markup.crop(overlay.pixels, overlay.title) for overlay in part.overlays]
    sections += [tag("h2", "How it was measured"), *(tag("p", escape(text)) for text in _METHOD)]
    sections.append(tag("p", escape(machine_line()), "note"))
    # Overlays are looked at in detail: as large as they are.
    wide = "<style>figure, figure img { width: auto; max-width: 100%; }</style>"
    return markup.page("How well damage is found", [wide, *sections])


def as_table(parts: list[Part]) -> Table:
    """Return the figures as a table for the terminal."""
    table = Table(title="What was found", box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("", no_wrap=True)
    table.add_column("", justify="right")
    for part in parts:
        table.add_row(part.title, "", style="bold")
        for engine, figures in part.figures.items():
            table.add_row(f"  {engine}", "")
            for name, value in figures.items():
                table.add_row(f"    {name}", _text(value))
    return table


def _measures(part: Part) -> list[str]:
    return list(dict.fromkeys(name for figures in part.figures.values() for name in figures))


def _text(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}" if abs(value) < 1 else f"{value:.2f}"
