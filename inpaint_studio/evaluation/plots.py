"""Plots, drawn with Matplotlib: the report's as SVG text that needs nothing from outside, the benchmarks' as PNG."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from inpaint_studio.evaluation.summary import Group, Score

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COLOURS = ("#0b5cad", "#d1690e", "#3f8f4f", "#8a63a8", "#7a7a7a", "#b8456b", "#2a9d9d", "#a58a1f")
_MARKERS = "oDs^vPX*"
_INK, _FAINT = "#333333", "#dddddd"
_STYLE: dict[Any, Any] = {
    "font.size": 9,
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.edgecolor": "#999999",
    "svg.hashsalt": "inpaint-studio",  # the same figures give the same file
}
_NOTHING = {"Date": None, "Creator": None, "Format": None, "Type": None}


def quality_by_width(group: Group) -> str:
    """Return an SVG of PSNR and SSIM over the width of scratches, a line for each contestant."""

    def draw(figure: "Figure") -> None:
        left, right = figure.subplots(1, 2)
        _lines(left, group, lambda score: score.psnr, "PSNR, dB")
        _lines(right, group, lambda score: score.ssim, "SSIM")
        left.legend(frameon=False)

    return _svg(draw, (9, 3.6))


def gain_by_width(group: Group, reference: str, kind: Literal["png", "svg"]) -> bytes:
    """Return a picture of PSNR, of its gain over ``reference``, and of SSIM, by the width of the scratches."""
    plain = {damage: group.scores[reference, damage].psnr for damage in group.damages}

    def draw(figure: "Figure") -> None:
        panels = figure.subplots(1, 3)
        _lines(panels[0], group, lambda score: score.psnr, "PSNR, dB")
        for index, engine in enumerate(group.engines):
            gains = [group.scores[engine, damage].psnr - plain[damage] for damage in group.damages]
            _line(panels[1], group.widths, gains, index, engine)
        _by_width(panels[1], group.widths, f"PSNR over {reference}, dB")
        _lines(panels[2], group, lambda score: score.ssim, "SSIM")
        figure.legend(*panels[0].get_legend_handles_labels(), loc="outside lower center", ncols=5, frameon=False)

    size = 10.5, 3.7
    return _png(draw, size) if kind == "png" else _svg(draw, size).encode()


def time_by_width(group: Group) -> str:
    """Return an SVG of the time for a masked pixel over the width of scratches, a line for each contestant."""

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        _lines(axes, group, lambda score: score.microseconds, "µs a masked pixel")
        axes.set_yscale("log")
        axes.yaxis.set_major_formatter("{x:g}")
        axes.yaxis.set_minor_formatter("{x:g}")
        axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))

    return _svg(draw, (6.4, 3.4))


def lead_by_damage(groups: Sequence[Group]) -> str:
    """Return an SVG of the first contestant's lead in PSNR over each other one, a row for each kind of damage."""
    first, *rivals = groups[0].engines
    kinds = [(group, damage) for group in groups for damage in group.damages]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        axes.axvline(0, color=_INK, linewidth=1)
        for index, rival in enumerate(rivals, start=1):
            gaps = [group.scores[first, damage].psnr - group.scores[rival, damage].psnr for group, damage in kinds]
            label = f"over {rival}"
            axes.plot(gaps, range(len(kinds)), linestyle="", label=label, color=_colour(index), marker=_marker(index))
        axes.set_yticks(range(len(kinds)), [group.label(damage) for group, damage in kinds])
        axes.set_ylim(len(kinds) - 0.5, -0.5)
        axes.set_xlabel(f"lead of {first}, dB PSNR")
        _plain(axes, "x")
        axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))

    return _svg(draw, (9, 1 + 0.24 * len(kinds)))


