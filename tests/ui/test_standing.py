"""A window that stands from test to test never shows one test what another has done."""

import pytest
from PySide6.QtWidgets import QPushButton

from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Capsule
from tests.ui.standing import Standing


@pytest.fixture
def standing(qapp):
    standing = Standing()
    yield standing
    standing.end()


def lent(standing, folder, change=lambda settings: None):
    settings = standing.settings(folder)
    change(settings)
    return standing.window(settings)


def paint(window, pixels):
    editor = window.parts.editor
    editor.show_photo(Photo(pixels.copy()))
    editor.begin_stroke()
    editor.paint(Capsule((60, 60), (60, 200), 13))
    editor.end_stroke()
    window.parts.brush.set_size(7)
    window.parts.toolbox.choose("lasso")
    window.settings.set("mask_opacity", 80)


def test_a_window_that_was_used_is_used_again_with_nothing_left_of_that(standing, tmp_path, photo_pixels):
    window = lent(standing, tmp_path)
    paint(window, photo_pixels)
    standing.take_back(window)
    assert lent(standing, tmp_path) is window
    parts = window.parts
    assert parts.editor.document is None
    assert parts.editor.undo_stack.count() == 0
    assert parts.brush.size == 20
    assert parts.toolbox.actions["brush"].isChecked()
    assert window.settings.is_default("mask_opacity")
    standing.take_back(window)


def test_a_window_that_is_not_as_it_was_is_not_used_again(standing, tmp_path):
    window = lent(standing, tmp_path)
    for leave in (
        lambda parts: parts.editor.opened.connect(lambda: None),
        lambda parts: setattr(parts.editor.finder, "margin", 4),
        lambda parts: parts.actions["save"].setText("Keep"),
        lambda parts: QPushButton("left", parts.window),
    ):
        leave(window.parts)
        standing.take_back(window)
        other = lent(standing, tmp_path)
        assert other is not window
        window = other
    standing.take_back(window)
    assert lent(standing, tmp_path) is window
    standing.take_back(window)


def test_settings_that_are_changed_before_the_window_is_made_get_a_new_one(standing, tmp_path):
    window = lent(standing, tmp_path)
    standing.take_back(window)
    other = lent(standing, tmp_path, lambda settings: settings.set("mask_opacity", 80))
    assert other is not window
    assert other.settings.get("mask_opacity") == 80
    standing.take_back(other)
