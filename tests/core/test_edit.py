import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane, TileRecorder, changed_patches
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region

SHAPE = (600, 700)
KINDS = [(dtype, channels) for dtype in (np.uint8, np.uint16, np.float32) for channels in ((), (3,))]


def random_pixels(dtype, channels, seed=1, shape=SHAPE):
    # Floats of random bits include NaN, infinity and both zeros.
    whole = np.dtype(f"u{np.dtype(dtype).itemsize}")
    return np.random.default_rng(seed).integers(0, np.iinfo(whole).max, (*shape, *channels), whole, True).view(dtype)


def edit_between(before, after, region, plane=Plane.PHOTO):
    return PatchEdit("Change", tuple(changed_patches(plane, before[region.slices], after[region.slices], region)))


@pytest.mark.parametrize(("dtype", "channels"), KINDS)
def test_applying_and_reverting_an_edit_of_the_photo_are_exact(dtype, channels):
    before = random_pixels(dtype, channels)
    after = before.copy()
    region = Region(200, 100, 530, 690)
    after[region.slices] = random_pixels(dtype, channels, seed=2)[region.slices]
    document = Document(Photo(before.copy()))
    edit = edit_between(before, after, region)
    assert document.apply(edit) == region
    assert document.photo.pixels.tobytes() == after.tobytes()
    assert document.mask.is_empty
    assert document.revert(edit) == region
    assert document.photo.pixels.tobytes() == before.tobytes()


def test_applying_and_reverting_an_edit_of_the_mask_are_exact():
    before = Mask.from_array(np.random.default_rng(1).random(SHAPE) < 0.1)
    after = Mask.from_array(np.random.default_rng(2).random(SHAPE) < 0.1)
    photo = Photo(random_pixels(np.uint8, (3,)))
    document = Document(photo, before.copy())
    edit = edit_between(before.pixels, after.pixels, Region.of(SHAPE), Plane.MASK)
    document.apply(edit)
    np.testing.assert_array_equal(document.mask.pixels, after.pixels)
    document.revert(edit)
    np.testing.assert_array_equal(document.mask.pixels, before.pixels)
    np.testing.assert_array_equal(document.photo.pixels, random_pixels(np.uint8, (3,)))


def test_one_edit_changes_photo_and_mask_together():
    pixels, mask = random_pixels(np.uint8, (3,)), Mask.empty(SHAPE)
    mask.pixels[10:20, 30:40] = 255
    document = Document(Photo(pixels.copy()), mask.copy())
    region = mask.bounds
    patches = [
        Patch.of(Plane.PHOTO, region, pixels[region.slices] ^ 0),
        Patch.of(Plane.MASK, region, mask.pixels[region.slices]),
    ]
    edit = PatchEdit("Restore", tuple(patches))
    assert document.apply(edit) == region
    assert document.mask.is_empty
    assert not document.photo.pixels[region.slices].any()
    document.revert(edit)
    np.testing.assert_array_equal(document.photo.pixels, pixels)
    np.testing.assert_array_equal(document.mask.pixels, mask.pixels)


def test_only_tiles_that_changed_are_stored():
    before = random_pixels(np.uint8, ())
    after = before.copy()
    after[5, 5] ^= 1
    after[599, 699] ^= 1
    edit = edit_between(before, after, Region.of(SHAPE))
    assert [patch.region for patch in edit.patches] == [
        Region(0, 0, TILE, TILE),
        Region(2 * TILE, 2 * TILE, *SHAPE),
    ]


def test_an_edit_that_changes_nothing_is_empty_and_applies_to_nothing():
    pixels = random_pixels(np.uint16, (3,))
    edit = edit_between(pixels, pixels.copy(), Region.of(SHAPE))
    assert edit.is_empty
    assert edit.nbytes == 0
    document = Document(Photo(pixels.copy()))
    assert document.apply(edit).is_empty


def test_a_small_change_of_a_large_photo_takes_little_memory():
    before = random_pixels(np.uint16, (3,))
    after = before.copy()
    after[100:120, 100:104] ^= 0xFFFF
    edit = edit_between(before, after, Region.of(SHAPE))
    assert 0 < edit.nbytes < before.nbytes / 500


