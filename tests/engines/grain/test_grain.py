import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.engines.grain.blocks import counts, cut
from inpaint_studio.engines.grain.grain import add_grain

SHAPE = (320, 360)
GRADIENT = np.repeat(np.tile(np.linspace(0.2, 0.8, SHAPE[1], dtype=np.float32), (SHAPE[0], 1))[..., None], 3, axis=2)


def grain_of(reach, is_shared, seed=0):
    """Return (H, W, 3) grain with the standard deviation 1: white noise blurred with this sigma, in pixels."""
    noise = np.random.default_rng(seed).standard_normal((*SHAPE, 1 if is_shared else 3), np.float32)
    if reach:
        noise = cv2.GaussianBlur(noise, (0, 0), reach).reshape(noise.shape)
    return np.broadcast_to(noise / noise.std(), (*SHAPE, 3)).copy()


@pytest.fixture(scope="module")
def mask():
    mask = np.zeros(SHAPE, np.uint8)
    mask[90:190, 40:320] = 1
    for row in (20, 230, 280):
        cv2.line(mask, (0, row), (SHAPE[1] - 1, row + 25), 1, 5)
    return mask.astype(bool)


def filled(clean, grain, mask):
    """Return the image as it is given to ``add_grain``: grain outside the holes, none inside."""
    return np.where(mask[..., None], clean, clean + grain).astype(np.float32)


def grained(image, mask, seed=0):
    result = image.copy()
    shares = list(add_grain(result, mask, seed))
    assert shares == sorted(shares)
    return result


def deviation(image, chosen):
    """Return (C,), the median deviation of the blocks of chosen pixels, all of which are flat."""
    return np.median(cut(image, chosen, counts(chosen) > 0, 100).deviations, axis=0)


def spectrum(plane, chosen):
    """Return the mean power of wholly chosen blocks in six bands of frequency, from coarse to fine; the sum is 1."""
    blocks = cut(plane[..., None], chosen, counts(chosen) == 256, 256).residuals.reshape(-1, 16, 16)
    power = (np.abs(np.fft.fft2(blocks * np.outer(np.hanning(16), np.hanning(16)))) ** 2).mean(axis=0)
    frequency = np.hypot(np.fft.fftfreq(16)[:, None], np.fft.fftfreq(16))
    bands = np.array([power[(frequency > low) & (frequency <= low + 0.1)].sum() for low in np.arange(0.05, 0.6, 0.1)])
    return bands / bands.sum()


@pytest.mark.parametrize(
    ("strength", "reach", "is_shared"),
    [  # each strength with each reach, and both kinds with each of them
        (0.006, 0, True), (0.006, 0.7, False), (0.006, 1.2, True), (0.006, 2, False),
        (0.02, 0, False), (0.02, 0.7, True), (0.02, 1.2, False), (0.02, 2, True),
        (0.08, 0, True), (0.08, 0.7, False), (0.08, 1.2, True), (0.08, 2, False),
    ],
)  # fmt: skip
def test_the_grain_inside_has_the_strength_spectrum_and_colour_of_that_outside(mask, strength, reach, is_shared):
    clean = np.full((*SHAPE, 3), 0.5, np.float32)
    result = grained(filled(clean, strength * grain_of(reach, is_shared), mask), mask)
    np.testing.assert_allclose(deviation(result, mask), deviation(result, ~mask), rtol=0.12)
    residual = result - clean
    np.testing.assert_allclose(
        spectrum(residual[..., 1], mask), spectrum(residual[..., 1], ~mask), atol=0.07 if reach < 2 else 0.11
    )
    correlation = np.corrcoef(residual[mask].T)
    np.testing.assert_allclose(correlation, 1 if is_shared else np.eye(3), atol=0.15 if reach == 2 else 0.1)


@pytest.mark.parametrize("reach", [0, 0.7, 1.2, 2, 2.4])
def test_the_grain_that_is_added_is_as_strong_as_that_outside_also_where_it_is_coarse(mask, reach):
    clean = np.full((*SHAPE, 3), 0.5, np.float32)
    found = []
    for seed in range(4):  # of coarse grain one picture holds only some dozen independent values
        grain = 0.03 * grain_of(reach, True, seed)
        added = (grained(filled(clean, grain, mask), mask, seed) - clean)[mask]
        found.append(added.std() / grain[~mask].std())
    assert np.mean(found) == pytest.approx(1, abs=0.1)


