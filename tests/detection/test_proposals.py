import numpy as np
import pytest

from inpaint_studio.core.mask import Mask
from inpaint_studio.core.region import NOWHERE, Region
from inpaint_studio.detection.found import Found
from inpaint_studio.detection.marks import Choice, Marks
from inpaint_studio.detection.marks_file import pack, unpack
from inpaint_studio.detection.proposals import KEPT, OPEN, REJECTED, Proposals, overlapping
from inpaint_studio.detection.uniting import together
from inpaint_studio.errors import InputError
from tests.detection.test_found import marks_of, scattered

EVERYTHING = Choice(100)
WHOLE = Region(0, 0, 40, 60)


@pytest.fixture(scope="module")
def found():
    return Found(marks_of(scattered()))


def three():
    """Three marks: a sure speck, a doubtful blot, an unlikely line."""
    plane = np.zeros((40, 60), np.uint8)
    plane[5:8, 5:8] = plane[15:25, 15:25] = plane[35, 10:50] = 255
    marks = marks_of(plane)
    scores = np.array([0.95, 0.6, 0.3], np.float32)
    return Marks(
        marks.shape, marks.rows, marks.begins, marks.ends, marks.owners, scores, marks.contrasts, marks.sources
    )


def test_a_verdict_holds_whatever_is_chosen():
    proposals = Proposals(Found(three())).decided(0, REJECTED).decided(2, KEPT)
    for sensitivity, wanted in ((0, [False, False, True]), (50, [False, True, True]), (100, [False, True, True])):
        again = Proposals(proposals.found, Choice(sensitivity), 0, proposals.verdicts)
        assert again.wanted.tolist() == wanted
        assert again.count == sum(wanted)
    assert proposals.decided(0, OPEN).wanted.tolist() == [True, True, True]


@pytest.mark.parametrize(("share", "count"), [(1.0, 3), (0.05, 2), (0.01, 1), (0.001, 0)])
def test_proposals_within_a_share_are_the_surest(share, count):
    within = Proposals(Found(three()), EVERYTHING, 0).within(share)
    assert within.count == count
    assert within.share <= share
    assert within.wanted.tolist() == [number < count for number in range(3)]


def test_what_was_kept_stays_within_any_share():
    proposals = Proposals(Found(three()), EVERYTHING, 0).decided(1, KEPT)
    assert proposals.within(0.001).wanted.tolist() == [False, True, False]


def test_what_only_size_and_polarity_leave_out_is_counted():
    proposals = Proposals(Found(three()), Choice(50, smallest=5), 0)
    assert (proposals.count, proposals.left_out) == (1, 1)
    assert proposals.decided(0, REJECTED).left_out == 0
    assert proposals.decided(0, KEPT).left_out == 0


@pytest.mark.parametrize("margin", [0, 1, 3])
def test_the_cover_of_a_part_is_that_of_the_whole(found, margin):
    proposals = Proposals(found, margin=margin)
    whole = found.marks.mask(margin=margin)
    np.testing.assert_array_equal(proposals.cover(Region.of(whole.shape)), whole)
    for region in (Region(0, 0, 30, 40), Region(17, 25, 64, 130), Region(190, 100, 203, 157)):
        np.testing.assert_array_equal(proposals.cover(region), whole[region.slices])


def part(*names):
    """Return the marks of some of the pieces of ``three``, by their rows."""
    marks = three()
    return marks.only(np.isin(marks.boxes[:, 0], names))


def test_marks_beside_each_other_are_one_set_in_order():
    whole = together([part(15), part(5, 35)])
    plane = three().mask(100)
    np.testing.assert_array_equal(whole.mask(100), plane)
    assert [whole.at(*place) for place in ((20, 20), (6, 6), (35, 30))] == [0, 1, 2]
    assert whole.scores.tolist() == pytest.approx([0.6, 0.95, 0.3])
    assert (np.diff(whole.rows) >= 0).all()
    empty = Marks.none(whole.shape)
    for pair in ([empty, whole], [whole, empty]):
        np.testing.assert_array_equal(together(pair).mask(100), plane)


def test_judged_marks_that_are_not_found_again_are_carried_on():
    before = Proposals(Found(three())).decided(0, REJECTED).decided(2, KEPT)
    for found_again, whole in (((), (5, 35)), ((15,), (5, 15, 35)), ((5, 15), (5, 15, 35))):
        marks = before.carried_to(part(*found_again))
        after = before.moved_to(Found(marks))
        assert sorted(marks.boxes[:, 0].tolist()) == list(whole)
        assert [after.verdicts[after.marks.at(*place)] for place in ((6, 6), (35, 30))] == [REJECTED, KEPT]


def test_what_was_rejected_is_known_by_its_pixels():
    proposals = Proposals(Found(three()), margin=3)
    assert proposals.judged(REJECTED) is None
    np.testing.assert_array_equal(proposals.decided(0, REJECTED).judged(REJECTED), part(5).mask(100))


