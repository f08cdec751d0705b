"""The coherent filling, compared with a dense solution of its equation, and claims about photos."""

import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio import inpaint
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.engines.fmm import coherence, relax
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.engines.fmm.orientation import HOLE
from inpaint_studio.engines.fmm.stencils import ANGLES, LEVELS, stencils
from inpaint_studio.engines.kernels.buffers import Buffers
from tests.engines.fmm import naive
from tests.engines.fmm.test_kernel import blobs, noise

TURNS = [(turns, flipped) for turns in range(4) for flipped in (False, True)]


def restored(image, mask, **options):
    return FmmEngine(FmmOptions(**options)).restore(image, mask)


def stripes(angle, period, shape=(120, 140), distance=0.0):
    rows, columns = np.mgrid[: shape[0], : shape[1]]
    phase = (rows * np.cos(angle) - columns * np.sin(angle) + distance) * 2 * np.pi / period
    return np.repeat((0.5 + 0.4 * np.sin(phase))[..., None], 3, axis=2).astype(np.float32)


def scratch(shape, width, start=(10, 20), end=(-30, -10)):
    mask = np.zeros(shape[:2], np.uint8)
    end = shape[1] + end[1], shape[0] + end[0]
    cv2.line(mask, start[::-1], end, 1, width)
    return mask != 0


def turned(plane, turns, flipped):
    return np.ascontiguousarray(np.rot90(plane[::-1] if flipped else plane, turns))


def psnr(result, image, mask):
    return -10 * np.log10(np.mean((result - image)[mask] ** 2))


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("colours", [(), (1,), (3,)])
def test_a_constant_is_filled_exactly(dtype, colours):
    image = np.full((80, 90, *colours), 0.3 if dtype == np.float32 else 77, dtype)
    mask = blobs(1, (80, 90), 12) | scratch(image.shape, 30)
    damaged = image.copy()
    damaged[mask] = 1
    np.testing.assert_array_equal(inpaint(damaged, mask, "fmm"), image)


@pytest.mark.parametrize("slope", [(1.5, 0), (0, -1.0), (0.7, 0.6), (-0.2, 1.1)])
@pytest.mark.parametrize(("width", "levels"), [(1, 1), (3, 1), (8, 1), (12, 1), (20, 1)])
def test_a_ramp_is_continued_within_one_level(slope, width, levels):
    rows, columns = np.mgrid[:100, :100]
    ramp = 128 + slope[0] * (rows - 50) + slope[1] * (columns - 50)
    image = np.clip(np.rint(ramp), 0, 255).astype(np.uint8)
    mask = scratch(image.shape, width, (20, 20), (-25, -25))
    damaged = np.where(mask, 0, image).astype(np.uint8)
    assert abs(inpaint(damaged, mask, "fmm").astype(int) - image).max() <= levels


@pytest.mark.parametrize(("turns", "flipped"), TURNS)
def test_the_filling_of_a_turned_photo_is_the_turned_filling(turns, flipped):
    image = data.astronaut()[:152, 150:310].astype(np.float32) / 255
    mask = blobs(5, image.shape[:2], 12) | scratch(image.shape, 5) | scratch(image.shape, 25, (0, 100), (-1, -20))
    result = restored(turned(image, turns, flipped), turned(mask, turns, flipped))
    np.testing.assert_allclose(result, turned(restored(image, mask), turns, flipped), atol=2e-3)


def test_the_order_of_the_channels_changes_nothing():
    image = data.astronaut()[:100, 150:300].astype(np.float32) / 255
    mask = scratch(image.shape, 6)
    result = restored(np.ascontiguousarray(image[..., ::-1]), mask)
    np.testing.assert_allclose(result[..., ::-1], restored(image, mask), atol=1e-3)


def test_gray_is_filled_like_a_colour_image_of_equal_channels():
    image = data.camera()[100:200, 150:300, None].astype(np.float32) / 255
    mask = scratch(image.shape, 6) | blobs(3, image.shape[:2], 6)
    colour = restored(image.repeat(3, axis=2), mask)
    np.testing.assert_allclose(colour, restored(image, mask).repeat(3, axis=2), atol=1e-5)


def test_16_bits_are_filled_like_8_bits_but_finer():
    image = data.camera()[100:200, 150:300]
    mask = scratch(image.shape, 6)
    fine = inpaint(image.astype(np.uint16) * 257, mask, "fmm") / 257
    assert abs(fine - inpaint(image, mask, "fmm")).max() < 0.51


@pytest.mark.parametrize("seed", range(4))
def test_a_filling_stays_in_the_range_of_the_rim_of_its_hole(seed):
    mask = blobs(seed, (60, 70), 7)
    image = noise(mask, seed)
    image[:, 35:] += 2
    result = restored(image, mask)
    _, labels = cv2.connectedComponents(mask.astype(np.uint8))
    for label in range(1, labels.max() + 1):
        hole = labels == label
        rim = (cv2.dilate(hole.astype(np.uint8), np.ones((3, 3))) > 0) & ~mask
        assert (result[hole] >= image[rim].min(axis=0)).all()
        assert (result[hole] <= image[rim].max(axis=0)).all()


@pytest.mark.parametrize("angle", np.deg2rad([0, 20, 45, 70, 90, 135]))
@pytest.mark.parametrize(("width", "better"), [(4, 4), (9, 2)])
def test_stripes_are_joined_across_a_scratch(angle, width, better):
    image = stripes(angle, 9)
    mask = scratch(image.shape, width, (20, 10), (-10, -25))
    assert (
        psnr(restored(image, mask), image, mask) > psnr(restored(image, mask, weighting="telea"), image, mask) + better
    )


