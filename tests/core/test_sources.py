import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inpaint_studio.core.document import Document
from inpaint_studio.core.engine import EVERYWHERE, EngineInfo
from inpaint_studio.core.job import NEVER, ignore_progress
from inpaint_studio.core.mask import Mask
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.restore import filled, restore
from inpaint_studio.core.restore_shapes import cut_out, fill_shapes
from inpaint_studio.core.shapes import Capsule
from inpaint_studio.core.sources import Sources
from inpaint_studio.errors import InputError

SHAPE = (300, 400)
HOLES = ((20, 30), (150, 200), (294, 390))


class Borrower:
    """Fills every hole with one of the sources, all of which it notes; grey where there are none."""

    def __init__(self, context=12, is_local=False, borrows=True):
        self.info = EngineInfo("borrower", "Borrower", "For tests.", context, is_local=is_local, borrows=borrows)
        self.taken = set()
        self.around = []

    def restore(self, image, mask, *, in_place=False, surroundings=EVERYWHERE, progress=ignore_progress, cancel=NEVER):
        self.around.append(surroundings)
        sources = ~mask if surroundings.sources is None else surroundings.sources
        assert sources.shape == mask.shape
        assert not (sources & mask).any()
        assert surroundings.wanted is None or not (surroundings.wanted & ~mask).any()
        values = np.unique(image[sources].reshape(-1, image.shape[2]), axis=0)
        self.taken |= {tuple(value) for value in values.tolist()}
        result = image.copy()
        result[mask] = values[-1] if len(values) else 0.5
        return result


def holes():
    mask = np.zeros(SHAPE, np.uint8)
    for row, column in HOLES:
        mask[row : row + 6, column : column + 10] = 255
    return mask


@pytest.fixture
def pixels():
    """A gray photo in which every place has a value of its own; what is masked is white."""
    return np.where(holes() != 0, 65535, np.arange(SHAPE[0] * SHAPE[1]).reshape(SHAPE) % 60000).astype(np.uint16)


def marks(*areas):
    plane = np.zeros(SHAPE, np.uint8)
    for area in areas:
        plane[area] = 255
    return plane


@pytest.mark.parametrize("is_local", [False, True])
def test_detail_comes_only_from_the_donors_however_far_they_are(pixels, is_local):
    pixels[240:260, 20:60] = 61000
    engine = Borrower(is_local=is_local)
    result = filled(pixels, holes(), engine, sources=Sources(donors=marks(np.s_[240:260, 20:60])))
    assert {round(value * 65535) for (value,) in engine.taken} == {61000}
    assert (result[holes() != 0] == 61000).all()
    np.testing.assert_array_equal(result[holes() == 0], pixels[holes() == 0])


def test_donors_that_a_window_shows_stand_beside_it_no_second_time(pixels):
    mask = np.zeros(SHAPE, np.uint8)
    mask[150:156, 200:210] = 255
    for area, is_shown in ((np.s_[148:160, 214:222], True), (np.s_[148:160, 0:20], False), (np.s_[:, :], False)):
        engine = Borrower(context=40)
        filled(pixels, mask, engine, sources=Sources(donors=marks(area)))
        (around,) = engine.around
        assert (around.sources.shape == (86, 90)) == is_shown
        if is_shown:
            assert around.sources.sum() == 12 * 8


@pytest.mark.parametrize("is_local", [False, True])
def test_nothing_comes_from_what_is_excluded(pixels, is_local):
    excluded = marks(np.s_[:40, :300], np.s_[140:160, 205:])
    pixels[(excluded != 0) & (holes() == 0)] = 62000
    engine = Borrower(is_local=is_local)
    filled(pixels, holes(), engine, sources=Sources(excluded=excluded))
    values = {round(value * 65535) for (value,) in engine.taken}
    assert values
    assert not values & {62000, 65535}


