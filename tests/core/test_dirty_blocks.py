import numpy as np

from inpaint_studio.core.dirty_blocks import DirtyBlocks
from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.photo import Photo, Source
from inpaint_studio.core.region import Region

HERE, FAR = Region(60, 70, 66, 80), Region(300, 0, 310, 128)


def change(document):
    document.toggle(Plane.PHOTO, HERE, np.full((HERE.height, HERE.width, 3), 1, np.uint8))


def test_changed_regions_meet_dirty_blocks_and_distant_ones_do_not():
    dirty_blocks = DirtyBlocks((400, 130))
    dirty_blocks.add(HERE)
    assert dirty_blocks.meets(Region(65, 79, 400, 130))
    assert dirty_blocks.meets(Region(0, 0, 400, 130))
    assert not dirty_blocks.meets(FAR)


def test_a_copy_does_not_follow():
    dirty_blocks = DirtyBlocks((400, 130))
    copy = dirty_blocks.copy()
    dirty_blocks.add(HERE)
    assert not copy.meets(HERE)


def test_a_document_notes_changes_of_the_photo_until_it_is_saved():
    source = Source(is_exact=True)
    document = Document(Photo(np.zeros((400, 130, 3), np.uint8), source=source))
    document.toggle(Plane.MASK, HERE, np.full((HERE.height, HERE.width), 255, np.uint8))
    assert not document.dirty_blocks.meets(HERE)
    change(document)
    change(document)
    assert document.dirty_blocks.meets(HERE)
    assert not document.dirty_blocks.meets(FAR)
    document.set_source(source)
    assert not document.dirty_blocks.meets(HERE)


def test_a_document_that_no_file_held_exactly_knows_nothing():
    document = Document(Photo(np.zeros((400, 130, 3), np.uint8)))
    change(document)
    assert document.dirty_blocks is None
