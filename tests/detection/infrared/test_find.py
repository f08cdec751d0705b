import cv2
import numpy as np
import pytest

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.photo import Photo
from inpaint_studio.detection.infrared import find
from inpaint_studio.detection.infrared.find import find_in_infrared
from inpaint_studio.detection.marks import SOURCES, Choice
from inpaint_studio.errors import InputError
from tests.detection.infrared.film import DUST, SHAPE, SPECKS, film

AROUND = cv2.dilate(DUST, np.ones((5, 5), np.uint8))


def assert_found(marks):
    """All dust is marked, and nothing that is not at dust."""
    mask = marks.mask()
    assert len(marks.only(marks.chosen())) == len(SPECKS)
    assert np.count_nonzero(mask & DUST) >= 0.9 * np.count_nonzero(DUST)
    assert not (mask & ~AROUND).any()


@pytest.mark.parametrize(("leak", "core"), [(0, 0.62), (0.1, 0.9), (0.25, 0.62), (0.25, 0.9)])
def test_dust_is_found_however_dark_it_is_and_the_photo_is_not(leak, core):
    photo, plane = film(leak=leak, core=core)
    marks = find_in_infrared(Photo(photo), plane)
    assert_found(marks)
    assert set(marks.sources) == {SOURCES.index("infrared")}


@pytest.mark.parametrize("leak", [0, 0.25])
def test_a_clean_film_has_no_marks(leak):
    photo, plane = film(leak=leak, has_dust=False)
    assert not find_in_infrared(Photo(photo), plane).chosen().any()


@pytest.mark.parametrize(
    ("shift", "is_bright"), [((0, 0), True), ((2.5, -1.25), False), ((-3, 3), False), ((-3, 3), True)]
)
def test_marks_lie_where_the_photo_has_its_dust(shift, is_bright):
    photo, plane = film(shift=shift, is_bright=is_bright)
    marks = find_in_infrared(Photo(photo), plane)
    assert_found(marks)
    assert (np.sign(marks.contrasts[marks.chosen()]) == (1 if is_bright else -1)).all()


def test_dust_is_not_explained_by_a_colour_that_nothing_else_has():
    photo, plane = film(leak=0.0)
    photo[DUST != 0] = (60000, 100, 60000)
    assert_found(find_in_infrared(Photo(photo), plane))


def test_depth_and_layout_make_no_difference():
    photo, plane = (np.asarray(each // 257, np.uint8) for each in film())
    marks = find_in_infrared(Photo(photo), plane)
    assert len(marks)
    for pixels, infrared in (
        (photo.astype(np.uint16) * 257, plane.astype(np.uint16) * 257),
        ((photo / 255).astype(np.float32), (plane / 255).astype(np.float32)),
        (photo, np.asfortranarray(plane)),
    ):
        other = find_in_infrared(Photo(pixels), infrared)
        assert np.array_equal(other.mask(100), marks.mask(100))
        assert np.array_equal(other.scores, marks.scores)


@pytest.mark.parametrize("power", [0.6, 0.8, 1])
def test_a_plane_that_shows_the_photo_itself_is_declined(power):
    photo, _ = film()
    gray = photo[..., 1]
    plane = np.rint((gray / 65535) ** power * 65535).astype(np.uint16)
    with pytest.raises(InputError, match="black-and-white"):
        find_in_infrared(Photo(gray), plane)


def test_a_plane_of_another_size_is_told():
    photo, plane = film()
    with pytest.raises(InputError, match="230 × 199 pixels"):
        find_in_infrared(Photo(photo), plane[:-1])


def test_darker_corners_and_the_edge_of_the_holder_are_no_damage():
    photo, plane = film()
    row, column = np.meshgrid(*(np.linspace(-1, 1, side) for side in SHAPE), indexing="ij")
    plane = (plane * (1 - 0.15 * (row**2 + column**2) / 2)).astype(np.uint16)
    plane[:, -9:], photo[:, -9:] = 3000, 0
    mask = find_in_infrared(Photo(photo), plane).mask()
    assert not (mask & ~AROUND).any()
    assert all(mask[row + 1, column + 2] for row, column in SPECKS if column < 200)


def test_nothing_is_marked_where_it_is_protected_or_invisible():
    photo, plane = film()
    left = np.zeros(SHAPE, np.uint16)
    left[:, :90] = 65535
    for marks in (
        find_in_infrared(Photo(photo), plane, protected=left),
        find_in_infrared(Photo(photo, 65535 - left), plane),
    ):
        mask = marks.mask(100)
        assert not mask[:, :90].any()
        assert (mask[:, 90:] & DUST[:, 90:]).any()


@pytest.mark.parametrize("shape", [(1, 1), (3, 200), (40, 40)])
def test_small_photos_are_looked_at_too(shape):
    photo, plane = (each[: shape[0], : shape[1]] for each in film(has_dust=False))
    assert not find_in_infrared(Photo(photo), plane).chosen().any()


def test_an_even_plane_has_no_marks():
    assert not len(find_in_infrared(Photo(film()[0]), np.full(SHAPE, 40000, np.uint16)))


def test_strips_make_no_difference(monkeypatch):
    photo, plane = film(shift=(1.5, 0.5))
    whole = find_in_infrared(Photo(photo), plane)
    monkeypatch.setattr(find, "_STRIP", 230 * 16)
    parts = find_in_infrared(Photo(photo), plane)
    assert np.array_equal(whole.mask(100), parts.mask(100))
    assert np.array_equal(whole.scores, parts.scores)


def test_a_higher_sensitivity_never_takes_a_mark_away():
    marks = find_in_infrared(*(lambda photo, plane: (Photo(photo), plane))(*film(core=0.95, noise=0.01)))
    counts = [int(marks.chosen(Choice(sensitivity)).sum()) for sensitivity in range(0, 101, 10)]
    assert counts == sorted(counts)
    assert counts[0] == 0
    assert counts[-1] == len(marks) > 0


def test_progress_grows_and_cancel_is_heard():
    photo, plane = film()
    shares = []
    find_in_infrared(Photo(photo), plane, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        find_in_infrared(Photo(photo), plane, progress=lambda share: cancel.cancel(), cancel=cancel)
