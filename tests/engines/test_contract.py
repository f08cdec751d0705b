"""The contract of engines, tested with every engine."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from skimage import data

from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.registry import ENGINES, create_engine
from tests.engines.pconv.random_weights import TINY, random_weights, write_weights

few = settings(deadline=None, derandomize=True, max_examples=25)
masks = array_shapes(min_dims=2, max_dims=2, max_side=24).flatmap(
    lambda shape: st.one_of(
        arrays(np.bool_, shape),
        # Nearly all masked: what hypothesis draws by itself is half masked at most.
        st.tuples(*(st.integers(0, side - 1) for side in shape)).map(lambda known: all_but(shape, known)),
        st.just(np.indices(shape).sum(axis=0) % 2 == 0),
    )
)


def all_but(shape, known):
    mask = np.ones(shape, np.bool_)
    mask[known] = False
    return mask


@pytest.fixture(scope="session")
def weights(tmp_path_factory):
    """The path of weights of a small network: what is promised here does not depend on what a network has learned."""
    return write_weights(tmp_path_factory.mktemp("weights") / "tiny.npz", random_weights(TINY))


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, weights):
    has_network = "weights" in ENGINES[request.param].options.__dataclass_fields__
    return create_engine(request.param, **({"weights": weights} if has_network else {}))


@pytest.fixture(scope="module", params=[1, 3], ids=["gray", "colour"])
def photo(request):
    photo = data.astronaut()[:120, 150:278] if request.param == 3 else data.camera()[:120, 150:278, None]
    return photo.astype(np.float32) / np.float32(255)


@pytest.fixture
def image(photo):
    return photo.copy()


def cross(shape):
    mask = np.zeros(shape, np.bool_)
    mask[20:24, 10:118] = mask[:, 77] = mask[100:, 108:] = True
    return mask


@pytest.fixture
def mask(image):
    return cross(image.shape[:2])


@pytest.fixture(scope="module")
def run(engine, photo):
    """Return the inputs of a restoration as they are after it, what it made of them, and the shares that it told."""
    image, mask, shares = photo.copy(), cross(photo.shape[:2]), []
    result = engine.restore(image, mask, progress=shares.append)
    result.flags.writeable = False
    return image, mask, result, shares


@pytest.fixture
def restored(run):
    return run[2]


def test_inputs_are_left_untouched(run, image, mask):
    np.testing.assert_array_equal(run[0], image)
    np.testing.assert_array_equal(run[1], mask)


def test_progress_rises_to_1(run):
    shares = run[3]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] == pytest.approx(1)


def test_a_second_run_gives_the_same_and_in_place_in_the_image_itself(engine, image, mask, restored):
    result = engine.restore(image, mask, in_place=True)
    np.testing.assert_array_equal(result, restored)
    assert np.shares_memory(result, image)


def test_read_only_and_strided_inputs_are_taken(engine, image, mask):
    expected = engine.restore(image[::2, ::-1].copy(), mask[::2, ::-1].copy())
    image.flags.writeable = mask.flags.writeable = False
    np.testing.assert_array_equal(engine.restore(image[::2, ::-1], mask[::2, ::-1]), expected)


def test_known_pixels_are_returned_bit_for_bit(restored, image, mask):
    assert restored.dtype == np.float32
    assert restored.shape == image.shape
    np.testing.assert_array_equal(restored[~mask].view(np.uint32), image[~mask].view(np.uint32))
    assert not np.array_equal(restored[mask], image[mask])


def test_an_empty_mask_gives_an_equal_copy(engine, image):
    result = engine.restore(image, np.zeros(image.shape[:2], np.bool_))
    np.testing.assert_array_equal(result, image)
    assert not np.shares_memory(result, image)


def test_what_lies_under_the_mask_is_never_looked_at(engine, image, mask, restored):
    image[mask] = np.resize(np.float32([np.nan, np.inf, -1e30]), np.count_nonzero(mask))[:, np.newaxis]
    np.testing.assert_array_equal(engine.restore(image, mask), restored)


def test_cancelling_raises_cancelled(engine, image, mask):
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        engine.restore(image, mask, progress=lambda share: cancel.cancel(), cancel=cancel)


@few
@given(mask=masks, channels=st.sampled_from([1, 3]), seed=st.integers(0, 99))
def test_any_shape_and_mask_is_filled_with_finite_values(engine, mask, channels, seed):
    if mask.all():
        mask[0, 0] = False
    image = np.random.default_rng(seed).random((*mask.shape, channels), np.float32)
    known = image[~mask]
    image[mask] = np.nan
    result = engine.restore(image, mask)
    assert np.isfinite(result).all()
    np.testing.assert_array_equal(result[~mask], known)


@few
@given(mask=masks, value=st.floats(0, 1, width=32))
def test_a_constant_image_is_filled_with_its_constant(engine, mask, value):
    if mask.all():
        mask[0, 0] = False
    image = np.full((*mask.shape, 3), value, np.float32)
    np.testing.assert_array_equal(engine.restore(image, mask), image)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_gray_in_three_channels_gives_what_one_channel_gives_to_the_last_bit(engine, dtype):
    scale = {np.uint8: 1, np.uint16: 257, np.float32: 1 / 255}[dtype]
    gray = (data.camera()[:120, 150:278] * np.float64(scale)).astype(dtype)
    mask = np.where(cross(gray.shape), np.uint8(255), np.uint8(0))
    results = []
    for pixels in (gray, gray[..., np.newaxis].repeat(3, axis=2)):
        results.append(pixels.copy())
        for filling in fill(pixels, mask, engine):
            filling.paste_into(results[-1])
    assert not np.array_equal(results[0], gray)
    np.testing.assert_array_equal(results[1], results[0][..., np.newaxis].repeat(3, axis=2))
