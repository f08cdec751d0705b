"""Heal and Clone in the window, by real events."""

import numpy as np
import pytest

from inpaint_studio.core.photo import Photo
from inpaint_studio.files.load import load_photo
from inpaint_studio.files.save import save_photo
from inpaint_studio.ui.canvas.render.compare import CompareMode
from tests.ui.driver import ALT, RIGHT, SHIFT

CENTRE = (60.5, 80.5)
SOURCE = (140.5, 200.5)


@pytest.fixture
def cloning(opened):
    """The driver with a photo open, Clone in use and a source 80 rows below and 120 columns right of ``CENTRE``."""
    opened.key("U")
    opened.set_brush(21)
    opened.window.parts.tool_panel.hardness.number.setValue(100)
    opened.drag(SOURCE, modifiers=ALT)
    return opened


def changed(before, after):
    return (before != after).any(axis=2)


def test_the_panel_offers_hardness_for_these_two_alone(opened):
    panel = opened.window.parts.tool_panel
    for key, is_retouching in (("J", True), ("B", False), ("U", True), ("Z", False)):
        opened.key(key)
        assert panel.hardness.isVisible() == panel.aligned.isVisible() == is_retouching
        assert panel.immediate.isVisible() == (not is_retouching)


def test_without_a_source_it_says_what_to_do(opened, photo_pixels):
    for key in ("J", "U"):
        opened.key(key)
        opened.window.parts.messages.hide()
        opened.drag(CENTRE, (70, 90))
        assert "Alt+click" in opened.message
    assert (opened.photo == photo_pixels).all()
    assert opened.history == []


@pytest.mark.parametrize("how", [{"modifiers": ALT}, {"button": RIGHT}])
def test_alt_or_the_right_button_chooses_the_source_and_paints_nothing(opened, photo_pixels, how):
    opened.key("U")
    opened.drag(SOURCE, **how)
    assert (opened.photo == photo_pixels).all()
    assert not opened.mask.any()
    assert opened.window.parts.toolbox.source.is_in_open_photo


def test_a_clone_copies_the_source_under_the_brush(cloning, photo_pixels):
    cloning.drag(CENTRE)
    rows, columns = np.nonzero(changed(photo_pixels, cloning.photo))
    assert np.hypot(rows - 60, columns - 80).max() < 12
    assert len(rows) > 200
    assert (cloning.photo[55:66, 75:86] == photo_pixels[135:146, 195:206]).all()
    assert cloning.history == ["Clone"]


def test_a_stroke_is_one_step_that_undo_takes_back_and_redo_brings_again(cloning, photo_pixels):
    cloning.drag(CENTRE, (70, 90), (75, 120))
    after = cloning.photo.copy()
    assert cloning.history == ["Clone"]
    cloning.key("Ctrl+Z")
    assert (cloning.photo == photo_pixels).all()
    cloning.key("Ctrl+Y")
    assert (cloning.photo == after).all()


def test_aligned_the_source_goes_along_and_otherwise_begins_anew(cloning, photo_pixels):
    cloning.drag(CENTRE)
    cloning.drag((60.5, 120.5))
    assert (cloning.photo[55:66, 115:126] == photo_pixels[135:146, 235:246]).all()
    cloning.key("Shift+J")
    cloning.drag((100.5, 40.5))
    assert (cloning.photo[95:106, 35:46] == photo_pixels[135:146, 195:206]).all()


def test_escape_gives_a_stroke_up(cloning, photo_pixels):
    cloning.press(CENTRE)
    cloning.move((70, 120))
    assert changed(photo_pixels, cloning.photo).any()
    cloning.key("Esc")
    cloning.release((70, 120))
    assert (cloning.photo == photo_pixels).all()
    assert cloning.history == []


def test_shift_goes_on_in_a_straight_line(cloning, photo_pixels):
    cloning.drag(CENTRE)
    cloning.drag((60.5, 140.5), modifiers=SHIFT)
    assert (cloning.photo[58:63, 80:140] == photo_pixels[138:143, 200:260]).all()
    assert cloning.history == ["Clone", "Clone"]


def test_a_soft_brush_fades_out(cloning, photo_pixels):
    cloning.window.parts.tool_panel.hardness.number.setValue(0)
    cloning.drag(CENTRE)
    after, source = cloning.photo.astype(int), photo_pixels[80:, 120:].astype(int)
    middle, rim = np.s_[60, 80], np.s_[60, 89]
    assert np.abs(after[middle] - source[middle]).max() <= 1
    assert np.abs(after[rim] - photo_pixels[rim]).max() <= np.abs(source[rim] - photo_pixels[rim]).max() / 4 + 1


