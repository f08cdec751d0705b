"""Pixels of the photo as it was after an earlier step, or as another variant of the last step made it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from inpaint_studio.core.edit import Plane, toggle_patch
from inpaint_studio.core.fade import REACH, Depths, faded
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step
from inpaint_studio.errors import InputError
from inpaint_studio.ui.editor.editor import Editor


def read_step(editor: Editor, index: int, region: Region) -> NDArray[Any]:
    """Return a copy of the photo's pixels of ``region`` as they were after ``index`` steps; 0 is as opened.

    Raises:
        InputError: no photo is open.
        FileError: a step lies in a file that cannot be read.
    """
    if editor.document is None:
        raise InputError("No photo is open.")
    return editor.document.read_without(
        [*editor.under_way, *editor.history.between(index, editor.history.index)], region
    )


def read_variant(editor: Editor, step: Step, row: int, region: Region) -> NDArray[Any]:
    """Return a copy of the photo's pixels of ``region`` as variant ``row`` of ``step`` would be seen.

    The step is the newest restoration; the variant is faded as much as the one in force.

    Raises:
        InputError: no photo is open.
        FileError: a step lies in a file that cannot be read.
    """
    if editor.document is None:
        raise InputError("No photo is open.")
    document, variant = editor.document, step.variants[row]
    fades = [each.edit for each in editor.history.fades]
    # An edit is its own opposite: those in force are taken back, the other one is applied.
    before = document.read_without([*editor.under_way, *fades, step.edit], region)
    after = before.copy()
    for patch in variant.edit.touching(Plane.PHOTO, region):
        toggle_patch(after, region, patch)
    fade = editor.fader.fade_of(step)
    if fade is None or fade.is_full:
        return after
    around = region.padded(REACH).clipped(document.photo.shape)
    mask = np.zeros((around.height, around.width), np.uint8)
    for patch in variant.restored:
        if patch.plane is Plane.MASK:
            toggle_patch(mask, around, patch)
    depths = Depths.of(mask, region.moved(-around.top, -around.left))
    return faded(before, after, depths, fade, document.photo.values)
