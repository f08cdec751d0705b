import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Patch, PatchEdit, Plane, fold
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.restore import restore
from inpaint_studio.core.step import Step, Variant, as_step_of_its_own, as_variant_of
from inpaint_studio.engines.registry import ENGINES, create_engine


@pytest.fixture
def pixels():
    return data.astronaut()[:300, :400].copy()


@pytest.fixture
def mask():
    mask = Mask.empty((300, 400))
    mask.pixels[100:130, 200:290] = 255
    mask.pixels[250:260, 10:300] = 255
    return mask


def filled(pixels, mask, value):
    delta = np.where(mask.pixels[..., None] > 0, pixels ^ np.uint8(value), 0).astype(np.uint8)
    whole = Region.of(mask.shape)
    return PatchEdit("Restore", (Patch.of(Plane.PHOTO, whole, delta), Patch.of(Plane.MASK, whole, mask.pixels)))


def test_a_try_on_the_restored_photo_is_as_good_as_one_on_the_damaged(pixels, mask):
    first = filled(pixels, mask, 10)
    document = Document(Photo(pixels.copy()), mask.copy())
    document.apply(first)
    again = as_variant_of(Step.of(first), filled(document.photo.pixels, mask, 77))
    document.revert(first)
    document.apply(again)
    expected = pixels.copy()
    expected[mask.pixels > 0] = 77
    np.testing.assert_array_equal(document.photo.pixels, expected)
    assert document.mask.is_empty
    document.revert(again)
    np.testing.assert_array_equal(document.photo.pixels, pixels)
    np.testing.assert_array_equal(document.mask.pixels, mask.pixels)


def test_a_try_of_a_stroke_that_was_restored_at_once_keeps_what_was_painted(pixels, mask):
    painted = PatchEdit("Stroke", (Patch.of(Plane.MASK, Region.of(mask.shape), mask.pixels),))
    first = filled(pixels, mask, 10)
    edit = PatchEdit("Stroke, restored", painted.patches + first.patches)
    step = Step([Variant(edit, "fmm", painted=1)])
    document = Document(Photo(pixels.copy()), Mask.empty(mask.shape))
    document.apply(edit)
    again = Variant(as_variant_of(step, filled(document.photo.pixels, mask, 77)), "fmm", {"radius": 9}, painted=1)
    assert again.edit.patches[0] is painted.patches[0]
    document.revert(edit)
    document.apply(again.edit)
    assert (document.photo.pixels[mask.pixels > 0] == 77).all()
    assert document.mask.is_empty
    document.revert(again.edit)
    np.testing.assert_array_equal(document.photo.pixels, pixels)
    assert document.mask.is_empty


@pytest.mark.parametrize("name", [name for name in ENGINES if name == "fmm"])
def test_what_an_engine_fills_does_not_depend_on_what_the_hole_held(pixels, mask, name):
    options = {"grain": "match"}
    first = restore(Photo(pixels.copy()), mask, create_engine(name, **options))
    document = Document(Photo(pixels.copy()), mask.copy())
    document.apply(first)
    direct = document.photo.pixels.copy()
    document.revert(first)
    document.apply(filled(pixels, mask, 200))
    document.apply(restore(document.photo, mask, create_engine(name, **options)))
    np.testing.assert_array_equal(document.photo.pixels, direct)


def test_a_variant_is_found_by_its_settings():
    edit = PatchEdit("Restore", ())
    step = Step([Variant(edit, "fmm", {"radius": 5}), Variant(edit, "fmm", {"radius": 7}), Variant(edit, "pconv")])
    assert step.variant_of("fmm", {"radius": 7}) == 1
    assert step.variant_of("pconv", {}) == 2
    assert step.variant_of("fmm", {"radius": 6}) is None
    assert step.is_restoration
    assert not Step.of(edit).is_restoration


def test_folded_edits_change_what_they_change_one_by_one(pixels, mask):
    edits = [filled(pixels, mask, 3), filled(pixels, mask, 50), filled(pixels, mask, 9)]
    one, other = (Document(Photo(pixels.copy()), mask.copy()) for _ in range(2))
    for edit in edits:
        one.apply(edit)
    folded = fold("All", edits)
    other.apply(folded)
    np.testing.assert_array_equal(one.photo.pixels, other.photo.pixels)
    np.testing.assert_array_equal(one.mask.pixels, other.mask.pixels)
    assert fold("Nothing", [edits[0], edits[0]]).is_empty
    assert fold("Mask", edits, [Plane.MASK]).planes == {Plane.MASK}


def test_a_restoration_done_again_as_a_step_of_its_own_masks_and_clears_and_undo_leaves_the_first(pixels, mask):
    first = filled(pixels, mask, 10)
    document = Document(Photo(pixels.copy()), mask.copy())
    document.apply(first)
    edit, painted = as_step_of_its_own(mask, filled(document.photo.pixels, mask, 77))
    step = Step([Variant(edit, "fmm", painted=painted)])
    again = np.zeros_like(mask.pixels)
    for patch in step.variants[0].restored:
        if patch.plane is Plane.MASK:
            again[patch.region.slices] ^= patch.delta
    np.testing.assert_array_equal(again, mask.pixels)
    document.apply(edit)
    assert document.mask.is_empty
    assert (document.photo.pixels[mask.pixels > 0] == 77).all()
    document.revert(edit)
    assert document.mask.is_empty
    assert (document.photo.pixels[mask.pixels > 0] == 10).all()
