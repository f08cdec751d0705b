from itertools import pairwise

import pytest

from inpaint_studio.ui.canvas.render.compare import CompareMode, pane_width, panes


@pytest.mark.parametrize("mode", CompareMode)
@pytest.mark.parametrize("is_before", [False, True])
@pytest.mark.parametrize("width", [800, 801])
def test_the_panes_cover_the_view_once(mode, is_before, width):
    found = panes(mode, width, 600, 0.3, is_before=is_before)
    assert sum(pane.area.area for pane in found) == width * 600
    for pane, other in pairwise(found):
        assert (pane.area.right, 0) == (other.area.left, other.area.top) or (pane.area.bottom, 0) == (
            other.area.top,
            other.area.left,
        )


@pytest.mark.parametrize("mode", CompareMode)
def test_while_before_is_held_every_pane_shows_it(mode):
    assert all(pane.is_before for pane in panes(mode, 800, 600, 0.5, is_before=True))


def test_split_panes_lie_over_each_other_and_side_by_side_ones_beside_each_other():
    assert [pane.origin for pane in panes(CompareMode.SPLIT, 800, 600, 0.3, is_before=False)] == [0, 0]
    assert [pane.origin for pane in panes(CompareMode.SIDE_BY_SIDE, 800, 600, 0.3, is_before=False)] == [0, 400]
    assert pane_width(CompareMode.SIDE_BY_SIDE, 800) == 400
    assert pane_width(CompareMode.SPLIT, 800) == 800


@pytest.mark.parametrize("mode", [CompareMode.SPLIT, CompareMode.SPLIT_ACROSS, CompareMode.SIDE_BY_SIDE])
def test_before_is_left_or_above_and_after_right_or_below(mode):
    assert [pane.is_before for pane in panes(mode, 800, 600, 0.5, is_before=False)] == [True, False]
