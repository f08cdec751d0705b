"""Fading: exact at both ends, never beyond the mask, whatever the kind of pixels and whatever came later."""

import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import PatchEdit, Plane, changed_patches
from inpaint_studio.core.fade import FULL, Fade
from inpaint_studio.core.fade_stroke import FadeStroke, fade_of
from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.step import Step, Variant
from inpaint_studio.core.values import NumberKind, Values

SHAPE = (300, 340)
HOLE = Region(100, 200, 140, 290)  # across four tiles
KINDS = {
    "gray 8": ((), np.uint8, {}),
    "RGB 8": ((3,), np.uint8, {}),
    "CMYK 8": ((4,), np.uint8, {}),
    "Lab 16": ((3,), np.uint16, {"model": Model.ICC_LAB}),
    "RGB of 12 bits": ((3,), np.uint16, {"values": Values(12)}),
    "RGB float": ((3,), np.float32, {}),
    "gray half": ((), np.float32, {"values": Values(16, NumberKind.FLOAT)}),
}


class Work:
    """A document in which steps are done one after the other."""

    def __init__(self, photo):
        self.document = Document(photo)
        self.steps = []

    @property
    def pixels(self):
        return self.document.photo.pixels.copy()

    def restore(self, region, seed, engine="fmm", *, retouch=""):
        """Fill a region as a restoration does, or a stroke from a source."""
        document = self.document
        before = document.photo.pixels[region.slices].copy()
        after = noise(before.shape, before.dtype, seed, document.photo.values)
        mask = np.full(before.shape[:2], 255, np.uint8)
        patches = list(changed_patches(Plane.PHOTO, before, after, region))
        if not retouch:
            document.mask.pixels[region.slices] = 255
            patches += changed_patches(Plane.MASK, mask, np.zeros_like(mask), region)
        edit = PatchEdit("Restore", tuple(patches))
        document.apply(edit)
        self.steps.append(Step([Variant(edit, "" if retouch else engine, retouch=retouch)]))
        return self.pixels

    def fade(self, number, strength, edge=0):
        stroke = FadeStroke(self.document, self.steps, number)
        stroke.set(strength, edge)
        stroke.settle()
        step = stroke.step()
        self.steps.append(step)
        return self.pixels

    def undo(self):
        self.document.revert(self.steps.pop().edit)
        return self.pixels


def noise(shape, dtype, seed, values):
    return values.nearest(np.random.default_rng(seed).random(shape, np.float32)).astype(dtype)


def work(kind="RGB 8"):
    channels, dtype, more = KINDS[kind]
    values = more.get("values", Values.of(np.dtype(dtype)))
    return Work(Photo(noise((*SHAPE, *channels), dtype, 1, values), **more))


def same(one, other):
    np.testing.assert_array_equal(one.view(np.uint8), other.view(np.uint8))


@pytest.mark.parametrize("kind", KINDS)
def test_at_0_are_the_pixels_before_at_100_the_result_bit_for_bit_between_a_mixture_that_files_can_hold(kind):
    done = work(kind)
    before = done.pixels
    after = done.restore(HOLE, 2)
    half = done.fade(0, 50)
    scale = 1 if half.dtype == np.float32 else np.iinfo(half.dtype).max
    mean = (before.astype(np.float64) + after) / 2 / scale
    assert np.abs(half / scale - mean).max() < 2 / 2 ** min(done.document.photo.values.bits, 12)
    same(done.document.photo.values.nearest((half / scale).astype(np.float32)), half)
    same(done.fade(0, 0), before)
    same(done.fade(0, FULL), after)
    assert (fade_of(done.steps, 0), fade_of(done.steps[:2], 0)) == (Fade(0), Fade(0, 50))


@pytest.mark.parametrize("kind", KINDS)
def test_a_soft_edge_comes_in_from_the_rim_and_changes_nothing_outside_the_mask(kind):
    done = work(kind)
    before = done.pixels
    after = done.restore(HOLE, 2)
    soft = done.fade(0, FULL, 6)
    outside = np.ones(SHAPE, bool)
    outside[HOLE.slices] = False
    same(soft[outside], before[outside])
    inside = HOLE.padded(-6).slices
    same(soft[inside], after[inside])
    way = np.abs(after.astype(np.float64) - before)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (np.abs(soft.astype(np.float64) - before) / way)[HOLE.top : HOLE.top + 7, 230:260]
    means = [np.nanmean(row[way[HOLE.top + number, 230:260] > way.max() / 4]) for number, row in enumerate(share)]
    assert means == sorted(means)
    assert means[0] < 0.1
    assert means[-1] > 0.99