@settings(deadline=None, derandomize=True, max_examples=30)
@given(st.data())
def test_sources_are_known_donors_that_are_not_excluded_whatever_is_marked(data):
    areas = st.builds(
        lambda top, left, height, width: np.s_[top : top + height, left : left + width],
        *(st.integers(0, 280), st.integers(0, 380), st.integers(1, 120), st.integers(1, 120)),
    )
    donors, excluded = (marks(*data.draw(st.lists(areas, max_size=3))) for _ in range(2))
    hidden, is_local = marks(*data.draw(st.lists(areas, max_size=1))), data.draw(st.booleans())
    alpha, mask = np.where(hidden != 0, 0, 65535).astype(np.uint16), holes()
    allowed = (mask == 0) & (hidden == 0) & (excluded == 0) & ((donors != 0) | ~donors.any())
    pixels = np.where(allowed, 1000, 64000).astype(np.uint16)
    engine, sources = Borrower(is_local=is_local), Sources.of(Mask(donors), Mask(excluded))
    if donors.any() and not allowed.any():
        with pytest.raises(InputError, match="Nothing can be taken"):
            filled(pixels, mask, engine, alpha=alpha, sources=sources)
        return
    filled(pixels, mask, engine, alpha=alpha, sources=sources)
    assert {round(value * 65535) for (value,) in engine.taken} <= {1000}


def test_without_marks_nearby_engines_see_what_they_always_saw(pixels):
    usual, local = Borrower(), Borrower()
    filled(pixels, holes(), usual)
    filled(pixels, holes(), local, sources=Sources(excluded=marks(np.s_[200:220, 20:40])))
    assert all(around.sources is None for around in (*usual.around, *local.around))
    assert usual.taken == local.taken


def test_an_engine_that_takes_nothing_from_elsewhere_sees_no_donors(pixels):
    engine = Borrower(borrows=False)
    result = filled(pixels, holes(), engine, sources=Sources(donors=marks(np.s_[240:260, 20:60])))
    np.testing.assert_array_equal(result, filled(pixels, holes(), Borrower()))
    assert all(around.sources is None for around in engine.around)


@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("dtype", [np.uint8, np.float32])
def test_colours_inks_and_floats_keep_to_the_sources_too(channels, dtype):
    pixels = np.zeros((*SHAPE, channels), dtype)
    pixels[..., 0] = 1
    pixels[240:260, 20:60] = 3
    if dtype == np.float32:
        pixels[245, 30] = np.nan
    result = filled(pixels, holes(), Borrower(), sources=Sources(donors=marks(np.s_[240:260, 20:60])))
    np.testing.assert_allclose(result[holes() != 0], 3, rtol=1e-6)


def test_masks_of_another_size_are_refused(pixels):
    with pytest.raises(InputError, match="same size"):
        filled(pixels, holes(), Borrower(), sources=Sources(donors=np.ones((5, 5), np.uint8)))


def test_a_document_says_where_detail_comes_from_and_protection_counts_as_excluded():
    document = Document(Photo(np.zeros(SHAPE, np.uint8)))
    assert not Sources.marked_on(document).are_chosen
    document.donors.pixels[10:50, 10:50] = 255
    document.exclusion.pixels[20:30, 60:70] = 255
    document.protection.pixels[25:40, 30:65] = 255
    sources = Sources.marked_on(document)
    np.testing.assert_array_equal(sources.donors, document.donors.pixels)
    np.testing.assert_array_equal(sources.excluded, document.exclusion.pixels | document.protection.pixels)
    document.donors.pixels[:] = 0
    assert sources.donors.any()
    assert Sources.marked_on(document).donors is None


def test_a_stroke_is_restored_from_the_donors_of_the_whole_photo(pixels):
    pixels[240:260, 20:60] = 61000
    document = Document(Photo(pixels.copy(), alpha=np.full(SHAPE, 65535, np.uint16)))
    document.donors.pixels[240:260, 20:60] = 255
    stroke = Capsule((100.0, 300.0), (100.0, 330.0), 7)
    stroke.fill(document.mask.pixels, 255)
    engine = Borrower()
    fillings = fill_shapes(cut_out(document, [stroke], engine.info.context), engine)
    assert fillings
    assert all((filling.values == 61000).all() for filling in fillings)
    (around,) = engine.around
    assert around.origin[1] <= 288
    document.protection.pixels[:] = document.donors.pixels
    with pytest.raises(InputError, match="Nothing can be taken"):
        fill_shapes(cut_out(document, [stroke], engine.info.context), engine)


def test_a_stroke_and_the_whole_photo_tell_engines_the_same_places():
    document, engine = Document(Photo(np.zeros(SHAPE, np.uint8))), Borrower()
    stroke = Capsule((100.0, 300.0), (100.0, 330.0), 7)
    stroke.fill(document.mask.pixels, 255)
    fill_shapes(cut_out(document, [stroke], engine.info.context), engine)
    restore(document.photo, document.mask, engine)
    first, second = engine.around
    assert first.origin == second.origin != (0, 0)
