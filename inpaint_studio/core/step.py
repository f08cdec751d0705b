"""Steps: the entries of the history, each with all variants of a restoration."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from inpaint_studio.core.edit import Patch, PatchEdit, Plane, changed_patches, fold
from inpaint_studio.core.fade import Fade
from inpaint_studio.core.mask import Mask


@dataclass(frozen=True, eq=False)
class Variant:
    """One result of several for the same step.

    Attributes:
        edit: the change from the document before the step.
        engine: name of the engine that made it, or "" for a change made by hand.
        options: of that engine.
        seconds: how long the engine took.
        painted: how many of the edit's patches, from the first, are the stroke that began the step.
        are_sources_chosen: whether the restorer had said where detail is to be taken from.
        retouch: what a stroke from a source did, "heal" or "clone"; "" for every other change.
        fade: how it fades an earlier step; None for every other change.
    """

    edit: PatchEdit
    engine: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    seconds: float = 0.0
    painted: int = 0
    are_sources_chosen: bool = False
    retouch: str = ""
    fade: Fade | None = None

    @property
    def restored(self) -> tuple[Patch, ...]:
        """The engine's part of the patches: the new pixels, and the mask cleared there."""
        return self.edit.patches[self.painted :]

    def is_made_by(self, engine: str, options: Mapping[str, Any]) -> bool:
        """Whether this engine with these options made it."""
        return self.engine == engine and dict(self.options) == dict(options)


class Step:
    """One step of the history: one or several variants, of which one is in force.

    Attributes:
        variants: at least one.
        time: when it was done, in seconds since 1970.
        name: what the user calls it; "" until it has a name.
    """

    def __init__(
        self, variants: Iterable[Variant], *, chosen: int = 0, moment: float | None = None, name: str = ""
    ) -> None:
        """Begin with ``variants``, ``chosen`` in force, done at ``moment`` or now."""
        self.variants = list(variants)
        self.time = time.time() if moment is None else moment
        self.name = name
        self._chosen = chosen

    @classmethod
    def of(cls, edit: PatchEdit) -> "Step":
        """Return a step done by hand."""
        return cls([Variant(edit)])

    @classmethod
    def fading(cls, edit: PatchEdit, fade: Fade) -> "Step":
        """Return a step that fades an earlier one."""
        return cls([Variant(edit, fade=fade)])

    @property
    def chosen(self) -> int:
        """Index of the variant in force."""
        return self._chosen

    @property
    def edit(self) -> PatchEdit:
        """The change in force."""
        return self.variants[self._chosen].edit

    @property
    def painted(self) -> int:
        """How many patches of the variant in force, from the first, are the stroke that began the step."""
        return self.variants[self._chosen].painted

    @property
    def is_restoration(self) -> bool:
        """Whether an engine made it, so that it can be tried with other settings."""
        return bool(self.variants[0].engine)

    @property
    def is_retouch(self) -> bool:
        """Whether a stroke from a source made it."""
        return bool(self.variants[0].retouch)

    @property
    def fade(self) -> Fade | None:
        """How it fades an earlier step; None if it does something else."""
        return self.variants[0].fade

    @property
    def can_be_faded(self) -> bool:
        """Whether it is a restoration, by an engine or by hand."""
        return self.is_restoration or self.is_retouch

    @property
    def nbytes(self) -> int:
        """Memory it holds, in bytes."""
        return sum(variant.edit.nbytes for variant in self.variants)

    @property
    def movable_nbytes(self) -> int:
        """How many bytes of memory moving its patches to a file would free."""
        return sum(variant.edit.movable_nbytes for variant in self.variants)

    def complete(self, variant: Variant) -> None:
        """Replace the stroke done so far by ``variant``, whose edit begins with it."""
        self.variants[self._chosen] = variant

    def choose(self, index: int) -> None:
        """Note that the variant at ``index`` is in force; the document is not changed."""
        self._chosen = index

    def variant_of(self, engine: str, options: Mapping[str, Any]) -> int | None:
        """Return the index of the variant that these settings made, or None."""
        found = (index for index, each in enumerate(self.variants) if each.is_made_by(engine, options))
        return next(found, None)


def as_step_of_its_own(mask: Mask, edit: PatchEdit) -> tuple[PatchEdit, int]:
    """Return an edit that masks what had been restored, and then restores it once more as ``edit`` does.

    Args:
        mask: what is restored again; it is not masked any more.
        edit: changes the photo there.

    Returns:
        The edit, and how many of its patches, from the first, mask the pixels.
    """
    region = mask.bounds
    pixels = mask.pixels[region.slices]
    marks = tuple(changed_patches(Plane.MASK, np.zeros_like(pixels), pixels, region))
    photo = tuple(patch for patch in edit.patches if patch.plane is Plane.PHOTO)
    return PatchEdit(edit.title, marks + photo + marks), len(marks)


def as_variant_of(step: Step, edit: PatchEdit, fades: Sequence[PatchEdit] = ()) -> PatchEdit:
    """Return ``edit``, which restored the step's mask from the photo after ``step``, as an edit from before the step.

    Both change only the masked pixels, and the mask in the same way. The patches of the step's stroke stay first.

    Args:
        step: restored the mask before.
        edit: restored it again.
        fades: the edits that had faded the step, if any, when ``edit`` restored.
    """
    variant = step.variants[step.chosen]
    photo = fold(edit.title, [step.edit, *fades, edit], [Plane.PHOTO])
    cleared = tuple(patch for patch in variant.restored if patch.plane is not Plane.PHOTO)
    return PatchEdit(edit.title, variant.edit.patches[: variant.painted] + photo.patches + cleared)
