import numpy as np

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.pixel_count import PixelCount
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule


def test_a_pixel_count_follows_the_regions_that_are_invalidated():
    mask = Mask.empty((700, 900))
    pixel_count = PixelCount(mask)
    assert pixel_count.count == 0
    for start, end in (((10.0, 10.0), (690.0, 880.0)), ((255.0, 255.0), (257.0, 513.0)), ((699.0, 0.0), (0.0, 899.0))):
        pixel_count.invalidate(mask.paint(Capsule(start, end, 21)))
        assert pixel_count.count == np.count_nonzero(mask.pixels)
    pixel_count.invalidate(mask.invert())
    assert pixel_count.count == np.count_nonzero(mask.pixels)


def test_a_pixel_count_counts_what_is_there_at_first():
    mask = Mask.empty((300, 10))
    mask.pixels[200:, 3] = 255
    assert PixelCount(mask).count == 100


def test_nowhere_changes_nothing():
    pixel_count = PixelCount(Mask.empty((300, 300)))
    pixel_count.invalidate(Region(0, 0, 0, 0))
    assert pixel_count.count == 0


def test_whether_anything_is_marked_is_known_without_counting_all():
    mask = Mask.empty((700, 900))
    pixel_count = PixelCount(mask)
    assert pixel_count.is_empty
    pixel_count.invalidate(mask.paint(Capsule((10.0, 10.0), (20.0, 20.0), 5)))
    assert not pixel_count.is_empty
    pixel_count.invalidate(mask.paint(Capsule((600.0, 600.0), (620.0, 620.0), 5)))
    assert not pixel_count.is_empty
    assert pixel_count.count == np.count_nonzero(mask.pixels)
    mask.clear()
    pixel_count.invalidate(Region.of(mask.shape))
    assert pixel_count.is_empty
