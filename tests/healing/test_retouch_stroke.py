"""Strokes that heal and clone: exact, undone whole, and nothing but what is painted changes."""

import numpy as np
import pytest

from inpaint_studio.core.document import Document
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Model, Photo
from inpaint_studio.core.region import Region
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.values import Values
from inpaint_studio.healing.placement import Placement, Turn
from inpaint_studio.healing.soft_brush import SoftCapsule
from inpaint_studio.healing.source import PhotoSource
from inpaint_studio.healing.stroke import Retouch, RetouchStroke

SHAPE = (300, 320)
AS_IT_IS = Turn()
KINDS = [
    (np.uint8, (), None), (np.uint8, (3,), None), (np.uint8, (4,), None), (np.uint16, (), None),
    (np.uint16, (3,), None), (np.uint16, (3,), Model.LAB), (np.float32, (), None), (np.float32, (3,), None),
]  # fmt: skip


WAYS = {
    (60, 319): ((150.5, 120.5), (150.5, 310.5)),
    (60, 2): ((150.5, 200.5), (150.5, 10.5)),
    (298, 60): ((110.5, 160.5), (290.5, 160.5)),
    (1, 60): ((190.5, 160.5), (10.5, 160.5)),
}
"""Ways of a brush into squares that have no source, by where the source lies for (150, 160)."""
BEYOND = {
    (60, 319): Region(0, 180, 300, 320),
    (60, 2): Region(0, 0, 300, 140),
    (298, 60): Region(170, 0, 300, 320),
    (1, 60): Region(0, 0, 130, 320),
}
"""What lies there."""


def noise(dtype=np.uint16, channels=(3,), seed=1):
    values = np.random.default_rng(seed).uniform(0.2, 0.8, (*SHAPE, *channels))
    return (values if dtype == np.float32 else values * np.iinfo(dtype).max).astype(dtype)