def test_healing_takes_the_texture_there_and_the_tone_here(opened):
    rng = np.random.default_rng(1)
    pixels = np.full((200, 300), 90.0)
    pixels[100:] = 180 + rng.normal(0, 6, (100, 300))
    opened.editor.show_photo(Photo(pixels.astype(np.uint8)))
    opened.key("J")
    opened.set_brush(41)
    opened.drag((150.5, 150.5), modifiers=ALT)
    opened.drag((50.5, 150.5))
    healed = opened.photo[40:61, 140:161].astype(float)
    assert abs(healed.mean() - 90) < 4
    assert healed.std() > 4
    assert opened.history == ["Heal"]


def test_where_the_source_leaves_the_photo_nothing_is_painted_and_it_is_said(cloning, photo_pixels):
    cloning.drag((5.5, 5.5), modifiers=ALT)
    cloning.drag((100.5, 100.5), (100.5, 60.5))
    assert not changed(photo_pixels, cloning.photo)[:, :90].any()
    assert "beyond its photo" in cloning.message
    cloning.window.parts.messages.hide()
    cloning.drag((100.5, 50.5))
    assert "nothing was painted" in cloning.message
    assert cloning.history == ["Clone"]


def test_the_source_is_flipped_and_turned_by_keys(cloning, photo_pixels):
    cloning.key("Shift+H")
    cloning.drag(CENTRE)
    assert (cloning.photo[55:66, 75:86] == photo_pixels[135:146, 205:194:-1]).all()
    cloning.key("Ctrl+Z")
    cloning.key("Shift+H")
    cloning.key("Shift+V")
    cloning.drag(CENTRE)
    assert (cloning.photo[55:66, 75:86] == photo_pixels[145:134:-1, 195:206]).all()
    cloning.key("Ctrl+Z")
    cloning.key("Shift+V")
    for _ in range(18):
        cloning.key("Shift+Right")
    cloning.drag(CENTRE)
    assert (cloning.photo[55:66, 75:86] == np.rot90(photo_pixels[135:146, 195:206], -1)).all()
    cloning.key("Ctrl+Z")
    cloning.key("Shift+Up")
    cloning.key("Shift+Home")
    cloning.drag(CENTRE)
    assert (cloning.photo[55:66, 75:86] == photo_pixels[135:146, 195:206]).all()


def test_turning_leaves_what_is_under_the_pointer_where_it_is(cloning):
    source = cloning.window.parts.toolbox.source
    cloning.drag(CENTRE)
    cloning.move((90.5, 120.5))
    before = source.placement((90.5, 120.5)).of((90.5, 120.5))
    cloning.key("Shift+Right")
    cloning.key("Shift+Up")
    assert source.placement((0, 0)).of((90.5, 120.5)) == before


def test_the_ghost_shows_the_source_in_the_brush_and_a_cross_where_it_is(cloning, photo_pixels):
    cloning.zoom(2, (100, 140))
    cloning.leave()
    without = cloning.seen(2)
    cloning.move(CENTRE)
    shown = cloning.seen(2)
    different = changed(without, shown)
    ghost = shown[112:131, 152:171].astype(int)
    expected = 0.8 * np.repeat(np.repeat(photo_pixels[136:146, 196:206], 2, 0), 2, 1)[:19, :19]
    expected = expected + 0.2 * without[112:131, 152:171]
    assert np.abs(ghost - expected).mean() < 6
    assert different[276:288, 396:408].any()
    assert not different[150:250, 200:350].any()


@pytest.mark.parametrize("scale", [0.4, 2])
def test_the_ghost_ends_at_the_edge_of_the_photo(cloning, scale):
    cloning.set_brush(60)
    cloning.zoom(scale, (0, 0))
    cloning.drag((100.5, 140.5), modifiers=ALT)
    cloning.leave()
    without = cloning.view()
    cloning.move((4.5, 6.5))
    different = changed(without, cloning.view())
    left, top = cloning.place()
    inside, ring = np.zeros_like(different), round(30 * scale)
    inside[top:, left:] = True
    beyond = different & ~inside
    assert different[top + 2 : top + round(10 * scale), left + 2 : left + round(10 * scale)].mean() > 0.9
    rows, columns = np.nonzero(beyond)
    away = np.hypot(rows - top - 4.5 * scale, columns - left - 6.5 * scale)
    assert len(away)
    assert (np.abs(away - ring) < 4).all()  # Only the outline of the brush is there.


