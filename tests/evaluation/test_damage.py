from itertools import pairwise

import cv2
import numpy as np
import pytest

from inpaint_studio.errors import FileError, InputError
from inpaint_studio.evaluation.damage import RealShapes, Scratches, pictures, real_shapes
from inpaint_studio.evaluation.strokes import draw_strokes

SHAPE = (210, 300)


def widest(mask):
    """The diameter of the largest disc that fits into the damage."""
    return 2 * cv2.distanceTransform(np.pad(mask, 1), cv2.DIST_L2, cv2.DIST_MASK_PRECISE).max()


@pytest.mark.parametrize(("width", "coverage"), [(1, 1), (1, 5), (2, 5), (3, 40), (8, 1), (8, 40), (20, 5), (20, 40)])
def test_scratches_cover_what_was_asked_for(width, coverage):
    mask = Scratches(width, coverage).mask(SHAPE, "photo", seed=1)
    piece = width * 12 / mask.size * 100  # the last piece of a stroke may go beyond, by its own area
    assert coverage <= 100 * np.count_nonzero(mask) / mask.size <= coverage + piece
    assert set(np.unique(mask)) == {0, 255}
    assert (mask.shape, mask.dtype) == (SHAPE, np.uint8)


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5, 8, 20])
@pytest.mark.parametrize(("row", "column"), [(0, 100), (100, 0), (60, 80), (31, -95)])
def test_a_stroke_has_the_width_asked_for_at_any_angle(width, row, column):
    start = np.array([100.3, 150.4])
    mask = draw_strokes(SHAPE, np.array([[start, start + np.array([row, column])]]), width)
    length = np.hypot(row, column)
    area = length * width + np.pi * width**2 / 4  # with its round ends
    assert np.count_nonzero(mask) == pytest.approx(area, rel=0.03)


def test_a_stroke_along_the_rows_is_so_many_rows_wide():
    for width in range(1, 9):
        mask = draw_strokes((40, 40), np.array([[[20.1, -5.0], [20.1, 45.0]]]), width)
        assert np.count_nonzero(mask[:, 20]) == width


def test_the_same_seed_and_photo_give_the_same_scratches_and_others_do_not():
    masks = [
        Scratches(3, 5).mask(SHAPE, photo, seed)
        for photo, seed in [("a.png", 1), ("a.png", 1), ("b.png", 1), ("a.png", 2)]
    ]
    np.testing.assert_array_equal(masks[0], masks[1])
    assert all((masks[0] != other).any() for other in masks[2:])


def test_growing_scratches_are_the_same_strokes_drawn_thicker():
    masks = [Scratches(width, 20, widest=20).mask(SHAPE, "photo", 0) for width in (1, 5, 12, 20)]
    for thin, thick in pairwise(masks):
        assert (thick[thin > 0] > 0).all()
        assert np.count_nonzero(thick) > np.count_nonzero(thin)
        assert widest(thick) > widest(thin)
    assert np.mean(masks[-1] > 0) == pytest.approx(0.20, abs=0.01)


@pytest.mark.parametrize(
    ("width", "coverage", "words"), [(0, 5, "width"), (501, 5, "width"), (3, 0, "coverage"), (3, 61, "coverage")]
)
def test_impossible_scratches_are_refused_in_a_sentence(width, coverage, words):
    with pytest.raises(InputError, match=rf"{words} .*\.$"):
        Scratches(width, coverage)


@pytest.fixture
def planes(tmp_path):
    """Two classes of planes, one of them in 16 bits, and a file that is none."""
    for name in ("lint", "hair"):
        (tmp_path / name).mkdir()
    plane = np.zeros((80, 80), np.uint8)
    plane[22:26, 20:50] = 255
    plane[50:58, 20:28] = 63
    cv2.imwrite(str(tmp_path / "hair" / "one.png"), plane)
    cv2.imwrite(str(tmp_path / "hair" / "two.png"), plane[::-1].astype(np.uint16) * 257)
    cv2.imwrite(str(tmp_path / "lint" / "one.png"), plane.T)
    (tmp_path / "lint" / "notes.txt").write_text("who made these", encoding="utf-8")
    return tmp_path


def test_sub_folders_are_classes_in_the_order_of_their_names(planes):
    classes = real_shapes(planes)
    assert [each.name for each in classes] == ["hair", "lint"]
    assert [len(each.planes) for each in classes] == [2, 1]


def test_a_folder_without_sub_folders_is_one_class(planes):
    assert [each.name for each in real_shapes(planes / "hair")] == ["hair"]


@pytest.mark.parametrize("shape", [(80, 80), (160, 240), (33, 60)])
def test_a_plane_is_scaled_to_the_photo_and_faint_damage_left_out(planes, shape):
    for each in real_shapes(planes):
        mask = each.mask(shape, "photo", 0)
        assert (mask.shape, mask.dtype) == (shape, np.uint8)
        assert set(np.unique(mask)) == {0, 255}
        scale = max(shape) / 80
        assert widest(mask) == pytest.approx(4 * scale, abs=1 + scale)


def test_the_same_photo_gets_the_same_plane_and_others_another(planes):
    (hair, _) = real_shapes(planes)
    np.testing.assert_array_equal(hair.mask((90, 90), "a", 0), hair.mask((90, 90), "a", 0))
    assert len({hair.mask((90, 90), str(name), 0).tobytes() for name in range(12)}) > 3


def test_sixteen_bits_hold_the_same_damage_as_eight(planes):
    plane = cv2.imread(str(planes / "lint" / "one.png"), cv2.IMREAD_UNCHANGED)
    cv2.imwrite(str(planes / "deep.png"), plane.astype(np.uint16) * 257)
    masks = [
        RealShapes("lint", (path,)).mask((80, 80), "a", 0)
        for path in (planes / "lint" / "one.png", planes / "deep.png")
    ]
    np.testing.assert_array_equal(*masks)


def test_a_missing_folder_and_one_without_planes_are_told_in_a_sentence(tmp_path):
    with pytest.raises(FileError, match=r"none.* cannot be read: there is no such file or folder.*\.$"):
        real_shapes(tmp_path / "none")
    with pytest.raises(InputError, match=r"There are no planes of damage in .*\.$"):
        real_shapes(tmp_path)


def test_photos_are_found_by_their_names_in_order(planes):
    (planes / "hair" / "B.JPG").touch()
    (planes / "hair" / "folder.png").mkdir()
    assert [path.name for path in pictures(planes / "hair")] == ["B.JPG", "one.png", "two.png"]
