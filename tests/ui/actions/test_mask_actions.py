"""The Mask menu."""

import numpy as np
import pytest
from PySide6.QtWidgets import QDialogButtonBox, QSpinBox
from skimage.measure import label

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.morphology import fill_enclosed, smooth
from inpaint_studio.core.photo import Photo
from inpaint_studio.ui.dialogs.hole_sizes import HoleSizesDialog


@pytest.fixture
def specks(opened):
    """The driver with holes of several sizes."""
    painted = np.random.default_rng(3).random(opened.mask.shape) < 0.02
    painted[50:70, 50:90] = painted[100:140, 100:200] = True
    opened.editor.change_mask("Specks", lambda mask: mask.replace(Mask.from_array(painted)))
    return opened


def sized(painted, smallest, largest):
    parts = label(painted, connectivity=2)
    areas = np.bincount(parts.ravel())
    is_chosen = (areas >= smallest) & (areas <= largest)
    is_chosen[0] = False
    return is_chosen[parts]


@pytest.mark.parametrize(("keys", "change"), [("F", fill_enclosed), ("Ctrl+G", lambda mask: smooth(mask, 3))])
def test_smoothing_and_filling_are_steps(specks, keys, change):
    specks.window.parts.tool_panel.distance.setValue(3)
    before = specks.mask
    expected = Mask.from_array(before)
    expected.pixels[55:60, 60:70] = 0
    specks.editor.change_mask("Gap", lambda mask: mask.replace(expected))
    change(expected)
    specks.key(keys)
    np.testing.assert_array_equal(specks.mask, expected.pixels > 0)
    specks.key("Ctrl+Z")
    specks.key("Ctrl+Z")
    np.testing.assert_array_equal(specks.mask, before)


def choose(drive, smallest, largest, *, is_kept=True):
    with drive.job():
        drive.key("Ctrl+H")
    dialog = drive.dialog(HoleSizesDialog)
    dialog.findChild(QSpinBox, "smallest").setValue(smallest)
    dialog.findChild(QSpinBox, "largest").setValue(largest)
    drive.click(dialog.keep if is_kept else dialog.remove)
    return dialog


@pytest.mark.parametrize("is_kept", [True, False])
def test_holes_are_kept_or_removed_by_size_and_shown_at_once(specks, is_kept):
    before = specks.mask
    dialog = choose(specks, 2, 500, is_kept=is_kept)
    expected = sized(before, 2, 500) if is_kept else before & ~sized(before, 2, 500)
    specks.qtbot.waitUntil(lambda: np.array_equal(specks.mask, expected))
    assert specks.history == ["Specks"]
    specks.click(dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok))
    np.testing.assert_array_equal(specks.mask, expected)
    assert specks.history == ["Specks", "Select spots by size"]
    specks.key("Ctrl+Z")
    np.testing.assert_array_equal(specks.mask, before)


def test_a_choice_that_is_given_up_changes_nothing(specks):
    before = specks.mask
    dialog = choose(specks, 5, 50)
    specks.qtbot.waitUntil(lambda: not np.array_equal(specks.mask, before))
    dialog.reject()
    np.testing.assert_array_equal(specks.mask, before)
    assert specks.history == ["Specks"]


def test_a_large_mask_is_changed_in_the_worker_thread(drive):
    drive.editor.show_photo(Photo(np.zeros((2100, 2000), np.uint8)))
    with drive.job():
        drive.key("Ctrl+I")
    assert drive.mask.all()
    assert drive.history == ["Invert mask"]
    drive.key("Ctrl+Z")
    assert not drive.mask.any()
