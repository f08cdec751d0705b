from dataclasses import FrozenInstanceError
from pathlib import Path

import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import TILE, Patch, PatchEdit, Plane
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Metadata, Photo, Source
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError


@pytest.fixture
def pixels():
    return data.astronaut()[:500, :400].copy()


def random_edit(region, seed, plane=Plane.PHOTO, channels=(3,)):
    shape = (region.height, region.width, *channels)
    delta = np.random.default_rng(seed).integers(1, 256, shape, np.uint8)
    return PatchEdit(f"Edit {seed}", (Patch.of(plane, region, delta),))


def test_a_document_without_a_mask_has_an_empty_one_of_the_photos_size(pixels):
    document = Document(Photo(pixels))
    assert document.mask.shape == (500, 400)
    assert document.mask.is_empty


def test_a_mask_of_another_size_is_refused_with_both_sizes(pixels):
    with pytest.raises(InputError) as caught:
        Document(Photo(pixels), Mask.empty((400, 500)))
    assert str(caught.value) == (
        "The mask is 500 × 400 pixels, but the photo is 400 × 500. They must have the same size."
    )


def test_the_photo_cannot_be_written_to_from_outside(pixels):
    document = Document(Photo(pixels))
    with pytest.raises(ValueError, match="read-only"):
        document.photo.pixels[0, 0] = 0
    with pytest.raises(FrozenInstanceError):
        document.photo.pixels = pixels


def test_the_photo_shows_every_edit_at_once(pixels):
    before = pixels.copy()
    document = Document(Photo(pixels))
    shown = document.photo.pixels
    edit = random_edit(Region(10, 20, 40, 60), 1)
    region = document.apply(edit)
    assert (shown[region.slices] != before[region.slices]).all()
    document.revert(edit)
    np.testing.assert_array_equal(shown, before)


@pytest.mark.parametrize(
    "turn",
    [
        pytest.param(lambda pixels: pixels[::-1, ::-1], id="upside down"),
        pytest.param(lambda pixels: pixels[..., ::-1], id="channels reversed"),
        pytest.param(lambda pixels: pixels.transpose(1, 0, 2), id="transposed"),
        pytest.param(lambda pixels: np.broadcast_to(pixels[..., :1], pixels.shape), id="one channel thrice"),
        pytest.param(lambda pixels: pixels[50:300, 20:270], id="cut out"),
        pytest.param(lambda pixels: np.frombuffer(pixels.tobytes(), np.uint8).reshape(pixels.shape), id="of bytes"),
    ],
)
def test_a_photo_that_is_a_view_of_another_array_is_opened_as_it_looks(turn):
    array = data.astronaut()[:400, :400].copy()
    kept, expected = array.copy(), turn(array).copy()
    document = Document(Photo(turn(array)))
    np.testing.assert_array_equal(document.photo.pixels, expected)
    document.apply(random_edit(Region(0, 0, 200, 200), 1))
    np.testing.assert_array_equal(array, kept)
    np.testing.assert_array_equal(document.photo.pixels[200:], expected[200:])


def test_the_photo_as_opened_can_be_read_after_many_edits(pixels):
    before = pixels.copy()
    document = Document(Photo(pixels))
    rng = np.random.default_rng(5)
    for seed in range(12):
        top, left = rng.integers(0, 300, 2).tolist()
        document.apply(random_edit(Region(top, left, top + 180, left + 90), seed))
    assert (document.photo.pixels != before).any()
    whole = Region(0, 0, 500, 400)
    np.testing.assert_array_equal(document.read_opened(whole), before)
    for _ in range(30):
        top, left, height, width = rng.integers(1, 200, 4).tolist()
        region = Region(top, left, top + height, left + width)
        np.testing.assert_array_equal(document.read_opened(region), before[region.slices])


