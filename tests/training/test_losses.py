import numpy as np
import pytest

from inpaint_studio.training.config import LossConfig


@pytest.fixture(scope="module", autouse=True)
def imports():
    """Load TensorFlow not before a test needs it: every process collects all tests, and takes seconds for it."""
    global \
        anywhere, \
        chosen_losses, \
        compiled_loss, \
        gradient_error, \
        grid, \
        hole_error, \
        logarithmic_error, \
        multi_scale_error, \
        ops, \
        perceptual, \
        squared_error, \
        style, \
        total_variation, \
        valid_error
    from keras import ops

    from inpaint_studio.training.losses import (
        anywhere,
        chosen_losses,
        compiled_loss,
        gradient_error,
        grid,
        hole_error,
        logarithmic_error,
        multi_scale_error,
        perceptual,
        squared_error,
        style,
        total_variation,
        valid_error,
    )


def named(loss):
    """Return a loss of the module that is tested; one that is no name stays as it is."""
    return globals()[loss] if isinstance(loss, str) else loss


def planes(truth, restored, hole):
    """Return gray 2-D lists as a loss takes them."""
    gray = [np.repeat(np.array(plane, np.float32)[None, ..., None], 3, axis=-1) for plane in (truth, restored)]
    return *gray, np.array(hole, np.float32)[None, ..., None]


CASE = planes(
    [[0, 0, 0, 0], [0, 0, 0, 0]],
    [[9, 0.2, 0.4, 0], [0, 0, 0, 0.5]],
    [[0, 1, 1, 0], [0, 0, 0, 0]],
)
"""Two pixels in the hole, wrong by 0.2 and 0.4, and two outside, wrong by 9 and 0.5."""


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        ("hole_error", (0.2 + 0.4) / 2),
        ("valid_error", (9 + 0.5) / 6),
        ("squared_error", (0.04 + 0.16) / 2),
        # Rows: 0.2, 0.4; columns: 0 to 0.2, 0.2 to 0.4, 0.4 to 0. What is wrong outside does not count.
        ("gradient_error", (0.2 + 0.4 + 0.2 + 0.2 + 0.4) / 2),
        # Means of 2 x 2: 0.05 and 0.1, each of four pixels.
        (lambda *given: multi_scale_error(*given, scales=1), 4 * (0.05 + 0.1) / 2),
        # Of the composite, all pairs lie in the grown hole: 4 down, 6 across.
        ("total_variation", (0.2 + 0.4) / 4 + (0.2 + 0.2 + 0.4) / 6),
    ],
)
def test_it_is_what_one_computes_by_hand(loss, expected):
    assert float(named(loss)(*CASE)) == pytest.approx(expected, rel=1e-6)


def test_halving_a_small_error_counts_as_much_as_halving_a_large_one():
    hole = np.ones((2, 4, 4, 1), np.float32)
    truth = np.zeros((2, 4, 4, 3), np.float32)
    costs = [
        float(logarithmic_error(truth, truth + np.array(errors, np.float32).reshape(2, 1, 1, 1), hole))
        for errors in ((0.5, 0.1), (0.25, 0.1), (0.5, 0.05))
    ]
    assert costs[0] == pytest.approx(np.log([0.25, 0.01]).mean(), abs=1e-3)
    assert costs[0] - costs[1] == pytest.approx(np.log(4) / 2, abs=1e-3)
    assert costs[1] == pytest.approx(costs[2], abs=3e-3)


def test_a_crop_without_a_hole_has_no_error_to_take_the_logarithm_of():
    truth = np.zeros((1, 4, 4, 3), np.float32)
    assert np.isfinite(float(logarithmic_error(truth, truth + 1, np.zeros((1, 4, 4, 1), np.float32))))


@pytest.mark.parametrize("loss", ["hole_error", "squared_error", "gradient_error", "multi_scale_error", "valid_error"])
def test_the_truth_costs_nothing(loss):
    truth = np.random.default_rng(0).random((2, 8, 8, 3), np.float32)
    hole = np.zeros((2, 8, 8, 1), np.float32)
    hole[:, 2:5] = 1
    assert float(named(loss)(truth, truth, hole)) == 0


@pytest.mark.parametrize(
    "loss", ["hole_error", "squared_error", "gradient_error", "multi_scale_error", "total_variation"]
)
def test_a_crop_without_a_hole_costs_nothing(loss):
    truth, restored = np.random.default_rng(0).random((2, 1, 8, 8, 3), np.float32)
    assert float(named(loss)(truth, restored, np.zeros((1, 8, 8, 1), np.float32))) == 0


def test_total_variation_looks_at_the_hole_grown_by_one_pixel_alone():
    stripes = np.tile([0.0, 1.0], (9, 5))[:, :9]
    hole = np.zeros((9, 9))
    hole[4, 4] = 1
    restored = stripes.copy()
    restored[4, 4] = 1
    # In the 3 x 3 around the hole, whose columns are 1, 0, 1 but for the middle, which is 1, too: of the six pairs
    # across, the two of the middle row are equal and four differ by 1; down, two pairs differ.
    assert float(total_variation(*planes(stripes, restored, hole))) == pytest.approx(4 / 6 + 2 / 6)


