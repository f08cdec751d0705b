"""FadeStroke: one gesture that fades a restoration of the history; it is shown live and becomes one edit."""

from collections.abc import Iterable, Iterator, Sequence
from math import inf
from time import perf_counter
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Patch, PatchEdit, Plane, changed_patches, toggle_patch
from inpaint_studio.core.fade import FULL, WIDEST, Fade
from inpaint_studio.core.fade_cell import FadeCell
from inpaint_studio.core.fade_extent import Place, changed, covered, mask_of, places_of
from inpaint_studio.core.job import NEVER, CancelToken
from inpaint_studio.core.parallel import map_in_order, thread_count
from inpaint_studio.core.region import NOWHERE, Region, joined
from inpaint_studio.core.step import Step
from inpaint_studio.core.values import as_bits
from inpaint_studio.translation import Title

_CELL = 128  # side, in pixels, of the squares that are mixed one by one; those without mask cost nothing

_WORTH_A_THREAD = 200_000  # pixels; with fewer, threads wait for each other longer than they work


class FadeStroke:
    """Mixes the pixels before a step with those after it, where its mask is and no later step has changed the photo.

    What later steps have covered stays as it is, so the order of the history holds: to fade what lies below them, they
    are taken back first.

    Attributes:
        document: what is changed.
        fade: how the step is faded now.
    """

    def __init__(self, document: Document, steps: Sequence[Step], number: int) -> None:
        """Begin to fade step ``number`` of the ``steps`` in force.

        Raises:
            FileError: a step lies in a file that cannot be read.
            InputError: a step is damaged.
        """
        self.document = document
        fades = fades_of(steps, number)
        self.fade = self._first = fade_of(steps, number)
        places = places_of(steps[number].edit)
        shape = document.photo.shape
        mask = mask_of(steps[number], places, shape)
        hidden = covered([each for each in steps[number + 1 :] if each not in fades], places, shape)
        faded = [each.edit for each in fades]

        def cut(place: Place, _: CancelToken) -> list[FadeCell]:
            return list(self._cut(place, mask, hidden, faded))

        area = sum(place.region.area for place in places.values())
        self._threads = thread_count() if area > _WORTH_A_THREAD else 1
        found = map_in_order(cut, places.values(), NEVER, self._threads)
        self._cells = [cell for cells in found for cell in cells]
        self._waiting: list[FadeCell] = []
        document.begin(self)

    @property
    def planes(self) -> tuple[Plane, ...]:
        """The planes whose pixels may change."""
        return (Plane.PHOTO,)

    @property
    def is_hidden(self) -> bool:
        """Whether later steps leave nothing of it to be seen."""
        return not self._cells

    def touching(self, plane: Plane, region: Region) -> list[Patch]:
        """Return the changes so far of the squares that share pixels with ``region``."""
        near = [cell for cell in self._cells if not cell.region.intersection(region).is_empty]
        return list(self._patches(near)) if plane is Plane.PHOTO else []

    def set(self, strength: int, edge: int, near: Region = NOWHERE) -> None:
        """Fade to ``strength`` per cent with an ``edge`` in pixels; ``advance`` does it, what is ``near`` first."""
        strength, edge = min(max(strength, 0), FULL), min(max(edge, 0), WIDEST)
        if (strength, edge) != (self.fade.strength, self.fade.edge):
            self.fade = Fade(self.fade.step, strength, edge)
            self._waiting = sorted(self._cells, key=lambda cell: not cell.region.intersection(near).is_empty)

    @property
    def is_behind(self) -> bool:
        """Whether some squares are not yet as ``fade`` says."""
        return bool(self._waiting)

    def advance(self, seconds: float = inf) -> list[Region]:
        """Bring the photo closer to what ``fade`` says, for some time; return the regions in which pixels changed."""
        done: list[Region] = []
        end, values = perf_counter() + seconds, self.document.photo.values
        while self._waiting and (not done or perf_counter() < end):
            cell = self._waiting.pop()
            now = self.document.photo.pixels[cell.region.slices]
            self.document.toggle(Plane.PHOTO, cell.region, as_bits(cell.mix(self.fade, values)) ^ as_bits(now))
            done.append(cell.region)
        return _in_rows(done)

    def settle(self) -> list[Region]:
        """Do what is left for the end of the gesture; return the regions in which pixels changed."""
        return self.advance()

    def step(self) -> Step:
        """Return everything that changed as a step; the gesture is over."""
        fade = self.fade
        title = Title("Fade: {strength} %", strength=fade.strength)
        if fade.edge:
            title = Title("Fade: {strength} %, edge {edge} px", strength=fade.strength, edge=fade.edge)
        edit = PatchEdit(title, tuple(self._patches(self._cells)))
        self.document.end(self, edit)
        return Step.fading(edit, fade)

    def cancel(self) -> list[Region]:
        """Revert everything; return the regions in which pixels changed."""
        edit = PatchEdit("", tuple(self._patches(self._cells)))
        edit.revert(self.document)
        self.document.end(self, None)
        self.fade, self._waiting = self._first, []
        return joined(patch.region for patch in edit.patches)

    def _patches(self, cells: Iterable[FadeCell]) -> Iterator[Patch]:
        pixels = self.document.photo.pixels

        def compare(cell: FadeCell, _: CancelToken) -> list[Patch]:
            return list(changed_patches(Plane.PHOTO, cell.start, pixels[cell.region.slices], cell.region))

        for patches in map_in_order(compare, cells, NEVER, self._threads):
            yield from patches

    def _cut(
        self, place: Place, mask: NDArray[np.uint8], hidden: NDArray[np.uint8], faded: Sequence[PatchEdit]
    ) -> Iterator[FadeCell]:
        """Yield the squares of a place that can be faded."""
        for part in place.region.tiles(_CELL):
            delta = place.delta[part.moved(-place.region.top, -place.region.left).slices]
            is_open = changed(delta) & (hidden[part.slices] == 0)
            left, top, width, height = cv2.boundingRect(is_open.view(np.uint8))
            tight = Region(top, left, top + height, left + width)
            if tight.is_empty:
                continue
            region = tight.moved(part.top, part.left)
            change = np.ascontiguousarray(delta[tight.slices])
            yield FadeCell.of(
                region, self.document.photo.pixels, np.ascontiguousarray(is_open[tight.slices]), change,
                _sum(faded, region, change), mask,
            )  # fmt: skip