def test_an_edit_counts_at_least_what_it_packs():
    before = random_pixels(np.uint8, (3,))
    edit = edit_between(before, random_pixels(np.uint8, (3,), seed=2), Region.of(SHAPE))
    assert before.nbytes * 0.9 < sum(len(patch.packed) for patch in edit.patches) <= edit.nbytes < before.nbytes * 1.1


def test_overlapping_patches_of_one_edit_are_reverted_exactly():
    pixels = random_pixels(np.uint8, ())
    document = Document(Photo(pixels.copy()))
    regions = [Region(10, 10, 60, 60), Region(40, 30, 300, 90), Region(20, 20, 50, 50)]
    patches = [
        Patch.of(Plane.PHOTO, region, random_pixels(np.uint8, (), seed, (region.height, region.width)))
        for seed, region in enumerate(regions)
    ]
    edit = PatchEdit("Overlap", tuple(patches))
    changed = document.apply(edit)
    assert (document.photo.pixels != pixels).any()
    assert changed == Region(10, 10, 300, 90)
    document.revert(edit)
    np.testing.assert_array_equal(document.photo.pixels, pixels)


@pytest.mark.parametrize(("dtype", "channels"), KINDS)
def test_a_patch_gives_back_its_change(dtype, channels):
    delta = random_pixels(dtype, channels, shape=(7, 11))
    found = Patch.of(Plane.PHOTO, Region(3, 4, 10, 15), delta).delta
    assert found.dtype == delta.dtype
    np.testing.assert_array_equal(found, delta)


def test_a_recorded_gesture_can_be_taken_back_and_done_again():
    before = np.random.default_rng(1).integers(0, 2, SHAPE, np.uint8) * 255
    document = Document(Photo(random_pixels(np.uint8, ())), Mask(before.copy()))
    pixels = document.mask.pixels
    recorder = TileRecorder(Plane.MASK, pixels)
    for region in (Region(250, 250, 260, 270), Region(255, 100, 300, 265), Region(-20, 690, 5, 720)):
        recorder.remember(region)
        pixels[region.clipped(SHAPE).slices] = 255
    after = pixels.copy()
    edit = recorder.finish("Stroke")
    assert edit.title == "Stroke"
    document.revert(edit)
    np.testing.assert_array_equal(pixels, before)
    document.apply(edit)
    np.testing.assert_array_equal(pixels, after)


def test_a_recorder_forgets_what_did_not_change_in_the_end():
    pixels = np.zeros(SHAPE, np.uint8)
    recorder = TileRecorder(Plane.MASK, pixels)
    recorder.remember(Region(0, 0, 300, 300))
    pixels[10, 10] = 255
    pixels[290, 290] = 255
    pixels[290, 290] = 0
    assert [patch.region for patch in recorder.finish("Stroke").patches] == [Region(0, 0, TILE, TILE)]


@pytest.mark.parametrize("region", [Region(-30, -30, -10, -10), Region(900, 900, 910, 910), Region(5, 5, 5, 5)])
def test_a_recorder_keeps_nothing_of_what_lies_beside_the_photo(region):
    recorder = TileRecorder(Plane.MASK, np.zeros(SHAPE, np.uint8))
    recorder.remember(region)
    assert recorder.finish("Stroke").is_empty


def test_a_recorder_knows_pixels_as_they_were_also_when_they_have_moved_to_another_array():
    pixels = random_pixels(np.uint16, (3,))
    before = pixels.copy()
    recorder = TileRecorder(Plane.PHOTO, pixels)
    changed, seen = Region(250, 10, 270, 300), Region(200, 0, 300, 310)
    recorder.remember(changed)
    pixels[changed.slices] ^= 1
    moved = pixels.copy()
    recorder.follow(moved)
    moved[260, 20] ^= 2
    pixels[...] = 0
    assert (recorder.before(seen) == before[seen.slices]).all()
    document = Document(Photo(moved.copy()))
    for patch in recorder.touching(Region.of(SHAPE)):
        document.toggle(patch.plane, patch.region, patch.delta)
    assert (document.photo.pixels == before).all()
    assert not recorder.touching(Region(0, 600, 20, 620))
