import numpy as np

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.pixel_count import Tally
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule


def test_a_tally_follows_the_mask_as_told():
    mask = Mask.empty((700, 900))
    tally = Tally(mask)
    assert tally.count == 0
    for start, end in (((10.0, 10.0), (690.0, 880.0)), ((255.0, 255.0), (257.0, 513.0)), ((699.0, 0.0), (0.0, 899.0))):
        tally.spoil(mask.paint(Capsule(start, end, 21)))
        assert tally.count == np.count_nonzero(mask.pixels)
    tally.spoil(mask.invert())
    assert tally.count == np.count_nonzero(mask.pixels)


def test_a_tally_counts_what_is_there_at_first():
    mask = Mask.empty((300, 10))
    mask.pixels[200:, 3] = 255
    assert Tally(mask).count == 100


def test_nowhere_changes_nothing():
    tally = Tally(Mask.empty((300, 300)))
    tally.spoil(Region(0, 0, 0, 0))
    assert tally.count == 0


def test_whether_anything_is_marked_is_known_without_counting_all():
    mask = Mask.empty((700, 900))
    tally = Tally(mask)
    assert tally.is_empty
    tally.spoil(mask.paint(Capsule((10.0, 10.0), (20.0, 20.0), 5)))
    assert not tally.is_empty
    tally.spoil(mask.paint(Capsule((600.0, 600.0), (620.0, 620.0), 5)))
    assert not tally.is_empty
    assert tally.count == np.count_nonzero(mask.pixels)
    mask.clear()
    tally.spoil(Region.of(mask.shape))
    assert tally.is_empty
