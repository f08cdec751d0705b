from dataclasses import replace

import numpy as np
import pytest

from inpaint_studio.errors import InputError
from inpaint_studio.training.config import DAMAGE_KINDS, DamageConfig
from inpaint_studio.training.damage import MOST, Damage, find_planes, scratches, strokes

SHAPE = (96, 96)
CONFIG = DamageConfig()


@pytest.fixture
def damage(planes):
    return Damage(CONFIG, find_planes(planes))


@pytest.mark.parametrize("kind", DAMAGE_KINDS)
def test_every_kind_gives_masks_that_the_seed_alone_decides(damage, kind):
    masks = [damage.of_kind(kind, SHAPE, np.random.default_rng(seed)) for seed in (1, 2, 3, 4, 1)]
    assert {(mask.shape, mask.dtype.name) for mask in masks} == {(SHAPE, "uint8")}
    assert set(np.unique(masks)) == {0, 255}
    np.testing.assert_array_equal(masks[0], masks[-1])
    assert (masks[0] != masks[1]).any()


@pytest.mark.parametrize("shape", [(32, 32), (32, 64), (64, 32)])
def test_a_mask_always_has_damage_and_known_pixels(damage, shape):
    for seed in range(60):
        mask = damage.mask(shape, np.random.default_rng(seed))
        assert mask.shape == shape
        assert 0 < np.count_nonzero(mask) <= MOST * mask.size


def test_scratches_cover_what_was_asked_for():
    for seed in range(10):
        mask = scratches((256, 256), np.random.default_rng(seed), (3,), (6.0, 8.0))
        assert 0.06 <= np.count_nonzero(mask) / mask.size < 0.12  # the last one may go beyond, by its own area


def test_strokes_cover_what_was_asked_for():
    shares = [np.mean(strokes((256, 256), np.random.default_rng(seed), (20.0, 50.0)) > 0) for seed in range(10)]
    assert min(shares) >= 0.2
    assert max(shares) - min(shares) > 0.1


def test_without_planes_the_other_kinds_share_their_part():
    only = replace(CONFIG, **dict.fromkeys(DAMAGE_KINDS, 0.0) | {"dust": 0.1, "real": 0.9})
    rng = np.random.default_rng(0)
    assert {Damage(only)._kind(rng) for _ in range(20)} == {"dust"}


def test_kinds_come_as_often_as_their_weights_say(damage):
    rng = np.random.default_rng(0)
    kinds = [damage._kind(rng) for _ in range(4000)]
    total = sum(getattr(CONFIG, kind) for kind in DAMAGE_KINDS)
    for kind in DAMAGE_KINDS:
        assert kinds.count(kind) / 4000 == pytest.approx(getattr(CONFIG, kind) / total, abs=0.03)


def test_planes_that_cannot_be_read_are_passed_over(tmp_path):
    (tmp_path / "broken.png").write_bytes(b"none")
    mask = Damage(CONFIG, (tmp_path / "broken.png",)).of_kind("real", SHAPE, np.random.default_rng(0))
    assert not mask.any()


def test_a_folder_without_planes_is_told_in_a_sentence(tmp_path):
    with pytest.raises(InputError, match="There are no planes of damage in"):
        find_planes(tmp_path)
