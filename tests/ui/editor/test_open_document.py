"""What the editor's parts share: one document, and one way into its history."""

import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import mask_edit
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.step import Step
from inpaint_studio.errors import InputError
from inpaint_studio.ui.editor.open_document import OpenDocument


@pytest.fixture
def opened(qtbot, settings, photo_pixels):
    opened = OpenDocument(settings)
    opened.show(Document(Photo(photo_pixels.copy())))
    yield opened
    opened.close()
    opened.jobs.shut_down()


def inversion(opened):
    document = opened.document
    return Step.of(mask_edit("Invert", document.mask, document.protection, Mask.invert))


def test_a_recorded_step_is_made_told_and_counted(opened):
    heard = []
    opened.mask_changed.connect(heard.append)
    opened.record(inversion(opened))
    assert opened.history.index == 1
    assert heard
    assert opened.masked_count == opened.document.mask.pixels.size
    assert opened.is_marked(Plane.MASK)


def test_what_the_document_shows_already_is_not_made_twice(opened):
    step = inversion(opened)
    opened.show_edit(step.edit, Document.apply)
    opened.record(step, is_applied=True)
    assert opened.history.index == 1
    assert opened.document.mask.pixels.all()


def test_a_step_that_changes_nothing_is_left_out(opened):
    opened.record(Step.of(PatchEdit("Nothing", ())))
    assert opened.history.undo_stack.count() == 0


def test_whoever_keeps_something_of_the_document_hears_before_it_goes(opened, photo_pixels):
    old, seen = opened.document, []
    opened.closing.connect(lambda: seen.append(opened.document))
    opened.opened.connect(lambda: seen.append(opened.document))
    new = Document(Photo(photo_pixels.copy()))
    opened.show(new)
    assert [seen[0] is old, seen[-1] is new, len(seen)] == [True, True, 2]


def test_a_saved_photo_is_where_the_source_says_and_nothing_is_unsaved(opened, tmp_path):
    opened.record(inversion(opened))
    opened.set_source(Source(tmp_path / "saved.png", "png"))
    assert opened.document.photo.source.path == tmp_path / "saved.png"
    assert opened.history.undo_stack.isClean()


def test_without_a_document_a_change_is_refused_with_a_sentence(opened):
    step = inversion(opened)
    opened.close()
    with pytest.raises(InputError, match="No photo is open"):
        opened.record(step)
    assert opened.masked_count == 0
    assert not opened.can_edit
