"""How wide lines are, and the masks of what was followed."""

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.follow.ridges import Ridges
from inpaint_studio.detection.follow.trail import Trail
from inpaint_studio.detection.follow.width import course_of
from inpaint_studio.detection.follow.wire import Wire
from inpaint_studio.detection.scan import Scan
from tests.detection.follow.lines import COLUMNS, ROWS, away_from, coloured, curved, line, photo, straight

REACH = 5.0


def halo(middle, width, height, softness):
    """Return a line that fades away beyond its width."""
    beyond = np.maximum(away_from(middle) - width / 2, 0)
    return height * np.exp(-((beyond / softness) ** 2))


def followed(photo, middle, first=30, last=330):
    trail = Trail(photo)
    trail.begin((middle(first), first), REACH)
    trail.move((middle(last), last), REACH)
    trail.fix()
    return trail


def masked(trail):
    plane, stamp = np.zeros((ROWS, COLUMNS), np.uint8), trail.stamp()
    stamp.fill(plane, 255)
    return plane != 0


@pytest.mark.parametrize("middle", [straight, curved])
@pytest.mark.parametrize("width", [2, 5, 12, 20])
@pytest.mark.parametrize(("height", "noise"), [(50, 0), (-50, 4)])
def test_the_middle_and_the_width_of_a_line_are_found(middle, width, height, noise):
    ridges = Ridges(Scan(photo(line(middle, width, height), noise=noise)))
    wire = Wire(ridges, (middle(30), 30), REACH)
    course = course_of(ridges, wire.ridge, wire.path_to((middle(330), 330), REACH))
    rows, columns = course.points.T
    assert (np.abs(rows - middle(columns)) / np.hypot(1, middle(columns + 0.5) - middle(columns - 0.5))).max() <= 1
    assert np.abs(np.median(course.widths) - width) <= 0.5
    assert np.abs(course.widths - width).max() <= 1.5


def test_a_line_may_change_its_width():
    widths = np.where(np.arange(COLUMNS) < 180, 3, 10)
    drawn = photo(line(straight, widths, 50))
    mask = masked(followed(drawn, straight))
    across = mask.sum(axis=0)
    # A pixel that is damaged in part counts as damaged, and one more is safe.
    assert across[60:160].min() >= 4
    assert across[60:160].max() <= 10
    assert across[200:320].min() >= 11
    assert across[200:320].max() <= 17


@pytest.mark.parametrize("height", [60, -40])
def test_the_soft_rim_is_masked_and_what_is_healthy_is_not(height):
    damage = halo(curved, 4, height, 4)
    mask = masked(followed(photo(damage, noise=1), curved))
    columns = np.arange(COLUMNS)
    is_along = ((columns > 40) & (columns < 320))[np.newaxis]
    assert np.abs(damage[is_along & ~mask]).max() <= 2
    assert away_from(curved)[mask].max() <= 15


def test_where_a_scratch_crosses_something_as_bright_that_is_wider_than_the_circle_it_stays_narrow():
    columns = np.arange(COLUMNS)
    band = np.where((columns > 140) & (columns < 220), 50.0, 0.0)[np.newaxis] * (away_from(straight) <= 13)
    damage = np.maximum(line(straight, 3, 50), band)
    mask = masked(followed(photo(damage), straight))
    across = mask.sum(axis=0)
    assert across[150:210].max() <= 3 + 2 * 10
    assert across[150:210].mean() <= 12
    assert 3 <= across[60:120].min() <= across[60:120].max() <= 9


@pytest.mark.parametrize("width", [2, 3])
def test_a_thin_line_stays_thin_beside_something_else(width):
    """A dark band along a scratch, a little beside it, is none of its halo."""
    beside = away_from(lambda column: straight(column) + 9) <= 4
    mask = masked(followed(photo(line(straight, width, 50) - 35.0 * beside, noise=2), straight))
    across = mask.sum(axis=0)
    assert across[60:300].min() >= width
    assert across[60:300].mean() <= 3 + 4 * width


