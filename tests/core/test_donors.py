import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.beside import GAP, beside
from inpaint_studio.core.donors import Donors, Piece, parts_of
from inpaint_studio.core.region import Region
from inpaint_studio.errors import InputError

SHAPE = (700, 900)
GRAY = np.random.default_rng(0).integers(0, 256, SHAPE, dtype=np.uint8)
few = settings(deadline=None, derandomize=True, max_examples=25)
regions = st.builds(
    lambda top, left, height, width: Region(top, left, top + height, left + width),
    *(st.integers(0, 600), st.integers(0, 800), st.integers(1, 100), st.integers(1, 100)),
)


@pytest.fixture
def pixels():
    return np.random.default_rng(0).integers(0, 65536, (*SHAPE, 3), dtype=np.uint16)


def marked(*areas):
    plane = np.zeros(SHAPE, np.uint8)
    for area in areas:
        plane[area.slices] = 255
    return plane


@few
@given(st.lists(regions, min_size=1, max_size=4), st.lists(regions, max_size=2), regions)
def test_the_pieces_hold_all_that_is_marked_known_and_not_excluded_and_nothing_else(areas, masked, window):
    pixels = GRAY
    donors, mask = marked(*areas), marked(*masked)
    usable = (donors != 0) & (mask == 0)
    if not usable.any():
        with pytest.raises(InputError, match="Nothing can be taken"):
            Donors(pixels, mask, None, donors)
        return
    found = np.zeros(SHAPE, np.bool_)
    for piece in Donors(pixels, mask, None, donors).near(window, 1 << 40):
        np.testing.assert_array_equal(piece.pixels, pixels[piece.region.slices])
        np.testing.assert_array_equal(piece.unknown, mask[piece.region.slices] != 0)
        assert not (piece.sources & ~usable[piece.region.slices]).any()
        found[piece.region.slices] |= piece.sources
    np.testing.assert_array_equal(found, usable)


def test_of_many_donors_the_nearest_are_taken_and_one_at_least(pixels):
    near, far = Region(400, 400, 440, 440), Region(0, 0, 250, 250)
    donors = Donors(pixels, marked(), None, marked(near, far))
    window = Region(450, 450, 500, 500)
    (piece,) = donors.near(window, 2000)
    assert piece.region.intersection(near) == near
    assert len(donors.near(window, 100_000)) == 2
    assert len(donors.near(Region(0, 0, 50, 50), 1)) == 1


def test_a_large_donor_is_cut_into_pieces(pixels):
    pieces = Donors(pixels, marked(), None, marked(Region.of(SHAPE))).near(Region(0, 0, 9, 9), 200_000)
    assert 2 <= len(pieces) <= 4
    assert all(max(piece.region.height, piece.region.width) < 300 for piece in pieces)


@pytest.mark.parametrize("kind", ["masked", "transparent", "excluded", "nan"])
def test_donors_that_leave_nothing_say_so(pixels, kind):
    donors, area = marked(Region(10, 10, 30, 30)), Region(5, 5, 40, 40)
    photo, alpha = pixels.astype(np.float32), np.full(SHAPE, 255, np.uint8)
    if kind == "transparent":
        alpha[area.slices] = 0
    if kind == "nan":
        photo[area.slices] = np.nan
    mask = marked(area) if kind == "masked" else marked()
    with pytest.raises(InputError, match="Nothing can be taken from where you marked"):
        Donors(photo, mask, alpha, donors, *([marked(area)] if kind == "excluded" else []))


@few
@given(regions, st.integers(1, 90), st.integers(1, 90))
def test_parts_cover_a_region_once_and_are_as_small_as_asked(region, height, width):
    covered = np.zeros(SHAPE, int)
    for part in parts_of(region, height, width):
        assert 0 < part.height <= height
        assert 0 < part.width <= width
        covered[part.slices] += 1
    assert (covered[region.slices] == 1).all()
    assert covered.sum() == region.area


# --- beside a window ------------------------------------------------------------------------------------------------


def piece_of(pixels, region, mask, donors):
    where = region.slices
    unknown = mask[where] != 0
    return Piece(region, pixels[where], unknown, (donors[where] != 0) & ~unknown)


