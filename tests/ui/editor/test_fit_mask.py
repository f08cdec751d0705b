"""Masks brought to where the damage below them ends, by real events."""

import numpy as np
import pytest

from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Rectangle
from inpaint_studio.core.photo import Photo
from tests.ui.driver import CTRL

ROWS, COLUMNS = np.mgrid[:160, :200] + 0.5
AWAY = np.hypot(ROWS - 80, COLUMNS - 100)
DAMAGE = 70 * np.exp(-((np.maximum(AWAY - 6, 0) / 4) ** 2))
MIDDLE = (80.0, 100.0)


@pytest.fixture
def spotted(drive):
    drive.editor.show_photo(Photo(np.rint(60 + 0.3 * COLUMNS + DAMAGE).astype(np.uint8)))
    drive.zoom(3.0)
    drive.set_brush(8)
    drive.key("B")
    return drive


def assert_fits(mask):
    assert (mask[DAMAGE > 2]).all()
    assert AWAY[mask].max() <= 20


@pytest.mark.parametrize("size", [8, 60])
def test_the_mask_is_fitted_as_one_step(spotted, size):
    spotted.set_brush(size)
    spotted.drag(MIDDLE)
    before = spotted.mask
    with spotted.job():
        spotted.key("Shift+F")
    assert_fits(spotted.mask)
    assert spotted.history == ["Brush stroke", "Fit mask to damage"]
    spotted.key("Ctrl+Z")
    np.testing.assert_array_equal(spotted.mask, before)


def test_where_it_fits_already_that_is_said(spotted):
    spotted.drag((20.0, 30.0))
    with spotted.job():
        spotted.key("Shift+F")
    assert spotted.history == ["Brush stroke"]
    assert spotted.message == "The mask fits the damage already."


@pytest.mark.parametrize("size", [8, 60])
def test_each_stroke_is_fitted_while_that_is_on(spotted, size):
    spotted.key("Ctrl+F")
    spotted.set_brush(size)
    spotted.drag(MIDDLE)
    assert_fits(spotted.mask)
    assert spotted.history == ["Brush stroke"]
    spotted.key("Ctrl+Z")
    assert not spotted.mask.any()
    spotted.key("Ctrl+F")
    spotted.drag((30.0, 30.0))
    assert spotted.mask.sum() == pytest.approx(np.pi * (size / 2) ** 2, rel=0.1)


def test_what_the_wand_finds_is_fitted_too(spotted):
    spotted.key("W")
    spotted.drag(MIDDLE)
    narrow = spotted.mask
    spotted.key("Ctrl+Z")
    spotted.key("Ctrl+F")
    spotted.drag(MIDDLE)
    assert_fits(spotted.mask)
    assert spotted.mask.sum() > narrow.sum()


def test_neither_erasing_nor_other_marks_are_fitted_and_protection_holds(spotted):
    spotted.key("Ctrl+F")
    spotted.editor.begin_stroke(Plane.PROTECTION)
    spotted.editor.paint(Rectangle((0, 106), (160, 200)))
    spotted.editor.end_stroke("Beforehand")
    assert spotted.editor.document.protection.count == 160 * 94
    spotted.drag(MIDDLE)
    assert not spotted.mask[:, 106:].any()
    assert spotted.mask[:, :106][DAMAGE[:, :106] > 2].all()
    spotted.drag(MIDDLE, modifiers=CTRL)
    assert spotted.mask.any()
    assert not spotted.mask[AWAY < 3.5].any()
