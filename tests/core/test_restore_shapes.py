import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import EVERYWHERE, EngineInfo
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore_shapes import cut_out, fill_shapes, filling_edit
from inpaint_studio.core.shapes import Capsule


class Middle:
    """Fills holes with the middle of the range; notes how many channels it saw."""

    info = EngineInfo("middle", "Middle", "For tests.", 4)

    def __init__(self):
        self.seen = []

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        self.seen.append(image.shape[2])
        return np.full_like(image, 0.5)


@pytest.fixture
def pixels():
    """A gray photo in three channels, larger than a tile."""
    return np.random.default_rng(0).integers(0, 99, (300, 280, 1), np.uint8).repeat(3, axis=2)


def restore_stroke(document, row, engine):
    stroke = Capsule((float(row), 20.0), (float(row), 60.0), 5)
    stroke.fill(document.mask.pixels, 255)
    fillings = fill_shapes(cut_out(document, [stroke], engine.info.context), engine)
    document.apply(filling_edit("Restore", document, fillings))


def test_a_stroke_on_a_gray_photo_is_restored_as_one_channel_time_and_again(pixels):
    document, engine = Document(Photo(pixels)), Middle()
    for row in (30, 60, 270):
        restore_stroke(document, row, engine)
    assert engine.seen == [1, 1, 1]
    np.testing.assert_array_equal(document.photo.pixels, document.photo.pixels[..., :1].repeat(3, axis=2))


def test_the_whole_photo_decides_whether_it_is_gray_not_what_lies_around_the_stroke(pixels):
    pixels[250:260, 200] = (90, 10, 10)
    document, engine = Document(Photo(pixels)), Middle()
    restore_stroke(document, 30, engine)
    document.mask.pixels[250:260, 200] = 255
    restore_stroke(document, 60, engine)
    document.mask.pixels[255, 200] = 0
    restore_stroke(document, 90, engine)
    assert engine.seen == [3, 1, 3]
