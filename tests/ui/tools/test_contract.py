"""What every tool of the table keeps to."""

import numpy as np
import pytest

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.stroke import Mode
from inpaint_studio.resources import resource_path
from inpaint_studio.ui.editor.editor import Editor
from inpaint_studio.ui.tools.brush_size import Brush
from inpaint_studio.ui.tools.marking import Marking
from inpaint_studio.ui.tools.source_choice import SourceChoice
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.tools.tool import Gesture, Workbench

WAY = ((20.0, 20.0), (60.0, 40.0), (120.0, 280.0), (150.0, 400.0), (60.0, -30.0))
"""Goes over the edge of the photo, too."""

AT_ONCE = ("wand", "pick")
"""Tools that are done with the click."""


class LookingGlass:
    """A view that only notes what it is told."""

    def __init__(self):
        self.seen = []

    def zoom_at(self, point, direction):
        self.seen.append((point, direction))

    def show_region(self, region):
        self.seen.append(region)


MASKS = (Plane.MASK, Plane.PROTECTION, Plane.DONORS, Plane.EXCLUSION, Plane.EXAMPLES)


@pytest.fixture(params=TOOLS, ids=lambda entry: entry.name)
def entry(request):
    return request.param


def test_every_tool_has_fields_in_the_panel_or_two_short_lines_that_tell_what_it_does(entry):
    assert bool(entry.options & {"size", "tolerance"}) != bool(entry.hint)
    assert len(entry.hint) <= 76


@pytest.fixture
def editor(qtbot, settings):
    editor = Editor(settings)
    yield editor
    editor.close()
    editor.jobs.shut_down()


@pytest.fixture
def bench(editor, settings):
    return Workbench(editor, Brush(9), Marking(settings), LookingGlass(), SourceChoice(editor))


@pytest.fixture
def marked(editor, photo_pixels):
    """The editor with a photo and something on each of its masks."""
    editor.show_photo(Photo(photo_pixels.copy()))
    for plane, box in (
        (Plane.MASK, ((10, 10), (50, 60))),
        (Plane.PROTECTION, ((40, 30), (100, 90))),
        (Plane.MASK, ((120, 20), (160, 200))),
        (Plane.DONORS, ((20, 20), (140, 80))),
        (Plane.EXCLUSION, ((100, 60), (150, 120))),
        (Plane.EXAMPLES, ((15, 90), (130, 140))),
    ):
        editor.begin_stroke(plane)
        editor.paint(Rectangle(*box))
        editor.end_stroke("Beforehand")
    return editor


def planes(editor):
    return [editor.document.plane(plane).pixels.copy() for plane in MASKS]


def drag(tool, mode=Mode.ADD, *, is_straight=False):
    step = {"mode": mode, "is_straight": is_straight, "reach": 3.0}
    tool.press(Gesture(WAY[0], **step))
    for point in WAY[1:]:
        tool.move(Gesture(point, **step))


def use(tool, mode=Mode.ADD, *, is_straight=False):
    """A whole gesture: press, drag, release, and Enter for those that wait for more."""
    drag(tool, mode, is_straight=is_straight)
    tool.release()
    tool.finish()


def test_names_and_keys_are_unique():
    assert len({entry.name for entry in TOOLS}) == len({entry.shortcut for entry in TOOLS}) == len(TOOLS)


def test_a_tool_has_a_title_help_and_an_icon(entry):
    assert entry.title
    assert entry.help.endswith(".")
    assert entry.options <= {"mode", "size", "tolerance", "source"}
    assert "currentColor" in resource_path("icons", f"{entry.name}.svg").read_text()


def test_a_tool_shows_the_size_of_the_brush_or_none(entry, bench):
    tool = entry.make(bench)
    sizes = {tool.cursor_size}
    bench.brush.set_size(7)
    sizes.add(tool.cursor_size)
    assert sizes in ({None}, {9, 7})
    assert ("size" in entry.options) == (tool.cursor_size is not None)


