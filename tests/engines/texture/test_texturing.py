import cv2
import numpy as np
import pytest
from skimage import data

from inpaint_studio.core.engine import EVERYWHERE, Surroundings
from inpaint_studio.core.job import NEVER, Cancelled, CancelToken, ignore_progress
from inpaint_studio.core.region import Region
from inpaint_studio.engines.texture.blending import Strength
from inpaint_studio.engines.texture.texturing import add_texture


def textured(image, mask, surroundings=EVERYWHERE, strength=None, seed=0, progress=ignore_progress, cancel=NEVER):
    """Return the image with texture, and which pixels got some."""
    result = image.copy()
    given = add_texture(result, mask, surroundings, strength or Strength(1.0), seed, 5, progress, cancel)
    return result, given


def smoothly_filled(image, mask):
    pixels = np.clip(np.rint(image * 255), 0, 255).astype(np.uint8)
    blurry = cv2.inpaint(pixels, mask.astype(np.uint8), 3, cv2.INPAINT_TELEA).reshape(image.shape)
    return np.where(mask[..., None], blurry.astype(np.float32) / 255, image)


def fine(image, chosen):
    """Return how strong fine detail is: the root mean square of differences from the mean of neighbours."""
    luma = image.mean(axis=2, dtype=np.float64)
    around = (np.roll(luma, 1, 0) + np.roll(luma, -1, 0) + np.roll(luma, 1, 1) + np.roll(luma, -1, 1)) / 4
    return np.sqrt(np.square(luma - around)[chosen].mean())


@pytest.fixture
def image():
    return data.gravel()[:200, :240, None].repeat(3, axis=2).astype(np.float32) / 255


@pytest.fixture
def mask():
    mask = np.zeros((200, 240), bool)
    mask[80:100, 40:200] = mask[130:170, 60:100] = mask[20:23, 10:200] = True
    return mask


@pytest.fixture
def base(image, mask):
    return smoothly_filled(image, mask)


def test_wide_holes_get_texture_and_nothing_else_changes(image, base, mask):
    result, given = textured(base, mask)
    assert given[mask & (np.arange(200)[:, None] > 50)].all()
    assert not given[:50].any(), "a scratch of 3 px gets none"
    np.testing.assert_array_equal(result[~given], base[~given])
    assert fine(result, given) > 2 * fine(base, given)
    assert 0.7 < fine(result, given) / fine(image, given) < 1.1


def test_gray_gives_what_three_equal_channels_give(base, mask):
    gray, colour = (textured(image, mask)[0] for image in (base[..., :1].copy(), base))
    np.testing.assert_array_equal(gray.repeat(3, axis=2), colour)


@pytest.mark.parametrize("threads", [2, 3])
def test_any_number_of_threads_gives_the_same_bits(base, mask, threads, monkeypatch):
    results = []
    for count in (1, threads):
        monkeypatch.setattr("inpaint_studio.core.parallel.thread_count", lambda count=count: count)
        results.append(textured(base, mask)[0])
    np.testing.assert_array_equal(*results)


def test_without_an_amount_and_without_sources_the_filling_stays(base, mask):
    for result, given in (
        textured(base, mask, strength=Strength(0.0)),
        textured(base, mask, Surroundings(sources=np.zeros_like(mask))),
    ):
        np.testing.assert_array_equal(result, base)
        assert not given.any()


def test_a_smooth_image_gets_none():
    mask = np.zeros((120, 120), bool)
    mask[40:80, 40:80] = True
    rows, columns = np.indices(mask.shape, np.float32)
    ramp = (0.2 + 0.003 * rows + 0.001 * columns)[..., None].repeat(3, axis=2)
    assert np.abs(textured(ramp, mask)[0] - ramp).max() < 1e-3
    assert not textured(ramp, mask, strength=Strength(1.0, 0.02, 0.1))[1].any()


def test_excluded_pixels_never_appear(base, mask):
    """Half of the surroundings is magenta and excluded."""
    base[:, 120:][~mask[:, 120:]] = [1, 0, 1]
    sources = ~mask
    sources[:, 120:] = False
    result, given = textured(base, mask, Surroundings(sources=sources))
    left = np.zeros_like(mask)
    left[130:170, 60:100] = True
    assert given[left].all()
    assert np.ptp(result[left], axis=1).max() < 1e-5, "what is gray around stays gray"


def test_a_part_of_a_large_hole_comes_out_as_in_the_whole_image():
    tile = data.gravel()[:, :, None].astype(np.float32) / 255
    image = np.tile(tile, (2, 2, 3))[:560, :620]
    mask = np.zeros((560, 620), bool)
    for offset in (150, 350):
        mask[offset : offset + 14, 40:580] = mask[40:520, offset : offset + 14] = True
    base = np.where(mask[..., None], np.float32(0.45), image)
    whole, _ = textured(base, mask)
    window = Region(60, 70, 560, 620)
    wanted = np.zeros((500, 550), bool)
    wanted[210:420, 200:420] = True
    part, given = textured(base[window.slices].copy(), mask[window.slices].copy(), Surroundings((60, 70), wanted))
    chosen = wanted & mask[window.slices]
    assert given[chosen].any()
    np.testing.assert_array_equal(part[chosen], whole[window.slices][chosen])


def test_progress_rises_to_1_and_cancelling_raises_cancelled(base, mask):
    shares = []
    textured(base, mask, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        textured(base, mask, cancel=cancel)
