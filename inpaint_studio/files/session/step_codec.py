"""Encodes steps of the history as notes for JSON and the compressed data of the patches, and decodes them."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane
from inpaint_studio.core.fade import FULL, WIDEST, Fade
from inpaint_studio.core.packed import Packed
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.core.values import as_bits
from inpaint_studio.errors import FileError
from inpaint_studio.translation import Title

Notes = dict[str, Any]
ArrayShape = tuple[int, ...]

LONGEST = 200
"""Characters of a title, of a part of it or of a name."""

_DEEPEST = 2  # titles within titles


class DamagedError(FileError):
    """The notes or the data do not describe what they should."""

    def __init__(self) -> None:
        super().__init__("The file is damaged or was not written by Inpaint Studio.")


def variant_notes(variant: Variant) -> Notes:
    """Return the notes of a variant."""
    return {
        "title": variant.edit.title,
        "title_parts": _title_parts(variant.edit.title),
        "engine": variant.engine,
        "options": dict(variant.options),
        "seconds": variant.seconds,
        "painted": variant.painted,
        "are_sources_chosen": variant.are_sources_chosen,
        "retouch": variant.retouch,
        "fade": _fade_notes(variant.fade),
        "patches": [_patch_notes(patch) for patch in variant.edit.patches],
    }


def variant_data(variant: Variant) -> Iterable[bytes]:
    """Yield the compressed data of a variant, patch by patch."""
    for patch in variant.edit.patches:
        yield patch.packed.read()


def step_notes(variants: Iterable[Variant], chosen: int, moment: float, name: str = "") -> Notes:
    """Return the notes of a step of these variants; ``moment`` is in seconds since 1970, ``name`` the user's."""
    notes = {"variants": [variant_notes(each) for each in variants], "chosen": chosen, "time": moment}
    return notes | {"name": name} if name else notes


def read_step(notes: Notes, data: bytes, shape: ArrayShape, dtype: str) -> Step:
    """Return the step that notes and data describe.

    Args:
        notes: from ``step_notes``.
        data: that of all variants, one after the other.
        shape: of the photo's pixels.
        dtype: of the photo's pixels, as ``ndarray.dtype.str``.

    Raises:
        DamagedError: something is missing, of a wrong type, or outside the photo.
    """
    try:
        variants, position = [], 0
        for each in notes["variants"]:
            size = sum(int(row[7]) for row in each["patches"])
            variants.append(read_variant(each, data[position : position + size], shape, dtype))
            position += size
        chosen, moment = int(notes["chosen"]), float(notes["time"])
        name = str(notes.get("name", ""))[:LONGEST]
    except (KeyError, TypeError, ValueError, OverflowError, IndexError, AttributeError) as error:
        raise DamagedError from error
    if position != len(data) or not 0 <= chosen < len(variants) or not np.isfinite(moment):
        raise DamagedError
    return Step(variants, chosen=chosen, moment=moment, name=name)


def read_variant(notes: Notes, data: bytes, shape: ArrayShape, dtype: str) -> Variant:
    """Return the variant that notes and data describe; arguments are those of ``read_step``.

    Raises:
        DamagedError: something is missing, of a wrong type, or outside the photo.
    """
    try:
        patches, position = [], 0
        for row in notes["patches"]:
            size = int(row[7])
            patches.append(_read_patch(row, data[position : position + size], shape, dtype))
            position += size
        edit = PatchEdit(_read_title(notes), tuple(patches))
        painted, are_chosen = int(notes.get("painted", 0)), bool(notes.get("are_sources_chosen", False))  # Or older.
        made = str(notes["engine"]), _options(notes["options"]), float(notes["seconds"])
        retouch = str(notes.get("retouch", ""))[:LONGEST]
        variant = Variant(edit, *made, painted, are_chosen, retouch, _read_fade(notes.get("fade")))
    except (KeyError, TypeError, ValueError, OverflowError, IndexError, AttributeError) as error:
        raise DamagedError from error
    if position != len(data) or not 0 <= painted <= len(patches):
        raise DamagedError
    return variant


def _fade_notes(fade: Fade | None) -> list[int] | None:
    return [fade.step, fade.strength, fade.edge] if fade is not None else None


def _read_fade(notes: list[int] | None) -> Fade | None:
    """Return how a step fades another one; None of other changes and in older files."""
    if notes is None:
        return None
    step, strength, edge = map(int, notes)
    if step < 0 or not 0 <= strength <= FULL or not 0 <= edge <= WIDEST:
        raise DamagedError
    return Fade(step, strength, edge)


def _title_parts(title: str) -> list[Any] | None:
    """Return text and values of a title, so that it can be shown in another language; None for a plain text."""
    if not isinstance(title, Title):
        return None
    values = {name: _title_parts(value) if isinstance(value, Title) else value for name, value in title.values.items()}
    return [title.text, values]


def _read_title(notes: Notes) -> str:
    parts = notes.get("title_parts")  # Older files have none.
    return str(notes["title"])[:LONGEST] if parts is None else _made_of(parts)


def _made_of(parts: list[Any], depth: int = 0) -> Title:
    text, values = parts
    if depth > _DEEPEST or not all(isinstance(value, list | str | int | float) for value in values.values()):
        raise DamagedError
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = _made_of(value, depth + 1)
        elif isinstance(value, str):
            values[name] = value[:LONGEST]
    return Title(str(text)[:LONGEST], **values)


def _patch_notes(patch: Patch) -> list[Any]:
    region = patch.region
    place = [region.top, region.left, region.bottom, region.right]
    return [patch.plane.value, *place, patch.dtype, patch.channels, len(patch.packed)]


def _read_patch(row: list[Any], data: bytes, shape: ArrayShape, dtype: str) -> Patch:
    plane = Plane(row[0])
    region = Region(*map(int, row[1:5]))
    channels = int(row[6])
    is_photo = plane is Plane.PHOTO
    own = as_bits(np.empty(0, dtype)).dtype.str
    expected = (own, shape[2] if len(shape) > 2 else 0) if is_photo else (np.dtype(np.uint8).str, 0)
    is_inside = not region.is_empty and region.clipped(shape) == region
    # All edits are cut into tiles; a larger patch could only exhaust memory.
    is_small = region.height <= TILE and region.width <= TILE
    if (row[5], channels) != expected or not is_inside or not is_small or len(data) != int(row[7]):
        raise DamagedError
    return Patch(plane, region, str(row[5]), channels, Packed(data))


def _options(notes: Mapping[str, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in notes.items() if isinstance(value, bool | int | float | str)}