@pytest.mark.parametrize("reach", [0.7, 1.2, 2])
def test_what_the_filling_has_of_the_grain_is_not_added_again(mask, reach):
    clean = np.full((*SHAPE, 3), 0.5, np.float32)
    grain = 0.03 * grain_of(reach, True)
    coarse = cv2.GaussianBlur(grain, (0, 0), reach + 0.5)
    image = clean + np.where(mask[..., None], coarse, grain)
    outside, inside = (spectrum((grained(image, mask) - clean)[..., 1], chosen) for chosen in (~mask, mask))
    np.testing.assert_allclose(inside, outside, atol=0.1)


def test_the_grain_follows_the_brightness(mask):
    strength = 0.01 + 0.05 * GRADIENT
    result = grained(filled(GRADIENT, strength * grain_of(0.7, True), mask), mask)
    residual = (result - GRADIENT)[..., 0]
    for columns in (np.s_[60:120], np.s_[150:210], np.s_[240:300]):
        inside = residual[95:185, columns].std()
        assert inside == pytest.approx(strength[0, columns, 0].mean(), rel=0.15)


def test_channels_may_be_grainy_in_different_degrees(mask):
    clean = np.full((*SHAPE, 3), 0.4, np.float32)
    result = grained(filled(clean, grain_of(1, False) * np.float32([0.01, 0.02, 0.06]), mask), mask)
    np.testing.assert_allclose((result - clean)[mask].std(axis=0), [0.01, 0.02, 0.06], rtol=0.15)


def test_known_pixels_stay_bit_for_bit_and_results_in_their_range(mask):
    image = filled(GRADIENT, 0.1 * grain_of(1, False), mask)
    result = grained(image, mask)
    np.testing.assert_array_equal(result[~mask], image[~mask])
    assert not np.array_equal(result, image)
    assert (result.min(axis=(0, 1)) >= image.min(axis=(0, 1))).all()
    assert (result.max(axis=(0, 1)) <= image.max(axis=(0, 1))).all()


def test_the_same_seed_gives_the_same_grain_and_another_seed_another(mask):
    image = filled(GRADIENT, 0.02 * grain_of(1, False), mask)
    np.testing.assert_array_equal(grained(image, mask), grained(image, mask))
    assert not np.array_equal(grained(image, mask), grained(image, mask, seed=1))


@pytest.mark.parametrize("scale", [255.0, 1e-3, 65535.0])
def test_any_scale_gives_the_same_but_for_rounding(mask, scale):
    image = filled(GRADIENT, 0.02 * grain_of(1, True), mask)
    result = grained(image * np.float32(scale), mask) / np.float32(scale)
    assert np.std(result[mask] - image[mask]) == pytest.approx(
        np.std(grained(image, mask)[mask] - image[mask]), rel=0.02
    )


def test_gray_stays_gray_to_the_last_bit(mask):
    result = grained(filled(GRADIENT, 0.03 * grain_of(1, True), mask), mask)
    np.testing.assert_array_equal(result, np.repeat(result[..., :1], 3, axis=2))


def test_one_channel_is_taken(mask):
    image = filled(GRADIENT, 0.03 * grain_of(1, True), mask)[..., :1]
    result = grained(image, mask)
    assert (result - GRADIENT[..., :1])[mask].std() == pytest.approx(0.03, rel=0.1)


def edge():
    image = np.full((*SHAPE, 3), 0.2, np.float32)
    image[:, 177:] = 0.7
    return image


def sharp_and_slanted():
    rows, columns = np.indices(SHAPE)
    return np.repeat(np.float32(0.3 + 0.4 * (rows + 2 * columns > 500))[..., None], 3, axis=2)


@pytest.mark.parametrize("clean", [np.full((*SHAPE, 3), 0.3, np.float32), GRADIENT, edge(), sharp_and_slanted()])
@pytest.mark.parametrize("levels", [0, 255])
def test_clean_surroundings_get_nothing(mask, clean, levels):
    image = np.rint(clean * np.float32(levels)) / np.float32(levels) if levels else clean
    np.testing.assert_array_equal(grained(image, mask), image)


