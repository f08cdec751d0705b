"""Plots of a training, drawn with Matplotlib as PNG: losses, gains, and crops that the network restored."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.training.batch import Batch
from inpaint_studio.training.log import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMES = ("losses.png", "gains.png", "samples.png")
"""Names of the plots in a training's folder."""

_COLOURS = ("#0b5cad", "#d1690e", "#3f8f4f", "#8a63a8", "#7a7a7a", "#b8456b", "#2a9d9d", "#a58a1f")
_INK, _FAINT = "#333333", "#dddddd"
_STYLE: dict[Any, Any] = {"font.size": 9, "text.color": _INK, "axes.labelcolor": _INK, "axes.edgecolor": "#999999"}
_HOLE = (0.85, 0.1, 0.25)
_COLUMNS = ("damaged", "filled", "restored", "truth")
_SIDE = 1.7  # inches of a crop in the grid
_ROOM = {"left": 0.7, "right": 2.1, "bottom": 0.5, "top": 0.4}  # inches around the lines; the legend is at the right
_GAP = 1 / 32  # of a crop, between the crops of the grid
_EDGE = {"left": 0.3, "right": 0.0, "bottom": 0.0, "top": 0.3}  # inches around the grid, for names and titles


def losses_plot(rows: Sequence[Row]) -> bytes:
    """Return a PNG of the losses by number of crops learned from: in training, and each on validation crops."""
    names = ["loss", *(name for name in rows[-1] if name.startswith("validation "))]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        for index, name in enumerate(names):
            _line(axes, rows, name, "learning, weighted sum" if name == "loss" else name, index)
        # The logarithmic and the adversarial loss go below 0.
        if all(row.get(name, 1.0) > 0 for row in rows for name in names):
            axes.set_yscale("log")
        _finish(axes, "loss")

    return _png(draw, (7, 4), _ROOM)


def gains_plot(rows: Sequence[Row]) -> bytes:
    """Return a PNG of the gain in PSNR over the filling, by number of crops: the mean and each class of damage."""
    names = ["gain", *(name for name in rows[-1] if name.startswith("gain "))]

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()
        axes.axhline(0, color=_INK, linewidth=1)
        for index, name in enumerate(names):
            _line(axes, rows, name, name.removeprefix("gain ").replace("gain", "mean"), index)
        _finish(axes, "gain over the Fast Marching filling in the hole, dB PSNR")

    return _png(draw, (7, 4), _ROOM)


def samples_plot(batch: Batch, restored: NDArray[np.float32], names: Sequence[str]) -> bytes:
    """Return a PNG of crops, a row each: damaged, filled, restored, and the truth.

    Args:
        batch: the crops.
        restored: what the network made of them.
        names: what stands beside each row.
    """
    damaged = np.where(batch["hole"] > 0, np.array(_HOLE, np.float32), batch["image"])
    columns = np.clip(np.stack([damaged, batch["prior"], restored, batch["image"]], axis=1), 0, 1)
    gap = max(1, round(_GAP * columns.shape[2]))
    spaced = np.pad(columns, ((0, 0), (0, 0), (0, gap), (0, gap), (0, 0)), constant_values=1)
    count, across, height, width, _ = spaced.shape

    def draw(figure: "Figure") -> None:
        axes = figure.subplots()  # One for all crops: to make one for each would take a second.
        axes.imshow(np.concatenate(np.concatenate(spaced, axis=1), axis=1), interpolation="nearest", aspect="auto")
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0, top=False, labeltop=True, labelbottom=False)
        axes.set_xticks((np.arange(across) + 0.5) * width - gap / 2 - 0.5, _COLUMNS)
        axes.set_yticks((np.arange(count) + 0.5) * height - gap / 2 - 0.5, names, rotation=90, va="center")

    size = _SIDE * across + _EDGE["left"], _SIDE * count + _EDGE["top"]
    return _png(draw, size, _EDGE)


def first_crops(validation: Mapping[str, Batch]) -> Batch:
    """Return the first crop of each class as one batch, in order."""
    batches = list(validation.values())
    return {
        "image": np.concatenate([batch["image"][:1] for batch in batches]),
        "hole": np.concatenate([batch["hole"][:1] for batch in batches]),
        "prior": np.concatenate([batch["prior"][:1] for batch in batches]),
    }


def _line(axes: "Axes", rows: Sequence[Row], name: str, label: str, index: int) -> None:
    points = [(row["crops"] / 1000, row[name]) for row in rows if name in row and np.isfinite(row[name])]
    axes.plot(
        [x for x, _ in points],
        [y for _, y in points],
        label=label,
        color=_INK if index == 0 else _COLOURS[(index - 1) % len(_COLOURS)],
        linewidth=2.2 if index == 0 else 1.2,
        marker="o",
        markersize=3 if len(points) < 30 else 0,
    )


def _finish(axes: "Axes", title: str) -> None:
    axes.set_title(title, loc="left", fontsize=10)
    axes.set_xlabel("thousand crops seen")
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=_FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))


def _png(draw: Callable[["Figure"], None], size: tuple[float, float], edge: Mapping[str, float]) -> bytes:
    """Return what ``draw`` puts on a figure, without any of pyplot's global state.

    Its edges are given: Matplotlib finds them by drawing all of it twice, which takes longer than a validation.

    Args:
        draw: puts plots on the figure.
        size: width and height of the figure, in inches.
        edge: inches at each side of the figure that the plots leave free.
    """
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE):
        figure = Figure(figsize=size, dpi=120)
        figure.subplots_adjust(
            left=edge["left"] / size[0],
            right=1 - edge["right"] / size[0],
            bottom=edge["bottom"] / size[1],
            top=1 - edge["top"] / size[1],
        )
        draw(figure)
        data = io.BytesIO()
        figure.savefig(data, format="png")
    return data.getvalue()
