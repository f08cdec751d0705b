import numpy as np
import pytest

from inpaint_studio.simulation import shapes

DRAWS = [shapes.scratch, shapes.hair, shapes.crack, shapes.dust, shapes.tear, shapes.brush, shapes.blotch]
SHAPE = (96, 128)


def drawn(draw, width, seed, shape=SHAPE):
    mask = np.zeros(shape, np.uint8)
    draw(mask, np.random.default_rng(seed), width)
    return mask


@pytest.mark.parametrize("draw", DRAWS)
def test_a_shape_has_hard_edges_and_depends_on_the_seed_alone(draw):
    masks = [drawn(draw, 5.0, seed) for seed in (*range(12), 0)]
    assert set(np.unique(masks)) == {0, 255}
    np.testing.assert_array_equal(masks[0], masks[-1])
    assert len({mask.tobytes() for mask in masks}) > 6


@pytest.mark.parametrize("draw", DRAWS)
def test_a_shape_adds_to_what_is_there(draw):
    mask = np.full(SHAPE, 255, np.uint8)
    draw(mask, np.random.default_rng(0), 5.0)
    assert (mask == 255).all()


@pytest.mark.parametrize("width", [1, 2, 3, 5, 8, 12, 20])
def test_a_band_has_the_width_asked_for_on_the_average_of_directions(width):
    areas = []
    for angle in np.linspace(0.03, np.pi, 40):
        mask = np.zeros((200, 200), np.uint8)
        ends = np.array([[np.sin(angle), np.cos(angle)]]) * np.linspace(-60, 60, 21)[:, np.newaxis] + 100.3
        shapes._ribbon(mask, ends, width)
        areas.append(np.count_nonzero(mask) / 120)
    # OpenCV also draws the outline of the ends.
    assert np.mean(areas) == pytest.approx(width * 121 / 120, abs=0.15)


@pytest.mark.parametrize("side", [16, 40, 512])
@pytest.mark.parametrize("draw", DRAWS)
def test_shapes_fit_masks_of_any_size(draw, side):
    assert sum(np.count_nonzero(drawn(draw, 8.0, seed, (side, side))) for seed in range(20)) > 0


def test_a_tear_begins_at_the_border():
    masks = [drawn(shapes.tear, 30.0, seed, (128, 128)) for seed in range(20)]
    assert all(mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any() for mask in masks)