def growth(lines: Mapping[str, Sequence[tuple[int, float]]]) -> bytes:
    """Return a PNG of the time over the masked pixels, and of the time for each of them.

    Args:
        lines: by title, (number of masked pixels, seconds) of every step.
    """

    def draw(figure: "Figure") -> None:
        left, right = figure.subplots(1, 2)
        for index, (title, steps) in enumerate(lines.items()):
            look = {"color": _colour(index), "marker": _marker(index), "markersize": 4, "label": title}
            millions = [masked / 1e6 for masked, _ in steps]
            left.plot(millions, [seconds for _, seconds in steps], **look)
            right.plot(millions, [1e9 * seconds / masked for masked, seconds in steps], **look)
        left.set_title("seconds", loc="left", fontsize=10)
        right.set_title("nanoseconds a masked pixel", loc="left", fontsize=10)
        right.set_xscale("log")
        right.set_ylim(bottom=0)
        right.xaxis.set_major_formatter("{x:g}")
        for axes in (left, right):
            axes.set_xlabel("million masked pixels")
            _plain(axes, "y")
        left.legend(frameon=False)

    return _png(draw, (9, 3.6))


def spectra(kinds: Mapping[str, Mapping[str, Sequence[float]]], frequencies: Sequence[float]) -> str:
    """Return an SVG of noise spectra, a panel for each kind of grain.

    Args:
        kinds: by title, then by name of the line, the power at each frequency; the first line is drawn thickest.
        frequencies: in cycles a pixel.
    """
    columns = 4
    rows = -(-len(kinds) // columns)

    def draw(figure: "Figure") -> None:
        panels = figure.subplots(rows, columns, squeeze=False).ravel()
        for axes, (title, lines) in zip(panels, kinds.items(), strict=False):
            for index, (name, power) in enumerate(lines.items()):
                width, colour = (3, "#bbbbbb") if index == 0 else (1.5, _colour(index))
                axes.plot(frequencies, power, label=name, color=colour, linewidth=width)
            axes.set_yscale("log")
            axes.set_ylim(1e-3, 30)
            axes.set_title(title, loc="left", fontsize=9)
            _plain(axes, "y")
        for axes in panels[len(kinds) :]:
            axes.set_visible(False)
        panels[0].legend(frameon=False, fontsize=8)
        figure.supxlabel("cycles a pixel", fontsize=9)
        figure.supylabel("power", fontsize=9)

    return _svg(draw, (10, 0.6 + 2.1 * rows))


def _lines(axes: "Axes", group: Group, of: Callable[[Score], float], title: str) -> None:
    for index, engine in enumerate(group.engines):
        _line(axes, group.widths, [of(group.scores[engine, damage]) for damage in group.damages], index, engine)
    _by_width(axes, group.widths, title)


def _line(axes: "Axes", widths: Sequence[int], values: Sequence[float], index: int, label: str) -> None:
    # The report is about the first contestant: its line is thickest and lies above the others.
    (line,) = axes.plot(widths, values, label=label, color=_colour(index))
    line.set(marker=_marker(index), markersize=4, linewidth=2.2 if index == 0 else 1.3)
    line.set_zorder(4 if index == 0 else 3)


def _by_width(axes: "Axes", widths: Sequence[int], title: str) -> None:
    axes.set_xscale("log")
    axes.set_xticks(widths, [str(width) for width in widths])
    axes.minorticks_off()
    axes.set_xlabel("width of the scratches, px")
    axes.set_title(title, loc="left", fontsize=10)
    _plain(axes, "y")


def _plain(axes: "Axes", grid: Literal["x", "y"]) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis=grid, color=_FAINT, linewidth=0.8)
    axes.set_axisbelow(True)


def _colour(index: int) -> str:
    return _COLOURS[index % len(_COLOURS)]


def _marker(index: int) -> str:
    return _MARKERS[index % len(_MARKERS)]


def _svg(draw: Callable[["Figure"], None], size: tuple[float, float]) -> str:
    return _file(draw, size, "svg", _NOTHING).decode()


def _png(draw: Callable[["Figure"], None], size: tuple[float, float]) -> bytes:
    return _file(draw, size, "png", {"Software": None})


def _file(
    draw: Callable[["Figure"], None], size: tuple[float, float], kind: str, metadata: Mapping[str, None]
) -> bytes:
    """Return what ``draw`` puts on a figure of this size in inches, without any of pyplot's global state."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=size, layout="constrained")
        draw(figure)
        stream = io.BytesIO()
        figure.savefig(stream, format=kind, metadata=metadata, dpi=144)
    return stream.getvalue()