@few
@given(regions, st.lists(regions, min_size=1, max_size=3), st.lists(regions, max_size=3))
def test_a_window_stays_as_it_is_and_every_source_of_the_donors_is_beside_it(window, areas, masked):
    pixels = np.random.default_rng(0).integers(0, 65536, (*SHAPE, 3), dtype=np.uint16)
    mask, donors = marked(*masked), marked(*areas)
    view = piece_of(pixels, window, mask, donors)
    pieces = [piece_of(pixels, area, mask, donors) for area in areas]
    image, place = beside(view, pieces)
    np.testing.assert_array_equal(image.pixels[place.slices], view.pixels)
    np.testing.assert_array_equal(image.unknown[place.slices], view.unknown)
    np.testing.assert_array_equal(image.sources[place.slices], view.sources)
    assert (image.region.top + place.top, image.region.left + place.left) == (window.top, window.left)
    assert min(image.region.top, image.region.left) >= 0
    assert (
        image.pixels.shape[:2]
        == image.unknown.shape
        == image.sources.shape
        == (image.region.height, image.region.width)
    )
    assert not (image.sources & image.unknown).any()
    assert image.sources.sum() == view.sources.sum() + sum(piece.sources.sum() for piece in pieces)
    expected = {tuple(value) for piece in (view, *pieces) for value in piece.pixels[piece.sources].tolist()}
    assert {tuple(value) for value in image.pixels[image.sources].tolist()} == expected
    assert image.unknown.size < 12 * (window.area + sum(area.area for area in areas)) + 4000 * (
        window.height + window.width
    )


def test_donors_stand_where_no_hole_ends_and_the_gap_continues_the_window():
    pixels = np.arange(40 * 60, dtype=np.uint16).reshape(40, 60)
    window, donor = Region(20, 30, 40, 60), Region(0, 0, 10, 10)
    for hole, (top, left) in {
        Region(25, 55, 30, 60): (0, 0),  # at the right border: below
        Region(35, 40, 40, 45): (0, 0),  # at the lower border: to the right
    }.items():
        mask = np.zeros((40, 60), np.uint8)
        mask[hole.slices] = 255
        image, place = beside(
            Piece(window, pixels[window.slices], mask[window.slices] != 0, np.ones((20, 30), np.bool_)),
            [Piece(donor, pixels[donor.slices], np.zeros((10, 10), np.bool_), np.ones((10, 10), np.bool_))],
        )
        assert (place.top, place.left) == (top, left)
        assert image.unknown.sum() == hole.area
    assert image.pixels.shape == (20, 30 + 2 * GAP + 10)
    np.testing.assert_array_equal(image.pixels[:15, 30 : 30 + GAP], pixels[20:35, 59:].repeat(GAP, axis=1))
    assert not image.sources[:, 30 : 30 + GAP].any()


def test_a_corner_that_is_torn_off_stays_at_the_border():
    pixels = np.zeros((400, 600), np.uint8)
    window = Region(350, 550, 400, 600)
    unknown = np.zeros((50, 50), np.bool_)
    unknown[20:, 20:] = True
    donor = Piece(Region(0, 0, 30, 30), pixels[:30, :30], np.zeros((30, 30), np.bool_), np.ones((30, 30), np.bool_))
    image, place = beside(Piece(window, pixels[window.slices], unknown, ~unknown), [donor])
    assert place == Region(0, image.region.width - 50, 50, image.region.width)
    assert image.unknown.sum() == unknown.sum()


def test_where_a_hole_ends_at_every_side_the_gap_takes_the_nearest_known_pixels():
    pixels = np.arange(400, dtype=np.uint16).reshape(20, 20)
    unknown = np.zeros((20, 20), np.bool_)
    unknown[[0, -1]] = unknown[:, [0, -1]] = True
    unknown[3, -1] = False
    donor = Piece(Region(0, 0, 4, 4), pixels[:4, :4], np.zeros((4, 4), np.bool_), np.ones((4, 4), np.bool_))
    image, place = beside(Piece(Region(0, 0, 20, 20), pixels, unknown, ~unknown), [donor])
    assert (place.top, place.left) == (0, 0)
    assert not image.unknown[:, 20:28].any()
    assert (image.pixels[:, 20:28] == pixels[3, -1]).all()