def test_a_soft_edge_takes_nothing_from_the_middle_of_what_is_thinner():
    done = work()
    before = done.pixels
    line, speck = Region(100, 60, 105, 280), Region(200, 100, 203, 103)
    done.restore(line, 2)
    after = done.restore(speck, 3)
    soft = [done.fade(0, FULL, 10), done.fade(1, FULL, 4)][-1]
    same(soft[102, 64:276], after[102, 64:276])
    same(soft[201, 101], after[201, 101])
    for row in (100, 104):
        share = np.abs(soft[row, 64:276].astype(float) - before[row, 64:276]).sum()
        assert share < 0.4 * np.abs(after[row, 64:276].astype(float) - before[row, 64:276]).sum()
    assert (soft[200, 100:103] != after[200, 100:103]).any()


def test_gaps_and_infinities_of_floats_are_never_mixed():
    pixels = np.full((*SHAPE, 3), 0.5, np.float32)
    pixels[110, 220], pixels[111, 221] = np.nan, np.inf
    done = Work(Photo(pixels))
    before = done.pixels
    after = done.restore(HOLE, 2)
    faded = done.fade(0, 50, 3)
    same(faded[110:112, 220:222][[0, 1], [0, 1]], after[110:112, 220:222][[0, 1], [0, 1]])
    assert np.isfinite(faded).all()
    same(done.fade(0, 0), before)


@pytest.mark.parametrize("later", ["", "heal"])
def test_what_later_steps_covered_stays_and_the_rest_is_faded(later):
    done = work()
    before = done.pixels
    first = done.restore(HOLE, 2)
    over = Region(120, 250, 200, 320)
    second = done.restore(over, 3, retouch=later)
    below = np.zeros(SHAPE, bool)
    below[HOLE.slices] = True
    below[over.slices] = False
    faded = done.fade(0, 0)
    same(faded[below], before[below])
    same(faded[~below], second[~below])
    same(done.fade(0, 40)[~below], second[~below])
    same(done.fade(0, FULL), second)
    same(done.fade(1, 0)[~below], np.where(below[..., None], before, first)[~below])


def test_fading_is_undone_step_by_step_in_any_order_of_fades_and_restorations():
    done = work()
    seen = [done.pixels, done.restore(HOLE, 2), done.fade(0, 30, 4), done.restore(Region(130, 210, 180, 260), 3)]
    seen += [done.fade(0, 80), done.fade(1, 50), done.fade(0, 0, 10), done.restore(HOLE, 4), done.fade(0, 20)]
    assert done.steps[-1].edit.is_empty  # All of it is covered now.
    for pixels in seen[-2::-1]:
        same(done.undo(), pixels)


def test_while_a_gesture_goes_on_it_is_shown_piece_by_piece_what_is_looked_at_first_and_can_be_given_up():
    done = work()
    before = done.pixels
    after = done.restore(HOLE, 2)
    stroke = FadeStroke(done.document, done.steps, 0)
    near = Region(128, 256, 140, 290)
    stroke.set(0, 0, near)
    [changed] = stroke.advance(0)
    assert changed == near
    same(done.pixels[near.slices], before[near.slices])
    assert stroke.is_behind
    same(done.document.read_opened(done.document.photo.region), before)
    stroke.settle()
    same(done.pixels, before)
    stroke.set(70, 2)
    stroke.advance(0)
    stroke.cancel()
    same(done.pixels, after)
    same(done.document.read_opened(done.document.photo.region), before)


def test_a_mask_that_reaches_the_photos_border_is_as_strong_there_as_within():
    done = work()
    after = done.restore(Region(0, 0, 60, 50), 2)
    soft = done.fade(0, FULL, 10)
    same(soft[:40, :30], after[:40, :30])
    assert (soft[50:60] != after[50:60]).any()


def test_pixels_a_stroke_found_as_it_painted_them_are_no_gaps_through_which_what_is_below_is_faded():
    done = Work(Photo(np.full((*SHAPE, 3), 100, np.uint8)))
    done.restore(HOLE, 2)
    under = done.pixels
    after = under.copy()
    after[HOLE.slices] = 60
    after[120, 240:260:7] = under[120, 240:260:7]  # by chance what was there
    patches = tuple(changed_patches(Plane.PHOTO, under[HOLE.slices], after[HOLE.slices], HOLE))
    edit = PatchEdit("Heal", patches)
    done.document.apply(edit)
    done.steps.append(Step([Variant(edit, retouch="heal")]))
    same(done.fade(0, 0), after)
