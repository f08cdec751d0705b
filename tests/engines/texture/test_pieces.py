import numpy as np
import pytest

from inpaint_studio.core.engine import EVERYWHERE, Surroundings
from inpaint_studio.core.region import Region
from inpaint_studio.engines.texture.pieces import CELL, Holes, pieces_of


def mask_of(shape, *holes):
    mask = np.zeros(shape, bool)
    for top, left, bottom, right in holes:
        mask[top:bottom, left:right] = True
    return mask


def pieces(mask, surroundings=EVERYWHERE, narrowest=5, margin=20):
    return list(pieces_of(Holes.of(mask), surroundings, narrowest, margin))


def shares(mask, found):
    """Return (H, W), how much of each pixel's texture all pieces give together."""
    total = np.zeros(mask.shape)
    for piece in found:
        inside = piece.region.clipped(mask.shape)
        shown = inside.moved(-piece.region.top, -piece.region.left).slices
        total[inside.slices] += piece.hole[shown] * (1 if piece.share is None else piece.share[shown])
    return total


def test_a_hole_is_a_piece_with_its_surroundings_even_beyond_the_border():
    mask = mask_of((120, 150), (3, 100, 33, 150))
    (piece,) = pieces(mask)
    assert piece.share is None
    assert piece.width == pytest.approx(30, abs=1)
    around = 3 - piece.region.top
    assert around >= piece.reach > 40
    assert piece.region == Region(3, 100, 33, 150).padded(around)
    np.testing.assert_array_equal(np.argwhere(piece.hole).min(axis=0), [around, around])
    np.testing.assert_array_equal(shares(mask, [piece]), mask)


def test_texture_comes_from_farther_away_for_deeper_holes():
    sides = (8, 20, 60)
    reaches = [pieces(mask_of((300, 300), (100, 100, 100 + side, 195)))[0].reach for side in sides]
    assert reaches == sorted(set(reaches))
    assert reaches[-1] <= 128


@pytest.mark.parametrize("holes", [[(30, 30, 34, 200)], [(50, 50, 60, 60)], []])
def test_thin_holes_and_specks_have_none(holes):
    assert pieces(mask_of((120, 250), *holes)) == []


def test_every_hole_has_a_piece_of_its_own():
    found = pieces(mask_of((200, 300), (20, 20, 50, 60), (20, 100, 60, 160), (90, 30, 170, 55)))
    assert sorted(piece.hole.sum() for piece in found) == [30 * 40, 80 * 25, 40 * 60]


@pytest.mark.parametrize("origin", [(0, 0), (100, 31), (255, 256), (1000, 3)])
def test_a_large_hole_is_cut_along_the_photos_grid_and_its_pieces_make_up_the_whole(origin):
    mask = mask_of((420, 640), (40, 30, 380, 600), (200, 5, 220, 635))
    found = pieces(mask, Surroundings(origin))
    assert len(found) > 2
    np.testing.assert_allclose(shares(mask, found), mask, atol=1e-6)
    for piece in found:
        core = np.argwhere(piece.share > 0) + np.add(origin, (piece.region.top, piece.region.left))
        assert ((core // CELL).max(axis=0) - (core // CELL).min(axis=0) <= 2).all()
        assert max(piece.hole.shape) <= CELL + 2 * 32 + 2 * 128


def test_a_window_has_the_pieces_of_the_whole_photo():
    mask = mask_of((700, 900), (300, 200, 560, 760), (120, 400, 150, 480))
    window = Region(150, 60, 700, 900)
    wanted = np.zeros((550, 840), bool)
    wanted[150:300, 200:500] = True

    def told(found, origin):
        return {
            (piece.region.moved(*origin), piece.seed, piece.width, piece.reach, piece.hole.tobytes())
            for piece in found
            if piece.share is not None
        }

    part = told(pieces(mask[window.slices].copy(), Surroundings((150, 60), wanted)), (150, 60))
    assert part
    assert part < told(pieces(mask), (0, 0))


def test_pieces_that_nothing_is_wanted_of_are_left_out():
    mask = mask_of((200, 300), (20, 20, 50, 60), (90, 100, 130, 160))
    wanted = np.zeros_like(mask)
    assert pieces(mask, Surroundings((0, 0), wanted)) == []
    wanted[100, 120] = True
    (piece,) = pieces(mask, Surroundings((0, 0), wanted))
    assert piece.hole.sum() == 40 * 60


def test_a_piece_is_no_larger_than_its_part_of_the_hole_and_what_is_around():
    mask = mask_of((600, 600), (20, 20, 40, 580), (20, 20, 580, 40))
    for piece in pieces(mask):
        rows, columns = (np.flatnonzero(piece.hole.any(axis=axis)) for axis in (1, 0))
        height, width = piece.hole.shape
        assert rows[0] == columns[0] == height - 1 - rows[-1] == width - 1 - columns[-1] >= piece.reach