def two_maps(image):
    """Two feature maps: the image, and its channels' mean at half the size."""
    return [image, ops.average_pool(ops.mean(image, axis=-1, keepdims=True), 2, 2, "valid", "channels_last")]


def test_the_perceptual_loss_is_the_error_of_features():
    found = float(perceptual(*CASE, two_maps))
    assert found == pytest.approx((0.2 + 0.4) / 8 + (0.05 + 0.1) / 2, rel=1e-6)


def test_the_style_loss_is_the_error_of_gram_matrices():
    # Three equal channels of 0.2 and 0.4: every entry is 0.04 + 0.16, over 3 channels and 8 pixels.
    # Of one channel of 0.05 and 0.1: one entry, over 2 pixels.
    expected = 0.2 / 24 + (0.05**2 + 0.1**2) / 2
    assert float(style(*CASE, two_maps)) == pytest.approx(expected, rel=1e-5)


def test_losses_are_chosen_by_their_weights():
    assert list(chosen_losses(LossConfig(l1=2.0, logarithmic=0.0, squared=0.5))) == ["l1", "squared"]
    chosen = chosen_losses(LossConfig(logarithmic=0.0, style=3.0, perceptual=1.0), two_maps)
    assert [weight for weight, _ in chosen.values()] == [1.0, 3.0]


def test_keras_sees_their_weighted_sum():
    truth, restored, hole = CASE
    total = compiled_loss(chosen_losses(LossConfig(l1=2.0, gradient=0.5, squared=1.0, logarithmic=0.0)))
    expected = 2 * hole_error(*CASE) + 0.5 * gradient_error(*CASE) + squared_error(*CASE)
    found = total(np.concatenate([truth, hole], axis=-1), restored)
    assert float(found) == pytest.approx(float(expected), rel=1e-6)


def texture(seed, size=128):
    """Gray grains of about three pixels."""
    grains = np.random.default_rng(seed).random((size + 2, size + 2), np.float32)
    means = sum(grains[row : row + size, column : column + size] for row in range(3) for column in range(3)) / 9
    return np.repeat(means[None, ..., None], 3, axis=-1)


def wide_hole(size=128):
    hole = np.zeros((1, size, size, 1), np.float32)
    hole[:, 30:80, 20:100] = 1
    return hole


def checkered(period, size=128):
    rows, columns = np.mgrid[:size, :size] % period < period / 2
    return np.where(rows ^ columns, 0.47, 0.53).astype(np.float32)[None, ..., None].repeat(3, axis=-1)


@pytest.mark.parametrize("period", [2, 4, 8, 16])
def test_a_pattern_of_the_networks_own_steps_costs(period):
    plain, twice = checkered(period), 0.5 + (checkered(period) - 0.5) * 2
    low, high = (float(grid(texture(0), each, wide_hole())) for each in (plain, twice))
    assert low > 0.1
    assert 1.5 * low < high < 2.5 * low, "it is measured by its height, not by its square"


@pytest.mark.parametrize("restored", [texture(0), texture(1), checkered(3), checkered(5), texture(0) * 0 + 0.5])
def test_texture_other_patterns_and_a_smear_are_no_grid(restored):
    assert float(grid(texture(0), restored, wide_hole())) < 0.05


def test_a_grid_is_found_under_texture_and_counts_in_the_hole_alone():
    marked = texture(1) + checkered(4) - 0.5
    assert float(grid(texture(0), marked, wide_hole())) > 0.1
    assert float(grid(texture(0), marked, np.zeros_like(wide_hole()))) == pytest.approx(0, abs=1e-6)
    assert np.isfinite(float(grid(marked[:, :6, :6], marked[:, :6, :6], wide_hole()[:, 30:36, 30:36])))


def test_parts_of_the_images_lie_elsewhere_when_the_hole_is_another():
    places = (np.arange(128.0)[:, None] * 1000 + np.arange(128.0))[None, ..., None].repeat(3, axis=-1)
    seen = []
    loss = anywhere(lambda *images: seen.append([np.array(each) for each in images]))
    for area in range(0, 300, 7):
        hole = np.zeros((1, 128, 128, 1), np.float32)
        hole.reshape(-1)[:area] = 1
        loss(places, places, hole)
        loss(places, places, hole)
    for images, again in zip(seen[::2], seen[1::2], strict=True):
        assert [each.shape[1:] for each in images] == [(112, 112, 3), (112, 112, 3), (112, 112, 1)]
        for each in (images[1], *again[:2]):
            np.testing.assert_array_equal(images[0], each)
    rows, columns = (
        {int(number) for number in set(places)}
        for places in zip(*(divmod(images[0][0, 0, 0, 0], 1000) for images in seen), strict=True)
    )
    assert rows == set(range(16))
    assert len(columns) > 8
    small = places[:, :32, :32]
    loss(small, small, small[..., :1])
    assert seen[-1][0].shape == small.shape
