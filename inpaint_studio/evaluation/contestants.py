"""The contestants of an evaluation: our engines from their table, and methods of other programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from inpaint_studio.core.engine import Engine
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.restore import filled
from inpaint_studio.engines.registry import ENGINES, create_engine, option_specs
from inpaint_studio.errors import InputError
from inpaint_studio.evaluation.arrays import MaskArray, PhotoArray
from inpaint_studio.evaluation.gmic import GmicMethod

Restore = Callable[[PhotoArray, MaskArray, CancelToken], PhotoArray]
"""From an (H, W) or (H, W, 3) uint8 photo and an (H, W) uint8 mask, nonzero = restore, to the restored photo."""


@dataclass(frozen=True)
class Contestant:
    """An engine with its options, or a method of another program.

    Attributes:
        name: as it was asked for, for example ``"fmm:radius=7"``; files are named without their folders, since reports
            are passed on.
        restore: restores a copy of the photo. Methods of other programs cannot be cancelled while they run.
    """

    name: str
    restore: Restore


@dataclass(frozen=True)
class Rival:
    """A method of another program.

    Attributes:
        options: its options and their defaults.
        load: given the options, returns the function that restores. May raise InputError.
    """

    options: Mapping[str, Any]
    load: Callable[..., Restore]


def _opencv(flag: int) -> Callable[..., Restore]:
    def load(radius: int) -> Restore:
        if not 1 <= radius <= 100:
            raise InputError(f"The radius of OpenCV's engines must lie between 1 and 100 px, not at {radius}.")
        return lambda pixels, mask, cancel: np.asarray(cv2.inpaint(pixels, mask, radius, flag), np.uint8)

    return load


def _gmic(method: str) -> Callable[..., Restore]:
    return lambda patch: GmicMethod(method, patch)


def _biharmonic() -> Restore:
    try:
        from skimage.restoration import inpaint_biharmonic
    except ImportError as error:
        raise InputError(
            "“biharmonic” needs scikit-image, which is not installed. "
            "Install it with: python3 -m pip install scikit-image, or leave it out of --engines."
        ) from error

    def restore(pixels: PhotoArray, mask: MaskArray, cancel: CancelToken) -> PhotoArray:
        axis = -1 if pixels.ndim == 3 else None
        result = inpaint_biharmonic(pixels, mask != 0, split_into_regions=True, channel_axis=axis)
        return np.asarray(np.clip(np.rint(result * 255), 0, 255), np.uint8)

    return restore


RIVALS: dict[str, Rival] = {
    "opencv-telea": Rival({"radius": 3}, _opencv(cv2.INPAINT_TELEA)),
    "opencv-ns": Rival({"radius": 3}, _opencv(cv2.INPAINT_NS)),
    "biharmonic": Rival({}, _biharmonic),
    "gmic-matchpatch": Rival({"patch": 9}, _gmic("matchpatch")),
    "gmic-inpaint": Rival({"patch": 7}, _gmic("inpaint")),
}
"""Methods of other programs by name; radius 3 is that of OpenCV's own samples."""


def contestants(text: str) -> tuple[Contestant, ...]:
    """Return the contestants that a list names: ``"fmm,fmm:weighting=telea,radius=5,opencv-telea"``.

    A name may be followed by a colon and options. After a comma, a piece with an equals sign and no colon is another
    option, any other piece is the next name.

    Raises:
        InputError: an unknown or repeated name, an unknown option, a value that does not fit, a missing library.
    """
    names: list[str] = []
    for piece in text.split(","):
        if names and "=" in piece and ":" not in piece:
            names[-1] += f",{piece.strip()}"
        else:
            names.append(piece.strip())
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"“{name}” is named twice among the engines.")
    return tuple(_contestant(name) for name in names)


def _contestant(name: str) -> Contestant:
    base, _, rest = name.partition(":")
    known = [*ENGINES, *RIVALS]
    if base not in known:
        raise InputError(f"There is no engine “{base}” to evaluate. There are: {', '.join(known)}.")
    if base in ENGINES:
        defaults = {option: default for option, (_, default) in option_specs(ENGINES[base].options).items()}
        return Contestant(_public(name), _of_engine(create_engine(base, **_options(base, rest, defaults))))
    rival = RIVALS[base]
    return Contestant(name, rival.load(**dict(rival.options) | _options(base, rest, rival.options)))


def _public(name: str) -> str:
    """Return a contestant's name without the folders of the files among its options."""
    base, colon, rest = name.partition(":")
    pairs = (piece.partition("=") for piece in rest.split(","))
    return base + colon + ",".join(f"{option}{sign}{Path(value).name}" for option, sign, value in pairs)


def _options(name: str, text: str, defaults: Mapping[str, Any]) -> dict[str, Any]:
    """Return the options that a text like ``"weighting=telea,radius=5"`` sets, each of the type of its default."""
    chosen: dict[str, Any] = {}
    for piece in filter(None, text.split(",")):
        option, sign, value = piece.partition("=")
        if option not in defaults:
            has = f"It has: {', '.join(sorted(defaults))}." if defaults else "It has none."
            raise InputError(f"“{name}” has no option “{option}”. {has}")
        if not sign:
            raise InputError(f"The option “{option}” of “{name}” wants a value: {option}={defaults[option]}.")
        chosen[option] = _value(option, value, defaults[option])
    return chosen


def _value(option: str, text: str, default: Any) -> Any:
    if isinstance(default, bool):
        switch = {"on": True, "true": True, "off": False, "false": False}
        if text.lower() not in switch:
            raise InputError(f"The option “{option}” must be on or off, not “{text}”.")
        return switch[text.lower()]
    try:
        return type(default)(text)
    except ValueError as error:
        kind = "a whole number" if isinstance(default, int) else "a number"
        raise InputError(f"The option “{option}” must be {kind}, not “{text}”.") from error


def _of_engine(engine: Engine) -> Restore:
    def restore(pixels: PhotoArray, mask: MaskArray, cancel: CancelToken = NEVER) -> PhotoArray:
        return filled(pixels, mask, engine, cancel=cancel)

    return restore
