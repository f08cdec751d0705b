import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from skimage import data

import inpaint_studio
from inpaint_studio.core.holes import View
from inpaint_studio.core.job import Cancelled, CancelToken
from inpaint_studio.core.restore import fill
from inpaint_studio.engines.fmm.engine import FmmEngine
from inpaint_studio.engines.fmm.options import FmmOptions
from inpaint_studio.errors import InputError


def scratches(shape, count=6, seed=0):
    """Return a mask of wavy scratches, 2 to 5 pixels wide."""
    rng = np.random.default_rng(seed)
    mask = np.zeros(shape[:2], bool)
    for _ in range(count):
        columns = np.arange(shape[1])
        rows = rng.uniform(0, shape[0]) + rng.uniform(5, 30) * np.sin(columns / rng.uniform(30, 90))
        for offset in range(rng.integers(2, 6)):
            line = rows.astype(int) + offset
            inside = (line >= 0) & (line < shape[0])
            mask[line[inside], columns[inside]] = True
    return mask


def as_float(photo):
    return (photo if photo.ndim == 3 else photo[..., None]).astype(np.float32) / np.float32(255)


@pytest.fixture(params=["camera", "astronaut", "coffee"])
def image(request):
    return as_float(getattr(data, request.param)()[:300, :400])


@pytest.mark.parametrize("finish", ["none", "both"])
def test_scratches_on_photos_nearly_vanish(image, finish):
    mask = scratches(image.shape)
    damaged = image.copy()
    damaged[mask] = 1
    result = FmmEngine(FmmOptions(finish=finish)).restore(damaged, mask)
    before = np.mean((damaged - image)[mask] ** 2)
    after = np.mean((result - image)[mask] ** 2)
    assert after < 0.03 * before


@pytest.mark.parametrize("finish", ["none", "median", "bilateral", "both"])
def test_results_stay_within_the_range_of_the_known_pixels(image, finish):
    mask = scratches(image.shape)
    known = image * 700 - 200
    result = FmmEngine(FmmOptions(finish=finish)).restore(known, mask)
    for channel in range(image.shape[2]):
        values = known[~mask][:, channel]
        assert result[..., channel].min() >= values.min()
        assert result[..., channel].max() <= values.max()


@pytest.mark.parametrize("place", [np.s_[:3, :3], np.s_[-2:, -2:], np.s_[:2, 14:18], np.s_[15:18, -3:], np.s_[7, 0]])
@pytest.mark.parametrize("radius", [1, 3, 5, 12])
def test_small_holes_at_borders_and_corners_take_their_neighbours_values(place, radius):
    image = np.full((40, 70, 3), 0.25, np.float32)
    image[:, 35:] = 0.75
    mask = np.zeros((40, 70), bool)
    mask[place] = True
    damaged = image.copy()
    damaged[mask] = 1
    np.testing.assert_array_equal(FmmEngine(FmmOptions(radius=radius)).restore(damaged, mask), image)


@pytest.mark.parametrize("radius", [1, 2, 5])
def test_a_checkerboard_takes_means_of_its_neighbours(radius):
    image = np.tile(np.linspace(0, 1, 40, dtype=np.float32), (30, 1))[..., None]
    mask = np.indices((30, 40)).sum(axis=0) % 2 == 0
    result = FmmEngine(FmmOptions(radius=radius)).restore(image, mask)
    assert abs(result - image)[:, 2:-2].max() < 0.02


def test_the_context_is_all_that_is_looked_at(image):
    for radius in (1, 4):
        engine = FmmEngine(FmmOptions(radius=radius, finish="both"))
        mask = np.zeros(image.shape[:2], bool)
        mask[136:150, 200:215] = True
        mask[:, :100] = mask[:90] = True
        reach = 7 + View.of(engine.info).around(7)  # the hole's sides lie on a grid of 8 px
        part = np.s_[136 - reach // 8 * 8 : 152 + reach, 200 - reach // 8 * 8 : 216 + reach]
        whole = engine.restore(image, mask)
        alone = engine.restore(image[part], mask[part])
        np.testing.assert_array_equal(alone[mask[part]], whole[part][mask[part]])


@pytest.mark.parametrize("stage", [0.0, 0.2, 0.5, 0.9])
def test_cancel_is_heard_before_the_next_report_of_progress(stage):
    image = np.random.default_rng(0).random((300, 400, 3), np.float32)
    mask = np.ones(image.shape[:2], bool)
    mask[::100] = False
    cancel, shares = CancelToken(), []

    def report(share):
        shares.append(share)
        if share >= stage:
            cancel.cancel()

    with pytest.raises(Cancelled):
        FmmEngine(FmmOptions(radius=9)).restore(image, mask, progress=report, cancel=cancel)
    assert sum(share >= stage for share in shares) == 1


def test_progress_comes_in_small_steps():
    image = np.random.default_rng(0).random((300, 400, 3), np.float32)
    mask = np.ones(image.shape[:2], bool)
    mask[::100] = False
    shares = [0.0]
    FmmEngine(FmmOptions(radius=9)).restore(image, mask, progress=shares.append)
    assert max(np.diff(shares)) < 0.25


@pytest.mark.parametrize("options", [{"radius": 0}, {"radius": 51}, {"radius": 2.5}, {"finish": "polish"}])
def test_options_out_of_range_are_refused(options):
    with pytest.raises(InputError):
        FmmOptions(**options)


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME moves the cache folder on Linux only")
def test_compiled_kernels_are_kept_in_the_cache_folder(tmp_path):
    """That ``NUMBA_CACHE_DIR`` names another one is for ``test_same_bits``, whose processes find them there."""
    code = "from inpaint_studio.engines.kernels import heap; heap.pixel_of(5)"
    elsewhere = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    subprocess.run([sys.executable, "-c", code], check=True, env={**elsewhere, "XDG_CACHE_HOME": str(tmp_path)})
    assert list(tmp_path.rglob("heap.pixel_of*.nbc"))
    assert not list(Path(inpaint_studio.__file__).parent.rglob("*.nb[ci]"))


@pytest.mark.skipif(sys.platform != "linux", reason="XDG_CACHE_HOME moves the cache folder on Linux only")
def test_kernels_run_where_no_cache_folder_can_be_made(tmp_path):
    (tmp_path / "file").touch()
    code = "from inpaint_studio.engines.kernels import heap; assert heap.pixel_of(5) == 5"
    elsewhere = {name: value for name, value in os.environ.items() if name != "NUMBA_CACHE_DIR"}
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={**elsewhere, "XDG_CACHE_HOME": str(tmp_path / "file")}
    )


