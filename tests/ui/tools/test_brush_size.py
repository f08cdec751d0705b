import pytest

from inpaint_studio.ui.tools.brush_size import Brush


@pytest.fixture
def brush(qtbot):
    return Brush(20)


def test_the_size_is_at_least_one_pixel_and_without_a_limit_that_matters(brush):
    brush.set_usual(300)
    for size, expected in ((0, 1), (-5, 1), (1, 1), (300, 300), (20_000, 20_000)):
        brush.set_size(size)
        assert brush.size == expected


def test_every_step_changes_the_size_until_the_end_is_reached(brush):
    brush.set_size(1)
    sizes = [brush.size]
    while brush.size < 4000:
        brush.step(1)
        assert brush.size > sizes[-1]
        sizes.append(brush.size)
    assert len(sizes) < 80
    while brush.size > 1:
        before = brush.size
        brush.step(-1)
        assert brush.size < before


def test_only_a_change_is_told(brush):
    heard = []
    brush.size_changed.connect(heard.append)
    brush.set_size(20)
    brush.set_size(21)
    brush.set_size(21)
    assert heard == [21]
