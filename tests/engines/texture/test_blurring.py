import numpy as np
import pytest

from inpaint_studio.engines.texture.blurring import blur, blurred, gaussian, spans_of


def kernel_of(weights):
    """Return the weights of the whole window, in two dimensions."""
    line = np.concatenate([weights[:0:-1], weights]).astype(np.float64)
    return np.outer(line, line)


def slowly_blurred(image, weights):
    """Return (H, W, n), each pixel's window added up; mirrored beyond the border."""
    window, radius = kernel_of(weights), len(weights) - 1
    wide = np.pad(image.astype(np.float64), ((radius, radius), (radius, radius), (0, 0)), mode="symmetric")
    side = 2 * radius + 1
    return np.array(
        [
            [(wide[y : y + side, x : x + side] * window[..., None]).sum(axis=(0, 1)) for x in range(image.shape[1])]
            for y in range(image.shape[0])
        ]
    )


@pytest.mark.parametrize("sigma", [0.7, 1.4, 3.0, 9.0])
def test_weights_are_those_of_a_gaussian_and_add_up_to_1(sigma):
    weights = gaussian(sigma)
    steps = np.arange(len(weights))
    np.testing.assert_allclose(weights / weights[0], np.exp(-(steps**2) / (2 * sigma**2)), rtol=1e-5)
    assert kernel_of(weights).sum() == pytest.approx(1, abs=1e-6)
    assert weights[-1] < 0.06 * weights[0]


@pytest.mark.parametrize("sigma", [0.7, 2.0])
@pytest.mark.parametrize("shape", [(9, 14, 3), (20, 8, 1)])
def test_a_whole_image_is_blurred_as_a_direct_sum_does_it(sigma, shape):
    image = np.random.default_rng(0).random(shape, np.float32)
    np.testing.assert_allclose(blurred(image, sigma), slowly_blurred(image, gaussian(sigma)), atol=1e-6)


def test_only_the_spans_are_written_and_what_lies_beyond_their_reach_is_not_read():
    image = np.random.default_rng(0).random((30, 40, 3), np.float32)
    weights = gaussian(1.4)
    radius = len(weights) - 1
    spans = np.zeros((30, 2), np.int64)
    spans[10:20] = [[12 + row, 25 + row // 2] for row in range(10)]
    part = np.zeros((30, 40), bool)
    for row, (first, last) in enumerate(spans):
        part[row, first:last] = True
    expected = slowly_blurred(image, weights)
    reach = np.zeros_like(part)
    for row, column in zip(*np.nonzero(part), strict=True):
        reach[row - radius : row + radius + 1, column - radius : column + radius + 1] = True
    image[~reach] = np.nan
    result = np.full((30, 40 * 3), -1, np.float32)
    blur(image.reshape(30, -1), 3, spans, weights, np.empty(40 * 3, np.float32), result)
    result = result.reshape(image.shape)
    np.testing.assert_allclose(result[part], expected[part], atol=1e-6)
    assert (result[~part] == -1).all()


@pytest.mark.parametrize("margin", [0, 3, 50])
def test_the_spans_of_a_hole_hold_it_and_the_pixels_around(margin):
    hole = np.zeros((30, 40), bool)
    hole[4, 7:12] = hole[5, 30] = hole[20, 0] = hole[29, 39] = True
    for row, (first, last) in enumerate(spans_of(hole, margin)):
        near = hole[max(0, row - margin) : row + margin + 1].any(axis=0)
        if near.any():
            columns = np.flatnonzero(near)
            assert (first, last) == (max(0, columns[0] - margin), min(40, columns[-1] + margin + 1))
        else:
            assert first == last