def test_a_clean_half_gets_nothing_and_a_grainy_one_of_the_same_brightness_gets_its_own(mask):
    clean = np.linspace(0.3, 0.7, SHAPE[0], dtype=np.float32)[:, None, None] * np.ones((*SHAPE, 3), np.float32)
    grain = 0.03 * grain_of(0.7, True)
    grain[:, :180] = 0
    image = filled(clean, grain, mask)
    residual = grained(image, mask) - clean
    scratch = mask.copy()
    scratch[80:200] = False  # deep inside a large hole nothing tells which half it is
    assert residual[:, :130][scratch[:, :130]].std() < 0.003
    assert residual[:, 230:][scratch[:, 230:]].std() > 0.02


def test_texture_of_uneven_strength_is_not_taken_for_grain(mask):
    rng = np.random.default_rng(5)
    uneven = cv2.resize(rng.uniform(0, 1, (24, 24)) ** 3, SHAPE[::-1], interpolation=cv2.INTER_NEAREST)
    texture = 0.3 * uneven[..., None].astype(np.float32) * grain_of(1.5, True)
    image = filled(GRADIENT, 0.01 * grain_of(0.5, True) + texture, mask)
    assert (grained(image, mask) - image)[mask].std() < 0.02


@pytest.mark.parametrize("name", ["grass", "gravel", "brick"])
@pytest.mark.parametrize("scale", [1, 0.5])
def test_even_texture_is_not_taken_for_grain(mask, name, scale):
    texture = getattr(data, name)().astype(np.float32) / 255
    texture = cv2.resize(texture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    texture = np.tile(texture, (2, 2))[: SHAPE[0], : SHAPE[1], None].repeat(3, axis=2)
    image = texture.copy()
    image[mask] = np.median(texture)
    # The bricks' own fine noise, of a level, is grain.
    assert (grained(image, mask) - image)[mask].std() < 0.006


def test_texture_beside_grain_does_not_make_the_grain_stronger(mask):
    grass = cv2.resize(data.grass(), SHAPE[::-1]).astype(np.float32)[..., None] / 255
    clean = np.where(np.arange(SHAPE[1])[:, None] < SHAPE[1] // 2, 0.1 + 0.3 * grass, 0.7).astype(np.float32)
    image = filled(clean.repeat(3, axis=2), 0.02 * grain_of(0.7, True), mask)
    added = grained(image, mask) - image
    right = mask.copy()
    right[:, : SHAPE[1] // 2 + 32] = False
    assert added[right].std() == pytest.approx(0.02, rel=0.1)
    left = mask.copy()
    left[:, SHAPE[1] // 2 :] = False
    assert added[left].std() < 0.025


def test_a_filling_that_is_grainy_already_gets_less(mask):
    clean = np.full((*SHAPE, 3), 0.5, np.float32)
    image = clean + 0.03 * grain_of(0.7, True)
    image[mask] = (clean + 0.018 * grain_of(0.7, True, seed=1))[mask]
    np.testing.assert_allclose(deviation(grained(image, mask), mask), deviation(image, ~mask), rtol=0.1)


@pytest.mark.parametrize("shape", [(1, 1), (3, 40), (16, 16), (17, 35), (60, 60)])
def test_images_too_small_to_tell_stay_as_they_are_or_finite(shape):
    image = np.random.default_rng(0).random((*shape, 3), np.float32)
    mask = np.zeros(shape, bool)
    mask[:, shape[1] // 2] = True
    assert np.isfinite(grained(image, mask)).all()


def test_grain_for_a_speck_in_a_window_of_its_own():
    clean = np.full((56, 56, 3), 0.5, np.float32)
    mask = np.zeros((56, 56), bool)
    mask[24:32, 24:32] = True
    strengths = []
    for seed in range(20):
        image = filled(clean, 0.03 * grain_of(0.7, True, seed)[:56, :56], mask)
        strengths.append((grained(image, mask) - clean)[mask].std())
    assert np.mean(strengths) == pytest.approx(0.03, rel=0.15)
