"""The tables of menus, the toolbar and gestures, from which the window is made."""

from inpaint_studio.translation import Text, tr
from inpaint_studio.ui.settings.tints import TINTS
from inpaint_studio.ui.tools.presets import NUMBERS

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


def gestures() -> tuple[str, list[tuple[str, str]]]:
    """Return a heading and the rows of ``GESTURES``, in the user's language."""
    return tr("On the photo"), [(tr(keys), tr(what)) for keys, what in GESTURES]
