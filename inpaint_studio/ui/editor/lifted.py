"""Changes what was faded: its fading is taken out of the history, and done anew afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from inpaint_studio.core.fade_stroke import FadeStroke
from inpaint_studio.ui.editor.open_document import OpenDocument


@contextmanager
def lifted(opened: OpenDocument) -> Iterator[None]:
    """Within the block, show the newest restoration as if it had not been faded; then fade it as much as before.

    Variants replace each other below the fading, which for another variant is another change.

    Raises:
        FileError: a step lies in a file that cannot be read; nothing has changed then.
        InputError: a step is damaged; nothing has changed then.
    """
    history, number = opened.history, opened.history.retriable_number
    later = history.in_force[number + 1 :] if number is not None else []
    fades = history.fades
    history.take_out(len(later))
    try:
        yield
    except BaseException:
        for step in later:
            opened.record(step)
        raise
    for step in later:
        if step not in fades:  # What fades other steps leaves alone what this one covers.
            opened.record(step)
    if fades and (fade := fades[-1].fade) is not None and not fade.is_full:
        stroke = FadeStroke(opened.require(), history.in_force, fade.step)
        stroke.set(fade.strength, fade.edge)
        for region in stroke.settle():
            opened.tell(region, stroke.planes)
        opened.record(stroke.step(), is_applied=True)
