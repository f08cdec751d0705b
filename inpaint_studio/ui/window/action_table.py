"""The tables of actions, menus, the toolbar and gestures, from which the window is made."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.shapes import Point
from inpaint_studio.translation import Text, Title, tr
from inpaint_studio.ui.actions.entry import ActionEntry, plain
from inpaint_studio.ui.canvas.render.compare import CompareMode
from inpaint_studio.ui.canvas.render.looks import MaskLook
from inpaint_studio.ui.settings.tints import TINTS, TintEntry, change_opacity
from inpaint_studio.ui.tools.presets import NUMBERS
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.window.parts import Parts

Key = QKeySequence.StandardKey

_DEGREES, _PERCENT = 5, 5  # by which a key turns and scales the source


def is_open(parts: Parts) -> bool:
    """Whether a photo is open."""
    return parts.editor.document is not None


def has_file(parts: Parts) -> bool:
    """Whether the open photo comes from a file."""
    document = parts.editor.document
    return document is not None and document.photo.source.path is not None


def has_strip(parts: Parts) -> bool:
    """Whether several photos are open or reviewed, and another may be shown now."""
    return (parts.files.strip.is_active or parts.batches.review.is_open) and is_idle(parts)


def can_edit(parts: Parts) -> bool:
    """Whether the document may be changed now."""
    return parts.editor.can_edit


def can_write(parts: Parts) -> bool:
    """Whether the photo may be saved, if need be once the running job has ended."""
    return is_open(parts) and not parts.editor.jobs.leads_away


def is_idle(parts: Parts) -> bool:
    """Whether no job runs."""
    return not parts.editor.jobs.is_running


def has_mask(parts: Parts) -> bool:
    """Whether there is something to restore and no job runs."""
    return parts.editor.can_restore


def can_retry(parts: Parts) -> bool:
    """Whether the last restoration can be tried again, with other settings or from other sources, now."""
    return parts.editor.can_edit and parts.editor.history.can_restore_again


def has_variants(parts: Parts) -> bool:
    """Whether the last restoration has several variants, and another may be chosen now."""
    return parts.editor.can_edit and parts.comparison.can_compare_variants


def is_masked(parts: Parts) -> bool:
    """Whether there is a mask, and it may be changed now."""
    return parts.editor.can_edit and parts.editor.is_marked(Plane.MASK)


def can_cancel(parts: Parts) -> bool:
    """Whether there is something to stop: a job, or the search for damage."""
    return parts.editor.jobs.is_running or (is_open(parts) and parts.find_mode.is_on)


def is_reviewing(parts: Parts) -> bool:
    """Whether a mark is asked about."""
    return parts.editor.review.is_running


def can_decide(parts: Parts) -> bool:
    """Whether the photo that is reviewed can be accepted or skipped now."""
    return parts.batches.review.can_decide


def has_source(parts: Parts) -> bool:
    """Whether Heal and Clone have something to take from."""
    return is_open(parts) and parts.toolbox.source.is_set


def _pointed(parts: Parts) -> Point | None:
    position = parts.canvas.hand.position
    return parts.canvas.photo_point(position) if position is not None else None


def _is_look(look: MaskLook) -> Callable[[Parts], bool]:
    return lambda parts: parts.settings.get("mask_look") == look.value


def _set_look(look: MaskLook) -> Callable[[Parts, bool], None]:
    return lambda parts, is_on: parts.settings.set("mask_look", (look if is_on else MaskLook.FILL).value)


def _tint_action(tint: TintEntry) -> ActionEntry[Parts]:
    return ActionEntry(tint.name, tint.title, None, "Show the mask in this colour",
                 toggle=lambda p, on: tint.choose(p.settings), is_checked=lambda p: tint.is_chosen(p.settings),
                 keys=("Ctrl+Shift+M",) if tint.name == "tint_contrast" else ())  # fmt: skip


def _recall_preset(number: int) -> ActionEntry[Parts]:
    return ActionEntry(f"preset_{number}", Title("Brush preset &{number}", number=number),
                 lambda p: p.toolbox.presets.recall(number), "Take size and hardness of the brush from this key",
                 keys=(str(number),), is_enabled=is_open)  # fmt: skip


def _store_preset(number: int) -> ActionEntry[Parts]:
    return ActionEntry(f"store_preset_{number}", Title("Store as preset {number}", number=number),
                 lambda p: p.messages.notice(tr("Key {number} now holds {words}.", number=number,
                                                words=p.toolbox.presets.store(number).words)),
                 "Keep size and hardness of the brush under this key", keys=(f"Alt+{number}",),
                 is_enabled=is_open)  # fmt: skip


def _save(parts: Parts) -> None:
    """Save the photo; one that is reviewed goes where its batch would have written it."""
    if parts.batches.review.is_shown:
        parts.batches.review.accept()
    else:
        parts.files.save()


def _close(parts: Parts) -> None:
    if parts.batches.review.is_shown:
        parts.batches.review.close()
    else:
        parts.files.ask_close()


def _step(parts: Parts, by: int) -> None:
    """Show another photo: of the review, if one is open, or of the filmstrip."""
    if parts.batches.review.is_open:
        parts.batches.review.step(by)
    else:
        parts.files.strip.step(by)


def _touch_up(parts: Parts) -> None:
    parts.toolbox.choose("brush")
    parts.canvas.set_mask_shown(True)
    parts.canvas.setFocus()


def _set_mode(mode: CompareMode) -> Callable[[Parts, bool], None]:
    return lambda parts, is_on: parts.canvas.set_mode(mode if is_on else CompareMode.OFF)


def _is_mode(mode: CompareMode) -> Callable[[Parts], bool]:
    return lambda parts: parts.canvas.mode is mode


def _restore(parts: Parts) -> None:
    parts.editor.restore(parts.engine_panel.engine, parts.engine_panel.options)


def _restore_remains(parts: Parts) -> None:
    parts.editor.restore_remains(parts.engine_panel.engine, parts.engine_panel.options)


def _restore_again(parts: Parts) -> None:
    parts.editor.restore_again(parts.engine_panel.engine, parts.engine_panel.options)


def _fade(parts: Parts) -> None:
    if parts.find_mode.is_on:
        parts.find_mode.leave()
    parts.docks.raise_panel(parts.history_panel)
    parts.history_panel.fade.focus()


def _paint_by_keys(parts: Parts, is_on: bool) -> None:
    parts.settings.set("paint_by_keys", is_on)
    if is_on:
        parts.canvas.setFocus()
        parts.messages.notice(
            tr("Arrows move the pointer, with Shift farther. Space paints while held, or from one tap to the next; "
               "Shift+Space is the right button.")
        )  # fmt: skip


def can_begin_to_find(parts: Parts) -> bool:
    """Whether damage can be found now, or the panel shown that says what is missing."""
    return parts.editor.finder.can_find or (can_edit(parts) and not parts.find_mode.is_on)


def _find(parts: Parts) -> None:
    if parts.editor.finder.can_find:
        parts.find_mode.judge()
        parts.find_panel.find_marks()
    else:
        parts.find_mode.enter()


def _add_kind(parts: Parts) -> None:
    parts.find_mode.enter()
    parts.editor.finder.kinds.add()
    parts.find_panel.name_kind()


def _name_kind(parts: Parts) -> None:
    parts.find_mode.enter()
    parts.find_panel.name_kind()


def _accept_and_restore(parts: Parts) -> None:
    parts.editor.finder.accept(lambda: _restore(parts))


def _cancel(parts: Parts) -> None:
    if parts.editor.jobs.is_running:
        parts.editor.jobs.cancel()
    else:
        parts.find_mode.leave()


def _show_full_screen(parts: Parts) -> None:
    parts.window.setWindowState(parts.window.windowState() ^ Qt.WindowState.WindowFullScreen)


ACTIONS: tuple[ActionEntry[Parts], ...] = (
    ActionEntry("open", "&Open…", lambda p: p.files.ask_open(), "Open a photo", "open", Key.Open, is_enabled=is_idle),
    ActionEntry("sample", "Open Sa&mple Photo", lambda p: p.files.open_sample(),
                "Try the program on a damaged photo", "sample", is_enabled=is_idle),
    ActionEntry("close", "&Close", _close, "Close the photo", "close", Key.Close,
                is_enabled=is_open),
    ActionEntry("close_all", "C&lose All", lambda p: p.files.strip.confirm_leaving(p.files.strip.close_all),
                "Close every photo of the filmstrip", keys=("Ctrl+Shift+W",),
                is_enabled=lambda p: p.files.strip.is_active and is_idle(p)),
    ActionEntry("save", "&Save", _save, "Save the photo", "save", Key.Save,
                is_enabled=can_write),
    ActionEntry("save_as", "Save &As…", lambda p: p.files.ask_save_as(), "Save under another name", "",
                Key.SaveAs, ("Ctrl+Shift+S",), is_enabled=can_write),
    ActionEntry("save_session", "Save Sess&ion…", lambda p: p.files.ask_save_session(),
                "Keep mask, steps and engine in one file, to go on another day", "", keys=("Ctrl+Alt+S",),
                is_enabled=can_write),
    ActionEntry("export", "&Export…", lambda p: p.files.ask_export(),
                "Write a copy in a format and quality of your choice", "export", keys=("Ctrl+E",),
                is_enabled=can_write),
    ActionEntry("show_in_folder", "Show in &Folder", lambda p: p.files.show_in_folder(),
                "Show the photo's file where it lies", keys=("Ctrl+Shift+O",), is_enabled=has_file),
    ActionEntry("batch", "&Batch…", lambda p: p.batches.ask(), "Restore the photos of whole folders",
                keys=("Ctrl+Alt+B",)),
    ActionEntry("review_batch", "Re&view Batch…", lambda p: p.batches.ask_review(),
                "Go through the photos of a batch that wait for you", keys=("Ctrl+Alt+R",), is_enabled=is_idle),
    ActionEntry("accept_photo", "&Accept", lambda p: p.batches.review.accept(),
                "Have the photo restored as it is marked, and look at the next", keys=("F7",), is_enabled=can_decide),
    ActionEntry("touch_up_photo", "&Touch Up", _touch_up,
                "Take the brush: what you add and take away counts when you accept the photo", keys=("F8",),
                is_enabled=can_decide),
    ActionEntry("skip_photo", "&Skip", lambda p: p.batches.review.skip(),
                "Leave the photo as it is, and look at the next; or put one that was skipped on the list again",
                keys=("F9",), is_enabled=can_decide),
    ActionEntry("quit", "&Quit", lambda p: p.window.close(), "", "", Key.Quit, ("Ctrl+Q",)),
    ActionEntry("undo", "&Undo", lambda p: p.editor.undo(), "Take the last step back", "undo", Key.Undo,
                is_enabled=lambda p: p.editor.can_undo),
    ActionEntry("redo", "&Redo", lambda p: p.editor.redo(), "Do it again", "redo", Key.Redo, ("Ctrl+Y", "Ctrl+Shift+Z"),
                is_enabled=lambda p: p.editor.can_redo),
    ActionEntry("copy", "&Copy Photo", lambda p: p.clipboard.copy(), "Copy the whole photo to the clipboard", "copy",
                Key.Copy, is_enabled=is_open),
    ActionEntry("paste", "&Paste Photo", lambda p: p.clipboard.paste(), "Open the picture in the clipboard", "paste",
                Key.Paste, is_enabled=is_idle),
    ActionEntry("copy_masked", "Copy &Masked Part", lambda p: p.clipboard.copy_masked(),
                "Copy the photo's rectangle around the mask to the clipboard", keys=("Ctrl+Alt+C",),
                is_enabled=is_masked),
    ActionEntry("name_step", "&Name Step…", lambda p: p.history_panel.name_last_step(),
                "Give the last step of the history a name of its own", keys=("Ctrl+F2",),
                is_enabled=lambda p: p.editor.can_edit and p.editor.can_undo),
    ActionEntry("change_keys", "&Keyboard Shortcuts…", lambda p: p.dialogs.change_keys(),
                "See and change the keys of every action"),
    ActionEntry("preferences", "Pre&ferences…", lambda p: p.dialogs.show_preferences(), "Settings of the program",
                "settings", Key.Preferences, ("Ctrl+,",)),
    ActionEntry("restore", "&Restore", _restore, "Fill what is painted from its surroundings", "restore",
                keys=("Ctrl+R",), is_enabled=has_mask),
    ActionEntry("restore_remains", "Take In Re&mains", _restore_remains,
                "Restore once more, with the light or dark remains along the rim", keys=("Ctrl+Shift+F",),
                is_enabled=lambda p: p.editor.can_edit and p.editor.remains.count > 0),
    ActionEntry("restore_again", "Restore A&gain", _restore_again,
                "Restore the last place once more with the settings chosen now, to compare", keys=("Ctrl+Shift+R",),
                is_enabled=can_retry),
    ActionEntry("next_variant", "Next &Variant", lambda p: p.editor.choose_next_variant(1),
                "Put the next variant of the last restoration into the photo", keys=(".",), is_enabled=has_variants),
    ActionEntry("previous_variant", "Previous Var&iant", lambda p: p.editor.choose_next_variant(-1),
                "Put the variant before of the last restoration into the photo", keys=(",",), is_enabled=has_variants),
    ActionEntry("compare_variants", "Compare V&ariants", None,
                "Two variants of the last restoration, left and right of a divider", "compare-split", keys=("Ctrl+.",),
                is_enabled=has_variants, toggle=lambda p, on: p.comparison.compare_variants(on),
                is_checked=lambda p: p.comparison.left_variant is not None),
    ActionEntry("fade", "&Fade", _fade, "Show less of the last restoration, or soften its edge", keys=("Shift+O",),
                is_enabled=lambda p: p.editor.can_edit and p.editor.fader.number is not None),
    ActionEntry("cancel", "Ca&ncel", _cancel, "Stop what is running, or leave the search for damage", "cancel",
                Key.Cancel, ("Esc",), is_enabled=can_cancel),
    ActionEntry("find_marks", "&Find", _find,
                "Show what looks like damage, as proposals", "find", keys=("Ctrl+D",),
                is_enabled=can_begin_to_find),
    ActionEntry("find_again", "As on the &Last Photo", lambda p: p.find_panel.find_again(),
                "Find here what was found on the photo before, kind by kind", keys=("Ctrl+Alt+D",),
                is_enabled=lambda p: p.editor.finder.can_find_again),
    ActionEntry("add_kind", "Add Kin&d of Damage", _add_kind,
                "Tell another kind of damage apart, with examples, marks and a colour of its own", "mode-add",
                keys=("Shift+Y",), is_enabled=lambda p: p.editor.finder.kinds.can_add),
    ActionEntry("next_kind", "Nex&t Kind", lambda p: p.editor.finder.kinds.choose_next(),
                "Work on the next kind of damage", keys=("Y",),
                is_enabled=lambda p: len(p.editor.finder.kinds.all) > 1),
    ActionEntry("rename_kind", "Re&name Kind", _name_kind, "Give this kind of damage another name", keys=("F2",),
                is_enabled=is_open),
    ActionEntry("remove_kind", "Re&move Kind", lambda p: p.editor.finder.kinds.remove(),
                "Forget this kind of damage, with its examples and what is proposed of it", "mode-subtract",
                is_enabled=lambda p: p.editor.finder.kinds.can_remove),
    ActionEntry("review_marks", "Re&view", lambda p: p.editor.review.start(),
                "Go through the doubtful marks one by one, at 100 %", keys=("V",),
                is_enabled=lambda p: p.editor.review.can_start),
    ActionEntry("keep_mark", "&Keep", lambda p: p.editor.review.keep(),
                "Keep this mark, and go to the next doubtful one", keys=("A",), is_enabled=is_reviewing),
    ActionEntry("reject_mark", "Re&ject", lambda p: p.editor.review.reject(),
                "Reject this mark, and go to the next doubtful one", keys=("Q",), is_enabled=is_reviewing),
    ActionEntry("previous_mark", "&Back", lambda p: p.editor.review.back(),
                "Go back to the doubtful mark before", keys=("Backspace",),
                is_enabled=lambda p: p.editor.review.position > 0),
    ActionEntry("accept_marks", "&Accept", lambda p: p.editor.finder.accept(),
                "Make mask of what is proposed", keys=("Shift+D",), is_enabled=lambda p: p.editor.finder.can_accept),
    ActionEntry("accept_restore", "Accept and &Restore", _accept_and_restore,
                "Make mask of what is proposed, and restore it", keys=("Ctrl+Shift+D",),
                is_enabled=lambda p: p.editor.finder.can_accept),
    ActionEntry("show_mask", "&Show Mask", None, "Show or hide what is marked", "mask",
                keys=("M",), toggle=lambda p, on: p.canvas.set_mask_shown(on),
                is_checked=lambda p: p.canvas.is_mask_shown),
    ActionEntry("clear_mask", "&Clear Mask", lambda p: p.mask_actions.clear(),
                "Take all marks away", "clear", Key.Deselect, ("Ctrl+Shift+A", "Del"), is_enabled=is_masked),
    ActionEntry("invert_mask", "&Invert Mask", lambda p: p.mask_actions.invert(),
                "Swap what is kept and what is restored", "invert", keys=("Ctrl+I",), is_enabled=can_edit),
    ActionEntry("grow_mask", "&Grow Mask", lambda p: p.mask_actions.grow(),
                "Make the mask wider by the pixels chosen", "grow", keys=("G",), is_enabled=is_masked),
    ActionEntry("shrink_mask", "S&hrink Mask", lambda p: p.mask_actions.shrink(),
                "Make the mask narrower by the pixels chosen", "shrink", keys=("Shift+G",), is_enabled=is_masked),
    ActionEntry("smooth_mask", "S&mooth Mask", lambda p: p.mask_actions.smooth(),
                "Even out the mask's outline: notches and bumps up to the pixels chosen", "smooth", keys=("Ctrl+G",),
                is_enabled=is_masked),
    ActionEntry("fit_mask", "Fit Mas&k to Damage", lambda p: p.mask_actions.fit(),
                "Make the mask wider or narrower, up to where the damage below it ends", keys=("Shift+F",),
                is_enabled=is_masked),
    ActionEntry("fill_enclosed", "&Fill Enclosed Areas", lambda p: p.mask_actions.fill_enclosed(),
                "Add what the mask goes all round", "fill-enclosed", keys=("F",), is_enabled=is_masked),
    ActionEntry("select_holes", "Select Sp&ots by Size…", lambda p: p.mask_actions.select_holes(),
                "Keep or remove spots between a smallest and a largest area", "select-holes", keys=("Ctrl+H",),
                is_enabled=is_masked),
    ActionEntry("protect", "Paint &Protection", None,
                "Mark what is to be left alone: no tool marks it", "protect", keys=("X",),
                toggle=lambda p, on: p.toolbox.toggle_target(Plane.PROTECTION, on),
                is_checked=lambda p: p.toolbox.marking.target is Plane.PROTECTION),
    ActionEntry("take_from", "Paint “&Take from Here”", None,
                "Mark where texture is to be taken from: then from nowhere else", "take-from", keys=("T",),
                toggle=lambda p, on: p.toolbox.toggle_target(Plane.DONORS, on),
                is_checked=lambda p: p.toolbox.marking.target is Plane.DONORS),
    ActionEntry("not_from", "Paint “&Not from Here”", None,
                "Mark where no texture is to be taken from", "not-from", keys=("N",),
                toggle=lambda p, on: p.toolbox.toggle_target(Plane.EXCLUSION, on),
                is_checked=lambda p: p.toolbox.marking.target is Plane.EXCLUSION),
    ActionEntry("clear_protection", "Clear P&rotection",
                lambda p: p.editor.clear(Plane.PROTECTION, Title("Clear protection")),
                "Protect nothing any more", is_enabled=lambda p: p.editor.can_clear(Plane.PROTECTION)),
    ActionEntry("clear_donors", "Clear “&Take from Here”",
                lambda p: p.editor.clear(Plane.DONORS, Title("Clear “Take from here”")),
                "Take texture from everywhere again", is_enabled=lambda p: p.editor.can_clear(Plane.DONORS)),
    ActionEntry("clear_exclusion", "Clear “&Not from Here”",
                lambda p: p.editor.clear(Plane.EXCLUSION, Title("Clear “Not from here”")),
                "Leave no place out any more", is_enabled=lambda p: p.editor.can_clear(Plane.EXCLUSION)),
    ActionEntry("clear_examples", "Clear E&xamples",
                lambda p: p.editor.clear(p.editor.finder.kind.plane, Title("Clear examples")),
                "Show no examples of this kind of damage any more",
                is_enabled=lambda p: p.editor.can_clear(p.editor.finder.kind.plane)),
    ActionEntry("restore_strokes", "Restore Each &Stroke", None,
                "Restore what is painted as soon as the stroke ends", keys=("Shift+R",),
                toggle=lambda p, on: p.toolbox.marking.choose("restore_strokes", on),
                is_checked=lambda p: p.toolbox.marking.restores_strokes),
    ActionEntry("aligned", "&Aligned Source", None,
                "The source goes along from stroke to stroke; off: each stroke begins at the same place",
                keys=("Shift+J",), toggle=lambda p, on: p.toolbox.source.choose("retouch_aligned", on),
                is_checked=lambda p: p.toolbox.source.is_aligned),
    ActionEntry("mirror_source", "&Mirror Source", lambda p: p.toolbox.source.mirror(_pointed(p)),
                "Swap left and right of what Heal and Clone take", keys=("Shift+H",), is_enabled=has_source),
    ActionEntry("turn_source_over", "Turn Source &Upside Down", lambda p: p.toolbox.source.turn_over(_pointed(p)),
                "Swap above and below of what Heal and Clone take", keys=("Shift+V",), is_enabled=has_source),
    ActionEntry("turn_source_left", "Turn Source &Left", lambda p: p.toolbox.source.turn_by(-_DEGREES, _pointed(p)),
                "Turn what Heal and Clone take by 5°", keys=("Shift+Left",), is_enabled=has_source),
    ActionEntry("turn_source_right", "Turn Source Ri&ght", lambda p: p.toolbox.source.turn_by(_DEGREES, _pointed(p)),
                "Turn what Heal and Clone take by 5°", keys=("Shift+Right",), is_enabled=has_source),
    ActionEntry("larger_source", "Larger &Source", lambda p: p.toolbox.source.scale_by(_PERCENT, _pointed(p)),
                "Enlarge what Heal and Clone take by 5 %", keys=("Shift+Up",), is_enabled=has_source),
    ActionEntry("smaller_source", "Smalle&r Source", lambda p: p.toolbox.source.scale_by(-_PERCENT, _pointed(p)),
                "Reduce what Heal and Clone take by 5 %", keys=("Shift+Down",), is_enabled=has_source),
    ActionEntry("straighten_source", "Source as It &Is", lambda p: p.toolbox.source.straighten(_pointed(p)),
                "Take it neither turned nor flipped nor scaled", keys=("Shift+Home",), is_enabled=has_source),
    ActionEntry("fit_strokes", "&Fit Each Stroke", None,
                "Bring what is painted to where the damage below it ends, wider or narrower", keys=("Ctrl+F",),
                toggle=lambda p, on: p.toolbox.marking.choose("fit_strokes", on),
                is_checked=lambda p: p.toolbox.marking.fits_strokes),
    ActionEntry("paint_by_keys", "Paint by &Keyboard", None,
                "Arrows move the pointer over the photo, Space is its left button and Shift+Space its right one",
                keys=("Ctrl+K",), toggle=_paint_by_keys, is_checked=lambda p: p.canvas.keyboard.is_on),
    ActionEntry("load_mask", "&Load Mask…", lambda p: p.files.ask_load_mask(), "Read the mask from a picture",
                "mask-load", is_enabled=can_edit),
    ActionEntry("save_mask", "Sa&ve Mask…", lambda p: p.files.ask_save_mask(), "Write the mask to a PNG file",
                "mask-save", is_enabled=has_mask),
    ActionEntry("larger_brush", "Larger &Brush", lambda p: p.brush.step(1), "", keys=("]",), is_enabled=is_open),
    ActionEntry("smaller_brush", "S&maller Brush", lambda p: p.brush.step(-1), "", keys=("[",), is_enabled=is_open),
    *map(_recall_preset, NUMBERS),
    *map(_store_preset, NUMBERS),
    ActionEntry("zoom_in", "Zoom &In", lambda p: p.canvas.zoom_step(1), "Zoom in", "zoom-in", Key.ZoomIn,
                ("Ctrl++", "Ctrl+=", "+"), is_enabled=is_open),
    ActionEntry("zoom_out", "Zoom &Out", lambda p: p.canvas.zoom_step(-1), "Zoom out", "zoom-out", Key.ZoomOut,
                ("Ctrl+-", "-"), is_enabled=is_open),
    ActionEntry("zoom_fit", "Zoom to &Fit", lambda p: p.canvas.zoom_fit(), "Show the whole photo", "zoom-fit",
                keys=("Ctrl+0",), is_enabled=is_open),
    ActionEntry("zoom_actual", "&100 %", lambda p: p.canvas.zoom_actual(),
                "One photo pixel on one screen pixel: at the pointer, or where you painted last", "zoom-actual",
                keys=("Ctrl+1",), is_enabled=is_open),
    ActionEntry("zoom_type", "Zoom in P&er Cent…", lambda p: p.zoom_field.ask(),
                "Type the zoom, or choose it from a menu", keys=("Alt+Z",), is_enabled=is_open),
    ActionEntry("zoom_toggle", "To&ggle Fit and 100 %", lambda p: p.canvas.toggle_zoom(),
                "The whole photo, and 100 % at the pointer or where you painted last, in turns", keys=("Shift+Z",),
                is_enabled=is_open),
    ActionEntry("compare_split", "Compare: &Split", None,
                "Before and after, left and right of a divider you can drag", "compare-split", keys=("C",),
                is_enabled=is_open, toggle=_set_mode(CompareMode.SPLIT), is_checked=_is_mode(CompareMode.SPLIT)),
    ActionEntry("compare_side", "Compare: Side &by Side", None,
                "Before and after beside each other", "compare-side", keys=("Shift+C",), is_enabled=is_open,
                toggle=_set_mode(CompareMode.SIDE_BY_SIDE), is_checked=_is_mode(CompareMode.SIDE_BY_SIDE)),
    ActionEntry("compare_across", "Compare: Split &Across", None,
                "Before above and after below a divider you can drag", keys=("Ctrl+Shift+C",), is_enabled=is_open,
                toggle=_set_mode(CompareMode.SPLIT_ACROSS), is_checked=_is_mode(CompareMode.SPLIT_ACROSS)),
    ActionEntry("blink", "Compare: B&link", None,
                "Before and after in turns, until you stop it", keys=("Ctrl+B",), is_enabled=is_open,
                toggle=lambda p, on: p.canvas.set_blinking(on), is_checked=lambda p: p.canvas.is_blinking),
    ActionEntry("show_infrared", "Show Inf&rared", None,
                "The infrared plane of a film scan in place of the photo: dust and scratches are dark in it",
                keys=("Shift+I",), is_enabled=lambda p: p.editor.infrared.can_show,
                toggle=lambda p, on: p.editor.infrared.show(on),
                is_checked=lambda p: p.editor.infrared.picture is not None),
    ActionEntry("loupe", "&Loupe", None, "A magnifier beside the pointer",
                keys=("Ctrl+L",), is_enabled=is_open, toggle=lambda p, on: p.canvas.set_loupe(on),
                is_checked=lambda p: p.canvas.has_loupe),
    ActionEntry("mask_fill", "&Filled", None, "Show the mask in colour over the photo",
                toggle=_set_look(MaskLook.FILL), is_checked=_is_look(MaskLook.FILL)),
    ActionEntry("mask_outline", "&Outline Only", None, "Show the mask's rim alone",
                keys=("Shift+M",), toggle=_set_look(MaskLook.OUTLINE), is_checked=_is_look(MaskLook.OUTLINE)),
    ActionEntry("mask_alone", "Mask &Alone", None, "Show the mask white on black, no photo",
                keys=("Ctrl+M",), toggle=_set_look(MaskLook.ALONE), is_checked=_is_look(MaskLook.ALONE)),
    ActionEntry("mask_stronger", "&Stronger", lambda p: change_opacity(p.settings, 1), "Show less of the photo below",
                keys=("Ctrl+]",)),
    ActionEntry("mask_weaker", "&Weaker", lambda p: change_opacity(p.settings, -1), "Show more of the photo below",
                keys=("Ctrl+[",)),
    *map(_tint_action, TINTS),
    ActionEntry("panels", "Show &Panels", None, "Show or hide everything beside the photo",
                keys=("Tab",), is_enabled=is_open, toggle=lambda p, on: p.docks.want(on),
                is_checked=lambda p: p.docks.are_shown, is_on_photo=True),
    ActionEntry("next_area", "Focus Ne&xt Area", lambda p: p.focus_areas.go(1),
                "Move the keyboard's focus from the photo to the panels and back", keys=("F6",)),
    ActionEntry("previous_area", "Focus Pre&vious Area", lambda p: p.focus_areas.go(-1),
                "Move the keyboard's focus the other way round", keys=("Shift+F6",)),
    ActionEntry("full_screen", "F&ull Screen", None, "", standard=Key.FullScreen,
                keys=("F11",), toggle=lambda p, on: _show_full_screen(p), is_checked=lambda p: p.window.isFullScreen()),
    ActionEntry("next_photo", "Next P&hoto", lambda p: _step(p, 1), "Show the next photo of the filmstrip",
                keys=("PgDown", "Ctrl+Tab"), is_enabled=has_strip),
    ActionEntry("previous_photo", "Previous Pho&to", lambda p: _step(p, -1),
                "Show the photo before in the filmstrip", keys=("PgUp", "Ctrl+Shift+Tab"), is_enabled=has_strip),
    ActionEntry("shortcuts", "All &Keys", lambda p: p.dialogs.show_keys(), "At a glance, to print, too",
                standard=Key.HelpContents, keys=("F1", "?")),
    ActionEntry("show_log", "Show &Log", lambda p: p.dialogs.show_log(), "What went wrong lately, for a report"),
    ActionEntry("about", "&About Inpaint Studio", lambda p: p.dialogs.show_about(), "Versions and licences"),
)  # fmt: skip

MENUS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    ("&File", ("open", "recent", "sample", "-", "save", "save_as", "export", "save_session", "-", "batch",
               "review_batch", "-", "show_in_folder", "close", "close_all", "quit")),
    ("&Edit", ("undo", "redo", "name_step", "-", "copy", "copy_masked", "paste", "-", "change_keys", "preferences")),
    ("&Tools", ("tools", "-", "larger_brush", "smaller_brush", "-", "protect", "take_from", "not_from",
                "restore_strokes", "fit_strokes", "-", "paint_by_keys")),
    ("&Tools/Brush Pr&esets", (*(f"preset_{number}" for number in NUMBERS), "-",
                               *(f"store_preset_{number}" for number in NUMBERS))),
    ("&Tools/Source of &Heal and Clone", ("aligned", "-", "mirror_source", "turn_source_over", "turn_source_left",
                                          "turn_source_right", "larger_source", "smaller_source", "-",
                                          "straighten_source")),
    ("&Mask", ("show_mask", "-", "clear_mask", "invert_mask", "grow_mask", "shrink_mask", "smooth_mask",
               "fit_mask", "fill_enclosed", "select_holes", "-", "load_mask", "save_mask", "-", "clear_protection",
               "clear_donors", "clear_exclusion")),
    ("&Mask/Find &Damage", ("find_marks", "find_again", "accept_marks", "accept_restore", "-", "review_marks",
                            "keep_mark", "reject_mark", "previous_mark", "-", "add_kind", "next_kind", "rename_kind",
                            "remove_kind", "clear_examples")),
    ("&Restore", ("restore", "restore_again", "restore_remains", "-", "next_variant", "previous_variant",
                  "compare_variants", "-", "fade", "-", "cancel")),
    ("&Restore/&Batch Review", ("accept_photo", "touch_up_photo", "skip_photo")),
    ("&View", ("zoom_in", "zoom_out", "zoom_fit", "zoom_actual", "zoom_type", "zoom_toggle", "loupe", "show_infrared",
               "-", "next_photo", "previous_photo", "-", "panels", "full_screen", "next_area", "previous_area", "-")),
    ("&View/&Compare", ("compare_split", "compare_across", "compare_side", "blink")),
    ("&View/&Mask Look", ("mask_fill", "mask_outline", "mask_alone", "-", "mask_stronger", "mask_weaker", "-",
                          *(tint.name for tint in TINTS))),
    ("&Help", ("shortcuts", "show_log", "-", "about")),
)  # fmt: skip
"""Title and action names of each menu, a submenu after its menu as "menu/submenu".

