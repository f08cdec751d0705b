"""The experiment of the project's report: the quality of each engine by the thickness of the damage."""

from collections.abc import Sequence

from rich import box
from rich.table import Table

from inpaint_studio.errors import InputError
from inpaint_studio.evaluation import plots
from inpaint_studio.evaluation.harness import Measurement
from inpaint_studio.evaluation.summary import Group, grouped, signed

PLAIN = "fmm:weighting=telea"
"""Fast Marching as in Telea's paper of 2004, which the report used; gains are given over it."""

ENGINES = f"pconv,fmm,{PLAIN},opencv-telea,opencv-ns"
WIDTHS = (1, 2, 3, 5, 8, 12, 20, 40, 64)
"""The contestants and the widths in pixels that are compared by default."""


def reference(engines: Sequence[str]) -> str:
    """Return the engine over which gains are given: plain Telea, else OpenCV's, else the last one."""
    return next((name for name in (PLAIN, "opencv-telea") if name in engines), engines[-1])


def as_table(measurements: Sequence[Measurement]) -> Table:
    """Return PSNR, gain and SSIM by width as a table for the terminal.

    Args:
        measurements: of growing scratches.
    """
    group = _scratches(measurements)
    base = reference(group.engines)
    count = group.scores[base, group.damages[0]].restorations
    title = f"Damage of growing thickness, means over the masked pixels; photos: {count}"
    table = Table(title=title, box=box.SIMPLE_HEAD, padding=0, show_edge=False)
    table.add_column("Engine", no_wrap=True)
    for damage in group.damages:
        table.add_column(damage, justify="right", no_wrap=True)
    _add_block(table, group, "PSNR, dB", [[f"{score:.2f}" for score in line] for line in _values(group, "psnr")])
    gains = [
        [signed(score - plain, 2) for score, plain in zip(line, _line(group, base, "psnr"), strict=True)]
        for line in _values(group, "psnr")
    ]
    _add_block(table, group, f"PSNR over {base}, dB", gains, base)
    _add_block(table, group, "SSIM", [[f"{score:.3f}" for score in line] for line in _values(group, "ssim")])
    return table


def as_plot(measurements: Sequence[Measurement], suffix: str) -> bytes:
    """Return PSNR, gain and SSIM over the width as a picture.

    Args:
        measurements: of growing scratches.
        suffix: ``".png"`` or ``".svg"``.

    Raises:
        InputError: the suffix is neither.
    """
    check_plot(suffix)
    group = _scratches(measurements)
    return plots.gain_by_width(group, reference(group.engines), "svg" if suffix.lower() == ".svg" else "png")


def check_plot(suffix: str) -> None:
    """Make sure that a plot can be written to a file with this suffix.

    Raises:
        InputError: the suffix is neither ``.png`` nor ``.svg``.
    """
    if suffix.lower() not in (".png", ".svg"):
        raise InputError("A plot is a .png or an .svg file.")


def _scratches(measurements: Sequence[Measurement]) -> Group:
    return next(group for group in grouped(measurements) if group.widths)


def _values(group: Group, measure: str) -> list[list[float]]:
    return [_line(group, engine, measure) for engine in group.engines]


def _line(group: Group, engine: str, measure: str) -> list[float]:
    return [getattr(group.scores[engine, damage], measure) for damage in group.damages]


def _add_block(table: Table, group: Group, title: str, lines: list[list[str]], without: str = "") -> None:
    table.add_row(title, style="bold")
    for engine, line in zip(group.engines, lines, strict=True):
        if engine != without:
            table.add_row(f"  {engine}", *line)
