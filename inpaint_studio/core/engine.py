"""Engine: what fills the holes of a photo. The engines themselves live in ``engines/``."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from math import inf
from typing import TYPE_CHECKING, Any, Protocol

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress
from inpaint_studio.errors import InputError
from inpaint_studio.translation import Text, tr

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Specks:
    """How little an engine looks at around specks of dust, of which a scan may have thousands.

    Attributes:
        pixels: holes of fewer are specks.
        context: how many pixels around a speck it looks at.
        reach: how many it depends on around a shallow speck, see ``EngineInfo.reach``.
    """

    pixels: int
    context: int
    reach: int


@dataclass(frozen=True)
class EngineInfo:
    """What the rest of the program knows about an engine.

    Attributes:
        name: the name in tables and on the command line.
        title: the name in the window, in a restorer's words.
        summary: one sentence on when to use it.
        context: how many known pixels it wants to see around a hole.
        is_local: whether it looks at nothing beyond the context, so that several windows may share an atlas.
        spread: by how many pixels the reach of its filling grows for each pixel of a hole's depth.
        shallow: the depth, in pixels, up to which ``reach`` is enough; each time the depth doubles, so does the reach.
        reach: how many pixels around a shallow hole its filling depends on; None where that is the context. It is less
            where an engine wants the context for something else, whatever the depth.
        grid: windows that share a hole begin at multiples of so many pixels: an engine that reduces by strides then
            groups the same pixels in each of them.
        specks: how much less it looks at around specks of dust; None where it looks at as much as around any hole.
        borrows: whether it takes detail from elsewhere in the image, so that it matters where it may come from.
        method: the method's name, as the literature has it.
    """

    name: str
    title: Text
    summary: Text
    context: int
    is_local: bool = False
    spread: float = 0.0
    shallow: float = inf
    reach: int | None = None
    grid: int = 1
    specks: Specks | None = None
    borrows: bool = True
    method: Text = ""


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What an engine is told about an image beyond its pixels.

    Attributes:
        origin: row and column of the photo at which the image's first pixel lies, or would lie: what is arranged along
            a grid of the photo comes out alike in overlapping windows. (0, 0) where many windows share the image.
        wanted: (H, W) bool, the masked pixels whose filling is used: an image shows more of a hole than is taken from
            it. None where all of them are.
        sources: (H, W) bool, the known pixels that detail may be taken from; all known ones still say what a hole
            continues. No masked pixel is a source, and there may be no source at all. None where all known ones are,
            which is never said where windows share the image: what lies between them is known, and 0.
    """

    origin: tuple[int, int] = (0, 0)
    wanted: "NDArray[np.bool_] | None" = None
    sources: "NDArray[np.bool_] | None" = None


EVERYWHERE = Surroundings()
"""An image that stands for itself: all of the mask is wanted, and detail may come from all known pixels."""


class Engine(Protocol):
    """Fills the holes of an image."""

    @property
    def info(self) -> EngineInfo:
        """What the rest of the program knows about this engine."""
        ...

    def restore(
        self,
        image: "NDArray[np.float32]",
        mask: "NDArray[np.bool_]",
        *,
        in_place: bool = False,
        surroundings: Surroundings = EVERYWHERE,
        progress: ProgressCallback = ignore_progress,
        cancel: CancelToken = NEVER,
    ) -> "NDArray[np.float32]":
        """Fill the masked pixels from the known ones.

        Args:
            image: (H, W, C) float32, nominally 0..1; C is 1 or 3. What lies under the mask is never looked at.
            mask: (H, W) bool, True = restore; at least one pixel is False.
            in_place: whether the engine may change and return ``image``, which is C-contiguous then; that saves a copy.
            surroundings: where the image lies in the photo, which of the filling is used, and where detail may be taken
                from. An engine that takes no detail from elsewhere, and has no grid, need not look at it.
            progress: called with the share done.
            cancel: asked at short intervals.

        Returns:
            An array of the image's shape, a new one unless ``in_place``; known pixels are returned bit for bit.

        Raises:
            EngineError: the engine could not do it.
            Cancelled: ``cancel`` was called.
        """
        ...


@dataclass(frozen=True, slots=True)
class OptionSpec:
    """How an engine's option is shown in a form and checked.

    Attributes:
        title: its label.
        help: one sentence for the tooltip and the command line.
        minimum: smallest number allowed, or None.
        maximum: largest number allowed, or None.
        unit: what the number counts, for example ``"px"``.
        choices: the allowed texts with their labels, for a choice.
        suggested: what a form begins with, where that is not the default that scripts get.
        is_advanced: whether a form shows it only when it is asked for more.
        pattern: of an option that is the path of a file, which files may be chosen, as file dialogs have it.
        only_with: name and value of another option; with any other value this one has no effect, and a form hides it.
    """

    title: Text
    help: Text
    minimum: float | None = None
    maximum: float | None = None
    unit: Text = ""
    choices: Sequence[tuple[str, Text]] = ()
    suggested: Any = None
    is_advanced: bool = False
    only_with: tuple[str, Any] | None = None
    pattern: Text = ""


def option(default: Any, spec: OptionSpec) -> Any:
    """Declare a field of an options dataclass together with how it is shown and checked."""
    return field(default=default, metadata={"spec": spec})


def check_options(options: Any) -> None:
    """Check every field of an options dataclass against its ``OptionSpec``. Called by their ``__post_init__``.

    Raises:
        InputError: a value has the wrong type, is out of range or is none of the choices.
    """
    for item in fields(options):
        spec: OptionSpec = item.metadata["spec"]
        value: Any = getattr(options, item.name)
        complaint = _complaint(spec, item.default, value)
        if complaint:
            names = ", ".join(name for name, _ in spec.choices)
            limits = {"minimum": spec.minimum, "maximum": spec.maximum}
            raise InputError(complaint, title=tr(spec.title), names=names, value=repr(value), **limits)


def _complaint(spec: OptionSpec, default: Any, value: Any) -> Text:
    """Return what is wrong with the value of an option, or an empty text."""
    if spec.choices:
        is_choice = any(value == name for name, _ in spec.choices)
        return "" if is_choice else "{title} must be one of {names}, not {value}."
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else "{title} must be on or off, not {value}."
    if isinstance(default, str):
        return "" if isinstance(value, str) else "{title} must be a text, not {value}."
    if isinstance(value, bool) or not isinstance(value, type(default) | int):
        is_whole = isinstance(default, int)
        return "{title} must be a whole number, not {value}." if is_whole else "{title} must be a number, not {value}."
    return "" if _is_within(value, spec) else _out_of_range(spec)


def _is_within(value: Any, spec: OptionSpec) -> bool:
    """Whether a number lies between the limits that are set."""
    above = spec.minimum is None or value >= spec.minimum
    below = spec.maximum is None or value <= spec.maximum
    return bool(above and below)


def _out_of_range(spec: OptionSpec) -> Text:
    if spec.maximum is None:
        return "{title} must be at least {minimum}, not {value}."
    if spec.minimum is None:
        return "{title} must be at most {maximum}, not {value}."
    return "{title} must lie between {minimum} and {maximum}, not at {value}."