def test_what_becomes_mask_is_what_is_shown_and_leaves_the_rest_alone(found):
    proposals = Proposals(found, Choice(30), 2)
    mask = Mask.empty(found.marks.shape)
    mask.pixels[100:120, :20] = 255
    before = mask.pixels.copy()
    region = proposals.paint(mask)
    shown = proposals.cover(Region.of(mask.shape))
    np.testing.assert_array_equal(mask.pixels, before | shown)
    outside = mask.pixels.copy()
    outside[region.slices] = before[region.slices]
    np.testing.assert_array_equal(outside, before)
    assert Proposals(found, Choice(0)).paint(mask) == NOWHERE


def test_only_where_the_choice_differs_the_cover_does(found):
    one, other = Proposals(found, Choice(50), 2), Proposals(found, Choice(60), 2)
    seen = np.zeros(found.marks.shape, np.bool_)
    for region in other.changes_from(one):
        seen[region.clipped(seen.shape).slices] = True
    whole = Region.of(seen.shape)
    assert (seen >= (one.cover(whole) != other.cover(whole))).all()
    assert not seen.all()
    assert one.changes_from(one) == []
    assert Proposals(found, Choice(50), 3).changes_from(one) == [whole]


@pytest.mark.parametrize("margin", [0, 2, 6])
def test_the_share_is_about_right(margin):
    proposals = Proposals(Found(three()), EVERYTHING, margin)
    covered = np.count_nonzero(proposals.cover(Region.of((40, 60)))) / 2400
    assert proposals.share == pytest.approx(covered, rel=0.2)
    assert Proposals(proposals.found, Choice(0)).share == 0


def test_the_worst_doubt_comes_first_and_what_is_sure_or_judged_does_not_come():
    proposals = Proposals(Found(three()), EVERYTHING)
    assert proposals.doubtful().tolist() == [1, 2]  # 40 pixels in error are expected of the blot, 28 of the line.
    assert proposals.decided(1, KEPT).doubtful().tolist() == [2]
    assert Proposals(proposals.found).doubtful().tolist() == [1]


def test_the_mark_under_the_pointer_is_a_proposed_one_before_any_other():
    proposals = Proposals(Found(three()), margin=0)
    assert proposals.at(6, 6, 0) == (0, True)
    assert proposals.at(35, 30, 0) == (2, False)
    assert proposals.at(30, 20, 6) == (1, True)
    assert proposals.at(30, 58, 3) is None
    wide = Proposals(proposals.found, margin=3)
    assert wide.at(27, 20, 0) == (1, True)


def test_verdicts_go_over_to_what_is_found_on_the_same_pixels():
    before = Proposals(Found(three())).decided(1, REJECTED).decided(2, KEPT)
    plane = np.zeros((40, 60), np.uint8)
    plane[2:4, 50:52] = plane[24:30, 20:30] = plane[35, 48:58] = 255
    after = before.moved_to(Found(marks_of(plane)))
    assert after.verdicts.tolist() == [OPEN, REJECTED, KEPT]
    assert after.choice == before.choice


def test_overlaps_are_those_of_the_pixels(found):
    others = marks_of(scattered(seed=4))
    which = np.arange(len(found.marks)) % 3 == 0
    plane = np.zeros(found.marks.shape, np.uint8)
    found.marks.paint(plane, which)
    expected = []
    for other in range(len(others)):
        alone = np.zeros(others.shape, np.uint8)
        others.paint(alone, np.arange(len(others)) == other)
        if (alone & plane).any():
            expected.append(other)
    assert np.unique(overlapping(found.marks, which, others)).tolist() == expected


# --- on the drive -----------------------------------------------------------------------------------------------------


def is_equal(one, other):
    names = "rows", "begins", "ends", "owners", "scores", "contrasts", "sources", "areas", "boxes", "lengths"
    return one.shape == other.shape and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


@pytest.mark.parametrize("marks", [marks_of(scattered()), three(), Marks.none((5, 6))])
def test_marks_come_back_as_they_were(marks):
    assert is_equal(unpack(pack(marks), marks.shape), marks)


def test_marks_of_another_photo_are_declined():
    with pytest.raises(InputError):
        unpack(pack(three()), (40, 49))
    with pytest.raises(InputError):
        unpack(pack(three()), (35, 60))


@pytest.mark.parametrize("length", [0, 5, 24, 40, -1])
def test_cut_marks_are_declined(length):
    with pytest.raises(InputError):
        unpack(pack(three())[:length], (40, 60))


def test_bytes_that_were_tampered_with_are_declined_or_make_marks_in_the_photo():
    good = pack(three())
    rng = np.random.default_rng(1)
    for _ in range(300):
        data = bytearray(good)
        data[int(rng.integers(len(data)))] ^= int(rng.integers(1, 256))
        try:
            marks = unpack(bytes(data), (40, 60))
        except InputError:
            continue
        assert marks.mask(100).shape == (40, 60)