@pytest.mark.parametrize("name", ["astronaut", "coffee", "camera", "chelsea"])
def test_photos_are_restored_better_than_by_teleas_weights_and_by_opencv(name):
    photo = getattr(data, name)()[:300, :400]
    image = photo.reshape(*photo.shape[:2], -1).astype(np.float32) / 255
    mask = np.zeros(photo.shape[:2], bool)
    for column in range(0, 400, 40):
        mask |= scratch(photo.shape, 1 + column // 40, (0, column), (-1, -column))
    result = psnr(restored(image, mask), image, mask)
    assert result > psnr(restored(image, mask, weighting="telea"), image, mask) + 1
    for method in cv2.INPAINT_TELEA, cv2.INPAINT_NS:
        other = cv2.inpaint(photo, mask.astype(np.uint8), 3, method).reshape(image.shape) / 255
        assert result > psnr(other, image, mask) + 0.5


def test_a_broad_hole_is_restored_better_than_by_teleas_weights():
    image = data.astronaut()[:400, :400].astype(np.float32) / 255
    rows, columns = np.mgrid[:400, :400]
    mask = (np.hypot(rows - 130, columns - 120) < 35) | (np.hypot(rows - 290, columns - 270) < 30)
    assert psnr(restored(image, mask), image, mask) > psnr(restored(image, mask, weighting="telea"), image, mask) + 0.5


def test_more_sweeps_come_nearer_to_what_the_filling_settles_to():
    image = data.astronaut()[:120, 150:300].astype(np.float32) / 255
    mask = scratch(image.shape, 9)
    settled = restored(image, mask, sweeps=100)
    distances = [np.abs(restored(image, mask, sweeps=sweeps) - settled).mean() for sweeps in (1, 4, 16)]
    assert distances == sorted(distances, reverse=True)


@pytest.mark.parametrize("angle", np.deg2rad([0, 11.25, 45, 90, 101.25, 157.5]))
def test_the_code_tells_the_normal_of_stripes(angle):
    image = stripes(angle, 12)[..., :1].copy()
    state = coherence.Relaxation(image.shape, np.array([60 * 140 + 70]), Buffers())
    list(state.take(image)), list(state.orient())
    turn, level = divmod(int(state.codes[60 * 140 + 70]) - 2, LEVELS + 1)
    normal = np.arctan2(np.cos(angle), -np.sin(angle)) / np.pi * ANGLES
    assert abs((turn - normal + ANGLES / 2) % ANGLES - ANGLES / 2) < 0.6
    assert level == LEVELS


def test_grain_has_no_direction():
    grain = 0.5 + np.random.default_rng(0).normal(0, 0.02, (90, 90, 1)).astype(np.float32)
    pixels = np.array([row * 90 + column for row in range(10, 80, 7) for column in range(10, 80, 7)])
    state = coherence.Relaxation(grain.shape, pixels, Buffers())
    list(state.take(grain)), list(state.orient())
    assert np.median((state.codes[pixels] - 2) % (LEVELS + 1)) <= 2


def test_opposite_neighbours_weigh_the_same():
    table = stencils()
    np.testing.assert_allclose(table, table[:, ::-1], rtol=1e-5)
    np.testing.assert_allclose(table.sum(axis=1), 0.5, rtol=1e-6)


@pytest.mark.parametrize("order", [0.0, 0.8])
@pytest.mark.parametrize("channels", [1, 3])
def test_sweeps_lead_to_the_solution_of_the_equation(order, channels):
    mask = blobs(2, (21, 24), 4)
    image = noise(mask, channels=channels)
    image[mask] = 0
    pixels = np.flatnonzero(mask)
    state = coherence.Relaxation(image.shape, pixels, Buffers())
    list(state.take(image))
    rng = np.random.default_rng(4)
    turns, levels = rng.integers(0, (ANGLES, LEVELS // 2), (state.targets.size, 2)).T
    state.codes[state.targets] = 2 + turns * (LEVELS + 1) + levels
    shares = list(state.relax(((25, order),) * 40))
    assert shares == sorted(shares)
    expected = naive.settled(image, mask, state.codes.reshape(mask.shape), stencils(), order)
    list(state.give(image))
    np.testing.assert_allclose(image, expected, atol=1e-3)


def test_the_rim_is_every_known_neighbour_once():
    mask = blobs(6, (30, 40), 5)
    state = coherence.Relaxation((30, 40, 1), np.flatnonzero(mask), Buffers())
    grown = cv2.dilate(mask.astype(np.uint8), np.ones((3, 3))) > 0
    np.testing.assert_array_equal(np.sort(state.targets), np.flatnonzero(grown))
    np.testing.assert_array_equal(state.codes.reshape(mask.shape), HOLE * grown)


@pytest.mark.parametrize("sweeps", [1, 2, 7, 30])
@pytest.mark.parametrize("order", [0.0, 0.8])
def test_no_wave_grows_whatever_the_number_of_sweeps(sweeps, order):
    eigenvalues = np.linspace(0, 2 * (1 + order), 400)
    wave, move = np.ones(400), np.zeros(400)
    for momentum, size in relax.chebyshev_steps(sweeps, order):
        move = momentum * move - size * eigenvalues * wave
        wave = wave + move
    assert abs(wave).max() <= 1 + 1e-5


def test_cancelling_is_heard_while_relaxing():
    image = np.random.default_rng(0).random((700, 700, 1), np.float32)
    mask = np.ones(image.shape[:2], bool)
    mask[::100] = False
    cancel, shares = CancelToken(), []

    def progress(share):
        shares.append(share)
        if share > 0.5:
            cancel.cancel()

    with pytest.raises(Cancelled):
        FmmEngine(FmmOptions()).restore(image, mask, progress=progress, cancel=cancel)
    assert shares == sorted(shares)
    assert np.diff(shares).max() < 0.2
