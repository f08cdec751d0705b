import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.core.region import Region
from inpaint_studio.detection import itself
from inpaint_studio.detection.itself import damage_codes, find
from inpaint_studio.detection.judge import FEATURES, Judge
from inpaint_studio.detection.marks import Choice
from inpaint_studio.detection.network.config import DetectorConfig, weight_shapes
from inpaint_studio.detection.network.inference import Detector
from inpaint_studio.detection.network.weights import DetectorWeights
from inpaint_studio.files.load import load_photo
from inpaint_studio.resources import resource_path


@pytest.fixture(scope="module")
def detector():
    """A network that says "damage" where a pixel is brighter than what is within five pixels around it.

    Its weights are made by hand: the first channel of the stem takes the smallest white top-hat of each of the four
    pixels that it sees in the middle, and the head gives them back, less a threshold.
    """
    config = DetectorConfig((4,), (0,), ())
    arrays = {name: np.zeros(shape, np.float32) for name, shape in weight_shapes(config).items()}
    for index, (row, column) in enumerate([(1, 1), (1, 2), (2, 1), (2, 2)]):
        arrays["stem/kernel"][row, column, 3, index] = 5
        arrays["head/kernel"][1, 1, index, index] = 1
    arrays["head/bias"][:] = -4
    return Detector(DetectorWeights(config, arrays))


def by_odds():
    """A judge that believes the network."""
    weights = np.zeros((len(FEATURES), 1))
    weights[FEATURES.index("odds-mean")] = 1
    return Judge(np.zeros_like(weights), weights, 0.0)


@pytest.fixture
def damaged():
    """A plain photo with a line and two specks, and the pixels they take."""
    pixels = np.full((90, 120), 90, np.uint8)
    truth = np.zeros_like(pixels)
    cv2.line(truth, (10, 20), (100, 40), 255, 2)
    truth[60:63, 30:33] = truth[70:72, 90:93] = 255
    pixels[truth != 0] = 220
    return pixels, truth


def test_what_stands_out_is_marked_and_nothing_else(detector, damaged):
    pixels, truth = damaged
    marks = find(Photo(pixels), detector=detector, judge=by_odds())
    assert len(marks) == 3
    assert np.array_equal(marks.mask(), truth)
    assert marks.contrasts == pytest.approx([130] * 3)
    assert marks.are_long.tolist() == [True, False, False]


def test_depth_and_channels_make_no_difference(detector, damaged):
    pixels, truth = damaged
    for same in (
        pixels.astype(np.uint16) * 257,
        (pixels / 255).astype(np.float32),
        np.repeat(pixels[..., np.newaxis], 3, axis=2),
    ):
        assert np.array_equal(find(Photo(same), detector=detector, judge=by_odds()).mask(), truth)


def test_tiles_are_the_same_whatever_is_looked_at_first(detector, damaged, monkeypatch):
    monkeypatch.setattr(itself, "CORE", 32)
    pixels = np.tile(damaged[0], (2, 1))
    whole = damage_codes(Photo(pixels), detector=detector)
    seen = damage_codes(Photo(pixels), detector=detector, around=Region(150, 60, 170, 100))
    assert np.array_equal(whole, seen)
    assert np.array_equal(find(Photo(pixels), detector=detector, judge=by_odds()).mask(), np.tile(damaged[1], (2, 1)))


def test_nothing_is_marked_where_it_is_protected_or_invisible(detector, damaged):
    pixels, truth = damaged
    plane = np.zeros_like(pixels)
    plane[:, :60] = 255
    protected = find(Photo(pixels), detector=detector, judge=by_odds(), protected=plane).mask(100)
    invisible = find(Photo(pixels, 255 - plane), detector=detector, judge=by_odds()).mask(100)
    truth[:, :60] = 0
    assert np.array_equal(protected, truth)
    assert np.array_equal(invisible, truth)


@pytest.mark.parametrize("photo", ["constant", "gradient"])
def test_our_network_marks_nothing_on_plain_photos(photo):
    plane = np.full((200, 220), 128, np.uint8)
    if photo == "gradient":
        plane = np.broadcast_to(np.linspace(20, 240, 220).astype(np.uint8), (200, 220))
    assert not find(Photo(plane)).chosen().any()


def test_the_same_photo_gives_the_same_marks():
    photo = Photo(cv2.GaussianBlur(data.camera()[:200, :300], (0, 0), 1.0))
    first, second = find(photo), find(photo)
    assert np.array_equal(first.scores, second.scores)
    assert np.array_equal(first.mask(100), second.mask(100))


def test_progress_grows_and_cancel_is_heard(detector, damaged, monkeypatch):
    monkeypatch.setattr(itself, "CORE", 32)
    shares = []
    find(Photo(damaged[0]), detector=detector, judge=by_odds(), progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        find(
            Photo(damaged[0]), detector=detector, judge=by_odds(), progress=lambda share: cancel.cancel(), cancel=cancel
        )


def test_a_higher_sensitivity_never_takes_a_mark_away(detector):
    photo = Photo(data.camera()[:200, :300])
    marks = find(photo, detector=detector, judge=by_odds())
    before = np.zeros(len(marks), np.bool_)
    for sensitivity in range(0, 101, 10):
        now = marks.chosen(Choice(sensitivity))
        assert (now >= before).all()
        before = now
    assert before.all()


def test_damage_on_a_large_soft_scan_is_found_as_on_the_small_one(detector):
    """The shipped network: scratches and specks of some pixels, enlarged until edges are soft."""
    photo = data.coffee()[20:380, 100:460].copy()
    truth = np.zeros(photo.shape[:2], np.uint8)
    cv2.line(truth, (20, 30), (330, 80), 255, 2)
    cv2.line(truth, (150, 340), (200, 20), 255, 2)
    for row, column in ((60, 200), (200, 40), (280, 300), (240, 130)):
        cv2.circle(truth, (column, row), 3, 255, -1)
    photo[truth != 0] = 245
    found = []
    for factor in (1, 4):
        size = {"fx": factor, "fy": factor}
        pixels = cv2.resize(photo, None, interpolation=cv2.INTER_CUBIC, **size) if factor > 1 else photo
        mask = find(Photo(np.ascontiguousarray(pixels))).mask()
        wanted = cv2.resize(truth, None, interpolation=cv2.INTER_NEAREST, **size)
        found.append((mask[wanted != 0] != 0).mean())
        assert (mask[cv2.dilate(wanted, np.ones((4 * factor + 1,) * 2, np.uint8)) == 0] != 0).mean() < 0.02
    assert found[0] > 0.7
    assert found[1] > 0.8 * found[0]


def test_on_the_sample_half_of_the_damage_is_marked_and_hardly_anything_else():
    """The shipped network: what is beside a scratch, a badge or a collar, does not become a part of it."""
    folder = resource_path("sample")
    found = find(load_photo(folder / "portrait.png")).mask() != 0
    damage = cv2.imread(str(folder / "portrait-mask.png"), cv2.IMREAD_GRAYSCALE)
    assert found[damage != 0].mean() > 0.45
    assert (found & (cv2.dilate(damage, np.ones((7, 7), np.uint8)) == 0)).mean() < 0.003
