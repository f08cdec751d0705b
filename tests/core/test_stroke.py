"""Strokes on the mask and on the protection, against plain sets of pixels."""

import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.edit import Plane
from inpaint_studio.core.figures import Ellipse, Rectangle
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.mask_change import mask_edit
from inpaint_studio.core.morphology import grow
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.stroke import Mode, Stroke

SHAPE = (300, 330)
MASKS = tuple(plane for plane in Plane if plane is not Plane.PHOTO)


@pytest.fixture
def document():
    return Document(Photo(np.zeros((*SHAPE, 3), np.uint8)))


def set_of(shape):
    pixels = np.zeros(SHAPE, np.uint8)
    shape.fill(pixels, 1)
    return pixels == 1


def planes(document):
    return document.mask.pixels == 255, document.protection.pixels == 255


def random_shape(rng):
    start, end = (tuple(rng.uniform(-20, 340, 2).tolist()) for _ in range(2))
    if rng.random() < 0.5:
        return Capsule(start, end, int(rng.integers(1, 60)))
    return (Rectangle, Ellipse)[int(rng.integers(2))](start, end)


def apply_mode(marks, mode, covered):
    return {Mode.ADD: marks | covered, Mode.SUBTRACT: marks & ~covered, Mode.INTERSECT: marks & covered}[mode]


@pytest.mark.parametrize("seed", range(8))
def test_strokes_do_what_sets_do_and_undo_takes_each_back_exactly(document, seed):
    rng = np.random.default_rng(seed)
    states, edits = [planes(document)], []
    for _ in range(12):
        mask, protection = planes(document)
        plane = Plane.MASK if rng.random() < 0.7 else Plane.PROTECTION
        mode = list(Mode)[int(rng.choice(3, p=[0.6, 0.2, 0.2]))]
        stroke = Stroke(document, plane, mode)
        covered = np.zeros(SHAPE, bool)
        for _ in range(int(rng.integers(1, 4))):
            shape = random_shape(rng)
            stroke.paint(shape)
            covered |= set_of(shape)
        if plane is Plane.MASK:
            mask = apply_mode(mask, mode, covered) & ~protection
        else:
            protection = apply_mode(protection, mode, covered)
            mask &= ~protection
        edits.append(stroke.finish("Stroke"))
        np.testing.assert_array_equal(planes(document), (mask, protection))
        assert not (mask & protection).any()
        states.append((mask, protection))
    for edit, state in zip(reversed(edits), reversed(states[:-1]), strict=True):
        document.revert(edit)
        np.testing.assert_array_equal(planes(document), state)
    for edit, state in zip(edits, states[1:], strict=True):
        document.apply(edit)
        np.testing.assert_array_equal(planes(document), state)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("plane", [Plane.MASK, Plane.PROTECTION])
def test_a_stroke_that_is_given_up_leaves_everything_as_it_was(document, mode, plane):
    for each in (Plane.MASK, Plane.PROTECTION):
        Stroke(document, each).paint(random_shape(np.random.default_rng(3)))
        Stroke(document, each).paint(Rectangle((5, 5), (90, 200)) if each is Plane.MASK else Rectangle((0, 0), (9, 9)))
    before = [each.copy() for each in planes(document)]
    stroke = Stroke(document, plane, mode)
    stroke.paint(Capsule((30.5, 30.5), (200.5, 250.5), 41))
    stroke.cancel()
    np.testing.assert_array_equal(planes(document), before)


def test_subtracting_what_was_added_gives_back_what_was(document):
    Stroke(document).paint(Rectangle((10, 10), (100, 120)))
    before = document.mask.copy()
    far = Capsule((200.5, 50.5), (260.5, 300.5), 33)
    Stroke(document).paint(far)
    assert document.mask.count > before.count
    Stroke(document, mode=Mode.SUBTRACT).paint(far)
    np.testing.assert_array_equal(document.mask.pixels, before.pixels)


@pytest.mark.parametrize(
    "change", [Mask.invert, Mask.clear, lambda mask: grow(mask, 30), lambda mask: mask.replace(full(SHAPE))]
)
def test_no_change_of_the_whole_mask_touches_what_is_protected(document, change):
    Stroke(document, Plane.PROTECTION).paint(Rectangle((50, 50), (150, 160)))
    Stroke(document).paint(Rectangle((40, 40), (60, 300)))
    before = document.mask.copy()
    expected = before.copy()
    change(expected)
    edit = mask_edit("Change", document.mask, document.protection, change)
    np.testing.assert_array_equal(document.mask.pixels, before.pixels)
    document.apply(edit)
    mask, protection = planes(document)
    np.testing.assert_array_equal(mask, (expected.pixels == 255) & ~protection)
    document.revert(edit)
    np.testing.assert_array_equal(document.mask.pixels, before.pixels)