def ramp(dtype=np.uint16, slope=100):
    down, right = np.mgrid[: SHAPE[0], : SHAPE[1]]
    whole = 2000 + slope * down + slope // 2 * right
    return np.dstack([whole, 60000 - whole, whole // 2]).astype(dtype)


def stroke_on(document, kind=Retouch.HEAL, source=(200, 200), target=(60, 60), turn=AS_IT_IS, image=None):
    return RetouchStroke(document, kind, Placement.between(source, target, turn), image)


def paint(stroke, points=((60.5, 60.5), (70.5, 130.5), (90.5, 150.5)), size=21, hardness=1.0):
    last = points[0]
    for point in points:
        stroke.paint(SoftCapsule(last, point, size, size, hardness))
        last = point
    return stroke


def done(stroke):
    stroke.settle()
    return stroke.step().edit


def changed(before, after):
    different = before != after
    return different if different.ndim == 2 else different.any(axis=2)


@pytest.mark.parametrize(("dtype", "channels", "model"), KINDS)
@pytest.mark.parametrize("kind", Retouch)
def test_only_painted_pixels_change_and_undo_brings_all_back(kind, dtype, channels, model):
    before, alpha = noise(dtype, channels), noise(dtype, (), 2)
    document = Document(Photo(before.copy(), alpha.copy(), model=model))
    edit = done(paint(stroke_on(document, kind)))
    after = document.photo.pixels.copy()
    painted = np.zeros(SHAPE, np.uint8)
    for start, end in (((60.5, 60.5), (70.5, 130.5)), ((70.5, 130.5), (90.5, 150.5))):
        Capsule(start, end, 23).fill(painted, 1)
    different = changed(before, after)
    assert different.sum() > 1500
    assert not different[painted == 0].any()
    assert (document.photo.alpha == alpha).all()
    assert (document.read_opened(Region.of(SHAPE)) == before).all()
    document.revert(edit)
    assert document.photo.pixels.tobytes() == before.tobytes()
    document.apply(edit)
    assert document.photo.pixels.tobytes() == after.tobytes()


@pytest.mark.parametrize(("dtype", "channels", "model"), KINDS)
def test_a_clone_is_the_source_bit_for_bit(dtype, channels, model):
    before = noise(dtype, channels)
    document = Document(Photo(before.copy(), model=model))
    done(paint(stroke_on(document, Retouch.CLONE), [(60.5, 60.5)]))
    after = document.photo.pixels
    disc = np.zeros(SHAPE, np.uint8)
    Capsule((60.5, 60.5), (60.5, 60.5), 21).fill(disc, 1)
    rows, columns = np.nonzero(disc)
    assert (after[rows, columns] == before[rows + 140, columns + 140]).all()


def test_a_clone_takes_pixels_as_they_were_before_the_stroke():
    before = noise()
    document = Document(Photo(before.copy()))
    stroke = stroke_on(document, Retouch.CLONE, (60, 50), (60, 60))
    paint(stroke, [(60.5, 60.5), (60.5, 100.5)])
    assert (document.photo.pixels[60, 60:100] == before[60, 50:90]).all()


@pytest.mark.parametrize("turn", [Turn(), Turn(is_mirrored=True, degrees=90), Turn(degrees=30, percent=130)])
@pytest.mark.parametrize("size", [9, 21, 90])
def test_healing_a_ramp_or_a_constant_is_exact(size, turn):
    for source, slope in ((ramp(slope=100), 0), (ramp(slope=0), 100)):
        pixels = ramp(slope=slope)
        expected = pixels.copy()
        pixels[160:] = source[160:]  # The source is another ramp, or flat.
        pixels[80:100, 90:110] = 7  # damage
        document = Document(Photo(pixels))
        done(paint(stroke_on(document, source=(229, 160), target=(90, 100), turn=turn), [(90.5, 100.5)], 40 + size))
        difference = np.abs(document.photo.pixels[:158].astype(int) - expected[:158])
        assert difference.max() <= (0 if turn.percent == 100 and turn.degrees % 90 == 0 else 1)


def test_healing_floats_is_exact_to_their_precision():
    down, right = np.mgrid[: SHAPE[0], : SHAPE[1]].astype(np.float32)
    pixels = (0.002 * down - 0.001 * right + 2).astype(np.float32)
    expected = pixels.copy()
    pixels[50:70, 50:70] = -3
    document = Document(Photo(pixels))
    done(paint(stroke_on(document), [(60.5, 60.5)], 41))
    assert np.abs(document.photo.pixels[:150] - expected[:150]).max() < 1e-6


def test_healing_keeps_the_texture_of_the_source_and_the_tone_of_the_place():
    grain = np.random.default_rng(1).normal(0, 900, SHAPE)
    pixels = np.full(SHAPE, 20000.0)
    pixels[150:] = 40000 + grain[150:]
    document = Document(Photo(pixels.astype(np.uint16)))
    done(paint(stroke_on(document, source=(220, 160), target=(70, 160)), [(70.5, 160.5)], 81))
    healed = document.photo.pixels[50:90, 140:180].astype(float)
    assert abs(healed.mean() - 20000) < 300
    assert abs(healed.std() - 900) < 60


@pytest.mark.parametrize("size", [101, 261])
def test_what_is_seen_while_painting_is_what_comes_out(size):
    rng = np.random.default_rng(3)
    down, right = np.mgrid[: SHAPE[0], : SHAPE[1]]
    tone = 20000 + 3000 * np.sin(down / 40) + 60 * right
    pixels = (tone + rng.normal(0, 300, SHAPE)).astype(np.uint16)
    document = Document(Photo(pixels))
    stroke = stroke_on(document, source=(220, 70), target=(90, 70))
    paint(stroke, [(90.5, 70.5 + 10 * step) for step in range(16)], size, 0.7)
    live = document.photo.pixels.astype(float)
    stroke.settle()
    jump = np.abs(document.photo.pixels - live)
    assert jump.max() > 0
    assert np.sqrt((jump[jump > 0] ** 2).mean()) < 160  # half of the grain


@pytest.mark.parametrize("kind", Retouch)
@pytest.mark.parametrize("source", [(60, 319), (60, 2), (298, 60), (1, 60)], ids=["right", "left", "below", "above"])
@pytest.mark.parametrize("percent", [100, 110])
def test_where_the_source_lies_wholly_beyond_the_photo_nothing_is_painted(kind, source, percent):
    document = Document(Photo(noise()))
    before = document.photo.pixels.copy()
    stroke = paint(stroke_on(document, kind, source, (150, 160), Turn(percent=percent)), WAYS[source])
    stroke.settle()
    assert stroke.is_beyond
    assert not changed(before, document.photo.pixels)[BEYOND[source].slices].any()
    assert changed(before, document.photo.pixels).any()


def test_the_source_is_never_read_beyond_the_photo():
    before = noise()
    document = Document(Photo(before.copy()))
    stroke = paint(stroke_on(document, Retouch.CLONE, (5, 5), (60, 60)), [(60.5, 60.5)], 41)
    after = document.photo.pixels
    assert stroke.is_beyond
    assert not changed(before, after)[:55].any()
    assert not changed(before, after)[:, :55].any()
    assert (after[57:70, 57:70] == before[2:15, 2:15]).all()


def test_nothing_to_take_leaves_an_empty_edit():
    document = Document(Photo(noise()))
    edit = done(paint(stroke_on(document, source=(-300, 0)), [(60.5, 60.5)]))
    assert edit.is_empty
    assert document.dirty_blocks is None or not document.dirty_blocks.meets(Region.of(SHAPE))


def test_protected_pixels_stay():
    before = noise()
    document = Document(Photo(before.copy()))
    document.protection.pixels[55:65] = 255
    done(paint(stroke_on(document), [(60.5, 60.5)], 41))
    assert (document.photo.pixels[55:65] == before[55:65]).all()
    assert changed(before, document.photo.pixels)[50:55, 55:65].all()


def test_transparent_pixels_are_no_source():
    before, alpha = noise(), np.full(SHAPE, 65535, np.uint16)
    alpha[190:200, 150:250] = 0
    document = Document(Photo(before.copy(), alpha))
    done(paint(stroke_on(document, Retouch.CLONE), [(60.5, 60.5)], 41))
    assert (document.photo.pixels[50:60] == before[50:60]).all()
    assert changed(before, document.photo.pixels)[62:70, 55:65].all()


def test_damage_on_the_rim_does_not_smear_its_tone():
    pixels = np.full(SHAPE, 30000, np.uint16)
    pixels[:, 68:76] = 500  # a crack that goes on beyond the stroke
    marked = Mask.empty(SHAPE)
    marked.pixels[:, 68:76] = 255
    document = Document(Photo(pixels), marked)
    done(paint(stroke_on(document), [(60.5, 60.5)], 31))
    assert np.abs(document.photo.pixels[50:70, 50:66].astype(int) - 30000).max() == 0


def test_what_is_painted_is_no_longer_marked_and_undo_marks_it_again():
    marked = Mask.empty(SHAPE)
    marked.pixels[55:66, 20:200] = 255
    document = Document(Photo(noise()), marked.copy())
    edit = done(paint(stroke_on(document), [(60.5, 60.5)], 31))
    assert not document.mask.pixels[55:66, 50:70].any()
    assert document.mask.pixels[55:66, 100:200].all()
    document.revert(edit)
    assert (document.mask.pixels == marked.pixels).all()


@pytest.mark.parametrize("kind", Retouch)
def test_a_stroke_that_is_given_up_leaves_no_trace(kind):
    before = noise()
    document = Document(Photo(before.copy()))
    document.mask.pixels[60, 60] = 255
    regions = paint(stroke_on(document, kind)).cancel()
    assert not any(region.is_empty for region in regions)
    assert document.photo.pixels.tobytes() == before.tobytes()
    assert document.mask.count == 1
    assert (document.read_opened(Region.of(SHAPE)) == before).all()


def test_the_photo_before_is_known_in_the_middle_of_a_stroke():
    before = noise()
    document = Document(Photo(before.copy()))
    paint(stroke_on(document))
    assert (document.read_opened(Region.of(SHAPE)) == before).all()


def test_a_thread_that_reads_the_photo_sees_nothing_of_a_stroke():
    before = noise()
    document = Document(Photo(before.copy()))
    stroke = stroke_on(document)
    stroke.paint(SoftCapsule((60.5, 60.5), (60.5, 60.5), 21, 21))
    between = document.photo.pixels.copy()
    with document.lease() as lent:
        stroke.paint(SoftCapsule((60.5, 60.5), (60.5, 120.5), 21, 21))
        edit = done(stroke)
        assert (lent.pixels == between).all()
    document.revert(edit)
    assert (document.photo.pixels == before).all()


def test_pixels_are_numbers_that_the_file_can_hold():
    twelve = Values(12)
    pixels = twelve.nearest(np.random.default_rng(1).uniform(0, 1, (*SHAPE, 3)).astype(np.float32))
    document = Document(Photo(pixels, values=twelve))
    done(paint(stroke_on(document), hardness=0.3))
    after = document.photo.pixels
    assert (twelve.nearest((after / np.float32(65535)).astype(np.float32)) == after).all()


def test_another_photo_may_be_the_source_whatever_its_depth():
    pixels = np.full((*SHAPE, 3), 20000, np.uint16)
    other = noise(np.uint8)[:200]
    document = Document(Photo(pixels))
    source = PhotoSource(Photo(other))
    done(paint(stroke_on(document, Retouch.CLONE, (100, 100), (60, 60), image=source), [(60.5, 60.5)]))
    assert (document.photo.pixels[55:66, 55:66] == other[95:106, 95:106].astype(np.uint16) * 257).all()


def test_numbers_that_are_none_are_neither_painted_nor_continued():
    pixels = np.full(SHAPE, 0.5, np.float32)
    pixels[200, 200] = np.nan
    pixels[45:47, 50:70] = pixels[55:58, 47:55] = np.inf
    document = Document(Photo(pixels.copy()))
    done(paint(stroke_on(document), [(60.5, 60.5)], 27))
    after = document.photo.pixels
    assert (after[50:71, 50:71] == 0.5).all()
    assert np.isnan(after[200, 200])


@pytest.mark.parametrize("kind", Retouch)
def test_a_stroke_gives_the_same_bits_again(kind):
    results = []
    for _ in range(2):
        document = Document(Photo(noise()))
        done(paint(stroke_on(document, kind, turn=Turn(degrees=10)), size=61, hardness=0.4))
        results.append(document.photo.pixels.tobytes())
    assert results[0] == results[1]