def test_the_ghost_stays_in_its_pane(cloning):
    cloning.set_brush(60)
    cloning.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    cloning.zoom(1, (100, 150))
    pane = cloning.canvas.viewport.panes[-1].area
    cloning.drag((100.5, 140.5), modifiers=ALT, pane=-1)
    cloning.leave()
    without = cloning.view()
    row, column = cloning.canvas.transform.to_photo(4, pane.height / 2)
    cloning.move((row, column), pane=-1)
    different = changed(without, cloning.view())
    assert different[:, pane.left + 2 : pane.left + 20].any()
    assert different[pane.height // 2, : pane.left - 32].sum() == 0
    assert different[pane.height // 2 - 10 : pane.height // 2 + 10, pane.left - 20 : pane.left - 2].sum() == 0


def test_while_painting_there_is_no_ghost_but_the_cross_goes_along(cloning):
    cloning.zoom(2, (100, 140))
    cloning.press(CENTRE)
    cloning.move((60.5, 100.5))
    during = cloning.seen(2)
    cloning.release((60.5, 100.5))
    cloning.leave()
    after = cloning.seen(2)
    different = changed(during, after)
    assert different[276:288, 434:450].any()
    assert not different[116:126, 188:196].any()


def test_the_photo_before_stays_in_its_pane_while_a_stroke_is_painted(cloning, photo_pixels):
    cloning.canvas.set_mode(CompareMode.SIDE_BY_SIDE)
    cloning.press(CENTRE)
    cloning.move((70.5, 90.5))
    before = cloning.seen(pane=0)
    assert (before[50:80, 70:100] == photo_pixels[50:80, 70:100]).mean() > 0.95
    cloning.release((70.5, 90.5))


def test_what_is_painted_is_no_longer_mask(cloning):
    cloning.key("B")
    cloning.set_brush(9)
    cloning.drag((60.5, 70.5), (60.5, 110.5))
    cloning.key("U")
    cloning.set_brush(21)
    cloning.drag(CENTRE)
    assert not cloning.mask[60, 75:86].any()
    assert cloning.mask[60, 100:110].all()
    cloning.key("Ctrl+Z")
    assert cloning.mask[60, 75:86].all()


def test_the_mask_stays_hidden_for_the_sake_of_the_eye(cloning):
    cloning.key("M")
    cloning.drag(CENTRE)
    assert not cloning.canvas.is_mask_shown


def test_strokes_are_there_after_a_crash(cloning):
    cloning.drag(CENTRE, (70, 90))
    cloning.key("J")
    cloning.drag((120.5, 60.5), (130, 70))
    after = cloning.photo.copy()
    cloning.leave_as_if_killed()
    cloning.window.parts.recovery_offer.start()
    cloning.qtbot.waitUntil(lambda: cloning.is_asked)
    with cloning.job():
        cloning.answer("Bring It Back")
    assert (cloning.photo == after).all()
    assert cloning.history == ["Clone", "Heal"]
    assert [step.is_retouch for step in cloning.editor.history.steps] == [True, True]


def test_strokes_are_saved_and_logged(cloning, tmp_path):
    cloning.drag(CENTRE, (70, 90))
    after = cloning.photo.copy()
    for path in (cloning.editor.document.photo.source.path, tmp_path / "copy.png"):
        with cloning.job():
            cloning.editor.files.save(path)
        assert (load_photo(path).pixels == after).all()
    log = load_photo(path).metadata.xmp
    assert b"engine=clone; options: brush=21, hardness=100, source=own +120 +80" in log


def test_another_photo_of_the_strip_may_be_the_source(opened, tmp_path, photo_pixels):
    deep = (photo_pixels[::-1].astype(np.uint16) * 257 + 3).astype(np.uint16)
    other = tmp_path / "other.png"
    save_photo(Photo(deep), other)
    strip = opened.window.parts.files.strip
    with opened.job():
        strip.add([other])
    opened.key("U")
    opened.set_brush(21)
    opened.window.parts.tool_panel.hardness.number.setValue(100)
    opened.drag(SOURCE, modifiers=ALT)
    with opened.job():
        opened.key("PgUp")
    assert opened.photo.dtype == np.uint8
    assert not opened.window.parts.toolbox.source.is_in_open_photo
    opened.move(CENTRE)
    opened.view()
    opened.drag(CENTRE)
    assert (opened.photo[55:66, 75:86] == photo_pixels[::-1][135:146, 195:206]).all()
    with opened.job():
        opened.key("PgDown")
    assert opened.window.parts.toolbox.source.is_in_open_photo


def test_while_something_runs_it_says_so(restoring):
    before = restoring.photo.copy()
    restoring.key("U")
    restoring.drag(SOURCE, modifiers=ALT)
    restoring.drag(CENTRE)
    assert "wait for the end" in restoring.message
    assert (restoring.photo == before).all()
    with restoring.job():
        restoring.editor.jobs.cancel()