def full(shape):
    return Mask(np.full(shape, 255, np.uint8))


@pytest.mark.parametrize("seed", range(4))
def test_no_pixel_is_donor_and_excluded_and_what_is_painted_last_holds(document, seed):
    rng = np.random.default_rng(seed)
    donors = excluded = np.zeros(SHAPE, bool)
    states, edits = [], []
    for _ in range(10):
        states.append((donors, excluded))
        plane = (Plane.DONORS, Plane.EXCLUSION)[int(rng.integers(2))]
        mode, shape = list(Mode)[int(rng.choice(3, p=[0.6, 0.2, 0.2]))], random_shape(rng)
        stroke = Stroke(document, plane, mode)
        stroke.paint(shape)
        if plane is Plane.DONORS:
            donors = apply_mode(donors, mode, set_of(shape))
            excluded = excluded & ~donors
        else:
            excluded = apply_mode(excluded, mode, set_of(shape))
            donors = donors & ~excluded
        np.testing.assert_array_equal(document.donors.pixels == 255, donors)
        np.testing.assert_array_equal(document.exclusion.pixels == 255, excluded)
        assert document.mask.is_empty
        assert not stroke.marks_mask
        edits.append(stroke.finish(""))
    for edit, (before, barred) in zip(reversed(edits), reversed(states), strict=True):
        document.revert(edit)
        np.testing.assert_array_equal(document.donors.pixels == 255, before)
        np.testing.assert_array_equal(document.exclusion.pixels == 255, barred)


def test_examples_are_painted_and_erased_beside_the_mask_but_not_where_it_is_protected(document):
    Stroke(document).paint(Rectangle((40, 40), (60, 300)))
    Stroke(document, Plane.PROTECTION).paint(Rectangle((50, 50), (150, 160)))
    before = planes(document)
    painted, erased = Rectangle((30, 30), (100, 100)), Rectangle((30, 30), (45, 60))
    edits = []
    for mode, shape in ((Mode.ADD, painted), (Mode.SUBTRACT, erased)):
        stroke = Stroke(document, Plane.EXAMPLES, mode)
        stroke.paint(shape)
        assert not stroke.marks_mask
        edits.append(stroke.finish(""))
    np.testing.assert_array_equal(
        document.plane(Plane.EXAMPLES).pixels == 255, set_of(painted) & ~before[1] & ~set_of(erased)
    )
    np.testing.assert_array_equal(planes(document), before)
    document.revert(edits[1])
    np.testing.assert_array_equal(document.plane(Plane.EXAMPLES).pixels == 255, set_of(painted) & ~before[1])
    document.revert(edits[0])
    assert document.plane(Plane.EXAMPLES).is_empty


def test_examples_become_mask_together_with_a_change_of_it(document):
    for plane, shape in (
        (Plane.EXAMPLES, Rectangle((200, 5), (280, 40))),
        (Plane.PROTECTION, Rectangle((250, 0), (299, 20))),
        (Plane.MASK, Rectangle((10, 10), (20, 20))),
    ):
        Stroke(document, plane).paint(shape)
    before = {plane: document.plane(plane).pixels.copy() for plane in MASKS}

    def add(mask):
        return mask.paint(Rectangle((100, 100), (120, 300)))

    document.apply(mask_edit("Accept", document.mask, document.protection, add, document.examples))
    after = Mask(before[Plane.MASK] | before[Plane.EXAMPLES])
    add(after)
    np.testing.assert_array_equal(document.mask.pixels, after.pixels & ~before[Plane.PROTECTION])
    assert document.plane(Plane.EXAMPLES).is_empty
    np.testing.assert_array_equal(document.protection.pixels, before[Plane.PROTECTION])


def test_a_draft_shares_nothing_that_is_painted(document):
    for plane in MASKS:
        document.plane(plane).pixels[3, list(Plane).index(plane)] = 255
    draft = document.draft()
    for plane in MASKS:
        np.testing.assert_array_equal(draft.plane(plane).pixels, document.plane(plane).pixels)
        assert not np.shares_memory(draft.plane(plane).pixels, document.plane(plane).pixels)