def _in_rows(regions: Iterable[Region]) -> list[Region]:
    """Return fewer regions that hold these, each within a square: one for squares beside each other.

    Whoever is told of changes does something for each, which for hundreds would take longer than the changes.
    """
    found: list[tuple[int, int, Region]] = []
    squares = ((region.top // _CELL, region.left // _CELL, region) for region in regions)
    for row, column, region in sorted(squares, key=lambda each: each[:2]):
        if found and found[-1][:2] == (row, column - 1):
            region = found.pop()[2].union(region)
        found.append((row, column, region))
    return [region for _, _, region in found]


def _sum(edits: Sequence[PatchEdit], region: Region, like: NDArray[Any]) -> NDArray[Any] | None:
    """Return what ``edits`` together change of the photo in ``region``, an array as ``like``; None without edits."""
    if not edits:
        return None
    total = np.zeros_like(like)
    for edit in edits:
        for patch in edit.touching(Plane.PHOTO, region):
            toggle_patch(total, region, patch)
    return total


def fades_of(steps: Sequence[Step], number: int) -> list[Step]:
    """Return the steps that fade step ``number`` of ``steps``."""
    return [step for step in steps[number + 1 :] if step.fade is not None and step.fade.step == number]


def fade_of(steps: Sequence[Step], number: int) -> Fade:
    """Return how step ``number`` of the ``steps`` in force is faded."""
    found = [step.fade for step in fades_of(steps, number) if step.fade is not None]
    return found[-1] if found else Fade(number)