def test_a_line_that_crosses_is_not_masked_far_beyond_it():
    crossing = line(lambda column: 10 * (column - 180) + 120, 4, 70)
    mask = masked(followed(photo(np.maximum(line(straight, 4, 50), crossing)), straight))
    assert away_from(straight)[mask].max() <= 14


def test_a_line_of_another_colour_is_masked_as_wide_as_it_is():
    mask = masked(followed(coloured(line(straight, 4, 1.0), (14, -7, 0), noise=1), straight))
    across = mask.sum(axis=0)[60:300]
    assert 4 <= across.min() <= across.max() <= 10
    assert mask[:, 60:300][away_from(straight)[:, 60:300] <= 1.5].all()


def test_a_line_with_gaps_is_masked_whole():
    drawn = line(straight, 4, 50)
    drawn[:, 150:165] = 0
    mask = masked(followed(photo(drawn), straight))
    assert mask[away_from(straight) < 1][:, np.newaxis].mean() > 0.8
    assert mask[:, 150:165].any(axis=0).all()


def test_a_rough_stroke_snaps_to_the_line_under_it():
    drawn = photo(halo(curved, 4, 60, 2), noise=2)
    columns = np.arange(30, 331, 4)
    trail = Trail(drawn)
    trail.trace([(curved(column) + 8 * np.sin(column), float(column)) for column in columns], 12)
    is_along = (np.arange(COLUMNS) > 45) & (np.arange(COLUMNS) < 315)
    mask = masked(trail)
    assert mask[:, is_along][away_from(curved)[:, is_along] <= 2].all()
    assert away_from(curved)[mask].max() <= 14


def test_pieces_are_taken_back_one_by_one():
    trail = Trail(photo(line(curved, 3, 50)))
    trail.begin((curved(30), 30), REACH)
    for column in (130, 230, 330):
        trail.move((curved(column), column), REACH)
        trail.fix()
    paths = [piece.path for piece in trail.pieces]
    assert [path[0] for path in paths[1:]] == [path[-1] for path in paths[:-1]]
    trail.take_back()
    assert [piece.path for piece in trail.pieces] == paths[:2]
    trail.move((curved(300), 300), REACH)
    assert trail.path[-1][1] == pytest.approx(300, abs=REACH)
    for count in (1, 0):
        trail.take_back()
        assert len(trail.pieces) == count
    assert trail.is_begun
    assert trail.stamp() is None
    trail.take_back()
    assert not trail.is_begun


def test_the_next_piece_goes_on_along_the_same_kind_of_line():
    beside = line(lambda column: straight(column) + 5, 3, -90) * (np.arange(COLUMNS) > 150)
    trail = Trail(photo(line(straight, 3, 12), beside, noise=1))
    trail.begin((straight(30), 30), REACH)
    for column in (170, 330):
        trail.move((straight(column), column), 2.0)
        trail.fix()
    assert [piece.ridge.is_bright for piece in trail.pieces] == [True, True]
    assert max(abs(row - straight(column)) for row, column in trail.pieces[1].path) <= 2


def test_where_there_is_only_texture_a_thin_line_is_masked():
    texture = 25 * np.random.default_rng(3).standard_normal((ROWS // 6 + 1, COLUMNS // 6 + 1)).repeat(6, 0).repeat(6, 1)
    mask = masked(followed(photo(texture[:ROWS, :COLUMNS], noise=4), straight))
    across = mask.sum(axis=0)
    assert np.median(across[across > 0]) <= 16


def test_on_a_plain_photo_a_thin_line_is_masked():
    trail = Trail(Photo(np.full((ROWS, COLUMNS), 90, np.uint8)))
    trail.begin((50.5, 60.5), REACH)
    trail.move((50.5, 90.5), REACH)
    trail.fix()
    mask = masked(trail)
    assert mask[50, 60:91].all()
    assert mask.sum() <= 3 * 40
