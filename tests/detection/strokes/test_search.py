import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection.marks import SOURCES
from inpaint_studio.detection.registry import ENOUGH
from inpaint_studio.detection.strokes import search as module
from inpaint_studio.detection.strokes.search import Search, find_alike
from inpaint_studio.errors import InputError

SHAPE = (160, 200)
UNKNOWN = np.full(SHAPE, 100, np.uint8)  # a network that has no opinion


@pytest.fixture(scope="module")
def scan():
    """A grainy print with bright specks and dark lines; the places of both."""
    rng = np.random.default_rng(7)
    pixels = cv2.GaussianBlur(rng.normal(120, 14, SHAPE), (0, 0), 1.0)
    specks, lines = np.zeros(SHAPE, np.uint8), np.zeros(SHAPE, np.uint8)
    for row, column in rng.integers(8, 150, (26, 2)):
        cv2.circle(specks, (int(column), int(row)), 2, 255, -1)
    for row in range(20, 150, 30):
        cv2.line(lines, (5, row), (190, row + 6), 255, 1)
    specks[lines != 0] = 0
    pixels[specks != 0] += 70
    pixels[lines != 0] -= 70
    return np.clip(pixels, 0, 255).astype(np.uint8), specks, lines


def strokes_over(plane, count):
    """Strokes wider than the first pieces of a plane."""
    found, labels = cv2.connectedComponents(plane)
    return cv2.dilate(
        np.isin(labels, range(1, min(found, count + 1))).astype(np.uint8) * 255, np.ones((7, 7), np.uint8)
    )


def search(pixels):
    return Search(Photo(pixels), codes=UNKNOWN.copy())


@pytest.mark.parametrize(("kind", "sensitivity"), [("specks", 60), ("lines", 50)])
def test_the_rest_of_a_kind_is_found_and_nothing_of_the_other(scan, kind, sensitivity):
    pixels, specks, lines = scan
    wanted, other = (specks, lines) if kind == "specks" else (lines, specks)
    painted = strokes_over(wanted, 3)
    looker = search(pixels)
    learned = looker.learn(painted)
    marks = looker.marks(learned, painted=painted)
    assert learned.examples == ENOUGH
    found = marks.mask(sensitivity) != 0
    rest = (wanted != 0) & (painted == 0)
    assert cv2.dilate(found.astype(np.uint8), np.ones((3, 3), np.uint8))[rest].mean() > 0.8
    near = cv2.dilate(wanted, np.ones((7, 7), np.uint8)) != 0
    assert (found & ~near).sum() < 0.15 * found.sum()
    assert found[(other != 0) & ~near].mean() < 0.1
    assert not found[painted != 0].any()
    assert {SOURCES[source] for source in marks.sources} == {"strokes"}


def test_depth_and_channels_make_no_difference(scan):
    pixels, specks, _ = scan
    painted = strokes_over(specks, 3)
    first = search(pixels).learn(painted)
    for same in (pixels.astype(np.uint16) * 257, np.repeat(pixels[..., np.newaxis], 3, axis=2)):
        assert search(same).learn(painted) == first


def test_tiles_are_the_same_whatever_is_looked_at_first_and_whatever_is_held(scan, monkeypatch):
    pixels, specks, _ = scan
    painted = strokes_over(specks, 3)
    looker = search(pixels)
    learned = looker.learn(painted)
    whole = looker.marks(learned).mask(80)
    monkeypatch.setattr(module, "_CORE", 64)
    small = Search(Photo(pixels), codes=UNKNOWN.copy(), memory=0)
    assert np.array_equal(small.marks(learned).mask(80), whole)
    assert np.array_equal(small.marks(learned, around=Region(100, 100, 120, 150)).mask(80), whole)


def test_erased_marks_teach_and_are_never_marked_again(scan):
    pixels, specks, lines = scan
    painted = strokes_over(specks, 3) | strokes_over(lines, 1)  # the line was painted by mistake
    erased = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    erased[painted != 0] = 0
    looker = search(pixels)
    before = looker.marks(looker.learn(painted), painted=painted).mask()
    after = looker.marks(looker.learn(painted, erased), painted=painted, erased=erased).mask()
    assert not after[erased != 0].any()
    assert np.count_nonzero(after[lines != 0]) <= np.count_nonzero(before[lines != 0])