def test_importing_the_options_loads_no_numba():
    code = "import sys, inpaint_studio.engines.registry; assert not {'numba', 'llvmlite'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("width", "weighting"), [(3, "coherence"), (9, "coherence"), (9, "telea")])
def test_a_net_of_scratches_restored_in_tiles_equals_the_whole(width, weighting):
    image = np.tile(data.astronaut(), (2, 2, 1)).astype(np.float32) / 255
    mask = np.zeros(image.shape[:2], np.uint8)
    for offset in range(-1000, 1500, 140):
        cv2.line(mask, (offset, 0), (offset + 1024, 1023), 255, width)
        cv2.line(mask, (offset + 1024, 0), (offset, 1023), 255, width)
    engine = FmmEngine(FmmOptions(weighting=weighting))
    tiled = image.copy()
    fillings = list(fill(image, mask, engine))
    assert len(fillings) >= 4
    for filling in fillings:
        filling.paste_into(tiled)
    tolerance = {"coherence": 5e-4, "telea": 1e-7}[weighting]  # a rounding
    np.testing.assert_allclose(tiled, engine.restore(image, mask != 0), rtol=0, atol=tolerance)


def test_dust_restored_in_common_atlases_equals_the_whole():
    image = data.astronaut().astype(np.float32) / 255
    mask = np.zeros(image.shape[:2], np.uint8)
    for row, column, radius in np.random.default_rng(3).integers((0, 0, 1), (512, 512, 6), (60, 3)).tolist():
        cv2.circle(mask, (column, row), radius, 255, -1)
    engine = FmmEngine(FmmOptions())
    apart = image.copy()
    for filling in fill(image, mask, engine):
        filling.paste_into(apart)
    np.testing.assert_array_equal(apart, engine.restore(image, mask != 0))


def grainy(strength, shape=(480, 640, 3)):
    """Return a photo without details that is as grainy everywhere."""
    ramp = np.linspace(0.3, 0.7, shape[1], dtype=np.float32)[None, :, None]
    return (ramp + strength * np.random.default_rng(0).standard_normal(shape, np.float32)).astype(np.float32)


def specks_and_scratches(shape):
    mask = scratches(shape, 3).astype(np.uint8)
    for row, column in np.random.default_rng(1).integers((20, 20), (shape[0] - 20, shape[1] - 20), (80, 2)).tolist():
        cv2.circle(mask, (column, row), 6, 1, -1)
    return mask


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.float32])
def test_fillings_are_as_grainy_as_their_surroundings_where_that_is_chosen(dtype):
    scale = np.float32(1 if dtype == np.float32 else np.iinfo(dtype).max)
    image = (grainy(0.04) * scale).astype(dtype)
    mask = specks_and_scratches(image.shape)
    smooth = grainy(0) * scale
    for grain, low, high in (("off", 0, 0.6), ("match", 0.85, 1.1)):
        residual = inpaint_studio.inpaint(image, mask, "fmm", grain=grain) - smooth
        assert low < residual[mask != 0].std() / residual[mask == 0].std() < high


def test_grain_is_reproducible_and_changes_with_the_seed():
    image = grainy(0.04)
    mask = specks_and_scratches(image.shape)
    result = inpaint_studio.inpaint(image, mask, "fmm", grain="match")
    np.testing.assert_array_equal(result, inpaint_studio.inpaint(image, mask, "fmm", grain="match"))
    np.testing.assert_array_equal(result[mask == 0], image[mask == 0])
    assert not np.array_equal(result, inpaint_studio.inpaint(image, mask, "fmm", grain="match", seed=1))


@pytest.mark.parametrize("darkness", [1, 0.2])
@pytest.mark.parametrize("finish", ["none", "both"])
def test_a_clean_photo_gets_no_grain(finish, darkness):
    image = np.rint(grainy(0) * darkness * 255).astype(np.uint8)
    mask = specks_and_scratches(image.shape)
    with_grain, without = (
        inpaint_studio.inpaint(image, mask, "fmm", finish=finish, grain=grain) for grain in ("match", "off")
    )
    np.testing.assert_array_equal(with_grain, without)


def test_any_number_of_threads_gives_the_same_bits_with_grain_too(monkeypatch):
    image = np.tile(data.astronaut(), (2, 2, 1))[:640, :640]
    mask = np.zeros(image.shape[:2], np.uint8)
    for offset in range(-1000, 1500, 100):
        cv2.line(mask, (offset, 0), (offset + 1024, 1023), 255, 9)
    engine, results = FmmEngine(FmmOptions(grain="match")), []
    for threads in (1, 2, 3):
        monkeypatch.setattr("inpaint_studio.core.restore.thread_count", lambda threads=threads: threads)
        result = image.copy()
        for filling in fill(image, mask, engine):
            filling.paste_into(result)
        results.append(result)
    np.testing.assert_array_equal(results[0], results[1])
    np.testing.assert_array_equal(results[0], results[2])
