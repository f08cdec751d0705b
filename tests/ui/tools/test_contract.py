"""What every tool of the table keeps to."""

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.resources import resource_path
from inpaint_studio.ui.editor import Editor
from inpaint_studio.ui.tools.table import TOOLS
from inpaint_studio.ui.tools.tool import Brush, Gesture


@pytest.fixture(params=TOOLS, ids=lambda entry: entry.name)
def entry(request):
    return request.param


@pytest.fixture
def editor(qtbot, settings):
    editor = Editor(settings)
    yield editor
    editor.close()
    editor.jobs.shut_down()


def test_names_and_keys_are_unique():
    assert len({entry.name for entry in TOOLS}) == len({entry.shortcut for entry in TOOLS}) == len(TOOLS)


def test_a_tool_has_a_title_help_and_an_icon(entry):
    assert entry.title
    assert entry.help.endswith(".")
    assert resource_path("icons", f"{entry.name}.svg").is_file()


def test_a_tool_shows_the_size_of_the_brush_or_none(entry, editor):
    brush = Brush(30)
    tool = entry.make(editor, brush)
    sizes = {tool.cursor_size}
    brush.set_size(7)
    sizes.add(tool.cursor_size)
    assert sizes in ({None}, {30, 7})


@pytest.mark.parametrize("is_secondary", [False, True])
@pytest.mark.parametrize("is_line", [False, True])
def test_a_gesture_is_at_most_one_step_and_can_be_taken_back(entry, editor, photo_pixels, is_secondary, is_line):
    editor.show_photo(Photo(photo_pixels.copy()))
    tool = entry.make(editor, Brush(9))
    tool.press(Gesture((20.0, 20.0), is_secondary, is_line))
    for column in (40.0, 400.0, -30.0):
        tool.move(Gesture((60.0, column), is_secondary, is_line))
    tool.release()
    assert not editor.is_painting
    assert editor.undo_stack.count() <= 1
    np.testing.assert_array_equal(editor.document.photo.pixels, photo_pixels)
    editor.undo()
    assert editor.document.mask.is_empty


def test_a_tool_without_a_photo_does_nothing(entry, editor):
    tool = entry.make(editor, Brush(9))
    tool.press(Gesture((20.0, 20.0)))
    tool.move(Gesture((30.0, 20.0)))
    tool.release()
    assert editor.undo_stack.count() == 0


def test_a_release_without_a_press_does_nothing(entry, editor, photo_pixels):
    editor.show_photo(Photo(photo_pixels.copy()))
    tool = entry.make(editor, Brush(9))
    tool.move(Gesture((30.0, 20.0)))
    tool.release()
    assert editor.document.mask.is_empty
    assert editor.undo_stack.count() == 0