"-" is a separator, "recent" the submenu of recent files, "tools" all tools."""

TOOLBAR: tuple[str, ...] = (
    "open", "save", "export", "drag_out", "-", "undo", "redo", "-", "compare_split", "compare_side", "before", "-",
    "zoom_out", "zoom_field", "zoom_in", "zoom_fit", "zoom_actual",
)  # fmt: skip
"""The toolbar from left to right: names of actions, "-" for a separator, and what has no action.

"before" is held to see the photo as opened; the result is dragged from "drag_out"; the zoom is typed into
"zoom_field"."""

GESTURES: tuple[tuple[Text, Text], ...] = (
    ("Space + drag, middle button", "Move the photo"),
    ("Wheel", "Zoom at the pointer"),
    ("Ctrl + wheel, Alt + wheel", "Size of the brush"),
    ("Right button, Ctrl", "Take away instead of adding"),
    ("Ctrl + Alt", "Keep only what lies inside"),
    ("Alt + click, right button", "Heal, Clone: choose the source"),
    ("Shift + click", "Straight line from the last point"),
    ("Shift + drag", "Steps of 45°, squares, circles"),
    ("Enter, double click", "End a line or a polygon"),
    ("Esc", "Give up what is being drawn"),
    ("Hold \\", "See the photo as opened"),
    ("Arrow keys", "Move the photo"),
    ("Tab in a panel", "Next field"),
    ("Arrow keys, Space", "Painting by keyboard: move the pointer, paint"),
    ("Shift + Space", "Painting by keyboard: the right button"),
)
"""What the pointer and held keys do, for the sheet of keys."""


def default_keys() -> dict[str, list[QKeySequence]]:
    """Return the default keys of every action and tool, by name."""
    tools = {tool.name: [QKeySequence(tool.shortcut)] for tool in TOOLS}
    return {entry.name: entry.key_sequences for entry in ACTIONS} | tools


def titles() -> dict[str, dict[str, str]]:
    """Return heading -> name -> title of every action and tool, in the order of the menus."""
    tools = {tool.name: tr(tool.title) for tool in TOOLS}
    known = {entry.name: entry.title for entry in ACTIONS} | tools
    groups = {}
    for menu, names in MENUS:
        found = [each for name in names for each in (tools if name == "tools" else [name])]
        groups[plain(tr(menu).rpartition("/")[2])] = {name: known[name] for name in found if name in known}
    return groups


def gestures() -> tuple[str, list[tuple[str, str]]]:
    """Return a heading and the rows of ``GESTURES``, in the user's language."""
    return tr("On the photo"), [(tr(keys), tr(what)) for keys, what in GESTURES]
