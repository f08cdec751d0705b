import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.simulation import areas
from inpaint_studio.simulation.defects import Defects
from inpaint_studio.simulation.layers import Manner, drawn
from inpaint_studio.simulation.looks import Scanner, printed, scanner
from inpaint_studio.simulation.shapes import scratch
from inpaint_studio.simulation.truth import NONE, UNDECIDED, WANTED, visible_truth


@pytest.fixture(scope="module")
def photo():
    return data.chelsea()[60:188, 100:260].astype(np.float32)


@pytest.mark.parametrize("seed", range(12))
def test_damage_changes_a_part_of_a_photo(photo, seed):
    before = photo.copy()
    damaged = Defects().applied(photo, np.random.default_rng(seed))
    assert np.array_equal(photo, before)
    assert damaged.shape == photo.shape
    assert np.isfinite(damaged).all()
    assert 0 < (np.abs(damaged - photo).max(axis=2) > 3).mean() <= 1


AREAS = (areas.blotches, areas.mould, areas.tear, areas.blots, areas.scrape, areas.rust, areas.missing)


@pytest.mark.parametrize("draw", AREAS)
def test_areas_cover_a_part_of_a_photo_and_leave_the_rest_as_it_is(photo, draw):
    changes = [
        np.abs(draw(photo.copy(), Manner(0.5), np.random.default_rng(seed)) - photo).max(axis=2) for seed in range(3)
    ]
    assert all(np.isfinite(change).all() and change.shape == photo.shape[:2] for change in changes)
    assert max((change > 9).mean() for change in changes) > 0.001
    assert min((change < 3).mean() for change in changes) > 0.3


def test_planes_of_real_damage_are_used(photo, tmp_path):
    plane = np.zeros((200, 200), np.uint8)
    plane[::20] = 255
    cv2.imwrite(str(tmp_path / "plane.png"), plane)
    cover = Defects((tmp_path / "plane.png",)).plane((64, 64), np.random.default_rng(1))
    assert cover.shape == (64, 64)
    assert 0 < cover.max() <= 1
    (tmp_path / "broken.png").write_bytes(b"none")
    assert not Defects((tmp_path / "broken.png",)).plane((64, 64), np.random.default_rng(1)).any()


def test_covers_have_soft_edges():
    cover = drawn((80, 80), [(scratch, 3.0)], np.random.default_rng(2))
    assert ((cover > 0) & (cover < 1)).any()
    assert cover.max() == 1


@pytest.mark.parametrize("seed", range(6))
def test_prints_stay_within_black_and_white(photo, seed):
    image = printed(photo, np.random.default_rng(seed))
    assert image.dtype == np.float32
    assert 0 <= image.min() <= image.max() <= 255


def test_a_scanner_keeps_what_it_sees_where_it_is_perfect(photo):
    perfect = Scanner(0, 0, None)
    assert np.array_equal(perfect.saved(perfect.seen(photo), np.random.default_rng(0)), photo)
    usual = scanner(np.random.default_rng(3))
    assert usual.saved(usual.seen(photo), np.random.default_rng(0)).shape == photo.shape


def test_only_what_can_be_seen_is_wanted():
    clean = np.full((60, 60, 3), 100, np.float32)
    damaged = clean.copy()
    damaged[10:12, 5:50] += 60  # clear
    damaged[30:32, 5:50] += 5  # faint
    truth = visible_truth(clean, damaged, noise=0.0)
    assert (truth[10:12, 5:50] == WANTED).all()
    assert (truth[30:32, 5:50] == UNDECIDED).all()
    assert (truth[40:] == NONE).all()


def test_what_a_texture_hides_is_not_wanted():
    rng = np.random.default_rng(5)
    clean = np.repeat(rng.normal(120, 40, (60, 60, 1)), 3, axis=2).astype(np.float32)
    damaged = clean.copy()
    damaged[30:32, 30:32] += 30
    assert not (visible_truth(clean, damaged, noise=0.0) == WANTED).any()
