import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.holes import Window
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.restore_shapes import cut_out, fill_shapes
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.unseen import telling, without_unseen
from inpaint_studio.engines.registry import create_engine
from inpaint_studio.errors import InputError

GRAY = 180


def panorama(shape=(120, 160)):
    """Return a gray photo whose right half is transparent, and black there."""
    pixels, alpha = np.full((*shape, 3), GRAY, np.uint8), np.full(shape, 255, np.uint8)
    pixels[:, shape[1] // 2 :], alpha[:, shape[1] // 2 :] = 0, 0
    return Photo(pixels, alpha)


def mask_of(photo, *holes):
    mask = Mask.empty(photo.shape)
    for hole in holes:
        mask.pixels[hole] = 255
    return mask


def restored(photo, mask):
    document = Document(Photo(photo.pixels.copy(), photo.alpha), mask.copy())
    document.apply(restore(photo, mask, create_engine("fmm")))
    return document.photo.pixels


def test_colours_under_full_transparency_are_no_source():
    photo = panorama()
    mask = mask_of(photo, np.s_[40:60, 70:80], np.s_[10:14, 76:84], np.s_[90:92, 20:30])
    after = restored(photo, mask)
    visible = photo.alpha > 0
    assert (after[visible] == GRAY).all()
    assert (after[~visible & (mask.pixels == 0)] == 0).all()


def test_a_window_with_only_transparency_around_its_hole_is_widened():
    photo = panorama()
    alpha = photo.alpha.copy()
    alpha[50:54, 140:144] = 255
    after = restored(Photo(photo.pixels, alpha), mask_of(photo, np.s_[50:54, 140:144]))
    assert (after[50:54, 140:144] == GRAY).all()


def test_a_fully_transparent_hole_amid_transparency_is_left_out():
    photo = panorama()
    assert (restored(photo, mask_of(photo, np.s_[50:54, 150:154]))[50:54, 150:154] == 0).all()


def test_a_mask_over_all_opaque_pixels_is_refused():
    photo = panorama()
    with pytest.raises(InputError, match="What is not marked is fully transparent"):
        restored(photo, mask_of(photo, np.s_[:, :80]))


def test_a_fully_transparent_photo_counts_as_opaque():
    assert telling(np.zeros((600, 4), np.uint16)) is None
    assert telling(None) is None
    alpha = np.zeros((600, 4), np.uint16)
    alpha[599, 3] = 1
    assert telling(alpha) is alpha


def test_a_stroke_that_is_restored_at_once_sees_no_transparent_colours_either():
    photo = panorama()
    stroke = Capsule((50.0, 70.0), (50.0, 79.0), 6)
    document = Document(photo, mask_of(photo))
    stroke.fill(document.mask.pixels, 255)
    engine = create_engine("fmm")
    for filling in fill_shapes(cut_out(document, [stroke], engine.info.context), engine):
        visible = photo.alpha[filling.region.slices][filling.own] > 0
        assert (filling.values[visible] == GRAY).all()


def test_windows_without_transparency_stay_as_they_are():
    mask, alpha = np.zeros((20, 20), np.uint8), np.full((20, 20), 9, np.uint8)
    mask[5, 5] = 255
    window = Window(Region(0, 0, 12, 12), mask[:12, :12] != 0, mask[:12, :12] != 0)
    assert list(without_unseen(iter([window]), mask, alpha)) == [window]
