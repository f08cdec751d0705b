"""What actions do, as far as that takes more than a call."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import tr
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.looks import MaskLook
from inpaint_studio.ui.window.parts import Parts


def pointed(parts: Parts) -> Point | None:
    """Return the (row, column) under the pointer; None where it is not over the view."""
    position = parts.canvas.hand.position
    return parts.canvas.photo_point(position) if position is not None else None


def is_look(look: MaskLook) -> Callable[[Parts], bool]:
    """Return a function that tells whether masks are shown so."""
    return lambda parts: parts.settings.get("mask_look") == look.value


def set_look(look: MaskLook) -> Callable[[Parts, bool], None]:
    """Return a function that has masks shown so, or filled again."""
    return lambda parts, is_on: parts.settings.set("mask_look", (look if is_on else MaskLook.FILL).value)


def save_photo(parts: Parts) -> None:
    """Save the photo; one that is reviewed goes where its batch would have written it."""
    if parts.batches.review.is_shown:
        parts.batches.review.accept()
    else:
        parts.files.save()


def close_photo(parts: Parts) -> None:
    """Close the photo, or the review that shows it."""
    if parts.batches.review.is_shown:
        parts.batches.review.close()
    else:
        parts.files.ask_close()


def step_photo(parts: Parts, by: int) -> None:
    """Show another photo: of the review, if one is open, or of the filmstrip."""
    if parts.batches.review.is_open:
        parts.batches.review.step(by)
    else:
        parts.files.strip.step(by)


def touch_up(parts: Parts) -> None:
    """Take the brush and show the mask."""
    parts.toolbox.choose("brush")
    parts.canvas.set_mask_shown(True)
    parts.canvas.setFocus()


def set_mode(mode: CompareMode) -> Callable[[Parts, bool], None]:
    """Return a function that compares so, or not at all."""
    return lambda parts, is_on: parts.canvas.set_mode(mode if is_on else CompareMode.OFF)


def is_mode(mode: CompareMode) -> Callable[[Parts], bool]:
    """Return a function that tells whether photos are compared so."""
    return lambda parts: parts.canvas.mode is mode


def restore_masked(parts: Parts) -> None:
    """Restore what is masked with the engine that is chosen."""
    parts.editor.restore(parts.engine_panel.engine, parts.engine_panel.options)


def restore_remains(parts: Parts) -> None:
    """Restore once more, with the remains along the rim."""
    parts.editor.restore_remains(parts.engine_panel.engine, parts.engine_panel.options)


def restore_again(parts: Parts) -> None:
    """Restore the last place once more with the settings that are chosen."""
    parts.editor.restore_again(parts.engine_panel.engine, parts.engine_panel.options)


def begin_fading(parts: Parts) -> None:
    """Show the panel that fades the last restoration."""
    if parts.find_mode.is_on:
        parts.find_mode.leave()
    parts.docks.raise_panel(parts.history_panel)
    parts.history_panel.fade.focus()


def paint_by_keys(parts: Parts, is_on: bool) -> None:
    """Let keys move a pointer that paints, or no longer."""
    parts.settings.set("paint_by_keys", is_on)
    if is_on:
        parts.canvas.setFocus()
        parts.messages.notice(
            tr("Arrows move the pointer, with Shift farther. Space paints while held, or from one tap to the next; "
               "Shift+Space is the right button.")
        )  # fmt: skip


def find_damage(parts: Parts) -> None:
    """Have damage found, or show the panel that says what is missing."""
    if parts.editor.finder.can_find:
        parts.find_mode.judge()
        parts.find_panel.find_marks()
    else:
        parts.find_mode.enter()


def add_kind(parts: Parts) -> None:
    """Tell another kind of damage apart."""
    parts.find_mode.enter()
    parts.editor.finder.kinds.add()
    parts.find_panel.name_kind()


def name_kind(parts: Parts) -> None:
    """Let the kind of damage be named."""
    parts.find_mode.enter()
    parts.find_panel.name_kind()


def accept_and_restore(parts: Parts) -> None:
    """Make mask of what is proposed, and restore it."""
    parts.editor.finder.accept(lambda: restore_masked(parts))


def cancel_running(parts: Parts) -> None:
    """Stop what runs, or leave the search for damage."""
    if parts.editor.jobs.is_running:
        parts.editor.jobs.cancel()
    else:
        parts.find_mode.leave()


def show_full_screen(parts: Parts) -> None:
    """Fill the screen with the window, or no longer."""
    parts.window.setWindowState(parts.window.windowState() ^ Qt.WindowState.WindowFullScreen)
