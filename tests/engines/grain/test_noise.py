"""Noise and its correlations beside slow references."""

import numpy as np
import pytest

from inpaint_studio.engines.grain.correlation import autocorrelation
from inpaint_studio.engines.grain.noise import shaped
from inpaint_studio.engines.grain.waves import correlations, spectra

UNIT = np.zeros((1, 32, 32), np.float32)
UNIT[0, 0, 0] = 1


def noise(kernels, seed=0, side=256):
    rows, columns = np.divmod(np.arange(side * side), side)
    return shaped(kernels, seed, rows, columns).reshape(-1, side, side)


def distances():
    away = np.minimum(np.arange(32), 32 - np.arange(32))
    return np.hypot(away[:, np.newaxis], away)


def test_with_a_single_weight_it_is_white():
    (plane,) = noise(UNIT)
    assert plane.mean() == pytest.approx(0, abs=1e-4)
    assert plane.std() == pytest.approx(1, abs=1e-4)
    power = np.abs(np.fft.fft2(plane)) ** 2 / plane.size
    halves = [power[rows, columns].mean() for rows in (np.s_[:64], np.s_[64:128]) for columns in (np.s_[:64],)]
    np.testing.assert_allclose(halves, 1, rtol=0.1)


def test_it_is_white_noise_convolved_with_the_kernel():
    kernels = np.exp(-(distances() ** 2) / np.array([4, 18])[:, None, None]).astype(np.float32)
    white = noise(np.repeat(UNIT, 2, axis=0))
    wide = np.zeros((2, 256, 256))
    places = np.arange(-16, 16)
    wide[:, places[:, None], places] = kernels[:, places[:, None], places]
    expected = np.fft.ifft2(np.fft.fft2(wide) * np.fft.fft2(white)).real
    np.testing.assert_allclose(noise(kernels), expected, atol=1e-4)


def test_it_repeats_after_256_pixels_and_another_seed_is_other_noise():
    rows, columns = np.array([3, 200, 255]), np.array([250, 0, 17])
    kernels = np.exp(-distances()[None]).astype(np.float32)
    one = shaped(kernels, 1, rows, columns)
    np.testing.assert_array_equal(one, shaped(kernels, 1, rows + 256, columns + 512))
    assert not np.array_equal(one, shaped(kernels, 2, rows, columns))


def test_the_autocorrelation_adds_up_the_products_of_pairs():
    blocks = np.random.default_rng(0).normal(size=(3, 2, 256)).astype(np.float32)
    found = autocorrelation(blocks)
    planes = blocks.reshape(3, 2, 16, 16).astype(np.float64)
    for down, right in ((0, 0), (0, 5), (3, 2), (8, 15), (4, -7)):
        across = slice(max(0, right), 16 + min(0, right)), slice(max(0, -right), 16 + min(0, -right))
        pairs = planes[:, :, down:, across[0]] * planes[:, :, : 16 - down, across[1]]
        for sign in (1, -1):
            np.testing.assert_allclose(
                found[:, sign * down, sign * right], pairs.sum(axis=(0, 2, 3)), rtol=1e-4, atol=1e-3
            )


def test_spectra_are_those_of_fourier_and_correlations_their_inverse():
    planes = np.exp(-distances() / np.array([1, 3, 7])[:, None, None])
    np.testing.assert_allclose(spectra(planes), np.fft.rfft2(planes).real, atol=1e-10)
    np.testing.assert_allclose(correlations(spectra(planes)), planes, atol=1e-12)
