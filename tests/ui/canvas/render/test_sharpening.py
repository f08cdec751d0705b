"""A zoom under way is drawn roughly; at rest everything is as when all is drawn anew."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from inpaint_studio.ui.canvas.render.compare import CompareMode
from tests.ui.driver import rgb


def shown_now(drive):
    return rgb(drive.canvas.grab().toImage())


def drawn_anew(drive):
    drive.canvas.set_surround("#1e1e1e")
    return drive.view()


def is_same(one, other):
    """Whether two views are the same; weights of an interpolation are rounded from where an area begins."""
    return np.abs(one.astype(int) - other).max() <= 1


@pytest.mark.parametrize("mode", [CompareMode.OFF, CompareMode.SPLIT, CompareMode.SIDE_BY_SIDE])
def test_at_rest_the_view_is_exact_again(opened, mode):
    opened.canvas.set_surround("#1e1e1e")
    opened.canvas.set_mode(mode)
    opened.drag((40, 40), (140, 180))
    for scale in (1.7, 0.63, 0.31):
        opened.canvas.zoom_to(scale)
        sharp = opened.view()
        assert is_same(sharp, drawn_anew(opened))


def test_a_view_moved_before_it_was_sharp_is_exact_in_the_end(opened, qtbot):
    opened.canvas.set_surround("#1e1e1e")
    opened.canvas.zoom_to(1.7)
    qtbot.waitUntil(lambda: not opened.canvas.content.scene.is_rough)
    opened.canvas.set_transform(opened.canvas.transform.scrolled(-40, 30))
    sharp = opened.view()
    assert is_same(sharp, drawn_anew(opened))


def test_while_the_zoom_changes_nothing_is_blank(opened):
    middle = QPointF(opened.canvas.rect().center())
    for _ in range(4):
        opened.canvas.zoom_to(opened.canvas.transform.scale * 1.3, middle)
        rough = shown_now(opened).astype(int)
        assert not opened.canvas.is_sharp
        sharp = drawn_anew(opened).astype(int)
        assert np.abs(rough - sharp).mean() < 12