def test_the_photo_as_opened_can_be_read_across_tile_borders_after_reverting_too(pixels):
    before = pixels.copy()
    document = Document(Photo(pixels))
    edits = [random_edit(Region(TILE - 6, TILE - 6, TILE + 6, TILE + 6), 1), random_edit(Region(0, 0, 300, 300), 2)]
    for edit in edits:
        document.apply(edit)
    document.revert(edits[1])
    region = Region(TILE - 20, TILE - 20, TILE + 20, TILE + 20)
    np.testing.assert_array_equal(document.read_opened(region), before[region.slices])
    document.revert(edits[0])
    np.testing.assert_array_equal(document.read_opened(region), before[region.slices])
    np.testing.assert_array_equal(document.photo.pixels, before)


def test_what_was_read_as_opened_is_a_copy(pixels):
    document = Document(Photo(pixels))
    document.read_opened(Region(0, 0, 10, 10))[:] = 0
    assert document.read_opened(Region(0, 0, 10, 10)).any()
    assert document.photo.pixels[:10, :10].any()


def test_an_opened_photo_of_16_bits_and_one_channel_can_be_read_too():
    pixels = data.camera().astype(np.uint16) * 257
    before = pixels.copy()
    document = Document(Photo(pixels))
    delta = np.full((20, 20), 0xABCD, np.uint16)
    document.apply(PatchEdit("Edit", (Patch.of(Plane.PHOTO, Region(250, 250, 270, 270), delta),)))
    found = document.read_opened(Region(200, 200, 300, 300))
    assert found.dtype == np.uint16
    np.testing.assert_array_equal(found, before[200:300, 200:300])


def test_a_new_source_keeps_pixels_and_edits(pixels):
    document = Document(Photo(pixels, metadata=Metadata(dpi=(300, 300))))
    document.set_source(Source(Path("new.png"), "png"))
    assert document.photo.source == Source(Path("new.png"), "png")
    assert document.photo.metadata.dpi == (300, 300)
    before = document.photo.pixels.copy()
    document.apply(random_edit(Region(0, 0, 10, 10), 1))
    assert (document.photo.pixels[:10, :10] != before[:10, :10]).all()
    with pytest.raises(ValueError, match="read-only"):
        document.photo.pixels[0, 0] = 0


def test_a_leased_photo_stays_as_it_was_until_the_lease_ends(pixels):
    before = pixels.copy()
    document = Document(Photo(pixels))
    edits = [random_edit(Region(0, 0, 20, 20), 1), random_edit(Region(10, 10, 300, 200), 2)]
    with document.lease() as photo:
        for edit in edits:
            document.apply(edit)
        np.testing.assert_array_equal(photo.pixels, before)
    assert (document.photo.pixels[:20, :20] != before[:20, :20]).any()
    np.testing.assert_array_equal(document.read_opened(document.photo.region), before)
    for edit in edits:
        document.revert(edit)
    np.testing.assert_array_equal(document.photo.pixels, before)


def test_pixels_are_copied_only_while_they_are_leased(pixels):
    document = Document(Photo(pixels))
    with document.lease() as photo:
        assert np.shares_memory(photo.pixels, document.photo.pixels)
    document.apply(random_edit(Region(0, 0, 20, 20), 1))
    assert np.shares_memory(photo.pixels, document.photo.pixels)


def test_a_change_that_is_still_being_made_is_no_part_of_the_photo_as_opened():
    pixels = np.arange(300, dtype=np.uint16).reshape(15, 20)
    document = Document(Photo(pixels.copy()))
    region = Region(2, 3, 6, 9)
    delta = np.full((region.height, region.width), 5, np.uint16)
    edit = PatchEdit("Change", (Patch.of(Plane.PHOTO, region, delta),))
    document.begin(edit)
    document.toggle(Plane.PHOTO, region, delta)
    assert (document.read_opened(Region.of(pixels.shape)) == pixels).all()
    document.end(edit, edit)
    assert (document.read_opened(Region.of(pixels.shape)) == pixels).all()
    document.revert(edit)
    assert (document.photo.pixels == pixels).all()
    assert (document.read_opened(Region.of(pixels.shape)) == pixels).all()