@pytest.mark.parametrize("number", range(len(MASKS)), ids=[plane.name.lower() for plane in MASKS])
def test_a_gesture_is_at_most_one_step_that_can_be_taken_back(entry, marked, bench, number):
    """Every two of tool, mask, mode and whether it is straight meet."""
    turn = TOOLS.index(entry) + number
    target, mode, is_straight = MASKS[number], list(Mode)[turn % len(Mode)], turn % 2 == 1
    bench.marking.set_target(target)
    before, photo, count = planes(marked), marked.document.photo.pixels.copy(), marked.undo_stack.count()
    tool = entry.make(bench)
    use(tool, mode, is_straight=is_straight)
    after = planes(marked)
    mask, protection, donors, exclusion, _ = after
    assert not (mask & protection).any()
    assert not (donors & exclusion).any()
    assert not marked.is_painting
    assert tool.outline is None
    assert not tool.is_active
    is_changed = not np.array_equal(after, before)
    assert marked.undo_stack.count() == count + is_changed
    assert tool.paints or not is_changed
    np.testing.assert_array_equal(marked.document.photo.pixels, photo)
    if is_changed:
        marked.undo()
        np.testing.assert_array_equal(planes(marked), before)
        marked.redo()
        np.testing.assert_array_equal(planes(marked), after)


@pytest.mark.parametrize("mode", list(Mode))
def test_a_gesture_that_is_given_up_changes_nothing(entry, marked, bench, mode):
    if entry.name in AT_ONCE:
        pytest.skip("done with the click")
    before, count = planes(marked), marked.undo_stack.count()
    tool = entry.make(bench)
    drag(tool, mode)
    tool.cancel()
    tool.release()
    np.testing.assert_array_equal(planes(marked), before)
    assert marked.undo_stack.count() == count
    assert tool.outline is None
    assert not tool.is_active


def test_adding_then_subtracting_the_same_gives_back_what_was(entry, marked, bench):
    if entry.name == "pick":
        pytest.skip("takes the hole that is there")
    marked.change_mask("Nothing", lambda mask: mask.clear())
    before = planes(marked)
    use(entry.make(bench))
    use(entry.make(bench), Mode.SUBTRACT)
    np.testing.assert_array_equal(planes(marked), before)


def test_a_tool_without_a_photo_does_nothing(entry, editor, bench):
    use(entry.make(bench))
    assert editor.undo_stack.count() == 0


def test_a_release_without_a_press_does_nothing(entry, marked, bench):
    before = planes(marked)
    tool = entry.make(bench)
    tool.move(Gesture((30.0, 20.0)))
    tool.release()
    tool.finish()
    tool.take_back()
    np.testing.assert_array_equal(planes(marked), before)


def test_another_photo_ends_what_was_under_way(entry, marked, bench, photo_pixels):
    tool = entry.make(bench)
    drag(tool)
    marked.show_photo(Photo(photo_pixels.copy()))
    assert tool.outline is None
    assert not tool.is_active
    tool.move(Gesture(WAY[2], reach=3.0))
    tool.release()
    assert marked.document.mask.is_empty
    assert marked.undo_stack.count() == 0


def test_zoom_shows_what_is_framed_and_goes_in_and_out_where_it_is_clicked(marked, bench):
    tool = next(entry for entry in TOOLS if entry.name == "zoom").make(bench)
    for point, mode in (((50.0, 60.0), Mode.ADD), ((70.0, 80.0), Mode.SUBTRACT)):
        tool.press(Gesture(point, mode, reach=3.0))
        tool.release()
    tool.press(Gesture((100.0, 150.0), reach=3.0))
    tool.move(Gesture((20.0, 40.0), reach=3.0))
    tool.release()
    assert bench.view.seen == [((50.0, 60.0), 1), ((70.0, 80.0), -1), Region(20, 40, 100, 150)]