def test_nothing_is_marked_where_it_is_protected(scan):
    pixels, specks, _ = scan
    painted = strokes_over(specks, 3)
    protected = np.zeros(SHAPE, np.uint8)
    protected[:, 100:] = 255
    looker = search(pixels)
    assert not looker.marks(looker.learn(painted), protected=protected).mask(100)[:, 100:].any()


def test_a_plain_photo_has_nothing_to_learn_from():
    painted = np.zeros(SHAPE, np.uint8)
    with pytest.raises(InputError, match="Paint over some"):
        search(np.full(SHAPE, 120, np.uint8)).learn(painted)
    painted[50:60, 50:60] = 255
    with pytest.raises(InputError, match="Nothing differs"):
        search(np.full(SHAPE, 120, np.uint8)).learn(painted)


def test_what_was_learned_serves_another_photo(scan):
    pixels, specks, _ = scan
    learned = search(pixels).learn(strokes_over(specks, 3))
    found = search(pixels[::-1].copy()).marks(learned).mask(60) != 0
    assert cv2.dilate(found.astype(np.uint8), np.ones((3, 3), np.uint8))[specks[::-1] != 0].mean() > 0.8


def test_cancel_is_heard(scan):
    pixels, specks, _ = scan
    cancel = CancelToken()
    looker = search(pixels)
    learned = looker.learn(strokes_over(specks, 3))
    with pytest.raises(Cancelled):
        looker.marks(learned, progress=lambda share: cancel.cancel(), cancel=cancel)


def test_all_at_once(scan):
    pixels, specks, _ = scan
    painted = strokes_over(specks, 4)
    shares = []
    marks = find_alike(Photo(pixels), painted, progress=shares.append)
    assert len(marks)
    assert shares == sorted(shares)
    assert not marks.mask(100)[painted != 0].any()


def test_what_is_held_stays_within_its_memory_and_tiles_with_strokes_are_held_first(scan, monkeypatch):
    monkeypatch.setattr(module, "_CORE", 64)
    pixels, specks, _ = scan
    painted = np.zeros_like(specks)
    painted[128:, 128:] = strokes_over(specks, 40)[128:, 128:]
    assert painted.any()
    tile = module.COUNT * 64 * 64
    looker = Search(Photo(pixels), codes=UNKNOWN.copy(), memory=3 * tile)
    looker.marks(looker.learn(painted))
    held = dict(looker._held)
    assert 0 < sum(each.nbytes for each in held.values()) <= 3 * tile
    assert any(painted[each.core.slices].any() for each in held)
    looker.marks(looker.learn(painted))
    assert set(looker._held) == set(held)


def test_less_is_held_of_larger_photos():
    assert module.held_bytes((3000, 4000)) > 12_000_000 * module.COUNT * 0.9
    assert module.held_bytes((10_000, 10_000)) + 4 * 10**8 < 600 * 10**6


def test_a_large_soft_scan_is_looked_at_where_it_is_sharp():
    photo = data.chelsea()[:256, :256].copy()
    truth = np.zeros(photo.shape[:2], np.uint8)
    for row, column in np.random.default_rng(3).integers(10, 246, (24, 2)):
        cv2.circle(truth, (int(column), int(row)), 2, 255, -1)
    photo[truth != 0] = 250
    large, damage = cv2.resize(photo, (1023, 1023), interpolation=cv2.INTER_CUBIC), cv2.resize(truth, (1023, 1023))
    painted = strokes_over((damage >= 128).astype(np.uint8), 5)
    protected = np.zeros_like(damage)
    protected[:, 600:700] = 255
    marks = find_alike(Photo(large), painted, protected=protected)
    assert marks.shape == large.shape[:2]
    mask = marks.mask()
    assert not mask[(painted | protected) != 0].any()
    wanted = (damage >= 128) & (cv2.dilate(painted | protected, np.ones((9, 9), np.uint8)) == 0)
    assert (mask[wanted] != 0).mean() > 0.7
