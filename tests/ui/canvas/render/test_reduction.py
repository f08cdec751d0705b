import numpy as np
import pytest

from inpaint_studio.ui.canvas.render.reduction import any_of, mean


def blocks(pixels, size):
    """Return every block as (rows, columns, size * size, ...); beyond the edge its last pixel goes on."""
    bottom, right = -pixels.shape[0] % size, -pixels.shape[1] % size
    pad = [(0, bottom), (0, right), (0, 0)][: pixels.ndim]
    whole = np.pad(pixels, pad, mode="edge")
    rows, columns = whole.shape[0] // size, whole.shape[1] // size
    parts = whole.reshape(rows, size, columns, size, *whole.shape[2:]).swapaxes(1, 2)
    return parts.reshape(rows, columns, size * size, *whole.shape[2:])


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("shape", [(67, 130), (40, 33, 3), (1, 50, 3)])
@pytest.mark.parametrize("level", range(4))
def test_a_pixel_is_the_mean_of_those_it_stands_for(dtype, shape, level):
    pixels = np.random.default_rng(1).integers(0, np.iinfo(dtype).max, shape, dtype, endpoint=True)
    found = mean(pixels, level)
    assert found.dtype == dtype
    np.testing.assert_allclose(found, blocks(pixels, 1 << level).mean(axis=2), atol=0.51)


@pytest.mark.parametrize("shape", [(67, 130), (1, 50), (300, 1)])
@pytest.mark.parametrize("level", range(7))
def test_one_marked_pixel_marks_the_pixel_that_stands_for_it(shape, level):
    plane = np.where(np.random.default_rng(2).random(shape) < 0.01, np.uint8(255), np.uint8(0))
    np.testing.assert_array_equal(any_of(plane, level), blocks(plane, 1 << level).max(axis=2))


def test_reducing_leaves_the_plane_as_it_is():
    plane = np.full((64, 64), 255, np.uint8)
    any_of(plane, 0)
    mean(plane, 2)
    assert (plane == 255).all()
